#include <fmt/format.h>

#include <algorithm>

#include "service/filing.h"
#include "service/gate.h"
#include "service/office.h"
#include "service/ratings.h"
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

Outcome<void> check(procedure::PaperState state, procedure::PaperAct act) {
  const std::string_view why = procedure::why_not(state, act);
  return why.empty() ? Outcome<void>{} : refused(Refused::invalid, std::string{why});
}

Outcome<void> may_be_written(const Call& call, const OpenReview& open, procedure::PaperAct act) {
  if (open.access != ReviewAccess::write && open.access != ReviewAccess::on_behalf)
    return refused(Refused::invalid, "Bản này do người khác viết; chỉ người viết mới sửa được.");
  if (open.papers.empty())
    return refused(Refused::invalid, "Văn bản của đợt này không nêu mẫu nào cho đối tượng này.");
  if (auto may = check(open.review.state(), act); !may) return may;
  if (version_in(call.inputs) != open.version())
    return refused(
        Refused::invalid,
        "Bản này vừa được lưu ở một cửa sổ khác. Dưới đây là nội dung của trang này, chưa lưu; bấm "
        "lưu lần nữa nếu muốn giữ (bản kia vẫn còn trong các lần lưu).");
  return {};
}

/// What was sent, laid into the review; of somebody else's paper with who enters it and why.
Outcome<void> take_in(Call& call, OpenReview& open, procedure::PaperAct act) {
  if (auto may = may_be_written(call, open, act); !may) return may;
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

std::string document_id(const std::string& subject, const std::string& paper) {
  return fmt::format("{}-{}", paper, subject);
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
    const store::RecordKey key{call.campaign->id, "documents", document_id(open.id, paper)};
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

Outcome<void> drop_documents(Call& call, const Review& review) {
  for (const auto& [paper, filled] : review.papers) {
    const store::RecordKey key{call.campaign->id, "documents", document_id(review.subject, paper)};
    const auto known = store::find(call.data, key);
    if (!known) return refused(known.error());
    if (!*known) continue;
    if (auto dropped = drop(call, key, (*known)->version); !dropped) return dropped;
  }
  return {};
}

/// The level that the writer chose in the paper stands as the own proposal beside those of the bodies,
/// without being typed again.
Outcome<void> note_own_level(Call& call, const OpenReview& open) {
  const std::string own = open.review.level("civil_servant");
  if (!level_of(call.office.dictionary(), own)) return {};
  const std::string id = open.id + "/self";
  const auto before = line_at(call, "proposals", id);
  if (!before) return tl::unexpected{before.error()};
  return keep_line(call,
                   {"proposals",
                    id,
                    call.target.unit_path,
                    {{"subject", open.id},
                     {"body", "self"},
                     {"level", own},
                     {"ground", fmt::format("{} nộp lần {}", open.of_collective ? "Báo cáo" : "Bản kiểm điểm",
                                            open.review.rounds.size())},
                     {"on", to_iso(call.today)}}},
                   *before ? (*before)->version : 0);
}

}  // namespace

Outcome<void> save_draft(Call& call, OpenReview& open) {
  if (auto taken = take_in(call, open, procedure::PaperAct::save); !taken) return taken;
  // Who writes has the letters before the eyes.
  if (auto received = receive_suggestions(call, open.id); !received) return received;
  return keep_review(call, open, open.review);
}

Outcome<void> hand_in(Call& call, OpenReview& open) {
  if (auto taken = take_in(call, open, procedure::PaperAct::hand_in); !taken) return taken;
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
  if (auto noted = note_own_level(call, open); !noted) return noted;
  return record_documents(call, open);
}

namespace {

/// The last round comes back to its writer. What is too weak is asked for again: its papers leave the file.
Outcome<void> end_round(Call& call, const store::Record& record, Review review, const std::string& reason,
                        bool after_meeting) {
  Round& last = review.rounds.back();
  last.returned_at = call.now.at;
  last.returned_by = call.actor.account;
  last.reason = reason;
  last.after_meeting = after_meeting;
  if (auto kept = keep(call,
                       filed_entry(call.campaign->id, std::string{self_reviews}, review.subject,
                                   record.text.unit_path, to_node(review), Node::map({}, {})),
                       record.version);
      !kept)
    return kept;
  return after_meeting ? Outcome<void>{} : drop_documents(call, review);
}

Outcome<std::optional<store::Record>> stored_review(Call& call, const std::string& subject) {
  return stored_entry(call, {call.campaign->id, std::string{self_reviews}, subject});
}

}  // namespace

Outcome<void> return_review(Call& call, OpenReview& open) {
  const auto stored = stored_review(call, open.id);
  if (!stored) return tl::unexpected{stored.error()};
  Review review = *stored ? review_in(facts_of(*stored)) : Review{open.id, {}, {}, {}};
  const auto state = state_of(call, call.target.unit_path, review);
  if (!state) return tl::unexpected{state.error()};
  const bool after_meeting = call.inputs.get("kind") == "after_meeting";
  if (auto may =
          check(*state, after_meeting ? procedure::PaperAct::complete : procedure::PaperAct::give_back);
      !may)
    return may;
  const std::string reason = trimmed(call.inputs.get("reason"));
  if (reason.empty())
    return refused(Refused::invalid, "Hãy ghi lý do trả lại: mục nào chưa đạt, cần làm rõ điều gì.",
                   "reason");
  return end_round(call, **stored, std::move(review), reason, after_meeting);
}

Outcome<void> return_from_meeting(Call& call, const std::string& subject, const std::string& reason) {
  const auto stored = stored_review(call, subject);
  if (!stored) return tl::unexpected{stored.error()};
  if (!*stored) return {};
  Review review = review_in(facts_of(*stored));
  const auto state = state_of(call, (*stored)->text.unit_path, review);
  if (!state) return tl::unexpected{state.error()};
  if (!procedure::after(*state, procedure::PaperAct::give_back)) return {};
  return end_round(call, **stored, std::move(review), reason, false);
}

Outcome<procedure::PaperState> state_of(Call& call, const std::string& unit_path, const Review& review) {
  using procedure::PaperAct;
  const procedure::PaperState state = review.state();
  if (!procedure::after(state, PaperAct::review)) return state;
  const auto events =
      store::find_with_text(call.data, call.campaign->id, "events", unit_path, review.subject);
  if (!events) return refused(events.error());
  const bool reviewed = std::ranges::any_of(*events, [&](const store::Record& record) {
    const Node facts = from_json(record.text.facts).value_or(Node::map({}, {}));
    const std::string event = text_of(facts, "event");
    return text_of(facts, "subject") == review.subject && (event == "review" || event == "group_review");
  });
  return reviewed ? procedure::after(state, PaperAct::review).value_or(state) : state;
}

}  // namespace kiemdiem::service
