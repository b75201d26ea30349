#include <fmt/format.h>

#include <algorithm>

#include "paperwork/drafts.h"
#include "sealing/secret.h"
#include "service/decision_parts.h"
#include "service/names.h"
#include "service/notices.h"
#include "service/office.h"
#include "service/replay.h"
#include "web/addresses.h"
#include "web/places/deciding.h"
#include "web/places/fact_forms.h"
#include "web/places/printing.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

/// A decision with its list and what became of it.
struct Read {
  store::Decision decision;
  std::vector<store::DecisionItem> items;
  std::shared_ptr<const service::Units> units;
  const service::Unit* unit = nullptr;
  service::Ratings ratings;
};

service::Outcome<Read> read(service::Call& call) {
  Read found;
  auto decision = service::decision_in_path(call);
  if (!decision) return tl::unexpected{decision.error()};
  found.decision = std::move(*decision);
  auto items = store::items_of(call.data, found.decision.id);
  if (!items) return service::refused(items.error());
  found.items = std::move(*items);
  auto units = call.units();
  if (!units) return service::refused(units.error());
  found.units = std::move(*units);
  found.unit = found.units->find(call.target.unit);
  auto ratings = service::ratings_under(call, found.units->grassroots_of(*found.unit).path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  found.ratings = std::move(*ratings);
  return found;
}

Names names_of(const service::Call& call) {
  return {
      {"campaign", call.campaign->id}, {"unit", call.target.unit}, {"decision", call.inputs.get("decision")}};
}

/// Whether an item still stands; else by which decision it was taken back.
std::string taken_back_by(const Read& found, const store::DecisionItem& item) {
  for (const service::StandingDecision& later : found.ratings.of(item.subject).decisions)
    if (later.kind == "cancelled" && later.item.supersedes == item.decision) return later.number;
  return {};
}

pages::SheetSection text_section(const Read& found) {
  pages::SheetSection section;
  section.title = "Nội dung";
  section.paragraphs.push_back(fmt::format("Số {}, ngày {}; người ký: {}.", found.decision.number,
                                           day_words(found.decision.day), found.decision.signer));
  section.paragraphs.push_back(fmt::format(
      "{} kết quả đánh giá, xếp loại chất lượng của {} đối tượng có tên trong danh sách dưới đây.",
      found.decision.kind == "rated" ? "Công nhận" : "Hủy", found.items.size()));
  for (std::string& line : paperwork::lines_of(found.decision.ground))
    section.paragraphs.push_back(std::move(line));
  return section;
}

pages::SheetSection list_section(service::Call& call, const Read& found) {
  pages::SheetSection section;
  section.title = "Danh sách và những điều phải xem";
  pages::SheetTable table{section.title, {"Đối tượng", "Mức", "Hiệu lực", "Quy định nói khác", "Lý do"}, {}};
  for (const store::DecisionItem& item : found.items) {
    const std::string by = taken_back_by(found, item);
    pages::SheetCell stands = cell("");
    stands.mark = found.decision.kind == "cancelled"
                      ? pages::Mark{pages::Standing::wrong, "bị hủy bởi văn bản này"}
                  : by.empty() ? pages::Mark{pages::Standing::done, "còn hiệu lực"}
                               : pages::Mark{pages::Standing::wrong, "đã hủy bởi số " + by};
    pages::SheetCell warnings = cell("");
    warnings.lines = paperwork::lines_of(item.warnings);
    table.rows.push_back({cell(subject_name_of(call, item.subject),
                               address("why", {{"campaign", call.campaign->id}, {"subject", item.subject}})),
                          cell(level_words(call, item.level)), std::move(stands), std::move(warnings),
                          cell(item.override_reason)});
  }
  section.table = std::move(table);
  return section;
}

service::Outcome<pages::SheetSection> kept_section(service::Call& call, const Read& found) {
  const auto grounds = store::grounds_of(call.data, found.decision.id);
  if (!grounds) return service::refused(grounds.error());
  pages::SheetSection section;
  section.title = "Căn cứ lưu cùng quyết định (để kiểm tra sau này)";
  section.folded = true;
  section.paragraphs.push_back(
      fmt::format("Văn bản áp dụng: {} (mã kiểm tra {}); chương trình {}; ghi lúc {}.",
                  found.decision.regulation, sealing::printed_hash(found.decision.regulation_hash),
                  found.decision.program, time_words(call, found.decision.at)));
  section.paragraphs.push_back("Mã của quyết định: " + found.decision.id);
  for (std::size_t from = 0; from < grounds->arithmetic.size();) {
    const std::size_t end = grounds->arithmetic.find('\n', from);
    section.paragraphs.push_back(grounds->arithmetic.substr(from, end - from));
    from = end == std::string::npos ? grounds->arithmetic.size() : end + 1;
  }
  return section;
}

/// The decision whose results do not stand any more: this one, or the one that it takes back.
service::Outcome<std::optional<store::Decision>> taken_back(service::Call& call, const Read& found) {
  if (found.decision.kind != "cancelled") {
    const bool any = std::ranges::any_of(
        found.items, [&](const store::DecisionItem& item) { return !taken_back_by(found, item).empty(); });
    return any ? std::optional{found.decision} : std::nullopt;
  }
  if (found.items.empty()) return std::optional<store::Decision>{};
  auto former = store::find_decision(call.data, found.items.front().supersedes);
  if (!former) return service::refused(former.error());
  return std::move(*former);
}

service::Outcome<std::optional<pages::SheetSection>> wrong_section(service::Call& call, const Read& found) {
  const auto former = taken_back(call, found);
  if (!former) return tl::unexpected{former.error()};
  if (!*former) return std::optional<pages::SheetSection>{};
  const auto wrong = service::wrong_after(call, **former, *found.units);
  if (!wrong) return tl::unexpected{wrong.error()};
  pages::SheetSection section;
  section.title = "Báo cáo, quyết định, công khai không còn đúng";
  pages::SheetTable table{section.title, {"Văn bản, việc đã làm", "Ngày", "Việc phải làm"}, {}};
  for (const service::WrongNow& one : *wrong) {
    pages::SheetCell to_do = cell(one.mended.empty() ? one.to_do : "");
    if (!one.mended.empty()) to_do.mark = pages::Mark{pages::Standing::done, one.mended};
    table.rows.push_back({cell(one.what), cell(day_words(one.on)), std::move(to_do)});
  }
  if (table.rows.empty())
    section.paragraphs.emplace_back("Chưa có báo cáo, quyết định hay công khai nào dựa trên kết quả đã hủy.");
  else
    section.table = std::move(table);
  return std::optional{std::move(section)};
}

}  // namespace

