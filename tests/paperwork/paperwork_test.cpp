#include "paperwork/paperwork.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>

#include "ballot/tally.h"
#include "deciding_office.h"
#include "paper/paper_code.h"
#include "paperwork/printed.h"
#include "printing/docx.h"
#include "reading.h"
#include "service/comments.h"
#include "service/review_meetings.h"
#include "service/reviews.h"
#include "service/verifying.h"
#include "store/ballots.h"

// Papers of the demonstrations, made out of the store by whoever may have them.

namespace kiemdiem::paperwork {
namespace {

using service::Outcome;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string hospital = "benh-vien-phoi-2021";
const std::string meeting = "organization.bvp.noi.1";

/// Somebody who asks for papers of one unit.
struct Asking {
  std::string login, campaign, unit;

  template <class Work>
  Outcome<void> look(const Work& work) const {
    const auto asked =
        service::asking("papers", service::signed_in(login), {{"campaign", campaign}, {"unit", unit}});
    return service::demonstration_office().perform(asked, work);
  }

  Outcome<paper::Paper> made(std::string_view id, const std::string& about) const {
    Outcome<paper::Paper> paper;
    const auto outcome = look([&](service::Call& call) -> Outcome<void> {
      paper = paperwork::made(call, *find(id), about);
      return {};
    });
    if (!outcome) return tl::unexpected{outcome.error()};
    return paper;
  }

  /// What stands on a paper; empty where it is refused.
  std::string text(std::string_view id, const std::string& about) const {
    const auto paper = made(id, about);
    return paper ? printing::reduced(printing::document_xml(*paper)) : std::string{};
  }
};

const Asking secretary{"bvp.bithu", hospital, "bvp.noi"};

/// The meeting of the cell, opened once for all tests.
void hold_meeting() {
  static const bool held = [] {
    auto asked = service::asking("save-opening", service::signed_in("bvp.bithu"),
                                 {{"campaign", hospital},
                                  {"unit", "bvp.noi"},
                                  {"meeting", meeting},
                                  {"version", "0"},
                                  {"chair", "bvp.bv01"},
                                  {"secretary", "bvp.bv02"},
                                  {"quorum", "two_thirds"},
                                  {"fact.absent.bvp.bv09", "ốm"}});
    for (const char* person : {"bv01", "bv02", "bv03", "bv04", "bv05", "bv07", "bv08", "bv10"})
      asked.inputs.set("present", std::string{"bvp."} + person);
    return service::demonstration_office().answer(asked, &service::save_opening).has_value();
  }();
  EXPECT_TRUE(held);
}

/// A sealed vote of the cell on two members, three voters.
std::string sealed_poll() {
  static const std::string id = "phieu-thu";
  static const bool made = [] {
    ballot::Sheet sheet;
    sheet.choices = {"excellent", "good", "completed", "not_completed"};
    sheet.lines = {{"member:bvp.bv03", "Người Được Bầu", "đảng viên", {false, true, true, true}},
                   {"member:bvp.bv04", "Người Thứ Hai", "", {true, true, true, true}}};
    sheet.left_off = {{"member:bvp.bv05", "Người Ngoài Phiếu", "bị kỷ luật trong năm", "KH", "3.2"}};
    ballot::Tally tally{3, 3, {}};
    tally.count.issued = tally.count.returned = tally.count.valid = 3;
    tally.count.marks = {{0, 2, 1, 0, 0}, {0, 3, 0, 0, 0}};
    store::Poll poll;
    poll.id = id;
    poll.campaign = hospital;
    poll.unit = "bvp.noi";
    poll.mode = "paper";
    poll.state = "prepared";
    poll.sheet = ballot::to_json(sheet);
    poll.chair = "bvp.bv01";
    poll.made_by = "thu";
    poll.day = "2021-12-20";
    const auto written =
        service::demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
          poll.unit_path = store::find(data, {"", "organizations", "bvp.noi"}).value()->text.unit_path;
          const std::vector<std::string> tellers{"bvp.bv02", "bvp.bv04"};
          const std::vector<store::PollVoter> voters{{"bvp.bv01", "Cử Tri Một", true, true},
                                                     {"bvp.bv02", "Cử Tri Hai", true, true},
                                                     {"bvp.bv04", "Cử Tri Ba", true, true}};
          EXPECT_TRUE(store::create(data, poll, tellers, voters));
          for (const auto& [from, to] :
               {std::pair{"prepared", "open"}, {"open", "closed"}, {"closed", "counted"}})
            EXPECT_TRUE(store::move_poll(data, id, from, to).value());
          EXPECT_TRUE(store::seal(data, id, {canonical_json({}, sheet, tally), "00", 1}));
          EXPECT_TRUE(store::move_poll(data, id, "counted", "sealed").value());
          return {};
        });
    EXPECT_TRUE(written);
    return true;
  }();
  EXPECT_TRUE(made);
  return id;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(TableOfPapers, names_each_paper_once_with_an_action_that_there_is) {
  std::set<std::string_view> ids;
  for (const Row& row : table()) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id;
    EXPECT_NE(row.id, set_id);
    const service::Action* action = service::find_action(row.action);
    ASSERT_NE(action, nullptr) << row.id;
    EXPECT_FALSE(action->changes) << row.id << ": printing changes nothing";
    for (const auto& [name, value] : names_of(row, {}))
      EXPECT_NE(action->path.find("{" + std::string{name} + "}"), std::string_view::npos) << row.id;
    EXPECT_TRUE(std::regex_match(std::string{row.form}, std::regex{"F[0-3][0-9](-F12)?|T1-T14"})) << row.id;
  }
}

