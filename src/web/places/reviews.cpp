#include "web/places/reviews.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/basis.h"
#include "service/gate.h"
#include "service/office.h"
#include "service/registers.h"
#include "service/review_notices.h"
#include "store/evidence.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/printing.h"
#include "web/places/review_papers.h"
#include "web/places/sheets.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

using procedure::PaperState;
using service::OpenReview;
using service::ReviewAccess;
using Names = std::vector<std::pair<std::string_view, std::string>>;

Names names_of(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}};
}

/// Somebody may write who may do so at all, while the campaign is open and the review is not handed in.
bool writes(const service::Call& call, const OpenReview& open) {
  if (open.papers.empty() || open.review.with_superior() || !may(call, "save-self-review")) return false;
  const bool entering = open.access == ReviewAccess::on_behalf && call.inputs.has("thay");
  return open.access == ReviewAccess::write || entering ||
         (open.access == ReviewAccess::on_behalf && !call.problems.empty());
}

pages::Mark mark_of(const OpenReview& open, PaperState state) {
  using pages::Standing;
  const std::string said{procedure::words(state)};
  switch (state) {
    case PaperState::blank:
      // A draft of somebody else is not read, but it is there.
      return open.record ? pages::Mark{Standing::working, std::string{procedure::words(PaperState::draft)}}
                         : pages::Mark{Standing::waiting, said};
    case PaperState::handed_in:
      return {Standing::done, fmt::format("{} lần {}", said, open.review.rounds.size())};
    case PaperState::returned:
      return {Standing::wrong, fmt::format("{} lần {}", said, open.review.rejections())};
    case PaperState::reviewed:
      return {Standing::done, said};
    case PaperState::draft:
    case PaperState::completing:
      break;
  }
  return {Standing::working, said};
}

std::vector<pages::ReviewRound> rounds_of(service::Call& call, const service::Review& review) {
  std::vector<pages::ReviewRound> lines;
  for (std::size_t at = 0; at < review.rounds.size(); ++at) {
    const service::Round& round = review.rounds[at];
    lines.push_back({fmt::format("Nộp lần {}: {}, {}", at + 1, time_words(call, round.at),
                                 service::account_name(call, round.by)),
                     {}});
    if (!round.returned()) continue;
    lines.push_back(
        {fmt::format("{}: {}, {}", round.after_meeting ? "Trả để hoàn thiện sau hội nghị" : "Trả lại",
                     time_words(call, round.returned_at), service::account_name(call, round.returned_by)),
         round.reason});
  }
  return lines;
}

/// A level chosen above what the rules leave open: said, never prevented.
service::Outcome<void> add_ceiling(service::Call& call, const OpenReview& open, pages::ReviewPage& page) {
  const facts::Choices& levels = *call.office.dictionary().choices("rating");
  std::optional<int> best;
  for (const auto& [paper, filled] : open.review.papers)
    for (const auto& [section, answer] : filled.answers)
      for (const auto& [group, level] : answer.ratings)
        if (const auto index = levels.find(level); index && group != "civil_servant")
          best = std::min(best.value_or(*index), *index);
  if (!best) return {};
  const auto judged = service::judged_at(call, call.target.unit);
  if (!judged) return {};  // what keeps the unit from being judged is shown on its own pages
  const assessment::SubjectResult* result = (*judged)->find(open.id);
  if (result == nullptr || !result->ceiling || *best >= *result->ceiling) return {};
  std::string clauses;
  for (const assessment::Reason& reason : result->reasons)
    if (reason.level && *reason.level > *best)
      clauses += fmt::format("{}{} ({}, {})", clauses.empty() ? "" : "; ", reason.text, reason.clause,
                             reason.document);
  page.notices.push_back(
      fmt::format("Mức tự nhận “{}” cao hơn mức cao nhất theo quy định là “{}”. {} Đây là lời "
                  "nhắc; người viết vẫn tự chọn.",
                  levels.labels[static_cast<std::size_t>(*best)].vi,
                  levels.labels[static_cast<std::size_t>(*result->ceiling)].vi, clauses));
  return {};
}

service::Outcome<void> add_repeats(service::Call& call, const OpenReview& open, pages::ReviewPage& page) {
  const auto notices = service::repeat_notices(call, open);
  if (!notices) return tl::unexpected{notices.error()};
  for (const service::RepeatNotice& notice : *notices)
    for (pages::PaperShown& paper : page.papers)
      for (pages::FormSection& section : paper.sections)
        if (section.anchor == fmt::format("{}-{}", notice.paper, notice.section))
          section.notices.push_back(fmt::format(
              "Khoảng {}% câu chữ ở đây trùng với {}. Hãy viết theo việc của năm nay, bằng lời của mình.",
              notice.share,
              notice.of_last_year ? "bản kiểm điểm năm trước" : "một bản kiểm điểm khác trong đơn vị"));
  return {};
}