service::Outcome<pages::SheetPage> decision(service::Call& call) {
  const auto found = read(call);
  if (!found) return tl::unexpected{found.error()};
  pages::SheetPage page;
  call.title = page.heading = "Quyết định " + found->decision.number;
  page.lead = found->unit->name + ", " + call.campaign->title;
  const bool rated = found->decision.kind == "rated";
  if (rated)
    offer(call, page.actions, "notice-papers", "Thông báo kết quả", address("notice-papers", names_of(call)),
          true);
  offer(call, page.actions, "publications", rated ? "Công khai kết quả" : "Đính chính nơi đã công khai",
        address("publications", names_of(call)));
  if (rated)
    offer(call, page.actions, "cancellation-form", "Hủy kết quả, xếp loại lại",
          address("cancellation-form", names_of(call)));
  offer(call, page.actions, "replay", "Xét lại từ dữ kiện đã lưu", address("replay", names_of(call)));
  offer(call, page.actions, "decisions", "Các quyết định", address("decisions", names_of(call)));
  if (rated) offer_paper(call, page.actions, "quyet-dinh-xep-loai", found->decision.id);
  if (!rated) offer_paper(call, page.actions, "quyet-dinh-huy", found->decision.id);
  page.sections.push_back(text_section(*found));
  page.sections.push_back(list_section(call, *found));
  auto wrong = wrong_section(call, *found);
  if (!wrong) return tl::unexpected{wrong.error()};
  if (*wrong) page.sections.push_back(std::move(**wrong));
  auto kept = kept_section(call, *found);
  if (!kept) return tl::unexpected{kept.error()};
  page.sections.push_back(std::move(*kept));
  return page;
}

