#include "paperwork/summing.h"

#include <fmt/format.h>

#include <algorithm>

#include "paper/papers/result_report.h"
#include "paperwork/desk.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/campaigns.h"
#include "service/office.h"
#include "service/report_texts.h"
#include "service/summaries.h"
#include "summary/chart.h"
#include "summary/narrative.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using summary::Table;

}  // namespace

std::string attached_to(const service::ReportTexts& texts, const Desk& desk) {
  const std::string number = texts.number.empty() ? "......" + desk.notation("BC") : texts.number;
  const auto day = parse_date(texts.day);
  return fmt::format("Kèm theo Báo cáo số {}, ngày {} của {}", number,
                     day ? to_vietnamese(*day) : std::string{"......"}, desk.unit().name);
}

namespace {

paper::WideTable on_paper(const Table& table, const Desk& desk, const service::ReportTexts& texts) {
  paper::WideTable wide = wide_table(table);
  wide.office = desk.office();
  wide.date = parse_date(texts.day);
  wide.made_on = desk.today();
  wide.attached_to = attached_to(texts, desk);
  wide.signer = desk.head_signs();
  return wide;
}

paper::ReportPart written(const service::ReportTexts& texts, std::string_view field) {
  for (const service::ReportTextField& one : service::report_text_fields)
    if (one.name == field) return {std::string{one.label}, lines_of(texts.get(field))};
  return {};
}

paper::ReportPart counted(std::string heading, const std::vector<summary::Sentence>& sentences,
                          std::string_view place) {
  paper::ReportPart part{std::move(heading), {}};
  for (const summary::Sentence& one : sentences)
    if (one.place == place) part.paragraphs.push_back(one.text);
  if (part.paragraphs.empty()) part.paragraphs.emplace_back("Không có đối tượng nào.");
  return part;
}

std::vector<paper::ReportSection> sections_of(const service::ReportTexts& texts,
                                              const std::vector<summary::Sentence>& told) {
  std::vector<paper::ReportSection> sections(5);
  sections[0].heading = "Công tác lãnh đạo, chỉ đạo";
  sections[1].heading = "Kết quả kiểm điểm";
  sections[2] = {"Kết quả đánh giá, xếp loại",
                 {counted("Tổ chức đảng", told, "III.1"), counted("Đảng viên", told, "III.2"),
                  counted("Tập thể lãnh đạo, quản lý", told, "III.3"),
                  counted("Cán bộ lãnh đạo, quản lý", told, "III.4"),
                  counted("Tỷ lệ hoàn thành xuất sắc nhiệm vụ", told, "III.5"),
                  counted("Số chưa kiểm điểm, chưa xếp loại", told, "III.6")}};
  sections[3].heading = "Khen thưởng";
  sections[4].heading = "Đánh giá chung, kiến nghị";
  constexpr std::array<std::string_view, 5> numbers{"I", "II", "III", "IV", "V"};
  for (const service::ReportTextField& field : service::report_text_fields)
    for (std::size_t at = 0; at < numbers.size(); ++at)
      if (field.section == numbers[at]) sections[at].parts.push_back(written(texts, field.name));
  return sections;
}

/// What the committee decides itself, what its superior decides, proposals: where a plan asks for it
/// (papers.yaml, papers.bao-cao-ket-qua.layout: by_authority).
std::vector<paper::ReportSection> sections_by_authority(const service::ReportTexts& texts,
                                                        const std::vector<summary::Sentence>& told) {
  const auto of = [&](std::string_view table) {
    paper::ReportPart part;
    for (const summary::Sentence& one : told)
      if (!one.told.empty() && one.told.front().table == table) part.paragraphs.push_back(one.text);
    if (part.paragraphs.empty()) part.paragraphs.emplace_back("Không có đối tượng nào.");
    return part;
  };
  return {{"Kết quả xếp loại thuộc thẩm quyền", {of("t04b")}},
          {"Kết quả đề nghị cấp trên quyết định", {of("t04a")}},
          {"Kiến nghị, đề xuất", {written(texts, "proposals")}}};
}

}  // namespace

