#include <gmock/gmock.h>

#include "demonstration_office.h"
#include "service/progress.h"
#include "service/registers.h"
#include "service/summaries.h"
#include "store/settings.h"

// The lines of the summary are kept with the progress, and never shown stale.

namespace kiemdiem::service {
namespace {

const std::string campaign = "phu-yen-khoi-2022";

template <class T>
T at_the_top(const std::function<Outcome<T>(Call&)>& work) {
  // Signing in is a change of the store as well.
  static const std::string token = signed_in("pyk.bantochuc");
  std::optional<T> found;
  const auto done =
      demonstration_office().perform(asking("reports", token, {{"campaign", campaign}, {"unit", "pyk.khoi"}}),
                                     [&](Call& call) -> Outcome<void> {
                                       auto made = work(call);
                                       if (!made) return tl::unexpected{made.error()};
                                       found.emplace(std::move(*made));
                                       return {};
                                     });
  EXPECT_TRUE(done);
  return std::move(*found);
}

SummaryOf whole() {
  return at_the_top<SummaryOf>([](Call& call) { return summary_in_path(call); });
}

/// The lines of a part as a book of its own has them.
std::shared_ptr<const summary::Summary> part_in(ProgressBook& book, const std::string& root) {
  using Lines = std::shared_ptr<const summary::Summary>;
  return at_the_top<Lines>([&](Call& call) -> Outcome<Lines> {
    const auto by = book.counted_by(call.data, *call.campaign, call.units().value(),
                                    {call.today, call.now.local.minute}, call.generation);
    return book.summary(*by, *by->units->find(root)).value();
  });
}

void rename_cell(const std::string& name) {
  ASSERT_TRUE(demonstration_office().perform(
      asking("save-unit", signed_in("pyk.danguy"), {{"unit", "pyk.cb2"}}), [&](Call& call) -> Outcome<void> {
        const auto record = stored_entry(call, {"", "organizations", "pyk.cb2"}).value();
        return keep_entry(call, "organizations", with_value(facts_of(record), "name", text_node(name)),
                          record->version);
      }));
}

TEST(TheSummaryOfAnUpperOrganization, is_put_together_once_as_long_as_nothing_changes) {
  const SummaryOf first = whole();
  EXPECT_EQ(first.summary, whole().summary);
  rename_cell("Chi bộ Khai thác tư liệu");
  const SummaryOf second = whole();
  EXPECT_NE(first.summary, second.summary);
  EXPECT_EQ(second.summary->unit("pyk.cb2")->name, "Chi bộ Khai thác tư liệu");
  EXPECT_EQ(first.summary->lines.size(), second.summary->lines.size());
}

TEST(TheSummaryOfAnUpperOrganization, is_that_of_parts_judged_just_now) {
  Office& office = demonstration_office();
  ProgressBook fresh{office.situations(), office.regulations(), ""};
  const SummaryOf sum = whole();
  for (const char* root : {"pyk.tt", "pyk.cb9"}) {
    const auto part = part_in(fresh, root);
    for (const summary::Line& line : part->lines) {
      const summary::Line* found = sum.summary->line(line.id);
      ASSERT_NE(found, nullptr) << line.id;
      EXPECT_EQ(found->level, line.level) << line.id;
      EXPECT_EQ(found->must_rate, line.must_rate) << line.id;
      EXPECT_EQ(found->why_not, line.why_not) << line.id;
    }
  }
}

TEST(SummaryLines, are_read_from_the_store_after_a_start_and_left_where_they_do_not_fit_their_mark) {
  Office& office = demonstration_office();
  ProgressBook first{office.situations(), office.regulations(), "program 7"};
  const auto counted = part_in(first, "pyk.cb9");
  ASSERT_TRUE(first.save(office.database()));
  const std::string name = "summary/" + campaign + "/pyk.cb9";
  const auto kept = [&] {
    std::string text;
    EXPECT_TRUE(office.database().read([&](store::Transaction& data) -> Result<void> {
      text = store::find_setting(data, name).value().value_or("");
      return {};
    }));
    return text;
  };
  ASSERT_FALSE(kept().empty());
  ProgressBook second{office.situations(), office.regulations(), "program 7"};
  EXPECT_EQ(part_in(second, "pyk.cb9")->lines, counted->lines);
  EXPECT_FALSE(second.has_unsaved()) << "nothing was judged";
  // Somebody changed the text behind its mark: it is judged anew.
  std::string other = kept();
  ASSERT_TRUE(office.database().write([&](store::Transaction& data) -> Result<void> {
    other.back() = other.back() == 'A' ? 'B' : 'A';
    return store::set_setting(data, name, other);
  }));
  ProgressBook third{office.situations(), office.regulations(), "program 7"};
  EXPECT_EQ(part_in(third, "pyk.cb9")->lines, counted->lines);
  EXPECT_TRUE(third.has_unsaved());
}

TEST(SummaryLines, of_a_part_that_changed_are_gathered_again_and_others_are_not) {
  Office& office = demonstration_office();
  ProgressBook book{office.situations(), office.regulations(), "program 8"};
  part_in(book, "pyk.tt");
  part_in(book, "pyk.cb9");
  ASSERT_TRUE(book.save(office.database()));
  rename_cell("Chi bộ tên khác");
  EXPECT_EQ(part_in(book, "pyk.cb9")->unit("pyk.cb9")->id, "pyk.cb9");
  EXPECT_FALSE(book.has_unsaved());
  EXPECT_EQ(part_in(book, "pyk.tt")->unit("pyk.cb2")->name, "Chi bộ tên khác");
  EXPECT_TRUE(book.has_unsaved());
}

}  // namespace
}  // namespace kiemdiem::service