service::Outcome<pages::SheetPage> cancellation_form(service::Call& call) {
  const auto found = read(call);
  if (!found) return tl::unexpected{found.error()};
  if (found->decision.kind != "rated") return service::refused(service::Refused::hidden);
  pages::SheetPage page;
  call.title = page.heading = "Hủy kết quả xếp loại: " + found->decision.number;
  page.lead = found->unit->name;
  pages::SheetSection section;
  section.paragraphs.emplace_back(
      "Dùng khi xếp loại trái quy định, vượt tỷ lệ, hoặc sau xếp loại mới phát hiện khuyết điểm. Quyết định "
      "cũ "
      "vẫn còn trong sổ và hiện là đã hủy; tỷ lệ của mọi cấp được tính lại ngay.");
  pages::SheetTable table{"Kết quả bị hủy", {"Đối tượng", "Mức", "Hủy"}, {}};
  for (const store::DecisionItem& item : found->items) {
    if (!taken_back_by(*found, item).empty()) continue;
    const std::string name = subject_name_of(call, item.subject);
    table.rows.push_back({cell(name), cell(level_words(call, item.level)),
                          input_cell({.name = "subject",
                                      .label = "Hủy kết quả của " + name,
                                      .type = "checkbox",
                                      .value = item.subject})});
  }
  if (table.rows.empty()) {
    section.paragraphs.emplace_back("Mọi kết quả của quyết định này đã bị hủy.");
    page.sections.push_back(std::move(section));
    return page;
  }
  section.table = std::move(table);
  section.form = pages::SheetForm{address("cancel-decision", names_of(call)),
                                  {},
                                  paper_inputs(call),
                                  "Hủy kết quả",
                                  "Văn bản hủy được ghi vào sổ và không sửa được."};
  page.sections.push_back(std::move(section));
  return page;
}

service::Outcome<service::Done> cancel_decision(service::Call& call) {
  const auto made = service::cancel(call);
  if (!made) return tl::unexpected{made.error()};
  return service::Done{
      address("decision",
              {{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"decision", made->id}}),
      "done.cancelled",
      {},
      false,
      {},
      {}};
}

service::Outcome<pages::SheetPage> replay(service::Call& call) {
  const auto decision = service::decision_in_path(call);
  if (!decision) return tl::unexpected{decision.error()};
  const auto grounds = store::grounds_of(call.data, decision->id);
  if (!grounds) return service::refused(grounds.error());
  const auto replayed = service::replay(call.office.regulations(), *decision, *grounds);
  if (!replayed) return service::refused(replayed.error());
  pages::SheetPage page;
  call.title = page.heading = "Xét lại quyết định " + decision->number;
  page.actions.push_back({"Về quyết định", address("decision", names_of(call)), false, false, {}});
  pages::SheetSection section;
  if (!replayed->texts_at_hand) {
    section.title = "Không xét lại được: văn bản đã thay đổi";
    section.paragraphs = {
        "Mã của văn bản khi quyết định: " + decision->regulation_hash,
        "Mã của văn bản hiện có: " + replayed->fingerprint,
        "Hãy đặt lại đúng bộ văn bản cũ rồi xét lại; chương trình không xét bằng văn bản khác."};
  } else if (replayed->same) {
    section.title = "Cùng kết quả, cùng lý do";
    section.paragraphs = {fmt::format("Xét lại dữ kiện đã lưu bằng đúng bộ văn bản của quyết định (mã {}).",
                                      decision->regulation_hash)};
  } else {
    section.title = fmt::format("{} chỗ khác với khi quyết định", replayed->differs.size());
    section.paragraphs = replayed->differs;
  }
  page.sections.push_back(std::move(section));
  return page;
}

}  // namespace kiemdiem::web
