#include "service/suggestions.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/letters.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

constexpr int points_at_once = 4;

Names names_of(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}};
}

pages::Mark mark_of(const service::Suggestion& letter) {
  using pages::Standing;
  if (letter.opened.done()) return {Standing::done, "đã nhận"};
  if (letter.sent.done()) return {Standing::working, "đã gửi, chưa mở xem"};
  if (letter.approved.done()) return {Standing::waiting, "đã duyệt, chưa gửi"};
  return {Standing::waiting, "dự thảo, chờ duyệt"};
}

pages::LetterForm form_with(const service::Suggestion& letter, std::string action, std::string submit) {
  return {{}, std::move(action), {{"letter", letter.id, false, {}}}, {}, std::move(submit)};
}

pages::LetterShown shown(service::Call& call, const service::Suggestion& letter) {
  pages::LetterShown made;
  made.heading = letter.number.empty() ? "Văn bản gợi ý (chưa có số)" : "Văn bản gợi ý số " + letter.number;
  made.mark = mark_of(letter);
  for (std::size_t at = 0; at < letter.points.size(); ++at) {
    const service::SuggestedPoint& point = letter.points[at];
    std::string line = fmt::format("{}. {}", at + 1, point.text);
    if (!point.basis.empty()) line += fmt::format(". Căn cứ: {}", point.basis);
    if (!point.demand.empty()) line += fmt::format(". Yêu cầu: {}", point.demand);
    made.lines.push_back(std::move(line));
  }
  if (const auto due = parse_date(letter.due)) made.lines.push_back("Thời hạn: " + to_vietnamese(*due));
  if (!letter.attends.empty()) made.lines.push_back("Dự, chỉ đạo: " + letter.attends);
  const std::pair<const char*, const service::Mark*> marks[] = {{"Soạn", &letter.drafted},
                                                                {"Duyệt", &letter.approved},
                                                                {"Gửi", &letter.sent},
                                                                {"Đối tượng mở xem", &letter.opened}};
  for (const auto& [word, mark] : marks)
    if (mark->done())
      made.lines.push_back(
          fmt::format("{}: {}, {}", word, time_words(call, mark->at), service::account_name(call, mark->by)));
  if (!letter.approved.done() && may(call, "approve-suggestion")) {
    if (service::is_own_draft(call, letter).value_or(false))
      made.lines.emplace_back("Chờ đồng chí khác trong cấp ủy duyệt: người soạn không tự duyệt.");
    else
      made.forms.push_back(form_with(letter, address("approve-suggestion", names_of(call)), "Duyệt"));
  }
  if (letter.approved.done() && !letter.sent.done() && may(call, "send-suggestion")) {
    pages::LetterForm send =
        form_with(letter, address("send-suggestion", names_of(call)), "Gửi cho đối tượng");
    send.inputs.push_back({"number",
                           "Số, ký hiệu văn bản",
                           "text",
                           call.inputs.get("number"),
                           {},
                           problem_of(call, "number"),
                           {},
                           true});
    made.forms.push_back(std::move(send));
  }
  return made;
}

pages::LetterForm fresh_form(const service::Call& call) {
  pages::LetterForm form{"Soạn gợi ý", address("draft-suggestion", names_of(call)), {}, {}, "Lưu dự thảo"};
  const auto add = [&](const std::string& name, std::string label, const char* type, std::string help = {}) {
    form.inputs.push_back({name,
                           std::move(label),
                           type,
                           call.inputs.get(name),
                           std::move(help),
                           problem_of(call, name),
                           {},
                           false});
  };
  for (int at = 0; at < points_at_once; ++at) {
    add(fmt::format("point.{}", at), fmt::format("Vấn đề {}", at + 1), "long");
    add(fmt::format("basis.{}", at), "Căn cứ, nguồn", "text");
    add(fmt::format("demand.{}", at), "Yêu cầu giải trình", "text");
  }
  add("due", "Thời hạn giải trình", "text", "ngày/tháng/năm");
  add("attends", "Người dự, chỉ đạo kiểm điểm", "text");
  return form;
}

service::Outcome<service::Done> after(const service::Call& call, const service::Outcome<void>& done) {
  if (!done) return tl::unexpected{done.error()};
  return service::Done{address("suggestions", names_of(call)), "done.saved", {}, false, {}, {}};
}

std::string subject_words(service::Call& call) {
  const std::string& subject = call.inputs.get("subject");
  const std::string kind = subject.substr(0, subject.find(':'));
  const std::string list = kind == "organization" || kind == "collective" ? kind + "s" : "people";
  return name_of(call, list, subject.substr(subject.find(':') + 1));
}

}  // namespace

service::Outcome<pages::LettersPage> suggestions(service::Call& call) {
  const auto letters = service::suggestions_to(call, call.inputs.get("subject"));
  if (!letters) return tl::unexpected{letters.error()};
  pages::LettersPage page;
  call.title = page.heading = "Gợi ý kiểm điểm: " + subject_words(call);
  page.lead =
      "Cơ quan tham mưu soạn, cấp ủy duyệt, gửi bằng văn bản. Gửi rồi thì từng vấn đề hiện trong bản kiểm "
      "điểm của đối tượng và phải được giải trình.";
  for (const service::Suggestion& letter : *letters) page.letters.push_back(shown(call, letter));
  page.empty.text = "Chưa có gợi ý nào cho đối tượng này.";
  if (may(call, "draft-suggestion")) page.fresh = fresh_form(call);
  return page;
}

service::Outcome<service::Done> draft_suggestion(service::Call& call) {
  return after(call, service::draft_suggestion(call));
}
service::Outcome<service::Done> approve_suggestion(service::Call& call) {
  return after(call, service::approve_suggestion(call));
}
service::Outcome<service::Done> send_suggestion(service::Call& call) {
  return after(call, service::send_suggestion(call));
}

}  // namespace kiemdiem::web
