#include "paperwork/summary_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/vietnamese.h"
#include "paper/vietnamese_words.h"
#include "paperwork/desk.h"
#include "paperwork/summing.h"
#include "service/campaigns.h"
#include "service/office.h"
#include "service/summaries.h"
#include "spreadsheet/summary_workbook.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using summary::Table;

spreadsheet::SheetHead head_of(const Desk& desk, const service::SummaryOf& of,
                               const service::ReportTexts& texts) {
  const paper::Office office = desk.office();
  spreadsheet::SheetHead head;
  head.superior = office.superior;
  head.issuer = office.issuer;
  head.heading = "Đảng Cộng sản Việt Nam";
  const auto day = parse_date(texts.day);
  head.place_and_day = office.place + ", " +
                       (day ? paper::date_in_words(day)
                            : "ngày      tháng      năm " + std::to_string(parts(desk.today()).year));
  head.attached_to = attached_to(texts, desk);
  head.signs_left = of.book->signs_left.empty() ? "Người lập biểu" : of.book->signs_left.front();
  if (const std::string body = desk.signs(); !body.empty()) head.signs_right.push_back("T/M " + body);
  head.signs_right.emplace_back("Bí thư");
  return head;
}

std::vector<std::pair<std::string, std::string>> workbook_facts(const Call& call,
                                                                const service::SummaryOf& of,
                                                                const std::vector<Table>& tables) {
  std::vector<std::pair<std::string, std::string>> facts{
      {"Tổ chức", of.unit->name},
      {"Kỳ kiểm điểm", service::period_words(*call.campaign)},
      {"Đợt", call.campaign->title},
      {"Văn bản áp dụng", of.summary->regulation},
      {"Số liệu tính đến ngày", to_vietnamese(of.summary->on)},
      {"Người lập", call.actor.name}};
  for (const Table& table : tables)
    if (!table.shape->sheet.empty())
      facts.emplace_back(table.shape->code, table.shape->name + " (trang " + table.shape->sheet + ")");
  return facts;
}

/// Letters without diacritics, blanks as underscores: as these offices name their files.
std::string plain_name(const std::string& name) {
  std::string plain = search_key(name);
  std::ranges::replace(plain, ' ', '_');
  std::erase_if(plain, [](char one) {
    return !(one == '_' || (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9'));
  });
  return plain;
}

}  // namespace

service::Outcome<SummaryFile> summary_file(Call& call, const std::string& wanted) {
  const auto of = service::summary_in_path(call);
  if (!of) return tl::unexpected{of.error()};
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const auto texts = service::report_texts(call);
  if (!texts) return tl::unexpected{texts.error()};
  const bool all = wanted == all_tables;
  std::vector<Table> tables;
  for (const summary::Shape& shape : of->book->shapes)
    if (wanted == shape.id || (all && !shape.sheet.empty())) tables.push_back(table_of(call, *of, shape));
  if (tables.empty()) return service::refused(service::Refused::hidden);
  std::vector<summary::Breach> breaches = service::breaches_of(*of, nullptr);
  for (const Table& table : tables)
    std::ranges::move(summary::check_rows(table, *of->book), std::back_inserter(breaches));
  auto bytes = spreadsheet::write_summary(tables, head_of(*desk, *of, *texts),
                                          workbook_facts(call, *of, tables), breaches);
  if (!bytes) return service::refused(bytes.error());
  const std::string name = all ? "Tong_hop_ket_qua" : plain_name(tables.front().shape->code);
  return SummaryFile{fmt::format("{}_{}_{}.xlsx", name, plain_name(of->unit->name), call.campaign->year),
                     std::move(*bytes)};
}

}  // namespace kiemdiem::paperwork
