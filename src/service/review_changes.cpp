#include <fmt/format.h>

#include <algorithm>

#include "service/filing.h"
#include "service/gate.h"
#include "service/office.h"
#include "service/registers.h"
#include "service/reviews.h"
#include "service/suggestions.h"
#include "service/typed.h"

// What changes a review: a draft, handing in, giving back.

namespace kiemdiem::service {
namespace {

Outcome<void> keep_review(Call& call, const OpenReview& open, const Review& review) {
  return keep(call,
              filed_entry(call.campaign->id, std::string{self_reviews}, open.id, call.target.unit_path,
                          to_node(review), Node::map({}, {})),
              open.version());
}

Outcome<void> may_be_written(const Call& call, const OpenReview& open) {
  if (open.access != ReviewAccess::write && open.access != ReviewAccess::on_behalf)
    return refused(Refused::invalid, "Bản này do người khác viết; chỉ người viết mới sửa được.");
  if (open.papers.empty())
    return refused(Refused::invalid, "Văn bản của đợt này không nêu mẫu nào cho đối tượng này.");
  if (open.review.with_superior())
    return refused(Refused::invalid, "Bản này đã nộp; muốn sửa thì đề nghị cấp ủy trả lại.");
  if (version_in(call.inputs) != open.version())
    return refused(
        Refused::invalid,
        "Bản này vừa được lưu ở một cửa sổ khác. Dưới đây là nội dung của trang này, chưa lưu; bấm "
        "lưu lần nữa nếu muốn giữ (bản kia vẫn còn trong các lần lưu).");
  return {};
}

/// What was sent, laid into the review; of somebody else's paper with who enters it and why.
Outcome<void> take_in(Call& call, OpenReview& open) {
  if (auto may = may_be_written(call, open); !may) return may;
  if (open.access == ReviewAccess::on_behalf) {
    const std::string why = trimmed(call.inputs.get("why"));
    if (why.empty())
      return refused(Refused::invalid, "Hãy ghi lý do nhập thay, ví dụ: đồng chí nộp bản viết tay.", "why");
    open.review.on_behalf = OnBehalf{call.actor.account, why, call.now.at};
    open.access = ReviewAccess::write;
  }
  if (relation_of(call.actor, call.target, Object::subject) == Relation::own) open.review.on_behalf.reset();
  open.review.papers = papers_sent(open, call.inputs);
  return {};
}

std::string document_id(const OpenReview& open, const std::string& paper) {
  return fmt::format("{}-{}", paper, open.id);
}

bool is_document(const Call& call, const std::string& paper) {
  const facts::Choices* documents = call.office.dictionary().choices("document");
  return documents != nullptr && documents->find(paper).has_value();
}

/// The papers of the file that the rules look at.
Outcome<void> record_documents(Call& call, const OpenReview& open) {
  for (const document::Chosen& chosen : open.papers) {
    const std::string& paper = chosen.form->paper;
    if (!is_document(call, paper) || open.review.papers.find(paper) == open.review.papers.end()) continue;
    const store::RecordKey key{call.campaign->id, "documents", document_id(open, paper)};
    const auto known = store::find(call.data, key);
    if (!known) return refused(known.error());
    if (*known) continue;
    const Node entry = Node::map({{word_node("document"), word_node(paper)},
                                  {word_node("subject"), text_node(open.id)},
                                  {word_node("form"), text_node(chosen.form->code)}},
                                 {});
    if (auto kept = keep(call,
                         filed_entry(call.campaign->id, "documents", key.id, call.target.unit_path, entry,
                                     Node::map({}, {})),
                         0);
        !kept)
      return kept;
  }
  return {};
}

Outcome<void> drop_documents(Call& call, const OpenReview& open) {
  for (const document::Chosen& chosen : open.papers) {
    const store::RecordKey key{call.campaign->id, "documents", document_id(open, chosen.form->paper)};
    const auto known = store::find(call.data, key);
    if (!known) return refused(known.error());
    if (!*known) continue;
    if (auto dropped = drop(call, key, (*known)->version); !dropped) return dropped;
  }
  return {};
}

}  // namespace

Outcome<void> save_draft(Call& call, OpenReview& open) {
  if (auto taken = take_in(call, open); !taken) return taken;
  // Who writes has the letters before the eyes.
  if (auto received = receive_suggestions(call, open.id); !received) return received;
  return keep_review(call, open, open.review);
}

Outcome<void> hand_in(Call& call, OpenReview& open) {
  if (auto taken = take_in(call, open); !taken) return taken;
  Refusal refusal;
  refusal.kind = Refused::invalid;
  for (const document::Chosen& chosen : open.papers) {
    const document::FilledForm& filled = open.review.papers.at(chosen.form->paper);
    if (chosen.choice->optional && filled.answers.empty()) continue;
    for (document::Gap& gap : document::gaps(*chosen.form, filled, open.traits, open.given))
      refusal.problems.push_back(
          {chosen.form->paper + "." + gap.field, fmt::format("{}: {}", chosen.form->name, gap.message)});
  }
  if (!refusal.problems.empty()) return tl::unexpected{std::move(refusal)};
  if (auto received = receive_suggestions(call, open.id); !received) return received;
  open.review.rounds.push_back({call.now.at, call.actor.account, open.version() + 1, 0, {}, {}, false});
  if (auto kept = keep_review(call, open, open.review); !kept) return kept;
  return record_documents(call, open);
}

Outcome<void> return_review(Call& call, OpenReview& open) {
  const auto stored = stored_entry(call, {call.campaign->id, std::string{self_reviews}, open.id});
  if (!stored) return tl::unexpected{stored.error()};
  Review review = review_in(facts_of(*stored));
  if (!review.with_superior())
    return refused(Refused::invalid, "Bản này chưa nộp hoặc đã trả lại; không có gì để trả.");
  const std::string reason = trimmed(call.inputs.get("reason"));
  if (reason.empty())
    return refused(Refused::invalid, "Hãy ghi lý do trả lại: mục nào chưa đạt, cần làm rõ điều gì.",
                   "reason");
  Round& last = review.rounds.back();
  last.returned_at = call.now.at;
  last.returned_by = call.actor.account;
  last.reason = reason;
  last.after_meeting = call.inputs.get("kind") == "after_meeting";
  if (auto kept = keep_review(call, open, review); !kept) return kept;
  return last.after_meeting ? Outcome<void>{} : drop_documents(call, open);
}

}  // namespace kiemdiem::service