TEST(ThePapersThatAreOffered, can_all_be_made_and_open_as_word_files_in_every_demonstration) {
  hold_meeting();
  sealed_poll();
  std::set<std::string_view> seen;
  for (const Asking& asking : {secretary, Asking{"bvp.dangvien", hospital, "bvp.noi"},
                               Asking{"pyk.bithu", "phu-yen-khoi-2022", "pyk.cb1"},
                               Asking{"pyk.danguy", "phu-yen-khoi-2022", "pyk.tt"},
                               Asking{"pyk.bantochuc", "phu-yen-khoi-2022", "pyk.khoi"}}) {
    const auto outcome = asking.look([&](service::Call& call) -> Outcome<void> {
      const auto all = offered(call);
      if (!all) return tl::unexpected{all.error()};
      EXPECT_FALSE(all->empty()) << asking.login;
      for (const Offered& one : *all) {
        const auto paper = made(call, *one.row, one.what);
        if (!paper) {
          ADD_FAILURE() << asking.login << " " << one.row->id << " " << one.what.about << ": "
                        << (paper.error().problems.empty() ? "hidden"
                                                           : paper.error().problems.front().message);
          continue;
        }
        seen.insert(one.row->id);
        const auto bytes = printed(*paper, Format::docx);
        EXPECT_TRUE(bytes) << one.row->id;
        printing::Archive archive = printing::unzipped(bytes.value_or(""));
        EXPECT_EQ(printing::xml_complaint(archive.parts["word/document.xml"]), "") << one.row->id;
      }
      return {};
    });
    EXPECT_TRUE(outcome) << asking.login;
  }
  for (const char* id : {"ke-hoach", "giay-moi", "dang-ky-lich", "bien-ban-hoi-nghi", "phieu-bieu-quyet",
                         "bien-ban-kiem-phieu", "tong-hop-de-xuat", "danh-sach-chua-xep-loai",
                         "to-trinh-xep-loai", "phu-luc-ly-do", "ly-do-xep-loai"})
    EXPECT_TRUE(seen.contains(id)) << id;
}

TEST(TheMinutes, name_the_members_and_are_refused_to_a_foreign_unit_like_those_that_do_not_exist) {
  hold_meeting();
  EXPECT_THAT(secretary.text("bien-ban-hoi-nghi", meeting),
              AllOf(HasSubstr("BIÊN BẢN"), HasSubstr("Lý Thu Yến"), HasSubstr("có mặt: 08; vắng mặt: 01")));
  const Asking stranger{"pyk.bithu", "phu-yen-khoi-2022", "pyk.cb1"};
  const auto foreign = stranger.made("bien-ban-hoi-nghi", meeting);
  const auto missing = stranger.made("bien-ban-hoi-nghi", "organization.khong-co.1");
  ASSERT_FALSE(foreign);
  ASSERT_FALSE(missing);
  EXPECT_EQ(foreign.error().kind, service::Refused::hidden);
  EXPECT_EQ(missing.error().kind, service::Refused::hidden);
}

