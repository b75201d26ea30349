#include "service/remediation.h"

#include <algorithm>

#include "service/campaigns.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/gate.h"
#include "service/registers.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

constexpr std::string_view list = "remediation";

RemediationPoint point_of(const std::string& campaign, const std::string& id, const Node& facts,
                          std::int64_t version) {
  return {id,
          campaign,
          text_of(facts, "subject"),
          text_of(facts, "shortcoming"),
          text_of(facts, "measure"),
          text_of(facts, "owner"),
          text_of(facts, "due"),
          text_of(facts, "state"),
          text_of(facts, "evidence"),
          text_of(facts, "comment"),
          version};
}

Outcome<std::vector<RemediationPoint>> points_in(Call& call, const std::string& campaign,
                                                 const std::string& under, const std::string& subject) {
  const auto records = store::find_all(call.data, campaign, list, under);
  if (!records) return refused(records.error());
  std::vector<RemediationPoint> points;
  for (const store::Record& record : *records) {
    RemediationPoint point = point_of(campaign, record.text.key.id, facts_of(record), record.version);
    if (point.subject == subject) points.push_back(std::move(point));
  }
  std::ranges::stable_sort(points, {}, &RemediationPoint::due);
  return points;
}

/// The rules and the work list know that there is a plan.
Outcome<void> note_plan(Call& call, const std::string& subject) {
  const store::RecordKey key{call.campaign->id, "events", "remediation." + subject};
  const auto known = stored_entry(call, key);
  if (!known) return tl::unexpected{known.error()};
  if (*known) return {};
  Node event = with_value(Node::map({}, {}), "event", text_node("remediation_planned"));
  event = with_value(event, "subject", text_node(subject));
  event = with_value(event, "on", text_node(to_iso(call.today)));
  return keep(call, filed_entry(key.campaign, key.list, key.id, call.target.unit_path, event, Node::null({})),
              0);
}

}  // namespace

bool sees_to_remediation(const Call& call) {
  const Role role = call.actor.acting.role;
  const bool leads = role == Role::cell_secretary || role == Role::cell_deputy || role == Role::advisory ||
                     role == Role::grassroots_committee || role == Role::upper_committee;
  const Relation relation = relation_of(call.actor, call.target, Object::subject);
  // The cell sees to its members; a body is seen to from above.
  const bool person = !call.target.person.empty();
  return leads && (relation == Relation::below || (person && relation == Relation::unit));
}

Outcome<std::vector<RemediationPoint>> remediation_of(Call& call, const std::string& subject) {
  return points_in(call, call.campaign->id, call.target.unit_path, subject);
}

Outcome<std::vector<RemediationPoint>> open_remediation(Call& call, const std::string& subject) {
  const auto campaigns = store::all_campaigns(call.data);
  if (!campaigns) return refused(campaigns.error());
  std::vector<RemediationPoint> open;
  for (const store::Campaign& campaign : *campaigns) {
    if (campaign.last_day >= call.campaign->first_day) continue;
    // The subject may have stood elsewhere then.
    auto points = points_in(call, campaign.id, root_of(call.target.unit_path), subject);
    if (!points) return points;
    for (RemediationPoint& point : *points)
      if (point.state != "closed") open.push_back(std::move(point));
  }
  return open;
}

Outcome<void> add_point(Call& call) {
  const std::string& subject = call.inputs.get("subject");
  Fields fields{{"subject", subject}, {"state", "open"}};
  Refusal refusal;
  refusal.kind = Refused::invalid;
  for (const auto& [name, words] : {std::pair{"shortcoming", "Hãy ghi hạn chế, khuyết điểm."},
                                    std::pair{"measure", "Hãy ghi giải pháp khắc phục."},
                                    std::pair{"owner", "Hãy ghi người chịu trách nhiệm."}}) {
    std::string value = trimmed(call.inputs.get(name));
    if (value.empty()) refusal.problems.push_back({name, words});
    fields.emplace_back(name, std::move(value));
  }
  const auto due = typed_day(trimmed(call.inputs.get("due")));
  if (!due || *due < call.today)
    refusal.problems.push_back({"due", "Hãy ghi thời hạn từ hôm nay trở đi, ví dụ 30/06/2027."});
  if (!refusal.problems.empty()) return tl::unexpected{std::move(refusal)};
  fields.emplace_back("due", to_iso(*due));
  if (auto noted = note_plan(call, subject); !noted) return noted;
  return keep_line(call, {std::string{list}, new_id(call.now.at), call.target.unit_path, std::move(fields)},
                   0);
}

Outcome<void> move_point(Call& call) {
  const auto line = line_at(call, list, call.inputs.get("point"));
  if (!line) return tl::unexpected{line.error()};
  if (!*line || (*line)->get("subject") != call.inputs.get("subject")) return refused(Refused::hidden);
  const std::string& state = call.inputs.get("state");
  const std::string evidence = trimmed(call.inputs.get("evidence"));
  const std::string comment = trimmed(call.inputs.get("comment"));
  const std::string before = (*line)->get("state");
  if (state == "done" && before == "open") {
    if (evidence.empty()) return refused(Refused::invalid, "Hãy ghi kết quả, minh chứng.", "evidence");
    return change_line(call, list, **line, {{"state", state}, {"evidence", evidence}});
  }
  const bool judges = (state == "closed" && before == "done") || (state == "open" && before != "open");
  if (!judges) return refused(Refused::invalid, "Việc này không làm được ở tình trạng hiện tại.", "state");
  if (!sees_to_remediation(call))
    return refused(Refused::invalid,
                   "Cấp trên hoặc chi bộ quản lý kết luận việc khắc phục, không phải đối tượng.", "state");
  if (state == "open" && comment.empty())
    return refused(Refused::invalid, "Hãy ghi vì sao chưa đạt.", "comment");
  return change_line(call, list, **line, {{"state", state}, {"comment", comment}});
}

}  // namespace kiemdiem::service