void add_buttons(service::Call& call, const OpenReview& open, pages::ReviewPage& page) {
  if (open.access == ReviewAccess::on_behalf && page.action.empty() && may(call, "save-self-review") &&
      !open.papers.empty())
    page.buttons.push_back({"Nhập thay từ bản giấy",
                            address_with("write-self-review", names_of(call), {{"thay", "1"}}),
                            false,
                            false,
                            {}});
  offer(call, page.buttons, "suggestions", "Gợi ý kiểm điểm", address("suggestions", names_of(call)));
  offer(call, page.buttons, "quality-slips", "Phiếu phân tích chất lượng",
        address("quality-slips", names_of(call)));
  if (!open.of_collective)
    offer(call, page.buttons, "comments", "Nhận xét của nơi khác", address("comments", names_of(call)));
  if (!open.review.papers.empty() || open.access == ReviewAccess::write)
    offer_paper(call, page.buttons, "ban-kiem-diem", open.id);
  if (open.review.papers.empty()) return;
  if (open.review.rounds.size() > 1 || (!open.review.rounds.empty() && open.access == ReviewAccess::write))
    offer(call, page.buttons, "compare-self-review", "So sánh các lần",
          address("compare-self-review", names_of(call)));
}

service::Outcome<void> add_files(service::Call& call, const OpenReview& open, pages::ReviewPage& page) {
  const bool own = open.access == ReviewAccess::write;
  if (!own && open.review.rounds.empty()) return {};
  const auto files = store::evidence_of(call.data, call.campaign->id, open.id);
  if (!files) return service::refused(files.error());
  for (const store::EvidenceFile& file : *files) {
    Names names = names_of(call);
    names.emplace_back("file", file.id);
    page.files.push_back(
        {fmt::format("{} ({} KB, {})", file.name, (file.size + 1023) / 1024, time_words(call, file.at)),
         address("evidence", names)});
  }
  if (own && open.record && may(call, "add-evidence"))
    page.files_action = address("add-evidence", names_of(call));
  page.files_error = problem_of(call, "file");
  return {};
}

std::string lead_of(const service::Call& call, const OpenReview& open) {
  std::string words = call.campaign->title;
  if (open.access == ReviewAccess::wait) words += ". Bản này đang được viết; nộp rồi cấp ủy mới xem được.";
  if (open.access == ReviewAccess::on_behalf && !open.record)
    words += ". Chưa có bản nào; nếu người viết nộp bản giấy thì nhập thay được.";
  return words;
}

pages::FormField why_field(const service::Call& call) {
  pages::FormField field;
  field.name = "why";
  field.label = "Lý do nhập thay (sẽ ghi cùng tên người nhập)";
  field.value = call.inputs.get("why");
  field.error = problem_of(call, "why");
  field.required = true;
  return field;
}

}  // namespace

service::Outcome<pages::ReviewPage> review(service::Call& call) {
  auto opened = service::open_review(call);
  if (!opened) return tl::unexpected{opened.error()};
  OpenReview& open = *opened;
  pages::ReviewPage page;
  call.title = page.heading =
      fmt::format("{}: {}", open.of_collective ? "Báo cáo kiểm điểm" : "Bản kiểm điểm", open.name);
  page.lead = lead_of(call, open);
  const auto state = service::state_of(call, call.target.unit_path, open.review);
  if (!state) return tl::unexpected{state.error()};
  page.mark = mark_of(open, *state);
  if (open.review.on_behalf)
    page.on_behalf = fmt::format("Nhập thay từ bản giấy: {}, {}. Lý do: {}.",
                                 service::account_name(call, open.review.on_behalf->by),
                                 time_words(call, open.review.on_behalf->at), open.review.on_behalf->why);
  const bool writing = writes(call, open);
  // A form that is shown again keeps what was typed.
  if (writing && !call.problems.empty()) open.review.papers = service::papers_sent(open, call.inputs);
  page.papers = papers_shown(call, open, {writing, &call.problems});
  page.rounds = rounds_of(call, open.review);
  page.empty.text =
      open.papers.empty() ? "Văn bản của đợt này không nêu mẫu nào cho đối tượng này." : "Chưa có gì để xem.";
  if (writing) {
    page.action = address("save-self-review", names_of(call));
    page.version = std::to_string(open.version());
    if (open.access == ReviewAccess::on_behalf) page.why = why_field(call);
    if (open.record) page.saved = fmt::format("đã lưu lúc {}", time_words(call, open.record->changed_at));
  }
  const bool reads = open.access == ReviewAccess::read && open.review.with_superior();
  if (reads && may(call, "return-self-review")) {
    page.return_action = address("return-self-review", names_of(call));
    page.return_error = problem_of(call, "reason");
    page.return_reason = call.inputs.get("reason");
    page.return_completes = *state == PaperState::reviewed;
  }
  add_buttons(call, open, page);
  if (auto added = add_files(call, open, page); !added) return tl::unexpected{added.error()};
  if (auto added = add_ceiling(call, open, page); !added) return tl::unexpected{added.error()};
  if (auto added = add_repeats(call, open, page); !added) return tl::unexpected{added.error()};
  return page;
}

service::Outcome<service::Done> save_review(service::Call& call) {
  auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  const bool hands_in = call.inputs.get("do") == "hand-in";
  if (auto saved = hands_in ? service::hand_in(call, *open) : service::save_draft(call, *open); !saved)
    return tl::unexpected{saved.error()};
  return service::Done{address("write-self-review", names_of(call)),
                       hands_in ? "done.handed_in" : "done.saved",
                       {},
                       false,
                       {},
                       {}};
}

service::Outcome<service::Done> return_review(service::Call& call) {
  auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  if (auto returned = service::return_review(call, *open); !returned) return tl::unexpected{returned.error()};
  return service::Done{address("write-self-review", names_of(call)), "done.returned", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