TEST(TheTallyMinutes, hold_the_counts_and_who_was_left_off_and_are_hidden_from_members) {
  EXPECT_THAT(secretary.text("bien-ban-kiem-phieu", sealed_poll()),
              AllOf(HasSubstr("Người Được Bầu"), HasSubstr("Người Ngoài Phiếu"), HasSubstr("Cử Tri Hai"),
                    HasSubstr("[Cell] 2 | [Cell] 66,7 | [Cell] 1 | [Cell] 33,3")));
  EXPECT_EQ((Asking{"pyk.danguy", hospital, "bvp.noi"}.text("bien-ban-kiem-phieu", sealed_poll())), "");
}

TEST(TheBallots, come_one_for_each_present_with_no_box_where_the_rules_leave_none_and_without_a_code) {
  const std::string text = secretary.text("phieu-bieu-quyet", sealed_poll());
  EXPECT_EQ(count_of(text, "PHIẾU BIỂU QUYẾT"), 3U);
  EXPECT_EQ(count_of(text, "☐"), 3U * 7U);
  EXPECT_EQ(count_of(text, "[Cell] – "), 3U);
  EXPECT_THAT(text, Not(HasSubstr("Mã văn bản")));
  EXPECT_THAT(text, Not(HasSubstr("Người Ngoài Phiếu")));
}

TEST(TheReasons, give_each_subject_a_page_with_the_clauses) {
  const Asking committee{"pyk.danguy", "phu-yen-khoi-2022", "pyk.cb1"};
  const std::string text = committee.text("phu-luc-ly-do", std::string{whole_unit});
  EXPECT_GT(count_of(text, "LÝ DO XẾP LOẠI CHẤT LƯỢNG"), 5U);
  EXPECT_THAT(text, AllOf(HasSubstr("KH ĐUK Phú Yên 2022"), HasSubstr("Mức cao nhất theo quy định")));
}

TEST(TheSynthesisOfProposals, has_short_levels_in_its_narrow_columns_and_says_what_they_mean) {
  const std::string text =
      Asking{"hu.bithu", "huyen-uy-2023", "hu.cbvp"}.text("tong-hop-de-xuat", std::string{whole_unit});
  EXPECT_THAT(text, HasSubstr("[Cell] HTXS |")) << "of a civil servant";
  EXPECT_THAT(text, HasSubstr("HTXS: Hoàn thành xuất sắc nhiệm vụ; HTT: Hoàn thành tốt nhiệm vụ"));
}

/// As if the person had handed in a score sheet: 2 points of the common group, 61.5 of the tasks.
void hand_in_points(const std::string& person) {
  const std::string form = "btctw/diem-ca-nhan-2025";
  document::FilledForm sheet{form, 1, {}, {}};
  sheet.answers["common"].rows = {{"1", {{"met", "yes"}}}};
  sheet.answers["results"].rows = {{"", {{"task", "Soạn kế hoạch"}, {"points", "61,5"}}}};
  service::Review review;
  review.subject = "member:" + person;
  review.rounds.push_back({service::morning, "x", 1, 0, {}, {}});
  review.papers["score_sheet"] = std::move(sheet);
  ASSERT_TRUE(service::demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
    const auto who = store::find(data, {"", "people", person});
    const store::RecordText text{{"phu-yen-khoi-2022", std::string{service::self_reviews}, review.subject},
                                 (*who)->text.unit_path,
                                 kiemdiem::to_json(to_node(review)),
                                 "",
                                 ""};
    const auto saved = store::save(data, text, 0, {"x", service::morning});
    return saved ? Result<void>{} : tl::unexpected{saved.error()};
  }));
}

TEST(TheVerificationSheet, stands_the_own_points_beside_room_for_the_verifier) {
  const std::string subject = "member:pyk.dv10";
  const Asking upper{"pyk.bantochuc", "phu-yen-khoi-2022", "pyk.tt"};
  const auto verified = service::demonstration_office().perform(
      service::asking("verify", service::signed_in(upper.login),
                      {{"campaign", upper.campaign}, {"subject", subject}, {"conclusion", "eligible"}}),
      [](service::Call& call) { return service::verify(call); });
  ASSERT_TRUE(verified);
  EXPECT_THAT(upper.text("phieu-tham-dinh", subject),
              AllOf(HasSubstr("PHIẾU THẨM ĐỊNH"), Not(HasSubstr("Cá nhân tự chấm"))));
  hand_in_points("pyk.dv10");
  const std::string text = upper.text("phieu-tham-dinh", subject);
  for (const char* words : {"Cá nhân tự chấm", "Chênh lệch", "61,5", "63,5"})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(ThePlan, says_of_each_step_who_does_it) {
  const std::string text = secretary.text("ke-hoach", std::string{whole_unit});
  const std::size_t table = text.find("Người, đơn vị thực hiện");
  ASSERT_NE(table, std::string::npos);
  EXPECT_NE(text.find("bí thư chi bộ", table), std::string::npos);
  EXPECT_NE(text.find("đảng viên", table), std::string::npos);
}

TEST(ARowNamedByMoreThanItsSubject, fills_each_name_from_its_part) {
  const Row& row = *find("bien-ban-gop-y");
  const auto names = names_of(row, "collective:bch~r1");
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0], (std::pair<std::string_view, std::string>{"subject", "collective:bch"}));
  EXPECT_EQ(names[1], (std::pair<std::string_view, std::string>{"round", "r1"}));
  EXPECT_EQ(subject_of("collective:bch~r1"), "collective:bch");
  EXPECT_EQ(names_of(row, "collective:bch").back().second, "") << "a part that is not there";
}

