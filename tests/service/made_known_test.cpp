#include <gmock/gmock.h>

#include "deciding_office.h"
#include "service/import_reading.h"
#include "service/imports.h"
#include "service/petitions.h"
#include "service/publications.h"
#include "spreadsheet/workbook_writer.h"

// Results made known, petitions of bodies, data of others from a workbook.

namespace kiemdiem::service {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using Pairs = std::vector<std::pair<std::string, std::string>>;

const std::string commune = "bu-dang-2020";

std::string act(const std::string& login, std::string_view action, Pairs inputs,
                const std::function<Outcome<void>(Call&)>& work) {
  inputs.emplace_back("campaign", commune);
  return refusal_of(demonstration_office().perform(asking(action, signed_in(login), inputs), work));
}

/// Decides on one subject of the commune. @return the id of the decision
std::string decided(const std::string& number, const std::string& subject, const std::string& level) {
  std::string id;
  EXPECT_THAT(act("bd.danguy", "decide",
                  {{"unit", "bd.dx"},
                   {"number", number},
                   {"day", "18/12/2020"},
                   {"signer", "Người Ký"},
                   {"ground", "Biên bản hội nghị"},
                   {"reason." + subject, "Đã xem xét"},
                   {"level." + subject, level}},
                  [&](Call& call) -> Outcome<void> {
                    const auto made = decide(call);
                    if (!made) return tl::unexpected{made.error()};
                    id = made->id;
                    return {};
                  }),
              IsEmpty());
  return id;
}

std::string notify(const std::string& decision) {
  return act("bd.danguy", "send-notices", {{"unit", "bd.dx"}, {"decision", decision}},
             [](Call& call) -> Outcome<void> {
               const auto sent = send_notices(call);
               if (!sent) return tl::unexpected{sent.error()};
               return {};
             });
}

TEST(AResult, is_made_known_as_the_regulation_says_after_the_notices_and_with_proof) {
  const std::string decision = decided("31-QĐ/ĐU", "member:bd.bd21", "good");
  const auto publishing = [&](const std::string& proof) {
    return act("bd.danguy", "publish",
               {{"unit", "bd.dx"},
                {"decision", decision},
                {"way", "to-users"},
                {"on", "18/12/2020"},
                {"place", "Hội nghị xã"},
                {"proof", proof}},
               &publish);
  };
  EXPECT_THAT(publishing("Biên bản số 4"), HasSubstr("Hãy gửi thông báo cho đối tượng"));
  EXPECT_THAT(notify(decision), IsEmpty());
  EXPECT_THAT(publishing(""), HasSubstr("giấy tờ chứng minh"));
  EXPECT_THAT(publishing("Biên bản số 4"), IsEmpty());
  EXPECT_THAT(publishing("Biên bản số 5"), HasSubstr("đã ghi"));
  EXPECT_THAT(act("bd.danguy", "publications", {{"unit", "bd.dx"}, {"decision", decision}},
                  [](Call& call) -> Outcome<void> {
                    const auto asked = publications_of(call, decision_in_path(call).value()).value();
                    EXPECT_EQ(asked.size(), 1U);
                    EXPECT_EQ(asked[0].way.cited.clause, "5.6");
                    EXPECT_EQ(asked[0].done->proof, "Biên bản số 4");
                    return {};
                  }),
              IsEmpty());
}

TEST(AResult, that_was_published_and_taken_back_is_listed_as_wrong_until_it_is_put_right) {
  const std::string subject = "member:bd.bd22";
  const std::string decision = decided("33-QĐ/ĐU", subject, "good");
  EXPECT_THAT(notify(decision), IsEmpty());
  const auto publishing = [&](const std::string& of, const std::string& proof) {
    return act("bd.danguy", "publish",
               {{"unit", "bd.dx"},
                {"decision", of},
                {"way", "to-users"},
                {"on", "18/12/2020"},
                {"place", "Hội nghị xã"},
                {"proof", proof}},
               &publish);
  };
  EXPECT_THAT(publishing(decision, "Biên bản số 6"), IsEmpty());
  std::string cancelling;
  EXPECT_THAT(act("bd.danguy", "cancel-decision",
                  {{"unit", "bd.dx"},
                   {"decision", decision},
                   {"number", "34-QĐ/ĐU"},
                   {"day", "18/12/2020"},
                   {"signer", "Người Ký"},
                   {"ground", "Phát hiện khuyết điểm"},
                   {"subject", subject}},
                  [&](Call& call) -> Outcome<void> {
                    const auto made = cancel(call);
                    if (!made) return tl::unexpected{made.error()};
                    cancelling = made->id;
                    return {};
                  }),
              IsEmpty());
  const auto wrong = [&] {
    std::vector<WrongNow> found;
    EXPECT_THAT(act("bd.danguy", "decision", {{"unit", "bd.dx"}, {"decision", decision}},
                    [&](Call& call) -> Outcome<void> {
                      const store::Decision former = decision_in_path(call).value();
                      found = wrong_publications(call, former).value();
                      const auto all = wrong_after(call, former, **call.units()).value();
                      EXPECT_TRUE(std::ranges::any_of(all, [&](const WrongNow& one) {
                        return one.what == found.at(0).what;
                      })) << "in the one list of what is wrong now";
                      return {};
                    }),
                IsEmpty());
    return found;
  };
  auto found = wrong();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].what, testing::AllOf(HasSubstr("33-QĐ/ĐU"), HasSubstr("Biên bản số 6")));
  EXPECT_EQ(found[0].on, "2020-12-18");
  EXPECT_THAT(found[0].to_do, HasSubstr("đính chính"));
  EXPECT_THAT(found[0].mended, IsEmpty());
  EXPECT_THAT(publishing(cancelling, "Biên bản gỡ niêm yết số 7"), IsEmpty());
  EXPECT_THAT(publishing(cancelling, "Biên bản số 8"), HasSubstr("đã ghi"));
  found = wrong();
  ASSERT_EQ(found.size(), 1U) << "it stays in the list";
  EXPECT_THAT(found[0].mended, HasSubstr("Biên bản gỡ niêm yết số 7"));
}

