#include "service/report_texts.h"

#include "service/campaigns.h"

namespace kiemdiem::service {
namespace {

constexpr std::string_view list = "result_reports";

}  // namespace

const std::string& ReportTexts::get(std::string_view name) const {
  static const std::string nothing;
  const auto found = texts.find(name);
  return found == texts.end() ? nothing : found->second;
}

Outcome<ReportTexts> report_texts(Call& call) {
  const auto line = line_at(call, list, call.target.unit);
  if (!line) return tl::unexpected{line.error()};
  ReportTexts found;
  if (!*line) return found;
  for (const ReportTextField& field : report_text_fields)
    if (std::string text = (*line)->get(field.name); !text.empty())
      found.texts.emplace(field.name, std::move(text));
  found.number = (*line)->get("number");
  found.day = (*line)->get("day");
  found.version = (*line)->version;
  found.at = (*line)->at;
  return found;
}

Outcome<void> keep_report_texts(Call& call) {
  Fields fields;
  for (const ReportTextField& field : report_text_fields)
    fields.emplace_back(field.name, trimmed(call.inputs.get(field.name)));
  fields.emplace_back("number", trimmed(call.inputs.get("number")));
  const std::string day = trimmed(call.inputs.get("day"));
  const auto typed = typed_day(day);
  if (!day.empty() && !typed)
    return refused(Refused::invalid, "Ngày báo cáo ghi theo dạng ngày/tháng/năm, ví dụ 15/12/2026.", "day");
  fields.emplace_back("day", typed ? to_iso(*typed) : std::string{});
  return keep_line(call, {std::string{list}, call.target.unit, call.target.unit_path, std::move(fields)},
                   number_in(call.inputs.get("version")).value_or(0));
}

}  // namespace kiemdiem::service
