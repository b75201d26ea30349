#include "service/quality_slips.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/adapted_forms.h"
#include "service/basis.h"
#include "service/filing.h"
#include "service/gate.h"
#include "service/office.h"
#include "service/plan_facts.h"
#include "service/registers.h"
#include "service/review_subject.h"
#include "service/typed.h"

namespace kiemdiem::service {
namespace {

std::string kind_in(const std::string& subject) {
  return subject.substr(0, subject.find(':'));
}

std::optional<facts::SubjectKind> subject_kind(const std::string& subject) {
  using facts::SubjectKind;
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
    if (facts::name(kind) == kind_in(subject)) return kind;
  return std::nullopt;
}

bool leads(Role role) {
  return role == Role::cell_secretary || role == Role::cell_deputy || role == Role::grassroots_committee ||
         role == Role::upper_committee || role == Role::advisory;
}

/// Who may write the slip of a party; nobody the one that others fill in about himself.
ReviewAccess access_to(const Call& call, const procedure::SlipParty& party, const Review& kept) {
  using By = procedure::SlipParty::By;
  const Relation relation = relation_of(call.actor, call.target, Object::subject);
  const bool own = relation == Relation::own;
  const bool person = !call.target.person.empty();
  const bool near = relation == Relation::unit || relation == Relation::below;
  const bool leader = leads(call.actor.acting.role) && near;
  switch (party.by) {
    case By::subject:
      if (own || (!person && leader && relation == Relation::unit)) return ReviewAccess::write;
      if (kept.on_behalf && kept.on_behalf->by == call.actor.account) return ReviewAccess::write;
      return leader && kept.papers.empty() ? ReviewAccess::on_behalf : ReviewAccess::read;
    case By::unit:
      return leader && call.actor.acting.role != Role::advisory ? ReviewAccess::write : ReviewAccess::read;
    case By::above:
      return leader && relation == Relation::below ? ReviewAccess::write : ReviewAccess::read;
  }
  return ReviewAccess::read;
}

/// The subject in the path with what heads of forms take from it.
Outcome<ReviewSubject> slip_subject(Call& call, const facts::Dictionary& dictionary) {
  const std::string& named = call.inputs.get("subject");
  const std::string kind = kind_in(named);
  if (kind == "collective") return review_subject(call, dictionary);
  ReviewSubject subject;
  subject.list = kind == "organization" ? "organizations" : "people";
  subject.id = named.substr(kind.size() + 1);
  const auto lasting = stored_entry(call, {"", subject.list, subject.id});
  if (!lasting) return tl::unexpected{lasting.error()};
  if (!*lasting) return refused(Refused::hidden);
  subject.entry = facts_of(*lasting);
  subject.name = text_of(subject.entry, "name");
  if (subject.name.empty()) subject.name = subject.id;
  // The same person is rated as a member and as a leader, each on its own form.
  if (kind != "organization") subject.traits = {{"leader", kind == "leader"}};
  return subject;
}

std::string form_kind(const std::string& subject) {
  const std::string kind = kind_in(subject);
  return kind == "leader" ? "member" : kind;
}

/// What all slips on one subject have in common.
struct Common {
  ReviewSubject subject;
  std::shared_ptr<const FormShelf> shelf;
  std::vector<document::Chosen> papers;
  std::map<std::string, std::map<std::string, std::string>> heads;
};

Outcome<Common> common_of(Call& call) {
  const auto shelf = form_shelf(call);
  if (!shelf) return tl::unexpected{shelf.error()};
  const auto known = dictionary_of(call.data, call.office.regulations(), *call.campaign);
  if (!known) return refused(known.error());
  auto subject = slip_subject(call, **known);
  if (!subject) return tl::unexpected{subject.error()};
  Common common{std::move(*subject), *shelf, {}, {}};
  common.papers = document::chosen_forms((*shelf)->choices, *(*shelf)->forms,
                                         form_kind(call.inputs.get("subject")), common.subject.traits);
  std::erase_if(common.papers,
                [](const document::Chosen& chosen) { return chosen.form->paper != quality_slip; });
  for (const document::Chosen& chosen : common.papers)
    common.heads[chosen.form->paper] = head_of(call, common.subject, *chosen.form, **known);
  return common;
}

Outcome<OpenSlip> open_one(Call& call, const Common& common, const procedure::SlipParty& party) {
  OpenSlip slip{party, {}};
  OpenReview& open = slip.open;
  open.id = fmt::format("{}/{}", call.inputs.get("subject"), party.id);
  open.name = common.subject.name;
  open.of_collective = common.subject.list == "collectives";
  open.shelf = common.shelf;
  open.papers = common.papers;
  open.heads = common.heads;
  open.traits = common.subject.traits;
  auto record = stored_entry(call, {call.campaign->id, std::string{slips_list}, open.id});
  if (!record) return tl::unexpected{record.error()};
  open.record = std::move(*record);
  open.review =
      open.record ? review_in(facts_of(open.record)) : Review{call.inputs.get("subject"), {}, {}, {}};
  open.access = access_to(call, party, open.review);
  // A draft is its writer's.
  if (open.access == ReviewAccess::read && !open.review.with_superior()) open.review.papers.clear();
  for (document::Chosen& chosen : open.papers)
    if (const auto begun = open.review.papers.find(chosen.form->paper); begun != open.review.papers.end())
      if (const auto form = open.shelf->forms->find(begun->second.form); form != open.shelf->forms->end())
        chosen.form = &form->second;
  return slip;
}

Outcome<void> keep_slip(Call& call, const OpenSlip& slip) {
  return keep(call,
              filed_entry(call.campaign->id, std::string{slips_list}, slip.open.id, call.target.unit_path,
                          to_node(slip.open.review), Node::map({}, {})),
              slip.open.version());
}

store::RecordKey paper_key(const Call& call) {
  return {call.campaign->id, "documents", fmt::format("{}-{}", quality_slip, call.inputs.get("subject"))};
}

/// The paper of the file that the rules look at: once for all slips on a subject.
Outcome<void> record_paper(Call& call, const OpenSlip& slip) {
  const auto known = store::find(call.data, paper_key(call));
  if (!known) return refused(known.error());
  if (*known) return {};
  const Node entry = Node::map({{word_node("document"), word_node(std::string{quality_slip})},
                                {word_node("subject"), text_node(call.inputs.get("subject"))},
                                {word_node("form"), text_node(slip.open.papers.front().form->code)}},
                               {});
  return keep(call,
              filed_entry(call.campaign->id, "documents", paper_key(call).id, call.target.unit_path, entry,
                          Node::map({}, {})),
              0);
}

/// Without any slip handed in there is no paper in the file.
Outcome<void> drop_paper(Call& call) {
  const auto slips = open_slips(call);
  if (!slips) return tl::unexpected{slips.error()};
  if (std::ranges::any_of(*slips, [](const OpenSlip& slip) { return slip.open.review.with_superior(); }))
    return {};
  const auto known = store::find(call.data, paper_key(call));
  if (!known) return refused(known.error());
  return *known ? drop(call, paper_key(call), (*known)->version) : Outcome<void>{};
}

Outcome<void> take_back(Call& call, OpenSlip& slip) {
  if (!procedure::after(slip.open.review.state(), procedure::PaperAct::give_back))
    return refused(Refused::invalid, "Phiếu này chưa nộp.", "do");
  Round& last = slip.open.review.rounds.back();
  last.returned_at = call.now.at;
  last.returned_by = call.actor.account;
  last.reason = "lấy lại để sửa";
  if (auto kept = keep_slip(call, slip); !kept) return kept;
  return drop_paper(call);
}

Outcome<void> take_in(Call& call, OpenReview& open) {
  if (!procedure::after(open.review.state(), procedure::PaperAct::save))
    return refused(Refused::invalid, "Phiếu này đã nộp; muốn sửa thì lấy lại trước.", "do");
  if (version_in(call.inputs) != open.version())
    return refused(Refused::invalid, "Phiếu này vừa được người khác lưu; hãy xem lại rồi lưu lần nữa.");
  if (open.access == ReviewAccess::on_behalf) {
    const std::string why = trimmed(call.inputs.get("why"));
    if (why.empty()) return refused(Refused::invalid, "Hãy ghi lý do nhập thay từ bản giấy.", "why");
    open.review.on_behalf = OnBehalf{call.actor.account, why, call.now.at};
  }
  open.review.papers = papers_sent(open, call.inputs);
  return {};
}

Outcome<void> refuse_gaps(const OpenReview& open) {
  Refusal refusal;
  refusal.kind = Refused::invalid;
  for (const document::Chosen& chosen : open.papers)
    for (document::Gap& gap :
         document::gaps(*chosen.form, open.review.papers.at(chosen.form->paper), open.traits, open.given))
      refusal.problems.push_back({chosen.form->paper + "." + gap.field, std::move(gap.message)});
  if (refusal.problems.empty()) return {};
  return tl::unexpected{std::move(refusal)};
}

}  // namespace

std::string level_in(const OpenReview& open) {
  return open.review.level();
}

std::optional<SlipSeen> slip_in(const store::Record& record) {
  const Review review = review_in(facts_of(record));
  if (!review.with_superior()) return std::nullopt;
  return SlipSeen{review.subject, record.text.key.id.substr(record.text.key.id.rfind('/') + 1),
                  review.level(), review.rounds.back().at};
}

Outcome<std::vector<SlipSeen>> slips_under(Call& call, std::string_view unit_path, bool alone) {
  const auto records = alone ? store::find_at(call.data, call.campaign->id, unit_path)
                             : store::find_all(call.data, call.campaign->id, slips_list, unit_path);
  if (!records) return refused(records.error());
  std::vector<SlipSeen> slips;
  for (const store::Record& record : *records)
    if (record.text.key.list == slips_list)
      if (auto slip = slip_in(record)) slips.push_back(std::move(*slip));
  return slips;
}

Outcome<std::vector<OpenSlip>> open_slips(Call& call) {
  const auto kind = subject_kind(call.inputs.get("subject"));
  const bool own = relation_of(call.actor, call.target, Object::subject) == Relation::own;
  if (!kind || (!own && !leads(call.actor.acting.role))) return refused(Refused::hidden);
  const auto judged = judged_at(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  const auto parties = parties_of(call, **judged);
  if (!parties) return tl::unexpected{parties.error()};
  const auto common = common_of(call);
  if (!common) return tl::unexpected{common.error()};
  std::vector<OpenSlip> slips;
  for (const procedure::SlipParty& party : parties->slips) {
    const bool of_others = own && party.by != procedure::SlipParty::By::subject;
    if (!party.of.has(*kind) || of_others) continue;
    auto slip = open_one(call, *common, party);
    if (!slip) return tl::unexpected{slip.error()};
    slips.push_back(std::move(*slip));
  }
  return slips;
}

Outcome<OpenSlip> slip_in_path(Call& call) {
  auto slips = open_slips(call);
  if (!slips) return tl::unexpected{slips.error()};
  for (OpenSlip& slip : *slips)
    if (slip.party.id == call.inputs.get("party")) return std::move(slip);
  return refused(Refused::hidden);
}

Outcome<void> save_slip(Call& call, OpenSlip& slip) {
  OpenReview& open = slip.open;
  if (open.papers.empty())
    return refused(Refused::invalid, "Văn bản của đợt này không nêu mẫu phiếu cho đối tượng này.");
  if (open.access != ReviewAccess::write && open.access != ReviewAccess::on_behalf)
    return refused(Refused::invalid, "Phiếu này do chủ thể khác ghi.");
  const std::string& what = call.inputs.get("do");
  if (what == "take-back") return take_back(call, slip);
  if (auto taken = take_in(call, open); !taken) return taken;
  if (what != "hand-in") return keep_slip(call, slip);
  if (auto complete = refuse_gaps(open); !complete) return complete;
  open.review.rounds.push_back({call.now.at, call.actor.account, open.version() + 1, 0, {}, {}, false});
  if (auto kept = keep_slip(call, slip); !kept) return kept;
  return record_paper(call, slip);
}

}  // namespace kiemdiem::service
