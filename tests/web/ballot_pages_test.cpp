#include <gmock/gmock.h>

#include <regex>

#include "demonstration_site.h"
#include "sealing/poll_key.h"
#include "service/imports.h"
#include "store/ballots.h"
#include "wide_pages.h"

// A vote in the browser, from the form to the minutes.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string campaign = "/dot/benh-vien-phoi-2021";

std::vector<std::string> found_in(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex regex{pattern};
  for (std::sregex_iterator at{text.begin(), text.end(), regex}, end; at != end; ++at)
    found.push_back((*at)[1]);
  return found;
}

/// One vote of the cell: the secretary prepares, the deputy and a member count.
class Poll {
 public:
  explicit Poll(const std::string& mode, const std::string& replaces = {}) {
    const std::string page = chair.page(campaign + "/phieu-moi/bvp.noi");
    http::Fields form;
    form.add("kind", "levels");
    form.add("mode", mode);
    form.add("day", "20/12/2021");
    form.add("chair", "bvp.bv01");
    for (const char* name : {"subject", "summoned", "present"})
      for (const std::string& value : found_in(page, std::string{"name=\""} + name + "\" value=\"([^\"]+)\""))
        form.add(name, value);
    form.add("teller", "bvp.bv02");
    form.add("teller", "bvp.bv04");
    form.add("replaces", replaces);
    form.add("reason", replaces.empty() ? "" : "Phát hiện sai sót");
    const http::Response made = chair.post(campaign + "/phieu-moi/bvp.noi", std::move(form));
    EXPECT_EQ(made.status, 303) << made.body;
    path = std::string{made.headers.get("Location")};
    id = path.substr(path.rfind('/') + 1);
  }

  http::Response post(Visitor& who, const std::string& step, http::Fields form = {}) {
    who.page(path);
    return who.post(path + step, std::move(form));
  }

  void hand_out() {
    http::Fields handed;
    for (const std::string& value : found_in(first.page(path), "name=\"handed\" value=\"([^\"]+)\""))
      handed.add("handed", value);
    EXPECT_EQ(post(first, "/phat", std::move(handed)).status, 303);
  }

  http::Response cast(const std::string& code, const std::string& submission, const std::string& level) {
    http::Request request;
    request.method = http::Method::post;
    request.path = "/bo-phieu/" + id;
    request.cookies.add("phien", "mot-phien-nao-do");
    request.form.add("ma", code);
    request.form.add("lan", submission);
    for (int line = 1; line <= 40; ++line) request.form.add("dong." + std::to_string(line), level);
    return demonstration_site().answer(request);
  }

  Visitor chair{"bvp.bithu"}, first{"bvp.phobithu"}, second{"bvp.dangvien"};
  std::string path, id;
};

/// What is wrong with a workbook that says this of a person of the hospital.
std::string objections_to_import(const std::string& said, const std::string& person = "bvp.bv07",
                                 const std::string& unit = "bvp.dbbv") {
  std::string objections;
  const auto outcome = demonstration_office().perform(
      asked_for("import-form", signed_in("bvp.danguy")), [&](service::Call& call) -> service::Outcome<void> {
        service::ReadFile file;
        const auto stored = store::find(call.data, {"", "people", person}).value();
        file.lists = parse_yaml("people: [" + said + "]", "thử").value();
        Node entry = file.lists.find("people")->items().front();
        for (const char* fact : {"name", "cell"})
          entry = service::with_value(entry, fact,
                                      service::text_node(service::text_of(service::facts_of(stored), fact)));
        file.lists = Node::map({{service::word_node("people"), Node::list({entry}, {})}}, {});
        const auto units = call.units().value();
        const auto plan = service::plan_import(call, file, *units->find(unit), "benh-vien-phoi-2021",
                                               call.office.dictionary(), {});
        if (!plan) return tl::unexpected{plan.error()};
        objections = to_text(plan->problems);
        return {};
      });
  EXPECT_TRUE(outcome);
  return objections;
}

/// A sealed vote of one body on one person.
void add_sealed_vote(const std::string& unit, const std::string& person) {
  EXPECT_TRUE(demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
    ballot::Sheet sheet;
    sheet.choices = {"excellent", "good", "completed", "not_completed"};
    sheet.lines = {{"member:" + person, "Người Được Bầu", "đảng viên", {true, true, true, true}}};
    store::Poll poll;
    poll.id = "phieu-cua-" + unit;
    poll.campaign = "benh-vien-phoi-2021";
    poll.unit = unit;
    poll.unit_path = store::find(data, {"", "organizations", unit}).value()->text.unit_path;
    poll.mode = "paper";
    poll.state = "sealed";
    poll.sheet = ballot::to_json(sheet);
    return store::create(data, poll, {}, {});
  }));
}

