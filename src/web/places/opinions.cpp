#include "web/places/opinions.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/names.h"
#include "service/office.h"
#include "service/opinions.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using service::Opinion;
using service::OpinionRound;
using service::RoundState;
using Names = std::vector<std::pair<std::string_view, std::string>>;

Names names_of(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}};
}

Names names_of(const service::Call& call, const OpinionRound& round) {
  return {{"campaign", call.campaign->id}, {"subject", round.subject}, {"round", round.id}};
}

pages::Mark mark_of(const OpinionRound& round) {
  switch (round.state) {
    case RoundState::open:
      return {pages::Standing::working, "đang lấy ý kiến"};
    case RoundState::collected:
      return {pages::Standing::working, "chờ tiếp thu, giải trình"};
    case RoundState::finished:
      return {pages::Standing::done, "đã kết thúc"};
  }
  return {};
}

pages::SheetCell marked(pages::Mark mark) {
  pages::SheetCell made;
  made.mark = std::move(mark);
  return made;
}

std::string draft_words(const OpinionRound& round) {
  std::string words = round.draft;
  if (round.draft_version > 0)
    words +=
        fmt::format("{}bản lưu lần {} trong chương trình", words.empty() ? "" : "; ", round.draft_version);
  return words;
}

pages::SheetTable rounds_table(const service::Call& call, const std::vector<OpinionRound>& rounds) {
  pages::SheetTable table{
      "Các đợt lấy ý kiến", {"Gửi ngày", "Họp lấy ý kiến", "Dự thảo", "Được mời", "Tình trạng"}, {}};
  for (const OpinionRound& round : rounds)
    table.rows.push_back({cell(day_words(round.sent_on), address("opinion-round", names_of(call, round))),
                          cell(day_words(round.collected_on.empty() ? round.meets_on : round.collected_on)),
                          cell(draft_words(round)), cell(std::to_string(round.invited.size())),
                          marked(mark_of(round))});
  return table;
}

std::vector<std::string> rule_words(const service::CircleOffer& offer) {
  const procedure::OpinionCircle& circle = offer.circle;
  std::vector<std::string> words{circle.cited.text,
                                 fmt::format("Theo {}, {}.", circle.cited.document, circle.cited.clause)};
  if (circle.before.working_days)
    words.push_back(fmt::format("Dự thảo gửi trước ít nhất {} ngày làm việc ({}, {}).",
                                *circle.before.working_days, circle.notice.document, circle.notice.clause));
  if (circle.before.days)
    words.push_back(fmt::format("Dự thảo gửi trước ít nhất {} ngày ({}, {}).", *circle.before.days,
                                circle.notice.document, circle.notice.clause));
  if (!circle.reading.empty()) words.push_back("Cách hiểu: " + circle.reading);
  return words;
}

pages::SheetTable candidates_table(const service::CircleOffer& offer) {
  pages::SheetTable table{"Nơi được mời góp ý", {"Nơi, người", "Thành phần", "Số người", "Mời"}, {}};
  for (const service::CircleCandidate& one : offer.candidates)
    table.rows.push_back(
        {cell(one.name), cell(one.part), cell(std::to_string(one.people)),
         input_cell({.name = "invited", .label = "Mời " + one.name, .type = "checkbox", .value = one.who})});
  return table;
}

