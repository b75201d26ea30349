#include "store/adapted_forms.h"

#include "engines.h"
#include "store/travelling.h"

namespace kiemdiem::store {
namespace {

/// A campaign whose organization adapts a form.
class AdaptedForms : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    write(&begin_campaign);
  }

  static AdaptedForm version(std::int64_t number) {
    AdaptedForm form;
    form.campaign = "nam";
    form.form = "btctw/02-2019";
    form.version = number;
    form.organization = "du";
    form.body = "title: [“Bản” kiểm điểm \"" + std::to_string(number) + "\"]\n";
    form.hash = "ab" + std::to_string(number);
    form.look = std::string{"PK\x03\x04\x00\xFF", 6};
    form.look_hash = "cd";
    form.salt = "muoi";
    form.day = "2022-12-20";
    form.reason = "Công văn 5";
    form.at = 7;
    form.by = "an";
    return form;
  }

  void expect_refused(const std::string& sql) {
    const auto changed = database().write(
        [&](Transaction& data) -> Result<void> { return data.execute(sql).map([](std::int64_t) {}); });
    EXPECT_FALSE(changed) << sql;
  }

  std::vector<AdaptedForm> all() {
    return read([](Transaction& data) { return adapted_forms(data); });
  }
};

TEST_P(AdaptedForms, are_read_as_they_were_adopted_and_each_version_stays) {
  EXPECT_TRUE(write([&](Transaction& data) { return append(data, version(2)); }));
  EXPECT_TRUE(write([&](Transaction& data) { return append(data, version(3)); }));
  EXPECT_FALSE(write([&](Transaction& data) { return append(data, version(3)); })) << "somebody was first";
  ASSERT_EQ(all().size(), 2U);
  EXPECT_EQ(all()[0].version, 2);
  EXPECT_EQ(all()[0].body, "") << "lists carry no texts";
  EXPECT_EQ(all()[1].reason, "Công văn 5");
  const auto whole = read([](Transaction& data) { return find_adapted(data, "nam", "btctw/02-2019", 3); });
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->body, version(3).body);
  EXPECT_EQ(whole->look, version(3).look);
  EXPECT_FALSE(whole->withdrawn);
  EXPECT_FALSE(read([](Transaction& data) { return find_adapted(data, "nam", "btctw/02-2019", 9); }));
}

TEST_P(AdaptedForms, are_withdrawn_once_and_keep_why) {
  ASSERT_TRUE(write([&](Transaction& data) { return append(data, version(2)); }));
  EXPECT_TRUE(write([&](Transaction& data) { return withdraw(data, version(2), {"ghi sai", 9, "binh"}); }));
  EXPECT_FALSE(write([&](Transaction& data) { return withdraw(data, version(2), {"nữa", 10, "binh"}); }));
  ASSERT_TRUE(all()[0].withdrawn);
  EXPECT_EQ(all()[0].withdrawn->reason, "ghi sai");
  EXPECT_EQ(all()[0].withdrawn->at, 9);
  EXPECT_EQ(all()[0].withdrawn->by, "binh");
}

TEST_P(AdaptedForms, are_changed_and_erased_by_nobody) {
  ASSERT_TRUE(write([&](Transaction& data) { return append(data, version(2)); }));
  ASSERT_TRUE(write([&](Transaction& data) { return withdraw(data, version(2), {"ghi sai", 9, "binh"}); }));
  for (const char* sql : {"update adapted_form set body = 'x'", "delete from adapted_form",
                          "update form_withdrawal set reason = 'x'", "delete from form_withdrawal"})
    expect_refused(sql);
  if (GetParam() == Engine::postgresql) expect_refused("truncate adapted_form cascade");
  EXPECT_EQ(all().size(), 1U);
}

TEST_P(AdaptedForms, need_a_reason) {
  AdaptedForm form = version(2);
  form.reason.clear();
  EXPECT_FALSE(database().write(
      [&](Transaction& data) -> Result<void> { return append(data, form).map([](bool) {}); }));
}

TEST_P(AdaptedForms, wait_one_a_form_until_they_are_adopted_or_dropped) {
  const FormDraft first{"nam", "btctw/02-2019", "a.yaml", "a: 1\n", "", 3, "an"};
  const FormDraft second{"nam", "btctw/02-2019", "b.yaml", "b: 2\n", std::string{"\x00", 1}, 4, "binh"};
  write([&](Transaction& data) { return save(data, first); });
  write([&](Transaction& data) { return save(data, second); });
  const auto kept = read([](Transaction& data) { return find_draft(data, "nam", "btctw/02-2019"); });
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->file_name, "b.yaml");
  EXPECT_EQ(kept->body, "b: 2\n");
  EXPECT_EQ(kept->look, second.look);
  write([](Transaction& data) { return drop_draft(data, "nam", "btctw/02-2019"); });
  EXPECT_FALSE(read([](Transaction& data) { return find_draft(data, "nam", "btctw/02-2019"); }));
}

TEST_P(AdaptedForms, travel_with_their_withdrawals_and_no_draft) {
  ASSERT_TRUE(write([&](Transaction& data) { return append(data, version(2)); }));
  ASSERT_TRUE(write([&](Transaction& data) { return withdraw(data, version(2), {"ghi sai", 9, "binh"}); }));
  for (const char* name : {"adapted_form", "form_withdrawal"}) {
    const TravelTable& table = travel_table(name);
    const Rows rows = read([&](Transaction& data) { return travelling_rows(data, table, "nam", "/"); });
    ASSERT_EQ(rows.size(), 1U) << name;
    const auto again = rows_of_lines(to_lines(rows), table.columns);
    ASSERT_TRUE(again) << name;
    EXPECT_EQ(to_lines(*again), to_lines(rows)) << name;
  }
}

KIEMDIEM_ON_BOTH_ENGINES(AdaptedForms);

}  // namespace
}  // namespace kiemdiem::store
