#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "demonstration_site.h"
#include "procedure/noted.h"

namespace kiemdiem::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string period = "/dot/benh-vien-phoi-2021/du-kien/member:bvp.bv01";

/// The number under `version` of the form on a page.
std::string version_on(const std::string& page) {
  static constexpr std::string_view mark = "name=\"version\" value=\"";
  const std::size_t from = page.find(mark) + mark.size();
  return page.substr(from, page.find('"', from) - from);
}

TEST(APeriodForm, says_what_is_wrong_at_the_field_and_keeps_what_was_typed) {
  Visitor visitor{"bvp.danguy"};
  const std::string version = version_on(visitor.page(period));
  const http::Response refused = visitor.post(
      period, {{"version", version}, {"fact.sick_leave_months", "13"}, {"fact.meetings_absent", "2"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body,
              AllOf(HasSubstr("id=\"fact.sick_leave_months-error\""), HasSubstr("cần số nguyên từ 0 đến 12"),
                    HasSubstr("name=\"fact.sick_leave_months\""), HasSubstr("value=\"13\"")));
  EXPECT_EQ(visitor.post(period, {{"version", version}, {"fact.sick_leave_months", "3"}}).status, 303);
  EXPECT_THAT(visitor.page(period), HasSubstr("value=\"3\""));
}

TEST(TwoPeople, who_save_the_same_record_see_both_texts_side_by_side) {
  Visitor one{"bvp.danguy"};
  Visitor other{"bvp.danguy"};
  const std::string path = "/dang-vien/bvp.bv05";
  const std::string version = version_on(one.page(path));
  other.page(path);
  EXPECT_EQ(one.post(path, {{"version", version}, {"fact.name", "Tên Người Trước"}}).status, 303);
  const http::Response late = other.post(path, {{"version", version}, {"fact.name", "Tên Người Sau"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("Tên Người Trước"), HasSubstr("Tên Người Sau"),
                               HasSubstr("name=\"version\" value=\"2\"")));
  EXPECT_THAT(one.page(path), Not(HasSubstr("Tên Người Sau")));
}

TEST(ForeignUnits, look_like_missing_ones) {
  Visitor visitor{"bvp.danguy"};
  const http::Response foreign = visitor.get("/to-chuc/bd.db");
  const http::Response missing = visitor.get("/to-chuc/khong-co");
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(visitor.get("/to-chuc/pyk.khoi").body.size(), visitor.get("/to-chuc/abc.khoi").body.size());
  EXPECT_EQ(visitor.get("/dang-vien/pyk.an").status, 404);
}

TEST(People, are_found_without_accents_and_stand_by_their_given_names) {
  Visitor visitor{"bvp.danguy"};
  const std::string found = visitor.page("/dang-vien", {{"q", "dang thi anh"}});
  EXPECT_THAT(found, AllOf(HasSubstr("Đặng Thị Ánh"), Not(HasSubstr("Lý Thu Yến"))));
  const std::string all = visitor.page("/dang-vien");
  EXPECT_LT(all.find("Đặng Thị Ánh"), all.find("Cao Đình Bảo"));
  EXPECT_LT(all.find("Cao Đình Bảo"), all.find("Phạm Đình Bảo"));
  EXPECT_LT(all.find("Đỗ Thu Yến"), all.find("Lý Thu Yến"));
}

TEST(AMember, sees_the_own_page_only_and_cannot_change_it) {
  Visitor visitor{"bvp.dangvien"};
  int seen = 0;
  for (int number = 1; number <= 18; ++number) {
    const http::Response page =
        visitor.get("/dang-vien/bvp.bv" + std::string(number < 10 ? "0" : "") + std::to_string(number));
    if (page.status != 200) continue;
    ++seen;
    EXPECT_THAT(page.body, Not(HasSubstr("name=\"fact.name\"")));
  }
  EXPECT_EQ(seen, 1);
}

TEST(ANewPerson, of_a_known_name_in_the_same_cell_is_asked_about) {
  Visitor visitor{"bvp.danguy"};
  visitor.page("/to-chuc/bvp.noi/them", {{"list", "people"}});
  http::Fields form{
      {"list", "people"}, {"fact.id", "bvp.moi"}, {"fact.name", "dang thi anh"}, {"fact.cell", "bvp.noi"}};
  const http::Response asked = visitor.post("/to-chuc/bvp.noi/them", form);
  EXPECT_EQ(asked.status, 422);
  EXPECT_THAT(asked.body,
              AllOf(HasSubstr("Đã có “Đặng Thị Ánh”"), HasSubstr("name=\"fact.another_person\"")));
  form.add("fact.another_person", "true");
  EXPECT_EQ(visitor.post("/to-chuc/bvp.noi/them", form).status, 303);
  EXPECT_THAT(visitor.page("/dang-vien/bvp.moi"), HasSubstr("dang thi anh"));
}

TEST(APost, that_ends_stays_as_history_of_the_unit) {
  Visitor visitor{"bvp.danguy"};
  const std::string path = "/dang-vien/bvp.bv01/chuc-vu";
  const std::string form = visitor.page(path, {{"line", "0"}});
  const http::Response early =
      visitor.post(path, {{"version", version_on(form)}, {"line", "0"}, {"fact.until", "1/1/2000"}});
  EXPECT_EQ(early.status, 422);
  EXPECT_THAT(early.body, HasSubstr("không thể trước ngày bắt đầu"));
  EXPECT_EQ(
      visitor.post(path, {{"version", version_on(form)}, {"line", "0"}, {"fact.until", "1/10/2021"}}).status,
      303);
  EXPECT_THAT(visitor.page("/to-chuc/bvp.noi"), HasSubstr("01/10/2021"));
}

TEST(AnEvent, recorded_from_the_work_list_belongs_to_the_subject) {
  Visitor visitor{"bvp.danguy"};
  const std::string path = "/dot/benh-vien-phoi-2021/ghi/member:bvp.bv04";
  visitor.page(path, {{"event", "notified"}, {"step", "x"}});
  const http::Response done =
      visitor.post(path, {{"version", "0"}, {"event", "notified"}, {"step", "x"}, {"fact.on", "20/12/2021"}});
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(done.headers.get("Location"), "/dot/benh-vien-phoi-2021/viec");
  EXPECT_THAT(visitor.page("/dot/benh-vien-phoi-2021/du-kien/member:bvp.bv04"),
              HasSubstr("Thông báo kết quả, 20/12/2021"));
}

TEST(AnEvent, that_a_page_records_itself_is_chosen_by_going_to_that_page) {
  const std::string own = "/dot/benh-vien-phoi-2021/ghi/organization:bvp.noi";
  Visitor committee{"bvp.danguy"};
  const std::string choice = committee.page(own, {{"list", "events"}});
  EXPECT_THAT(choice, AllOf(HasSubstr("/hoi-nghi/bvp.noi\""), HasSubstr("/phieu/bvp.noi\""),
                            HasSubstr("/ho-so/bvp.noi\""), HasSubstr("/quyet-dinh/bvp.dbbv\""),
                            HasSubstr("Kiểm điểm: trang Hội nghị kiểm điểm")));
  for (const char* event : {"review", "rating", "dossier_sent", "decided", "suggestion_sent"})
    EXPECT_THAT(choice, Not(HasSubstr("?event=" + std::string{event} + "\""))) << event;
  // Nobody is led to a page that is not for him.
  EXPECT_THAT(Visitor{"bvp.bithu"}.page(own, {{"list", "events"}}),
              AllOf(HasSubstr("/hoi-nghi/bvp.noi\""), Not(HasSubstr("/tham-dinh/"))));
  // Every page that the file names is one that is opened.
  const auto noted =
      procedure::read_noted(demonstration_office().regulations().meeting_rules("benh-vien-phoi-2021").value(),
                            demonstration_office().dictionary());
  ASSERT_TRUE(noted);
  EXPECT_GT(noted->recorded_on.size(), 10U);
  for (const auto& [event, page] : noted->recorded_on) {
    const service::Action* action = service::find_action(page);
    ASSERT_NE(action, nullptr) << event;
    EXPECT_FALSE(action->changes) << page;
  }
}

TEST(AnEvent, that_a_decision_wrote_is_neither_changed_nor_written_again_by_hand) {
  const std::string campaign = "/dot/bu-dang-2020";
  const std::string subject = "member:bd.bd12";
  const std::string path = campaign + "/ghi/" + subject;
  Visitor committee{"bd.danguy"};
  const http::Fields by_hand{
      {"version", "0"}, {"event", "decided"}, {"fact.on", "18/12/2020"}, {"fact.rating", "good"}};
  const auto entry_of = [&] {
    const std::string facts = committee.page(campaign + "/du-kien/" + subject);
    std::smatch match;
    const std::regex link{"entry=([^\"&]+decided)"};
    return std::regex_search(facts, match, link) ? std::string{match[1]} : std::string{};
  };
  EXPECT_EQ(entry_of(), "") << "nothing is decided yet";
  (void)committee.page(campaign + "/quyet-dinh/bd.dx");
  ASSERT_EQ(committee
                .post(campaign + "/quyet-dinh/bd.dx", {{"number", "51-QĐ/ĐU"},
                                                       {"day", "18/12/2020"},
                                                       {"signer", "Người Ký"},
                                                       {"ground", "Biên bản hội nghị"},
                                                       {"reason." + subject, "Cấp quyết định đã xem xét"},
                                                       {"level." + subject, "good"}})
                .status,
            303);
  const std::string entry = entry_of();
  ASSERT_NE(entry, "");
  committee.page(path, {{"list", "events"}, {"entry", entry}});
  for (const auto& [fact, value] : {std::pair{"fact.rating", "excellent"}, {"fact.remove", "true"}}) {
    const http::Response refused = committee.post(
        path, {{"version", "1"}, {"list", "events"}, {"event", "decided"}, {"entry", entry}, {fact, value}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("do quyết định số 51-QĐ/ĐU ghi"));
  }
  const http::Response again = committee.post(path, by_hand);
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("Đã có quyết định số 51-QĐ/ĐU trong chương trình"));
  // Decided on paper alone: nothing in the program says so but this.
  const std::string other = campaign + "/ghi/member:bd.bd10";
  committee.page(other, {{"event", "decided"}});
  EXPECT_EQ(committee.post(other, by_hand).status, 303);
}

TEST(AnEvent, is_chosen_first_and_then_only_what_is_noted_of_it_is_asked) {
  Visitor visitor{"bvp.danguy"};
  const std::string path = "/dot/benh-vien-phoi-2021/ghi/organization:bvp.noi";
  const std::string first = visitor.page(path, {{"list", "events"}});
  EXPECT_THAT(first, AllOf(HasSubstr("?event=yearly_summary\""), HasSubstr("?event=draft_sent\""),
                           HasSubstr(">Tổng kết năm<"), Not(HasSubstr("name=\"fact.on\"")),
                           Not(HasSubstr("name=\"fact.planned\""))));
  const std::string review = visitor.page(path, {{"event", "review"}});
  EXPECT_THAT(review, AllOf(HasSubstr("name=\"fact.on\""), HasSubstr("name=\"fact.chair\""),
                            Not(HasSubstr("name=\"fact.planned\"")), Not(HasSubstr("name=\"fact.by\"")),
                            HasSubstr("name=\"event\" value=\"review\"")));
  const std::string sent = visitor.page(path, {{"event", "dossier_sent"}, {"step", "x"}});
  EXPECT_THAT(sent, AllOf(HasSubstr("name=\"fact.by\""), HasSubstr("name=\"fact.copies\""),
                          Not(HasSubstr("name=\"fact.chair\"")), Not(HasSubstr("name=\"fact.place\""))));
  // What stands written already is shown, whatever is usual.
  ASSERT_EQ(visitor.post(path, {{"version", "0"}, {"event", "yearly_summary"}, {"fact.copies", "2"}}).status,
            303);
  const std::string facts = visitor.page("/dot/benh-vien-phoi-2021/du-kien/organization:bvp.noi");
  const std::size_t entry = facts.rfind("entry=", facts.find("Tổng kết năm"));
  ASSERT_NE(entry, std::string::npos);
  const std::string id = facts.substr(entry + 6, facts.find_first_of("\"&", entry) - entry - 6);
  EXPECT_THAT(visitor.page(path, {{"event", "yearly_summary"}, {"entry", id}}),
              HasSubstr("name=\"fact.copies\""));
}

TEST(ManyPeople, are_changed_at_once_after_it_was_shown_whom_it_concerns) {
  Visitor visitor{"bvp.danguy"};
  const std::string list = visitor.page("/dang-vien");
  EXPECT_THAT(list, AllOf(HasSubstr("action=\"/dang-vien-chon\""), HasSubstr("name=\"chon\"")));
  const std::string form =
      visitor.page("/dang-vien-chon", {{"chon", "bvp.bv07"}, {"chon", "bvp.bv08"}, {"viec", "exempt"}});
  EXPECT_THAT(form, HasSubstr("Sẽ ghi cho 2 người"));
  const std::size_t at = form.find("name=\"seen\" value=\"") + 19;
  const std::string seen = form.substr(at, form.find('"', at) - at);
  const http::Fields fields{{"chon", "bvp.bv07"},
                            {"chon", "bvp.bv08"},
                            {"viec", "exempt"},
                            {"seen", seen},
                            {"fact.exempt", "true"}};
  EXPECT_EQ(visitor.post("/dang-vien-chon", fields).status, 303);
  const http::Response late = visitor.post("/dang-vien-chon", fields);
  EXPECT_EQ(late.status, 422) << "what was shown is no longer so";
  EXPECT_THAT(visitor.get("/api/v1/dang-vien/bvp.bv08").body, HasSubstr("\"path\":\"exempt\""));
  EXPECT_EQ(visitor.get("/dang-vien-chon", {{"chon", "hu.hu09"}, {"viec", "exempt"}}).status, 404);
}

}  // namespace
}  // namespace kiemdiem::web
