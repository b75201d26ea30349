#include "web/places/quality_slips.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/names.h"
#include "service/quality_slips.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/review_papers.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using service::OpenSlip;
using service::ReviewAccess;
using Names = std::vector<std::pair<std::string_view, std::string>>;

Names names_of(const service::Call& call, const OpenSlip& slip) {
  return {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}, {"party", slip.party.id}};
}

pages::Mark mark_of(const OpenSlip& slip) {
  using pages::Standing;
  if (slip.open.review.with_superior()) return {Standing::done, "đã nộp"};
  return {slip.open.record ? Standing::working : Standing::waiting,
          slip.open.record ? "đang ghi" : "chưa ghi"};
}

bool may_write(const service::Call& call, const OpenSlip& slip) {
  const bool open = slip.open.access == ReviewAccess::write || slip.open.access == ReviewAccess::on_behalf;
  return open && !slip.open.papers.empty() && may(call, "save-quality-slip");
}

/// "28 + 62,5 = 90,5 điểm": the sums of the tables of a form with points; empty for others.
std::string points_of(const document::Form& form, const document::FilledForm& filled) {
  std::string words;
  std::int64_t all = 0;
  int tables = 0;
  for (const document::Section& section : form.sections)
    for (const auto& [column, sum] : document::totals(section, filled.answer(section.id).rows)) {
      words += (words.empty() ? "" : " + ") + document::hundredths_words(sum);
      all += sum;
      ++tables;
    }
  if (tables > 1) words += " = " + document::hundredths_words(all);
  return words.empty() ? words : words + " điểm";
}

/// "Xuất sắc 3, Tốt 5": how often each grade was given; of a form with points its sums.
std::string grades_of(const OpenSlip& slip) {
  std::string words;
  for (const document::Chosen& chosen : slip.open.papers) {
    const auto filled = slip.open.review.papers.find(chosen.form->paper);
    if (filled == slip.open.review.papers.end()) continue;
    words += points_of(*chosen.form, filled->second);
    for (const document::Section& section : chosen.form->sections) {
      const document::Column* column = section.column("grade");
      if (column == nullptr) continue;
      const auto& rows = filled->second.answer(section.id).rows;
      for (const document::Choice& grade : column->choices) {
        const auto count = std::ranges::count_if(
            rows, [&](const document::Row& row) { return row.cell("grade") == grade.word; });
        if (count > 0) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", grade.label, count);
      }
    }
  }
  return words;
}

std::vector<pages::ReviewRound> rounds_of(service::Call& call, const service::Review& review) {
  std::vector<pages::ReviewRound> lines;
  for (const service::Round& round : review.rounds) {
    lines.push_back(
        {fmt::format("Nộp: {}, {}", time_words(call, round.at), service::account_name(call, round.by)), {}});
    if (round.returned())
      lines.push_back({fmt::format("Lấy lại: {}, {}", time_words(call, round.returned_at),
                                   service::account_name(call, round.returned_by)),
                       round.reason});
  }
  return lines;
}

}  // namespace

service::Outcome<pages::SheetPage> quality_slips(service::Call& call) {
  const auto slips = service::open_slips(call);
  if (!slips) return tl::unexpected{slips.error()};
  pages::SheetPage page;
  call.title = page.heading =
      "Phiếu phân tích chất lượng: " + subject_name_of(call, call.inputs.get("subject"));
  page.lead = call.campaign->title;
  page.empty.text = "Văn bản của đợt này không nêu phiếu phân tích chất lượng cho đối tượng này.";
  const Names names{{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}};
  offer(call, page.actions, "proposals", "Đề nghị của các chủ thể", address("proposals", names));
  pages::SheetTable table{"Các chủ thể", {"Chủ thể", "Tình trạng", "Cấp độ thực hiện", "Mức đề nghị"}, {}};
  for (const OpenSlip& slip : *slips) {
    if (slip.open.papers.empty()) continue;
    pages::SheetCell state;
    state.mark = mark_of(slip);
    const std::string level = service::level_in(slip.open);
    table.rows.push_back({cell(slip.party.label, address("quality-slip", names_of(call, slip))),
                          std::move(state), cell(grades_of(slip)),
                          cell(level.empty() ? "" : level_words(call, level))});
  }
  if (!table.rows.empty()) page.sections.push_back({"", {}, std::move(table), {}});
  return page;
}

service::Outcome<pages::ReviewPage> quality_slip(service::Call& call) {
  auto slip = service::slip_in_path(call);
  if (!slip) return tl::unexpected{slip.error()};
  service::OpenReview& open = slip->open;
  pages::ReviewPage page;
  call.title = page.heading = fmt::format("Phiếu phân tích chất lượng: {}", open.name);
  page.lead = fmt::format("Chủ thể: {}. {}", slip->party.label, call.campaign->title);
  page.mark = mark_of(*slip);
  if (open.review.on_behalf)
    page.on_behalf =
        fmt::format("Nhập thay từ bản giấy: {}. Lý do: {}.",
                    service::account_name(call, open.review.on_behalf->by), open.review.on_behalf->why);
  const bool writing = may_write(call, *slip) && !open.review.with_superior();
  if (writing && !call.problems.empty()) open.review.papers = service::papers_sent(open, call.inputs);
  if (writing || !open.review.papers.empty())
    page.papers = papers_shown(call, open, {writing, &call.problems});
  page.rounds = rounds_of(call, open.review);
  page.empty.text = open.papers.empty() ? "Văn bản của đợt này không nêu mẫu phiếu cho đối tượng này."
                                        : "Chủ thể này chưa nộp phiếu.";
  if (writing) {
    page.action = address("save-quality-slip", names_of(call, *slip));
    page.version = std::to_string(open.version());
    if (open.access == ReviewAccess::on_behalf) {
      pages::FormField why;
      why.name = "why";
      why.label = "Lý do nhập thay (sẽ ghi cùng tên người nhập)";
      why.value = call.inputs.get("why");
      why.error = problem_of(call, "why");
      why.required = true;
      page.why = std::move(why);
    }
    if (open.record) page.saved = fmt::format("đã lưu lúc {}", time_words(call, open.record->changed_at));
  }
  if (may_write(call, *slip) && open.review.with_superior())
    page.buttons.push_back({"Lấy lại để sửa",
                            address_with("save-quality-slip", names_of(call, *slip), {{"do", "take-back"}}),
                            true, false, "Phiếu lấy lại thì không còn tính là đã nộp cho đến khi nộp lại."});
  offer(call, page.buttons, "quality-slips", "Các chủ thể",
        address("quality-slips", {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}}));
  return page;
}

service::Outcome<service::Done> save_quality_slip(service::Call& call) {
  auto slip = service::slip_in_path(call);
  if (!slip) return tl::unexpected{slip.error()};
  const bool hands_in = call.inputs.get("do") == "hand-in";
  if (auto saved = service::save_slip(call, *slip); !saved) return tl::unexpected{saved.error()};
  return service::Done{address("quality-slip", names_of(call, *slip)),
                       hands_in ? "done.handed_in" : "done.saved",
                       {},
                       false,
                       {},
                       {}};
}

}  // namespace kiemdiem::web