TEST(ASealedVote, held_by_another_body_protects_its_subject_too) {
  Visitor secretary{"bvp.bithu"};
  const auto facts = [&](const std::string& person) {
    return secretary.page(campaign + "/du-kien/member:" + person);
  };
  // By the body above the cell of the subject, and by one beside it.
  for (const auto& [unit, person] : {std::pair{"bvp.dbbv", "bvp.bv07"}, {"bvp.ngoai", "bvp.bv08"}}) {
    const std::string votes = "{id: " + std::string{person} + ", votes: {excellent: 9}}";
    EXPECT_THAT(facts(person), HasSubstr("name=\"fact.votes.")) << person;
    EXPECT_THAT(objections_to_import(votes, person, "bvp.noi"), Not(HasSubstr("đã niêm phong"))) << person;
    add_sealed_vote(unit, person);
    EXPECT_THAT(objections_to_import(votes, person, "bvp.noi"), HasSubstr("đã niêm phong")) << person;
    EXPECT_THAT(facts(person), Not(HasSubstr("name=\"fact.votes."))) << person;
  }
}

TEST(BallotPages, carry_a_vote_on_paper_from_the_form_to_the_minutes_and_again) {
  Poll poll{"paper"};
  const std::string slips = campaign + "/van-ban/bvp.noi/phieu-bieu-quyet/" + poll.id;
  EXPECT_THAT(poll.chair.page(poll.path), HasSubstr(slips + "?dang=pdf"));
  EXPECT_THAT(poll.chair.page(slips, {{"dang", "html"}}), HasSubstr("PHIẾU BIỂU QUYẾT"));
  EXPECT_EQ(poll.post(poll.chair, "/mo").status, 404) << "the chair opens nothing";
  EXPECT_EQ(poll.post(poll.first, "/mo").status, 303);
  EXPECT_EQ(poll.post(poll.first, "/dong").status, 422) << "nobody was given a slip";
  poll.hand_out();
  EXPECT_EQ(poll.post(poll.second, "/dong").status, 303);
  const std::string form = poll.first.page(poll.path + "/kiem");
  const auto names = found_in(form, "name=\"(count\\.[^\"]+)\"");
  ASSERT_GT(names.size(), 9U);
  const auto counted = [&](const std::string& level) {
    http::Fields fields;
    const std::string number = found_in(poll.chair.page(poll.path), "Đã phát phiếu</dt><dd>([0-9]+)").at(0);
    for (const std::string& name : names) {
      const bool full = name == "count.issued" || name == "count.returned" || name == "count.valid" ||
                        name.ends_with("." + level);
      fields.add(name, full ? number : "0");
    }
    return fields;
  };
  poll.first.page(poll.path + "/kiem");
  EXPECT_EQ(poll.first.post(poll.path + "/kiem", counted("completed")).status, 303);
  poll.second.page(poll.path + "/kiem");
  EXPECT_EQ(poll.second.post(poll.path + "/kiem", counted("not_completed")).status, 303);
  EXPECT_THAT(poll.first.page(poll.path + "/kiem"), HasSubstr("differs"));
  EXPECT_THAT(poll.second.page(poll.path), HasSubstr("Hai bên nhập khác nhau"));
  EXPECT_EQ(poll.second.post(poll.path + "/kiem", counted("completed")).status, 303);
  const std::string shown = poll.first.page(poll.path);
  const std::string hash = found_in(shown, "name=\"hash\" value=\"([0-9a-f]{64})\"").at(0);
  http::Fields confirmed;
  confirmed.add("hash", hash);
  EXPECT_EQ(poll.post(poll.first, "/xac-nhan", confirmed).status, 303);
  EXPECT_EQ(poll.post(poll.second, "/xac-nhan", confirmed).status, 303);
  const std::string minutes = poll.chair.page(poll.path + "/bien-ban");
  EXPECT_THAT(minutes, HasSubstr(hash.substr(0, 20)));
  EXPECT_THAT(minutes, HasSubstr("BIÊN BẢN KIỂM PHIẾU"));
  EXPECT_EQ(poll.post(poll.first, "/huy", {}).status, 422) << "sealed is sealed";

  // The counts among the facts of the period are those of the tally; nobody writes others over them.
  const std::string facts = campaign + "/du-kien/member:bvp.bv07";
  const std::string written = poll.chair.page(facts);
  EXPECT_THAT(written,
              AllOf(HasSubstr("đã niêm phong, không sửa ở đây"), Not(HasSubstr("name=\"fact.votes."))));
  const std::string version = found_in(written, "name=\"version\" value=\"([0-9]+)\"").at(0);
  (void)poll.chair.post(facts,
                        {{"version", version}, {"fact.votes.excellent", "9"}, {"fact.votes.completed", "0"}});
  EXPECT_TRUE(demonstration_office().database().read([](store::Transaction& data) -> Result<void> {
    const auto record = store::find(data, {"benh-vien-phoi-2021", "people", "bvp.bv07"}).value();
    EXPECT_THAT(record->text.facts, AllOf(HasSubstr("votes"), Not(HasSubstr("\"excellent\":9"))));
    return {};
  }));

  EXPECT_THAT(objections_to_import("{id: bvp.bv07, votes: {excellent: 9}}"), HasSubstr("đã niêm phong"));
  EXPECT_THAT(objections_to_import("{id: bvp.bv07, sick_leave_months: 3}"), Not(HasSubstr("đã niêm phong")));
  EXPECT_THAT(objections_to_import("{id: bvp.bv07, posts: [{role: secretary, in: 'organization:bvp.noi'}]}"),
              Not(HasSubstr("đã niêm phong")))
      << "a post without votes changes no count";

  // Kept in an envelope, of which there is a book.
  EXPECT_THAT(poll.chair.page(poll.path), HasSubstr(poll.path + "/phong-bi"));
  EXPECT_EQ(poll.post(poll.first, "/phong-bi", {{"keeper", "Văn phòng"}, {"place", "Tủ 2"}}).status, 303);
  EXPECT_THAT(poll.chair.page(poll.path + "/phong-bi"),
              AllOf(HasSubstr("đang niêm phong"), HasSubstr("nơi lưu: Tủ 2"), Not(HasSubstr("⟦"))));
  EXPECT_EQ(
      poll.post(poll.chair, "/phong-bi/de-nghi-mo", {{"decision", "05-QĐ"}, {"ground", "Kiến nghị"}}).status,
      303);
  EXPECT_EQ(poll.post(poll.chair, "/phong-bi/mo", {{"found", "Khớp"}}).status, 422) << "one person";
  EXPECT_EQ(poll.post(poll.second, "/phong-bi/mo", {{"found", "Khớp"}}).status, 303);
  EXPECT_EQ(
      poll.post(poll.chair, "/phong-bi/de-nghi-huy", {{"end_decision", "9"}, {"end_ground", "x"}}).status,
      422);
  EXPECT_EQ(Visitor{"pyk.bithu"}.get(poll.path + "/phong-bi").status, 404);

  // Held again on the kiosk: the answer is the same bytes whatever was chosen, and knows nobody.
  Poll again{"kiosk", poll.id};
  const http::Response opened = again.post(again.first, "/mo");
  ASSERT_EQ(opened.status, 200);
  const auto codes = found_in(opened.body, "<li>([0-9]{5} [0-9]{5})<");
  EXPECT_EQ(found_in(opened.body, "<li>[0-9 ]+<div class=\"qr-slip\"><svg class=\"(qr)\"").size(),
            codes.size());
  const auto phrases = found_in(opened.body, "class=\"phrase\">([a-z ]+)<");
  ASSERT_EQ(phrases.size(), 2U);
  ASSERT_GE(codes.size(), 5U);
  again.hand_out();
  http::Request look;
  look.path = "/bo-phieu/" + again.id;
  EXPECT_THAT(demonstration_site().answer(look).body, Not(HasSubstr("csrf")));
  const http::Response good = again.cast(codes[0], "lan-1", "completed");
  const http::Response bad = again.cast(codes[1], "lan-2", "not_completed");
  const http::Response blank = again.cast(codes[2], "lan-3", "");
  for (const http::Response* response : {&good, &bad, &blank}) {
    EXPECT_EQ(response->status, 303);
    EXPECT_EQ(response->body, good.body);
    EXPECT_EQ(response->headers.get("Location"), good.headers.get("Location"));
    EXPECT_TRUE(response->cookies.empty());
    EXPECT_EQ(secured(*response, false).headers.get("Cache-Control"), "no-store");
  }
  EXPECT_EQ(again.cast(codes[0], "lan-1", "completed").status, 303) << "the same submission again";
  EXPECT_EQ(again.cast(codes[0], "lan-9", "completed").status, 422) << "the code is used";
  EXPECT_THAT(again.first.page(again.path), HasSubstr("Số phiếu đã nhận</dt><dd>3"));
  EXPECT_THAT(again.chair.page(again.path), Not(HasSubstr("Số phiếu đã nhận"))) << "tellers only";
  EXPECT_EQ(again.post(again.first, "/dong").status, 303);
  http::Fields both;
  both.add("first", phrases[1]);
  both.add("second", phrases[0]);
  const http::Response box = again.post(again.second, "/mo-hom", both);
  EXPECT_EQ(box.status, 200);
  EXPECT_THAT(box.body, HasSubstr("Cụm từ niêm phong"));
  EXPECT_THAT(again.first.page(again.path), HasSubstr("chờ xác nhận"));
}

}  // namespace
}  // namespace kiemdiem::web