pages::SheetSection opening_section(const service::Call& call, const service::CircleOffer& offer) {
  pages::SheetSection section{"Mở đợt lấy ý kiến", {}, {}, {}};
  const bool of_leader = call.inputs.get("subject").starts_with("leader:");
  if (of_leader) section.title += ": lãnh đạo " + offer.body_name;
  if (!offer.candidates.empty()) section.table = candidates_table(offer);
  pages::SheetForm form;
  form.action = address("open-opinion-round", names_of(call));
  form.hidden = {{"in", offer.body, false, {}}};
  std::string others;
  for (const procedure::CirclePart& part : offer.circle.circle)
    if (part.collectives.empty() && !part.members) others += (others.empty() ? "" : "; ") + part.label;
  form.inputs.push_back(typed(call, {.name = "others",
                                     .label = "Nơi khác, người khác được mời",
                                     .type = "long",
                                     .help = "Mỗi dòng một nơi hoặc một người." +
                                             (others.empty() ? "" : " Quy định nêu: " + others + ".")}));
  form.inputs.push_back(
      typed(call, {.name = "presides", .label = "Chủ trì lấy ý kiến", .value = offer.circle.presides}));
  form.inputs.push_back(typed(
      call, {.name = "sent", .label = "Ngày gửi dự thảo", .help = "ngày/tháng/năm; bỏ trống là hôm nay"}));
  form.inputs.push_back(typed(call, {.name = "meets",
                                     .label = "Ngày họp lấy ý kiến (hạn góp ý)",
                                     .help = "ngày/tháng/năm",
                                     .required = true}));
  form.inputs.push_back(
      typed(call, {.name = "draft",
                   .label = "Dự thảo đã gửi",
                   .help = of_leader ? "Bỏ trống nếu bản kiểm điểm đã nộp trong chương trình."
                                     : "Bỏ trống nếu báo cáo viết trong chương trình: bản lưu hiện nay được "
                                       "giữ lại."}));
  if (offer.unnamed.at_least > 0)
    form.inputs.push_back(typed(call, {.name = "unnamed",
                                       .label = "Cho góp ý không ghi tên",
                                       .type = "select",
                                       .help = fmt::format("Từ {} người được mời trở lên. Cách hiểu: {}",
                                                           offer.unnamed.at_least, offer.unnamed.reading),
                                       .options = {{"", "không", true, {}},
                                                   {"1", "có, trên trang không cần tài khoản", false, {}}}}));
  form.submit = "Mở đợt lấy ý kiến";
  section.form = std::move(form);
  return section;
}

/// Whether the papers went out in time for the day on which opinions are collected.
pages::SheetSection facts_section(service::Call& call, const OpinionRound& round) {
  pages::SheetSection section;
  section.paragraphs = {
      fmt::format("Theo {}, {}.", round.document, round.clause),
      fmt::format("Dự thảo: {}. Gửi ngày {}; họp lấy ý kiến ngày {}.", draft_words(round),
                  day_words(round.sent_on),
                  day_words(round.collected_on.empty() ? round.meets_on : round.collected_on))};
  if (!round.presides.empty()) section.paragraphs.push_back("Chủ trì: " + round.presides + ".");
  const auto offers = service::circle_offers(call);
  if (!offers) return section;
  const auto asked = [&](const service::CircleOffer& one) {
    return round.body.empty() || one.body == round.body;
  };
  const auto offer = std::ranges::find_if(*offers, asked);
  const auto sent = parse_date(round.sent_on);
  const auto meets = parse_date(round.collected_on.empty() ? round.meets_on : round.collected_on);
  if (offer == offers->end() || !sent || !meets) return section;
  const procedure::OpinionCircle& circle = offer->circle;
  if (const auto first = procedure::last_day(circle.before, *sent, call.office.regulations().calendar()))
    section.paragraphs.push_back(
        *meets < *first ? fmt::format("Gửi như vậy thì sớm nhất ngày {} mới được họp lấy ý kiến ({}, {}).",
                                      to_vietnamese(*first), circle.notice.document, circle.notice.clause)
                        : fmt::format("Gửi đủ thời gian quy định ({}, {}).", circle.notice.document,
                                      circle.notice.clause));
  return section;
}

