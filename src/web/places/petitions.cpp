#include <fmt/format.h>

#include <algorithm>

#include "service/help.h"
#include "service/names.h"
#include "service/petitions.h"
#include "service/publications.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/afterwards.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

// Results made known, petitions against them, help for those rated lowest.

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

Names subject_names(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}};
}
Names unit_names(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"unit", call.target.unit}};
}
Names decision_names(const service::Call& call) {
  Names names = unit_names(call);
  names.emplace_back("decision", call.inputs.get("decision"));
  return names;
}

service::Done done(std::string location, std::string message) {
  return {std::move(location), std::move(message), {}, false, {}, {}};
}

/// "Kiến nghị đến hết ngày 23/12/2026 (…)": what the regulation says of the time, or that it says nothing.
std::vector<std::string> clock_words(const service::Call& call,
                                     const std::optional<service::PetitionClock>& clock,
                                     std::string_view what) {
  if (!clock) return {fmt::format("Văn bản của đợt không định thời hạn: {} lúc nào cũng được ghi.", what)};
  std::vector<std::string> words;
  const procedure::Cited& cited = clock->rule.cited;
  if (clock->until)
    words.push_back(fmt::format("{} đến hết ngày {}{} ({}, {}).", what, to_vietnamese(*clock->until),
                                *clock->until < call.today ? ", đã quá hạn" : "", cited.document,
                                cited.clause));
  else
    words.push_back(
        fmt::format("Thời hạn tính từ ngày nhận thông báo ({}, {}).", cited.document, cited.clause));
  if (!clock->rule.reading.empty()) words.push_back("Cách hiểu: " + clock->rule.reading);
  return words;
}

pages::SheetForm publication_form(const service::Call& call, const procedure::Publication& way, bool mends) {
  return {address("publish", decision_names(call)),
          {{"way", way.id, false, {}}},
          {typed(call, {.name = "on", .label = "Ngày", .help = "ngày/tháng/năm", .required = true}),
           typed(call, {.name = "place", .label = "Nơi, hội nghị", .required = true}),
           typed(call, {.name = "proof",
                        .label = "Giấy tờ chứng minh",
                        .help = "Ví dụ: biên bản niêm yết ngày 22/12/2026, văn bản số 15-TB/ĐU",
                        .required = true})},
          mends ? "Ghi đã gỡ, đính chính" : "Ghi đã công khai",
          {}};
}

pages::SheetSection shown(service::Call& call, const service::PublicationAsked& one, bool writes,
                          bool mends) {
  const procedure::Publication& way = one.way;
  pages::SheetSection section{way.how, {}, {}, {}};
  section.paragraphs.push_back(fmt::format("{} thực hiện; nơi nhận: {}; {} đối tượng của quyết định này.",
                                           way.by, way.to, one.subjects));
  if (!way.cited.clause.empty())
    section.paragraphs.push_back(fmt::format("Theo {}, {}.", way.cited.document, way.cited.clause));
  if (!way.reading.empty()) section.paragraphs.push_back("Cách hiểu: " + way.reading);
  if (one.done)
    section.paragraphs.push_back(fmt::format(
        "Đã làm ngày {}, {}. Chứng minh: {}. Ghi: {}, {}.", day_words(one.done->on), one.done->place,
        one.done->proof, time_words(call, one.done->at), service::account_name(call, one.done->by)));
  else if (writes)
    section.form = publication_form(call, way, mends);
  return section;
}

}  // namespace

service::Outcome<pages::SheetPage> publications(service::Call& call) {
  const auto decision = service::decision_in_path(call);
  if (!decision) return tl::unexpected{decision.error()};
  const auto asked = service::publications_of(call, *decision);
  if (!asked) return tl::unexpected{asked.error()};
  pages::SheetPage page;
  const bool mends = decision->kind == "cancelled";
  call.title = page.heading = (mends ? "Đính chính nơi đã công khai: " : "Công khai kết quả: ") +
                              std::string{"Quyết định "} + decision->number;
  page.lead = call.campaign->title;
  page.actions.push_back({"Về quyết định", address("decision", decision_names(call)), false, false, {}});
  page.empty.text = mends
                        ? "Kết quả bị hủy chưa được công khai ở đâu nên không có gì phải đính chính."
                        : "Văn bản của đợt không định cách công khai cho quyết định này; kết quả được thông "
                          "báo cho đối tượng và nơi quản lý.";
  bool writes = may(call, "publish");
  for (const service::PublicationAsked& one : *asked) {
    page.sections.push_back(shown(call, one, writes, mends));
    writes = writes && one.done;  // one form on a page
  }
  return page;
}

