#include <fmt/format.h>

#include <algorithm>

#include "service/decision_parts.h"
#include "service/entries.h"
#include "service/office.h"
#include "service/publications.h"
#include "service/registers.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

/// The event goes; its versions and the decision stay.
Outcome<void> take_event_back(Call& call, const store::DecisionItem& item, std::string_view event) {
  const store::RecordKey key{call.campaign->id, "events", event_id(item, event)};
  const auto record = stored_entry(call, key);
  if (!record) return tl::unexpected{record.error()};
  if (!*record) return {};
  return drop(call, key, (*record)->version);
}

/// Papers and events that go up the hierarchy with the ratings in them.
Outcome<void> add_sent(Call& call, const Unit& unit, const std::string& since, std::vector<WrongNow>& wrong) {
  const auto events = store::find_all(call.data, call.campaign->id, "events", unit.path);
  if (!events) return refused(events.error());
  for (const store::Record& record : *events) {
    const Node facts = facts_of(record);
    const std::string on = text_of(facts, "on");
    const bool sent =
        text_of(facts, "event") == "dossier_sent" || text_of(facts, "event") == "yearly_summary";
    if (!sent || record.text.unit_path != unit.path || on.substr(0, 10) < since) continue;
    const bool dossier = text_of(facts, "event") == "dossier_sent";
    wrong.push_back(
        {fmt::format("{}: {}", unit.name, dossier ? "hồ sơ, báo cáo đã gửi lên cấp trên" : "tổng kết năm"),
         on.substr(0, 10),
         dossier ? "Gửi lại số liệu, giấy tờ đã đổi cho cấp trên" : "Sửa số liệu tổng kết, báo cáo lại"});
  }
  return {};
}

}  // namespace

Outcome<DecisionMade> cancel(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto former = decision_in_path(call);
  if (!former) return tl::unexpected{former.error()};
  const Unit& unit = *(*units)->find(call.target.unit);
  const auto paper = paper_in(call);
  if (!paper) return tl::unexpected{paper.error()};
  const std::vector<std::string> wanted = call.inputs.all("subject");
  if (wanted.empty()) return refused(Refused::invalid, "Hãy chọn kết quả bị hủy.", "subject");
  const auto ratings = ratings_under(call, (*units)->grassroots_of(unit).path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  const std::string id = new_id(call.now.at);
  std::vector<store::DecisionItem> items;
  for (const std::string& subject : wanted) {
    const StandingDecision* standing = ratings->of(subject).standing();
    if (standing == nullptr || standing->item.decision != former->id)
      return refused(Refused::invalid, "Kết quả này không còn đứng theo quyết định đang mở.", "subject");
    if (auto allowed = check_act(ratings->of(subject), procedure::RatingAct::cancel, subject, "subject");
        !allowed)
      return tl::unexpected{allowed.error()};
    for (const char* event : {"decided", "re_rated", "notified"})
      if (auto gone = take_event_back(call, standing->item, event); !gone)
        return tl::unexpected{gone.error()};
    store::DecisionItem item = standing->item;
    item.decision = id;
    item.seq = static_cast<std::int64_t>(items.size()) + 1;
    item.warnings.clear();
    item.override_reason.clear();
    item.supersedes = former->id;
    items.push_back(std::move(item));
  }
  const auto now = judged_now(call, unit);
  if (!now) return tl::unexpected{now.error()};
  store::Decision decision = head_of_decision(call, unit, *paper, "cancelled", id);
  const auto fingerprint = call.office.regulations().fingerprint(call.campaign->regulation);
  if (!fingerprint) return refused(fingerprint.error());
  decision.regulation_hash = *fingerprint;
  return write_decision(call, decision, grounds_in(*now), items);
}

Outcome<std::vector<WrongNow>> wrong_after(Call& call, const store::Decision& taken_back,
                                           const Units& units) {
  std::vector<WrongNow> wrong;
  const Unit* unit = units.find(taken_back.organization);
  if (unit == nullptr) return wrong;
  for (const Unit* at : units.way_to(*unit)) {
    if (auto added = add_sent(call, *at, taken_back.day, wrong); !added) return tl::unexpected{added.error()};
    const auto decisions = store::decisions_under(call.data, call.campaign->id, at->path);
    if (!decisions) return refused(decisions.error());
    for (const store::Decision& later : *decisions)
      if (later.organization == at->id && later.at > taken_back.at && later.kind == "rated")
        wrong.push_back({fmt::format("{}: Quyết định số {} dựa trên kết quả cũ", at->name, later.number),
                         later.day, "Cấp ra quyết định xem lại, nếu sai thì hủy và quyết định lại"});
  }
  auto published = wrong_publications(call, taken_back);
  if (!published) return published;
  wrong.insert(wrong.end(), published->begin(), published->end());
  std::ranges::sort(wrong, {}, &WrongNow::on);
  return wrong;
}

}  // namespace kiemdiem::service
