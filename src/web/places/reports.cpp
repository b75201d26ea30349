#include "web/places/reports.h"

#include <fmt/format.h>

#include <algorithm>

#include "paperwork/paperwork.h"
#include "paperwork/summary_file.h"
#include "paperwork/summing.h"
#include "service/campaigns.h"
#include "service/office.h"
#include "service/report_texts.h"
#include "service/summaries.h"
#include "summary/chart.h"
#include "summary/table_fields.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/printing.h"
#include "web/places/report_parts.h"
#include "web/places/sheets.h"
#include "web/places/work.h"

namespace kiemdiem::web {

using summary::Table;
using Names = std::vector<std::pair<std::string_view, std::string>>;

Names table_names(const service::Call& call, const std::string& table) {
  Names names{{"campaign", call.campaign->id}, {"unit", call.target.unit}};
  if (!table.empty()) names.emplace_back("table", table);
  return names;
}

service::Outcome<AskedTable> asked_table(service::Call& call) {
  auto of = service::summary_in_path(call);
  if (!of) return tl::unexpected{of.error()};
  const summary::Shape* shape = of->book->find(call.inputs.get("table"));
  if (shape == nullptr) return service::refused(service::Refused::hidden);
  Table table = paperwork::table_of(call, *of, *shape);
  return AskedTable{std::move(*of), std::move(table)};
}

namespace {
void fill_heads(const summary::Shape& shape, pages::ReportTablePage& page) {
  const auto& columns = shape.columns;
  bool grouped = false;
  for (const summary::Column& column : columns) grouped = grouped || !column.group.empty();
  for (std::size_t at = 0; at < columns.size();) {
    std::size_t end = at + 1;
    while (!columns[at].group.empty() && end < columns.size() && columns[end].group == columns[at].group)
      ++end;
    if (columns[at].group.empty()) {
      page.top.push_back({columns[at].title, 1, grouped ? 2 : 1});
    } else {
      page.top.push_back({columns[at].group, static_cast<int>(end - at), 1});
      for (std::size_t inner = at; inner < end; ++inner) page.bottom.push_back({columns[inner].title, 1, 1});
    }
    at = end;
  }
}

std::string_view row_word(summary::RowKind kind) {
  constexpr std::array<std::string_view, 4> words{"data", "block", "subtotal", "total"};
  return words[static_cast<std::size_t>(kind)];
}

/// Whose subjects a figure opens to: a share to those that it is the share of.
std::size_t counted_column(const Table& table, std::size_t at) {
  const auto& columns = table.shape->columns;
  if (columns[at].kind != summary::ColumnKind::share) return at;
  for (std::size_t other = 0; other < columns.size(); ++other)
    if (columns[other].kind == summary::ColumnKind::counts && columns[other].what == columns[at].what &&
        columns[other].past == columns[at].past)
      return other;
  return at;
}

/// The four levels and those without one, row by row.
std::optional<pages::StackedChart> chart_of(const service::Call& call, const Table& table) {
  constexpr std::size_t most_bars = 40;
  const auto shown = summary::chart_of(table, most_bars);
  if (!shown) return std::nullopt;
  constexpr std::array fills{0, 1, 2, 4, 5};
  pages::StackedChart chart;
  chart.title = shown->title;
  for (std::size_t part = 0; part < shown->parts.size(); ++part)
    chart.parts.push_back({shown->parts[part], fills.at(part)});
  for (const summary::ChartBar& one : shown->bars) {
    pages::charts::StackedBar bar{one.label, one.values, {}};
    if (!one.unit.empty())
      bar.href = address("report-table",
                         {{"campaign", call.campaign->id}, {"unit", one.unit}, {"table", table.shape->id}});
    chart.bars.push_back(std::move(bar));
  }
  return chart;
}

/// Where a number without subjects behind it comes from: the record of the row's subject.
std::string record_of(const service::Call& call, const summary::Row& row, std::string_view field) {
  if (row.subject.empty()) return {};
  const std::string& campaign = call.campaign->id;
  if (field.starts_with("remedy_"))
    return address("remediation", {{"campaign", campaign}, {"subject", row.subject}});
  if (field.starts_with("dossier_") && row.subject.starts_with("organization:"))
    return address("dossier",
                   {{"campaign", campaign}, {"unit", row.subject.substr(row.subject.find(':') + 1)}});
  return address("why", {{"campaign", campaign}, {"subject", row.subject}});
}

pages::ReportRow shown(const service::Call& call, const Table& table, const summary::Row& row) {
  pages::ReportRow made{std::string{row_word(row.kind)}, {}};
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    const summary::Column& column = table.shape->columns[at];
    pages::ReportCell cell{
        summary::in_words(row.cells[at]), {}, !std::holds_alternative<std::string>(row.cells[at])};
    const std::size_t counted = counted_column(table, at);
    if (!behind(row.cells[counted]).empty())
      cell.href = address_with("report-figure", table_names(call, table.shape->id),
                               {{"dong", row.key}, {"cot", table.shape->columns[counted].id}});
    else if (std::holds_alternative<summary::Number>(row.cells[at]) || column.what.starts_with("points_"))
      cell.href = record_of(call, row, column.what);
    if (column.what == "name" && !row.unit.empty())
      cell.href = address("report-table",
                          {{"campaign", call.campaign->id}, {"unit", row.unit}, {"table", table.shape->id}});
    if (column.what == "name" && !row.subject.empty())
      cell.href = address("why", {{"campaign", call.campaign->id}, {"subject", row.subject}});
    made.cells.push_back(std::move(cell));
  }
  return made;
}

std::vector<pages::ReportLine> breach_lines(const service::Call& call,
                                            const std::vector<summary::Breach>& breaches) {
  std::vector<pages::ReportLine> lines;
  for (const summary::Breach& breach : breaches)
    lines.push_back({breach.text, breach.subject.empty() ? std::string{}
                                                         : address("why", {{"campaign", call.campaign->id},
                                                                           {"subject", breach.subject}})});
  return lines;
}

}  // namespace