pages::SheetSection invited_section(service::Call& call, const OpinionRound& round) {
  pages::SheetTable table{"Nơi được mời", {"Nơi, người được mời", "Số người", "Gửi ngày", "Nhận"}, {}};
  for (const service::InvitedParty& party : round.invited) {
    pages::SheetCell received =
        marked(party.who.empty()      ? pages::Mark{pages::Standing::none, "gửi bằng giấy"}
               : party.opened_at == 0 ? pages::Mark{pages::Standing::waiting, "chưa mở xem"}
                                      : pages::Mark{pages::Standing::done, "đã nhận"});
    if (party.opened_at != 0)
      received.lines.push_back(fmt::format("{}, {}", time_words(call, party.opened_at),
                                           service::account_name(call, party.opened_by)));
    table.rows.push_back({cell(party.name), cell(std::to_string(party.people)),
                          cell(day_words(round.sent_on)), std::move(received)});
  }
  pages::SheetSection section{"Nơi được mời góp ý", {}, std::move(table), {}};
  if (round.unnamed)
    section.paragraphs.push_back(
        "Góp ý không ghi tên: in giấy mời (nút ở đầu trang) phát cho những người được mời. Trang góp ý không "
        "cần tài khoản, không lưu người gửi và giờ gửi; nội dung hiện sau khi chốt danh sách. Địa chỉ: " +
        address("short-opinion", {{"code", service::short_code(round)}}));
  return section;
}

std::string answer_words(const Opinion& opinion) {
  if (opinion.answer == "accepted") return "tiếp thu";
  if (opinion.answer == "explained") return "giải trình";
  return {};
}

std::string from_words(const Opinion& opinion) {
  return opinion.from.empty() ? "(không ghi tên)" : opinion.from;
}

std::vector<pages::SheetCell> opinion_row(const service::Call& call, const Opinion& opinion, bool answers) {
  pages::SheetCell text = cell(opinion.text);
  if (!opinion.about.empty()) text.lines.push_back("Về: " + opinion.about);
  if (!opinion.on_paper.empty()) text.lines.push_back("Nhập thay theo: " + opinion.on_paper);
  std::vector<pages::SheetCell> row{cell(from_words(opinion)), std::move(text)};
  if (!answers) {
    row.push_back(cell(answer_words(opinion)));
    row.push_back(cell(opinion.explanation));
    row.push_back(cell(opinion.place));
    return row;
  }
  const std::string whose = " của " + from_words(opinion);
  row.push_back(input_cell(typed(call, {.name = "answer." + opinion.id,
                                        .label = "Tiếp thu hay giải trình ý kiến" + whose,
                                        .type = "select",
                                        .value = opinion.answer,
                                        .options = {{"", "– chọn –", false, {}},
                                                    {"accepted", "tiếp thu", false, {}},
                                                    {"explained", "giải trình", false, {}}}})));
  row.push_back(input_cell(typed(call, {.name = "explanation." + opinion.id,
                                        .label = "Giải trình ý kiến" + whose,
                                        .value = opinion.explanation})));
  row.push_back(input_cell(typed(
      call,
      {.name = "place." + opinion.id, .label = "Nơi đã sửa theo ý kiến" + whose, .value = opinion.place})));
  return row;
}

pages::SheetSection opinions_section(const service::Call& call, const OpinionRound& round,
                                     const std::vector<Opinion>& opinions) {
  const bool answers = round.state == RoundState::collected && may(call, "answer-opinions");
  pages::SheetSection section{"Các ý kiến góp ý", {}, {}, {}};
  if (opinions.empty()) {
    section.paragraphs.emplace_back("Chưa có ý kiến nào được ghi.");
  } else {
    section.table = pages::SheetTable{"Các ý kiến góp ý",
                                      {"Cơ quan, người góp ý", "Nội dung", "Tiếp thu hay giải trình",
                                       "Giải trình (nếu không tiếp thu)", "Nơi đã sửa trong báo cáo"},
                                      {}};
    for (const Opinion& opinion : opinions)
      section.table->rows.push_back(opinion_row(call, opinion, answers));
  }
  if (!answers) return section;
  pages::SheetForm form;
  form.action = address("answer-opinions", names_of(call, round));
  form.inputs.push_back(
      typed(call, {.name = "do",
                   .label = "Lưu",
                   .type = "select",
                   .options = {{"save", "lưu, còn làm tiếp", true, {}},
                               {"finish", "đã trả lời hết, kết thúc đợt lấy ý kiến", false, {}}}}));
  form.submit = "Lưu tiếp thu, giải trình";
  section.form = std::move(form);
  return section;
}