TEST(ABody, petitions_through_its_head_once_it_was_notified) {
  const Pairs words{{"request", "Xem lại mức"}, {"reason", "Đã hoàn thành chỉ tiêu"}};
  const auto petitioning = [&](const std::string& login, const std::string& subject) {
    Pairs inputs = words;
    inputs.emplace_back("subject", subject);
    return act(login, "body-petition", inputs, &petition);
  };
  EXPECT_EQ(petitioning("bd.danguy", "organization:bd.vp"), "refused") << "not the head of that cell";
  EXPECT_EQ(petitioning("bd.bithu", "member:bd.bd08"), "refused") << "a person petitions alone";
  EXPECT_THAT(petitioning("bd.bithu", "organization:bd.vp"), HasSubstr(": "));
  const std::string decision = decided("32-QĐ/ĐU", "organization:bd.vp", "good");
  EXPECT_THAT(notify(decision), IsEmpty());
  EXPECT_THAT(petitioning("bd.bithu", "organization:bd.vp"), IsEmpty());
  EXPECT_THAT(act("bd.danguy", "petitions", {{"unit", "bd.dx"}},
                  [](Call& call) -> Outcome<void> {
                    const auto received = petitions_under(call, call.target.unit_path).value();
                    EXPECT_EQ(received.size(), 1U);
                    EXPECT_EQ(received[0].subject, "organization:bd.vp");
                    EXPECT_FALSE(answer_clock(call, received[0].subject, received[0].received).value())
                        << "the regulation sets no time";
                    return {};
                  }),
              IsEmpty());
}

ReadFile read(Call& call, const Unit& unit, const std::string& level) {
  spreadsheet::DraftSheet sheet;
  sheet.name = "Noi khac";
  const std::vector<std::vector<std::string>> rows{
      {"Loại", "Đối tượng", "Nơi cung cấp", "Số văn bản", "Mức xếp loại"},
      {"xếp loại của đoàn thể, tổ chức chính trị - xã hội", "member:bd.bd14", "Đoàn xã", "3-BC/ĐTN", level}};
  for (const std::vector<std::string>& row : rows) {
    sheet.rows.emplace_back();
    for (const std::string& text : row) sheet.rows.back().push_back({text});
  }
  const File file{"noi-khac.xlsx", spreadsheet::write_workbook({sheet}).value()};
  return read_file(call, file, unit, call.office.dictionary()).value();
}

TEST(DataOfOthers, come_from_a_workbook_about_people_whom_the_register_knows) {
  EXPECT_THAT(act("bd.danguy", "import-form", {},
                  [](Call& call) -> Outcome<void> {
                    const auto units = call.units().value();
                    const Unit& unit = *units->find("bd.dx");
                    const ReadFile wrong = read(call, unit, "Rất tốt");
                    EXPECT_THAT(to_text(wrong.problems), HasSubstr("E2"));
                    const ReadFile good = read(call, unit, "Hoàn thành tốt nhiệm vụ");
                    EXPECT_THAT(to_text(good.problems), IsEmpty());
                    const ImportPlan plan =
                        plan_import(call, good, unit, commune, call.office.dictionary(), {}).value();
                    EXPECT_THAT(to_text(plan.problems), IsEmpty());
                    EXPECT_EQ(plan.entries.size(), 1U) << "nobody of the register is listed with it";
                    EXPECT_EQ(plan.texts.size(), 1U);
                    EXPECT_EQ(plan.texts[0].key.list, "inputs");
                    EXPECT_EQ(plan.texts[0].unit_path, units->find("bd.thon1")->path);
                    return {};
                  }),
              IsEmpty());
}

}  // namespace
}  // namespace kiemdiem::service