service::Outcome<pages::SheetPage> reports(service::Call& call) {
  auto of = service::summary_in_path(call, false);
  if (!of) return tl::unexpected{of.error()};
  pages::SheetPage page;
  call.title = page.heading = "Báo cáo tổng hợp: " + of->unit->name;
  page.lead =
      fmt::format("{}. Số liệu tính đến ngày {}.", call.campaign->title, to_vietnamese(of->summary->on));
  offer(call, page.actions, "report-text", "Báo cáo kết quả", address("report-text", table_names(call)));
  offer(call, page.actions, "report-workbook", "Tải toàn bộ bảng (Excel)",
        address("report-workbook", table_names(call, std::string{paperwork::all_tables})));
  pages::SheetSection list{"Các bảng", {}, {}, {}};
  pages::SheetTable table{list.title, {"Bảng", "Mẫu", "Excel"}, {}};
  for (const summary::Shape& shape : of->book->shapes)
    table.rows.push_back({cell(shape.name, address("report-table", table_names(call, shape.id))),
                          cell(shape.code),
                          cell("Tải về", address("report-workbook", table_names(call, shape.id)))});
  list.table = std::move(table);
  page.sections.push_back(std::move(list));
  pages::SheetSection checks{"Kiểm tra số liệu", {}, {}, {}};
  for (const Problem& problem : of->problems)
    checks.paragraphs.push_back("Chưa tính được: " + to_text(Problems{problem}));
  const auto breaches = breaches_of(*of, nullptr);
  for (std::size_t at = 0; at < breaches.size() && at < 50; ++at)
    checks.paragraphs.push_back(breaches[at].text);
  if (checks.paragraphs.empty()) checks.paragraphs.emplace_back("Không có chỗ nào sai lệch.");
  page.sections.push_back(std::move(checks));
  return page;
}

