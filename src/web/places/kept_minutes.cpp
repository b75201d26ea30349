#include "web/places/kept_minutes.h"

#include <fmt/format.h>

#include <algorithm>

#include "sealing/secret.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {

std::string version_words(std::int64_t version) {
  return version == 1 ? "Bản khóa lần đầu" : fmt::format("Bản đính chính {}", version - 1);
}

const store::Minutes* version_asked(const service::Call& call, const std::vector<store::Minutes>& kept) {
  const std::string& asked = call.inputs.get("ban");
  if (asked.empty()) return &kept.back();
  const auto found = std::ranges::find_if(
      kept, [&](const store::Minutes& one) { return std::to_string(one.version) == asked; });
  return found == kept.end() ? nullptr : &*found;
}

std::vector<pages::FactShown> kept_lines(const service::Call& call, const store::Minutes& minutes) {
  std::vector<pages::FactShown> lines{{"Bản", version_words(minutes.version), {}},
                                      {"Lưu lúc", time_words(call, minutes.at), {}},
                                      {"Mã kiểm tra", sealing::printed_hash(minutes.hash), {}}};
  if (!minutes.replaces.empty()) {
    lines.push_back({"Thay cho bản có mã", sealing::printed_hash(minutes.replaces), {}});
    lines.push_back({"Lý do đính chính", minutes.reason, {}});
  }
  if (minutes.anchor.seq > 0)
    lines.push_back({"Điểm neo nhật ký", minutes.chain + "=" + to_text(minutes.anchor), {}});
  return lines;
}

std::string superseded_words(const store::Minutes& shown, const std::vector<store::Minutes>& kept) {
  if (&shown == &kept.back()) return {};
  return fmt::format("Bản này đã được thay bằng {}.", version_words(kept.back().version));
}

std::vector<pages::MinutesVersion> version_links(service::Call& call, const std::vector<store::Minutes>& kept,
                                                 const std::string& href) {
  std::vector<pages::MinutesVersion> links;
  if (kept.size() < 2) return links;
  for (const store::Minutes& minutes : kept)
    links.push_back(
        {{version_words(minutes.version), fmt::format("{}?ban={}", href, minutes.version)},
         fmt::format("{}, {}", time_words(call, minutes.at), service::account_name(call, minutes.made_by)),
         minutes.reason});
  return links;
}

pages::SheetPage correction_page(service::Call& call, const store::Minutes& minutes,
                                 const std::vector<service::CorrectedText>& texts, std::string action,
                                 std::string back_href) {
  pages::SheetPage page;
  page.lead =
      fmt::format("Đang sửa từ {}, mã {}. Bản đó vẫn được giữ; bản mới ghi rõ thay cho bản nào và vì sao.",
                  version_words(minutes.version), sealing::printed_hash(minutes.hash));
  page.actions = {{"Về biên bản", std::move(back_href), false, false, {}}};
  pages::SheetForm form;
  form.action = std::move(action);
  form.hidden = {{"version", std::to_string(minutes.version), false, {}}};
  form.inputs.push_back(typed(call, {.name = "reason", .label = "Lý do đính chính", .required = true}));
  for (const service::CorrectedText& one : texts)
    form.inputs.push_back(
        typed(call, {.name = one.field,
                     .label = one.heading.empty() ? one.label : one.heading + " – " + one.label,
                     .type = "long",
                     .value = *one.text}));
  form.submit = "Ghi bản đính chính";
  std::vector<std::string> problems{problem_of(call, "")};
  if (problems.front().empty()) problems.clear();
  page.sections.push_back({"", std::move(problems), {}, std::move(form)});
  return page;
}

}  // namespace kiemdiem::web