pages::SheetSection paper_form(const service::Call& call, const OpinionRound& round) {
  pages::SheetForm form;
  form.action = address("add-opinion", names_of(call, round));
  form.inputs = {
      typed(call, {.name = "from", .label = "Cơ quan, người góp ý", .required = true}),
      typed(call, {.name = "about", .label = "Góp ý cho ai", .help = "Bỏ trống nếu góp ý cho tập thể"}),
      typed(call, {.name = "text", .label = "Nội dung góp ý", .type = "long", .required = true}),
      typed(call, {.name = "paper",
                   .label = "Nằm ở giấy nào",
                   .help = "Ví dụ: biên bản ngày 24/11/2026",
                   .required = true})};
  form.submit = "Ghi ý kiến";
  return {"Nhập thay ý kiến trên giấy", {}, {}, std::move(form)};
}

pages::SheetSection collecting_form(const service::Call& call, const OpinionRound& round) {
  pages::SheetForm form;
  form.action = address("collect-opinions", names_of(call, round));
  form.inputs = {
      typed(call, {.name = "on", .label = "Ngày họp lấy ý kiến", .help = "ngày/tháng/năm", .required = true}),
      typed(call, {.name = "place", .label = "Địa điểm"}),
      typed(call, {.name = "chair", .label = "Người chủ trì", .required = true}),
      typed(call, {.name = "secretary", .label = "Thư ký", .required = true}),
      typed(call,
            {.name = "summoned", .label = "Tổng số được mời", .input_mode = "numeric", .required = true}),
      typed(call, {.name = "present", .label = "Có mặt", .input_mode = "numeric", .required = true})};
  form.submit = "Chốt danh sách ý kiến";
  form.confirm = "Chốt rồi thì nơi được mời không gửi thêm; ý kiến không ghi tên hiện ra theo thứ tự chữ.";
  return {"Chốt danh sách ý kiến", {}, {}, std::move(form)};
}

service::Outcome<service::Done> at_round(const service::Call& call, const service::Outcome<void>& done,
                                         const char* message) {
  if (!done) return tl::unexpected{done.error()};
  Names names = names_of(call);
  names.emplace_back("round", call.inputs.get("round"));
  return service::Done{address("opinion-round", names), message, {}, false, {}, {}};
}

}  // namespace

namespace {

pages::SheetSection listed(service::Call& call, const char* title, const std::vector<std::string>& subjects) {
  pages::SheetTable table{title, {title}, {}};
  for (const std::string& subject : subjects)
    table.rows.push_back(
        {cell(subject_name_of(call, subject),
              address("opinion-rounds", {{"campaign", call.campaign->id}, {"subject", subject}}))});
  return {title, {}, std::move(table), {}};
}

/// Of an organization: its collectives, and the leaders about whom the rules ask, each with a page of its
/// own.
service::Outcome<pages::SheetPage> subjects_of(service::Call& call, const std::string& organization) {
  const auto records = store::find_all(call.data, "", "collectives", call.target.unit_path);
  if (!records) return service::refused(records.error());
  const auto leaders = service::leaders_asked_about(call, organization);
  if (!leaders) return tl::unexpected{leaders.error()};
  pages::SheetPage page;
  call.title = page.heading = "Lấy ý kiến góp ý: " + name_of(call, "organizations", organization);
  page.lead = call.campaign->title;
  page.empty.text = "Đơn vị không có tập thể lãnh đạo nào trong danh sách.";
  std::vector<std::string> bodies;
  for (const store::Record& record : *records)
    if (service::text_of(service::facts_of(record), "of") == organization)
      bodies.push_back("collective:" + record.text.key.id);
  if (!bodies.empty()) page.sections.push_back(listed(call, "Tập thể được góp ý", bodies));
  if (!leaders->empty()) page.sections.push_back(listed(call, "Cán bộ lãnh đạo được góp ý", *leaders));
  return page;
}

}  // namespace