service::Outcome<pages::ReportTablePage> report_table(service::Call& call) {
  auto found = asked_table(call);
  if (!found) return tl::unexpected{found.error()};
  const Table& table = found->table;
  pages::ReportTablePage page;
  page.form_code = table.shape->code;
  page.title = table.shape->title + " " + table.period;
  call.title = table.shape->name + ": " + found->of.unit->name;
  page.unit = found->of.unit->name;
  page.as_of = "Số liệu tính đến ngày " + to_vietnamese(table.on);
  fill_heads(*table.shape, page);
  for (const summary::Row& row : table.rows) page.rows.push_back(shown(call, table, row));
  page.notes = table.notes;
  for (const Problem& problem : found->of.problems)
    page.notes.push_back("Chưa tính được: " + to_text(Problems{problem}));
  page.breaches = breach_lines(call, breaches_of(found->of, &table));
  if (auto chart = chart_of(call, table)) page.charts.push_back(std::move(*chart));
  page.when_empty = "Không có đối tượng nào";
  offer(call, page.actions, "report-workbook", "Excel",
        address("report-workbook", table_names(call, table.shape->id)));
  offer_paper(call, page.actions, "bieu-tong-hop", table.shape->id);
  offer(call, page.actions, "reports", "Các bảng khác", address("reports", table_names(call)));
  return page;
}

service::Outcome<FileAnswer> report_workbook(service::Call& call) {
  auto file = paperwork::summary_file(call, call.inputs.get("table"));
  if (!file) return tl::unexpected{file.error()};
  return FileAnswer{std::move(file->name),
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    std::move(file->bytes)};
}

service::Outcome<pages::SheetPage> report_text(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const auto texts = service::report_texts(call);
  if (!texts) return tl::unexpected{texts.error()};
  pages::SheetPage page;
  call.title = page.heading = "Báo cáo kết quả: " + (*units)->find(call.target.unit)->name;
  page.lead = "Số liệu trong báo cáo lấy từ các bảng tổng hợp, không nhập tay; ở đây chỉ ghi phần lời.";
  offer_paper(call, page.actions, "bao-cao-ket-qua", std::string{paperwork::whole_unit});
  offer(call, page.actions, "reports", "Các bảng tổng hợp", address("reports", table_names(call)));
  std::vector<pages::Input> inputs{typed(call, {.name = "number",
                                                .label = "Số báo cáo",
                                                .value = texts->number,
                                                .help = "Ví dụ 12-BC/ĐU; bỏ trống nếu chưa có"}),
                                   typed(call, {.name = "day",
                                                .label = "Ngày báo cáo",
                                                .value = day_words(texts->day),
                                                .help = "ngày/tháng/năm"})};
  for (const service::ReportTextField& field : service::report_text_fields)
    inputs.push_back(typed(call, {.name = std::string{field.name},
                                  .label = fmt::format("{}. {}", field.section, field.label),
                                  .type = "long",
                                  .value = texts->get(field.name)}));
  pages::SheetSection section{"Phần lời", {}, {}, {}};
  if (may(call, "save-report-text"))
    section.form = pages::SheetForm{address("save-report-text", table_names(call)),
                                    {{"version", std::to_string(texts->version), false, {}}},
                                    std::move(inputs),
                                    "Ghi",
                                    {}};
  else
    for (const service::ReportTextField& field : service::report_text_fields)
      if (!texts->get(field.name).empty())
        section.paragraphs.push_back(fmt::format("{}: {}", field.label, texts->get(field.name)));
  page.sections.push_back(std::move(section));
  return page;
}

service::Outcome<service::Done> save_report_text(service::Call& call) {
  if (auto kept = service::keep_report_texts(call); !kept) return tl::unexpected{kept.error()};
  service::Done done;
  done.location = address("report-text", table_names(call));
  done.message = "done.saved";
  return done;
}

}  // namespace kiemdiem::web
