#include "web/places/papers.h"

#include <fmt/format.h>

#include "service/campaigns.h"
#include "service/office.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

/// How a body signs and decides, by its kind (Hướng dẫn 36-HD/VPTW: T/M of a collective body).
struct BodyWords {
  std::string authority, decides;
};
BodyWords body_words(const service::Unit& unit) {
  if (unit.kind == "cell" || unit.kind == "grassroots_cell") return {"T/M CHI BỘ", "CHI BỘ QUYẾT ĐỊNH"};
  if (unit.kind == "grassroots_committee" || unit.kind == "department_committee")
    return {"T/M ĐẢNG ỦY", "BAN CHẤP HÀNH ĐẢNG BỘ QUYẾT ĐỊNH"};
  return {"T/M BAN THƯỜNG VỤ", "BAN THƯỜNG VỤ QUYẾT ĐỊNH"};
}

pages::Paper headed(const service::Units& units, const service::Unit& unit, const store::Decision& decision) {
  pages::Paper paper;
  if (const service::Unit* upper = units.find(unit.parent)) paper.upper = upper->name;
  paper.issuer = unit.name;
  paper.authority = body_words(unit).authority;
  paper.signer = decision.signer;
  if (const auto day = parse_date(decision.day)) {
    const auto [year, month, number] = parts(*day);
    paper.place_and_day = fmt::format("ngày {:02} tháng {:02} năm {}", number, month, year);
  }
  return paper;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (std::string line = service::trimmed(text.substr(from, end - from)); !line.empty())
      lines.push_back(std::move(line));
    from = end + 1;
  }
  return lines;
}

pages::SheetTable annex_of(service::Call& call, const service::Units& units, const store::Decision& decision,
                           const std::vector<store::DecisionItem>& items) {
  pages::SheetTable annex{fmt::format("DANH SÁCH (kèm theo Quyết định số {})", decision.number),
                          {"TT", "Họ và tên, tên tổ chức", "Mã", "Đơn vị", "Xếp loại"},
                          {}};
  for (const store::DecisionItem& item : items) {
    const service::Unit* unit = units.at_path(item.unit_path);
    pages::SheetCell level = cell(level_words(call, item.level));
    if (!item.override_reason.empty())
      level.lines.push_back("Quyết định khác quy định: " + item.override_reason);
    annex.rows.push_back({cell(std::to_string(item.seq)), cell(subject_name_of(call, item.subject)),
                          cell(item.subject.substr(item.subject.find(':') + 1)),
                          cell(unit == nullptr ? "" : unit->name), std::move(level)});
  }
  return annex;
}

}  // namespace

pages::Paper decision_paper(service::Call& call, const service::Units& units, const service::Unit& unit,
                            const store::Decision& decision, const std::vector<store::DecisionItem>& items) {
  pages::Paper paper = headed(units, unit, decision);
  const std::string period = service::period_words(*call.campaign);
  const bool rated = decision.kind == "rated";
  paper.number = decision.number;
  paper.kind = "QUYẾT ĐỊNH";
  paper.about = rated ? "công nhận kết quả đánh giá, xếp loại chất lượng " + period
                      : "hủy kết quả đánh giá, xếp loại chất lượng " + period;
  paper.grounds = lines_of(decision.ground);
  paper.opening = body_words(unit).decides;
  if (rated) {
    paper.paragraphs = {fmt::format("Điều 1. Công nhận kết quả đánh giá, xếp loại chất lượng {} đối với {} "
                                    "đối tượng (có danh sách kèm theo).",
                                    period, items.size()),
                        "Điều 2. Các tổ chức và cá nhân có tên trong danh sách chịu trách nhiệm thi hành."};
  } else {
    const auto former = items.empty()
                            ? Result<std::optional<store::Decision>>{std::optional<store::Decision>{}}
                            : store::find_decision(call.data, items.front().supersedes);
    const std::string number = former && *former ? (*former)->number : "";
    paper.paragraphs = {fmt::format("Điều 1. Hủy kết quả xếp loại của {} đối tượng tại Quyết định số {} (có "
                                    "danh sách kèm theo).",
                                    items.size(), number),
                        "Điều 2. Đánh giá, xếp loại lại các đối tượng nêu tại Điều 1.",
                        "Điều 3. Các tổ chức và cá nhân có liên quan chịu trách nhiệm thi hành."};
  }
  paper.sent_to = {"Như Điều 2,", "Cấp ủy cấp trên (để báo cáo),", "Lưu."};
  paper.annex = annex_of(call, units, decision, items);
  return paper;
}

pages::Paper notice_paper(service::Call& call, const service::Units& units, const service::Unit& unit,
                          const store::Decision& decision, const store::DecisionItem& item,
                          const std::string& until) {
  pages::Paper paper = headed(units, unit, decision);
  const std::string period = service::period_words(*call.campaign);
  paper.number = "…-TB";
  paper.kind = "THÔNG BÁO";
  paper.about = "kết quả đánh giá, xếp loại chất lượng " + period;
  paper.paragraphs = {
      "Kính gửi: " + subject_name_of(call, item.subject),
      fmt::format("Theo Quyết định số {} ngày {}, kết quả đánh giá, xếp loại chất lượng {}: {}.",
                  decision.number, day_words(decision.day), period, level_words(call, item.level))};
  if (!until.empty())
    paper.paragraphs.push_back("Kế hoạch khắc phục hạn chế, khuyết điểm nộp trước hết ngày " +
                               day_words(until) + ".");
  paper.paragraphs.push_back(
      fmt::format("Nếu chưa đồng ý với kết quả, người được thông báo có quyền kiến nghị với {}.", unit.name));
  paper.sent_to = {"Như trên,", "Tổ chức trực tiếp quản lý,", "Lưu."};
  return paper;
}

}  // namespace kiemdiem::web