TEST(TheSetOfAMeeting, holds_the_papers_in_the_order_of_the_meeting) {
  hold_meeting();
  sealed_poll();
  std::string text;
  EXPECT_TRUE(secretary.look([&](service::Call& call) -> Outcome<void> {
    const auto set = meeting_set(call);
    if (!set) return tl::unexpected{set.error()};
    text = printing::reduced(printing::document_xml(*set));
    return {};
  }));
  std::size_t before = 0;
  for (const char* title :
       {"GIẤY MỜI", "Hội nghị kiểm điểm, đánh giá", "PHIẾU BIỂU QUYẾT", "BIÊN BẢN KIỂM PHIẾU"}) {
    const std::size_t at = text.find(title, before);
    ASSERT_NE(at, std::string::npos) << title;
    before = at;
  }
}

TEST(TheCodeOfAPaper, leads_back_to_it_and_to_nothing_elsewhere) {
  hold_meeting();
  const std::string text = secretary.text("bien-ban-hoi-nghi", meeting);
  std::smatch found;
  ASSERT_TRUE(std::regex_search(text, found, std::regex{"Mã văn bản: ([0-9A-Z-]+)"}));
  const std::string code = found[1];
  EXPECT_EQ(paper::read_paper_code(code), code);
  const auto leads_to = [&](const Asking& asking, const std::string& typed) {
    std::string id;
    EXPECT_TRUE(asking.look([&](service::Call& call) -> Outcome<void> {
      if (const auto one = under_code(call, typed)) id = one->row->id;
      return {};
    }));
    return id;
  };
  EXPECT_EQ(leads_to(secretary, code), "bien-ban-hoi-nghi");
  EXPECT_EQ(leads_to(secretary, paper::paper_code(7)), "");
  EXPECT_EQ(leads_to(Asking{"pyk.bithu", "phu-yen-khoi-2022", "pyk.cb1"}, code), "");
}

TEST(AComment, that_was_corrected_prints_what_stands_in_its_place_and_why) {
  const std::string subject = "member:bvp.bv05";
  const auto change = [&](std::vector<std::pair<std::string, std::string>> inputs) {
    inputs.emplace_back("campaign", hospital);
    inputs.emplace_back("subject", subject);
    const auto asked = service::asking("save-comment", service::signed_in("bvp.bithu"), inputs);
    EXPECT_TRUE(service::demonstration_office().perform(asked, [&](service::Call& call) -> Outcome<void> {
      const auto requests = service::comments_on(call, subject);
      const auto meant =
          std::ranges::find(*requests, service::CommentKind::residence, &service::CommentRequest::kind);
      return service::change_comment(call, *meant);
    }));
  };
  change({{"do", "answer"}, {"level", "good"}, {"text", "Dự họp đủ"}, {"on", "01/12/2021"}});
  EXPECT_THAT(secretary.text("nhan-xet-noi-cu-tru", subject),
              AllOf(HasSubstr("Dự họp đủ"), Not(HasSubstr("đính chính"))));
  change({{"do", "correct"},
          {"level", "weak"},
          {"text", "Ít dự họp"},
          {"on", "05/12/2021"},
          {"reason", "Gửi nhầm bản của người khác"}});
  EXPECT_THAT(
      secretary.text("nhan-xet-noi-cu-tru", subject),
      AllOf(HasSubstr("Bản này đính chính, thay bản nhận xét ngày 01/12/2021; lý do: Gửi nhầm bản của "
                      "người khác."),
            HasSubstr("Ít dự họp"), Not(HasSubstr("Dự họp đủ"))));
}

}  // namespace
}  // namespace kiemdiem::paperwork