Table table_of(const Call& call, const service::SummaryOf& of, const summary::Shape& shape) {
  Table table = summary::make_table(shape, *of.book, *of.tree, of.unit->id);
  table.period = service::period_words(*call.campaign);
  return table;
}

paper::WideTable wide_table(const Table& table) {
  paper::WideTable wide;
  wide.form_code = table.shape->code;
  wide.title = table.shape->title + " " + table.period;
  wide.subtitle = {"Số liệu tính đến ngày " + to_vietnamese(table.on)};
  for (const summary::Column& column : table.shape->columns) {
    const bool number = column.kind != summary::ColumnKind::shows || column.width <= 8;
    wide.columns.push_back({column.title, column.group, column.width,
                            number ? paper::CellKind::centered : paper::CellKind::text});
  }
  for (const summary::Row& row : table.rows) {
    paper::WideRow line;
    line.bold = row.kind != summary::RowKind::data;
    for (const summary::Cell& cell : row.cells) line.cells.push_back(summary::in_words(cell));
    wide.rows.push_back(std::move(line));
  }
  wide.notes = table.notes;
  constexpr std::size_t most_bars = 20;
  if (const auto chart = summary::chart_of(table, most_bars);
      chart && chart->bars.size() > 1) {  // one bar compares nothing
    paper::BarChart drawn{chart->title, chart->parts, {}};
    for (const summary::ChartBar& bar : chart->bars) drawn.bars.push_back({bar.label, bar.values});
    wide.chart = std::move(drawn);
  }
  return wide;
}

Printables summary_tables(Call& call) {
  const auto book = service::tables_of(call.office.regulations(), call.campaign->regulation);
  if (!book) return service::refused(book.error());
  std::vector<Printable> found;
  for (const summary::Shape& shape : book->shapes)
    found.push_back({shape.id, shape.code + ". " + shape.name});
  return found;
}

Made summary_table_paper(Call& call) {
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const auto of = service::summary_in_path(call);
  if (!of) return tl::unexpected{of.error()};
  const summary::Shape* shape = of->book->find(call.inputs.get("table"));
  if (shape == nullptr) return service::refused(service::Refused::hidden);
  const auto texts = service::report_texts(call);
  if (!texts) return tl::unexpected{texts.error()};
  const auto profile = desk->profile(desk->today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::wide_paper(on_paper(table_of(call, *of, *shape), *desk, *texts), *profile);
}

Printables result_reports(Call&) {
  return std::vector<Printable>{{std::string{whole_unit}, "Báo cáo và các biểu kèm theo"}};
}

Made result_report_paper(Call& call) {
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const auto of = service::summary_in_path(call);
  if (!of) return tl::unexpected{of.error()};
  const auto texts = service::report_texts(call);
  if (!texts) return tl::unexpected{texts.error()};
  std::vector<Table> tables;
  for (const summary::Shape& shape : of->book->shapes)
    if (shape.in_report || shape.id == "t03a") tables.push_back(table_of(call, *of, shape));
  const std::vector<summary::Sentence> told = summary::narrative(tables);
  paper::ResultReport report;
  report.office = desk->office();
  report.number = texts->number.empty() ? desk->notation("BC") : texts->number;
  report.date = parse_date(texts->day);
  report.made_on = desk->today();
  report.period = desk->period();
  if (!report.office.superior.empty()) report.addressees = {report.office.superior};
  const bool by_authority = desk->word({"papers", "bao-cao-ket-qua", "layout"}) == "by_authority";
  report.sections = by_authority ? sections_by_authority(*texts, told) : sections_of(*texts, told);
  for (const Table& table : tables)
    if (table.shape->in_report) report.annexes.push_back(on_paper(table, *desk, *texts));
  report.recipients = {report.office.superior + " (b/c)", "Ban Tổ chức cấp trên (b/c)",
                       "Các đồng chí cấp ủy viên", "Lưu"};
  if (report.office.superior.empty())
    report.recipients.erase(report.recipients.begin(), report.recipients.begin() + 2);
  report.signer = desk->head_signs();
  const auto profile = desk->profile(report.date.value_or(desk->today()));
  if (!profile) return tl::unexpected{profile.error()};
  return paper::result_report(report, *profile);
}

}  // namespace kiemdiem::paperwork