service::Outcome<pages::SheetPage> opinion_rounds(service::Call& call) {
  if (call.inputs.get("subject").starts_with("organization:")) return subjects_of(call, call.target.unit);
  const auto offers = service::circle_offers(call);
  if (!offers) return tl::unexpected{offers.error()};
  const std::string& subject = call.inputs.get("subject");
  const auto rounds = service::opinion_rounds(call, subject);
  if (!rounds) return tl::unexpected{rounds.error()};
  pages::SheetPage page;
  call.title = page.heading = "Lấy ý kiến góp ý: " + subject_name_of(call, subject);
  page.lead = call.campaign->title;
  page.empty.text = "Văn bản của đợt không định thành phần góp ý cho đối tượng này.";
  for (const service::CircleOffer& offer : *offers)
    page.sections.push_back({"Quy định: " + offer.body_name, rule_words(offer), {}, {}});
  if (!rounds->empty()) page.sections.push_back({"Các đợt lấy ý kiến", {}, rounds_table(call, *rounds), {}});
  const bool all_finished = std::ranges::all_of(
      *rounds, [](const OpinionRound& round) { return round.state == RoundState::finished; });
  if (all_finished && may(call, "open-opinion-round"))
    for (const service::CircleOffer& offer : *offers) page.sections.push_back(opening_section(call, offer));
  return page;
}

service::Outcome<service::Done> open_opinion_round(service::Call& call) {
  const auto made = service::open_round(call);
  if (!made) return tl::unexpected{made.error()};
  Names names = names_of(call);
  names.emplace_back("round", *made);
  return service::Done{address("opinion-round", names), "done.saved", {}, false, {}, {}};
}

service::Outcome<pages::SheetPage> opinion_round(service::Call& call) {
  const auto round = service::round_in_path(call);
  if (!round) return tl::unexpected{round.error()};
  const auto opinions = service::opinions_of(call, *round);
  if (!opinions) return tl::unexpected{opinions.error()};
  pages::SheetPage page;
  call.title = page.heading = "Đợt lấy ý kiến góp ý: " + subject_name_of(call, round->subject);
  page.lead = mark_of(*round).word;
  offer(call, page.actions, "opinion-papers",
        round->state == RoundState::open ? "In giấy mời góp ý" : "In biên bản, bảng tổng hợp",
        address("opinion-papers", names_of(call, *round)));
  offer(call, page.actions, "opinion-rounds", "Các đợt lấy ý kiến",
        address("opinion-rounds", names_of(call)));
  page.sections.push_back(facts_section(call, *round));
  page.sections.push_back(invited_section(call, *round));
  page.sections.push_back(opinions_section(call, *round, *opinions));
  if (round->state != RoundState::finished && may(call, "add-opinion"))
    page.sections.push_back(paper_form(call, *round));
  if (round->state == RoundState::open && may(call, "collect-opinions"))
    page.sections.push_back(collecting_form(call, *round));
  return page;
}

service::Outcome<service::Done> add_opinion(service::Call& call) {
  return at_round(call, service::add_opinion(call), "done.saved");
}
service::Outcome<service::Done> collect_opinions(service::Call& call) {
  return at_round(call, service::collect_opinions(call), "done.saved");
}
service::Outcome<service::Done> answer_opinions(service::Call& call) {
  return at_round(call, service::answer_opinions(call), "done.saved");
}

}  // namespace kiemdiem::web