service::Outcome<service::Done> publish(service::Call& call) {
  if (auto kept = service::publish(call); !kept) return tl::unexpected{kept.error()};
  return done(address("publications", decision_names(call)), "done.saved");
}

service::Outcome<pages::SheetPage> petition_form(service::Call& call) {
  const bool of_body = call.action.name.starts_with("body-");
  if (of_body != call.target.person.empty()) return service::refused(service::Refused::hidden);
  const std::string& subject = call.inputs.get("subject");
  auto sent = service::petitions_under(call, call.target.unit_path);
  if (!sent) return tl::unexpected{sent.error()};
  std::erase_if(*sent, [&](const service::Petition& one) { return one.subject != subject; });
  const auto ratings = service::ratings_under(call, call.target.unit_path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  pages::SheetPage page;
  call.title = page.heading = "Kiến nghị về kết quả xếp loại";
  page.lead = subject_name_of(call, subject) + ", " + call.campaign->title;
  for (const service::Petition& one : *sent)
    page.sections.push_back(
        {fmt::format("Kiến nghị nhận ngày {}, về Quyết định {}", day_words(one.received), one.number),
         {one.request, one.reason,
          one.result.empty() ? std::string{"Chưa trả lời."} : "Trả lời: " + one.answer},
         {},
         {}});
  const auto clock = service::petition_clock(call, subject);
  if (!clock) return tl::unexpected{clock.error()};
  const service::RatingStory& story = ratings->of(subject);
  const std::string_view why = procedure::why_not(story.state, procedure::RatingAct::petition);
  if (!why.empty()) {
    page.sections.push_back({"", {std::string{why}}, {}, {}});
    return page;
  }
  const std::string_view action = of_body ? "body-petition" : "petition";
  if (may(call, action))
    page.sections.push_back(
        {fmt::format("Kiến nghị về Quyết định {}", story.standing()->number),
         clock_words(call, *clock, "Kiến nghị"),
         {},
         pages::SheetForm{
             address(action, subject_names(call)),
             {},
             {typed(call, {.name = "request", .label = "Điều kiến nghị", .type = "long", .required = true}),
              typed(call, {.name = "reason", .label = "Lý do", .type = "long", .required = true}),
              typed(call, {.name = "evidence", .label = "Tài liệu kèm theo", .type = "long"})},
             "Gửi kiến nghị",
             {}}});
  return page;
}

service::Outcome<service::Done> petition(service::Call& call) {
  if (auto sent = service::petition(call); !sent) return tl::unexpected{sent.error()};
  const bool of_body = call.action.name == "body-petition";
  return done(address(of_body ? "body-petition-form" : "petition-form", subject_names(call)),
              "done.petition_sent");
}

service::Outcome<pages::SheetPage> petitions(service::Call& call) {
  const auto received = service::petitions_under(call, call.target.unit_path);
  if (!received) return tl::unexpected{received.error()};
  pages::SheetPage page;
  call.title = page.heading = "Kiến nghị đã nhận";
  page.lead = call.campaign->title;
  page.empty.text = "Chưa có kiến nghị nào.";
  for (const service::Petition& one : *received) {
    const auto day = parse_date(one.received);
    const auto clock = service::answer_clock(call, one.subject, one.received);
    if (!clock) return tl::unexpected{clock.error()};
    pages::SheetSection section{
        fmt::format("{}, về Quyết định {}", subject_name_of(call, one.subject), one.number),
        {fmt::format("Nhận ngày {}, đã {} ngày.", day_words(one.received),
                     day ? call.today.days - day->days : 0),
         "Điều kiến nghị: " + one.request, "Lý do: " + one.reason},
        {},
        {}};
    for (std::string& words : clock_words(call, *clock, "Trả lời"))
      section.paragraphs.push_back(std::move(words));
    if (!one.evidence.empty()) section.paragraphs.push_back("Tài liệu: " + one.evidence);
    if (!one.result.empty())
      section.paragraphs.push_back(
          fmt::format("{}: {}", one.result == "kept" ? "Giữ nguyên kết quả" : "Xếp loại lại", one.answer));
    const bool first_open =
        page.sections.empty() ||
        !std::ranges::any_of(page.sections, [](const auto& each) { return each.form.has_value(); });
    if (one.result.empty() && first_open && may(call, "answer-petition")) {
      Names names = unit_names(call);
      names.emplace_back("petition", one.id);
      section.form = pages::SheetForm{
          address("answer-petition", names),
          {},
          {{.name = "result",
            .label = "Kết quả giải quyết",
            .type = "select",
            .options = {{"", "– chọn kết quả –", true, {}},
                        {"kept", "Giữ nguyên kết quả", false, {}},
                        {"rate_again", "Hủy kết quả, xếp loại lại", false, {}}}},
           {.name = "answer", .label = "Nội dung trả lời", .type = "long", .required = true}},
          "Trả lời",
          "Xếp loại lại được làm ở trang quyết định, bằng một văn bản hủy kết quả."};
    }
    page.sections.push_back(std::move(section));
  }
  return page;
}

service::Outcome<service::Done> answer_petition(service::Call& call) {
  if (auto answered = service::answer_petition(call); !answered) return tl::unexpected{answered.error()};
  return done(address("petitions", unit_names(call)), "done.petition_answered");
}

service::Outcome<pages::SheetPage> help(service::Call& call) {
  const auto asked = service::help_asked(call, call.target.unit, call.target.unit_path);
  if (!asked) return tl::unexpected{asked.error()};
  pages::SheetPage page;
  call.title = page.heading = "Giúp đỡ đối tượng xếp mức không hoàn thành nhiệm vụ";
  page.lead = call.campaign->title;
  page.empty.text = *asked ? "Không có ai xếp mức không hoàn thành nhiệm vụ ở đây."
                           : "Văn bản của đợt không định việc phân công giúp đỡ.";
  if (!*asked || (*asked)->cases.empty()) return page;
  pages::SheetTable table{"Phân công giúp đỡ",
                          {"Đối tượng", "Quyết định", "Người giúp đỡ", "Nội dung", "Thời hạn", "Kết quả"},
                          {}};
  std::vector<pages::Option> options{{"", "– chọn đối tượng –", true, {}}};
  for (const service::HelpCase& one : (*asked)->cases) {
    pages::SheetCell helper = cell(one.helper);
    if (one.helper.empty()) helper.mark = pages::Mark{pages::Standing::waiting, "chưa phân công"};
    table.rows.push_back({cell(subject_name_of(call, one.subject)),
                          cell(fmt::format("{}, {}", one.number, day_words(one.day))), std::move(helper),
                          cell(one.content), cell(day_words(one.until)), cell(one.result)});
    options.push_back({one.subject, subject_name_of(call, one.subject), false, {}});
  }
  const procedure::Cited& cited = (*asked)->rule.cited;
  page.sections.push_back(
      {"", {cited.text, fmt::format("Theo {}, {}.", cited.document, cited.clause)}, std::move(table), {}});
  if (!may(call, "assign-help")) return page;
  pages::SheetForm form{address("assign-help", unit_names(call)), {}, {}, "Ghi phân công", {}};
  form.inputs = {
      typed(call, {.name = "subject", .label = "Đối tượng", .type = "select", .options = options}),
      typed(call, {.name = "helper", .label = "Người được phân công", .required = true}),
      typed(call, {.name = "content", .label = "Nội dung giúp đỡ", .type = "long", .required = true}),
      typed(call, {.name = "until", .label = "Thời hạn", .help = "ngày/tháng/năm", .required = true}),
      typed(call, {.name = "result", .label = "Kết quả (khi đã có)", .type = "long"})};
  page.sections.push_back({"Phân công, ghi kết quả", {}, {}, std::move(form)});
  return page;
}

service::Outcome<service::Done> assign_help(service::Call& call) {
  if (auto kept = service::assign_help(call); !kept) return tl::unexpected{kept.error()};
  return done(address("help", unit_names(call)), "done.saved");
}

}  // namespace kiemdiem::web
