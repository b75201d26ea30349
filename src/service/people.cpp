#include "service/people.h"

#include <fmt/format.h>

#include "service/entries.h"
#include "service/office.h"
#include "store/log.h"

namespace kiemdiem::service {
namespace {

Outcome<Target> in_unit(Call& call, const std::string& unit, std::string id) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* found = (*units)->find(unit);
  if (found == nullptr) return refused(Refused::hidden);
  Target target;
  target.id = std::move(id);
  target.unit = found->id;
  target.unit_path = found->path;
  return target;
}

/// A person stands in the own cell; a temporary cell and the one before a transfer are linked.
Outcome<Target> person_target(Call& call, const std::string& person, std::string id) {
  const auto record = store::find(call.data, {"", "people", person});
  if (!record) return refused(record.error());
  if (!*record) return refused(Refused::hidden);
  const Node facts = from_json((*record)->text.facts).value_or(Node::null({}));
  auto target = in_unit(call, text_of(facts, "cell"), std::move(id));
  if (!target) return target;
  target->person = person;
  const auto units = call.units();
  if (!units) return refused(units.error());
  std::vector<std::string> linked{text_of(facts, "temporary_at")};
  if (call.campaign) {
    const auto of_period = store::find(call.data, {call.campaign->id, "people", person});
    if (!of_period) return refused(of_period.error());
    const Node said =
        *of_period ? from_json((*of_period)->text.facts).value_or(Node::null({})) : Node::null({});
    if (const Node* transferred = said.find("transferred")) linked.push_back(text_of(*transferred, "from"));
  }
  for (const std::string& unit : linked)
    if (const Unit* found = (*units)->find(unit)) target->linked_paths.push_back(found->path);
  return target;
}

}  // namespace

Outcome<Target> target_of(Call& call, std::string_view kind, const std::string& id) {
  const std::string whole = std::string{kind} + ":" + id;
  if (kind == "organization") return in_unit(call, id, whole);
  if (kind == "member" || kind == "leader") return person_target(call, id, whole);
  if (kind != "collective") return refused(Refused::hidden);
  const auto record = store::find(call.data, {"", "collectives", id});
  if (!record) return refused(record.error());
  if (!*record) return refused(Refused::hidden);
  return in_unit(call, text_of(from_json((*record)->text.facts).value_or(Node::null({})), "of"), whole);
}

Outcome<void> place(Call& call) {
  if (call.inputs.has("campaign") && call.action.path.find("{campaign}") != std::string_view::npos) {
    const std::string& id = call.inputs.get("campaign");
    if (call.action.changes) {
      auto campaign = store::find_campaign(call.data, id);
      if (!campaign) return refused(campaign.error());
      if (!*campaign) return refused(Refused::hidden);
      call.campaign = std::move(*campaign);
      const auto day = Situations::day_of(call.data, *call.campaign, call.now);
      if (!day) return refused(day.error());
      call.today = *day;
    } else {
      auto campaign = call.office.campaign(call.data, id, call.now, call.generation);
      if (!campaign) return refused(campaign.error());
      if (!*campaign) return refused(Refused::hidden);
      call.campaign = std::move((*campaign)->campaign);
      call.today = (*campaign)->day;
    }
    // A campaign is seen by those below who take part in it and by those above its issuer.
    const auto issuer = in_unit(call, call.campaign->organization, {});
    if (!issuer) return tl::unexpected{issuer.error()};
    const std::string& own = call.actor.acting.unit_path;
    const bool concerned = own.starts_with(issuer->unit_path) || issuer->unit_path.starts_with(own);
    if (call.actor.signed_in() && (own.empty() || !concerned)) return refused(Refused::hidden);
  }
  Outcome<Target> target;
  switch (call.action.object) {
    case Object::none:
      return {};
    case Object::unit:
      target = in_unit(call, call.inputs.get("unit"), call.inputs.get("unit"));
      break;
    case Object::person:
      target = person_target(call, call.inputs.get("person"), call.inputs.get("person"));
      break;
    case Object::campaign:
      target = in_unit(call, call.campaign ? call.campaign->organization : "",
                       call.campaign ? call.campaign->id : "");
      break;
    case Object::subject: {
      const std::string& subject = call.inputs.get("subject");
      const std::size_t colon = subject.find(':');
      if (colon == std::string::npos) return refused(Refused::hidden);
      target = target_of(call, subject.substr(0, colon), subject.substr(colon + 1));
      break;
    }
  }
  if (!target) return tl::unexpected{target.error()};
  call.target = std::move(*target);
  return {};
}

Result<std::vector<ActingGrant>> grants_today(store::Transaction& transaction, Office& office,
                                              const store::Account& account, const Now& now,
                                              std::uint64_t generation) {
  const auto units = office.units(transaction, generation);
  if (!units) return tl::unexpected{units.error()};
  const auto grants = store::grants_of(transaction, account.id);
  if (!grants) return tl::unexpected{grants.error()};
  const std::string day = to_iso(now.local.date);
  std::vector<ActingGrant> acting;
  for (const store::RoleGrant& grant : *grants) {
    const auto role = role_named(grant.role);
    if (!role || grant.valid_from > day || (grant.valid_to && *grant.valid_to < day)) continue;
    const Unit* unit = (*units)->find(grant.organization);
    // The administrator of a new installation acts before there is any organization.
    if ((unit == nullptr && *role != Role::administrator) || (unit != nullptr && unit->ended)) continue;
    acting.push_back({grant.id, *role, grant.organization, unit == nullptr ? "" : unit->name,
                      unit == nullptr ? "/" : unit->path});
  }
  if (account.person.empty()) return acting;
  const auto record = store::find(transaction, {"", "people", account.person});
  if (!record) return tl::unexpected{record.error()};
  if (!*record) return acting;
  const Node facts = from_json((*record)->text.facts).value_or(Node::null({}));
  if (const Unit* cell = (*units)->find(text_of(facts, "cell")))
    acting.push_back({"", Role::member, cell->id, cell->name, cell->path});
  return acting;
}

Result<void> write_log(Call& call) {
  if (call.notes.empty()) call.notes.push_back({call.target.id, call.target.unit_path, {}, {}});
  const auto units = call.units();
  if (!units) return tl::unexpected{units.error()};
  for (const Call::Note& note : call.notes) {
    std::string chain{store::system_chain};
    if (const Unit* unit = (*units)->at_path(note.unit_path)) chain = (*units)->grassroots_of(*unit).id;
    store::LogEntry entry;
    entry.chain = chain;
    entry.at = call.now.at;
    entry.actor = call.actor.account;
    entry.role = call.actor.signed_in() ? std::string{name(call.actor.acting.role)} : "";
    entry.organization = call.actor.acting.unit;
    entry.action = call.action.name;
    entry.object = note.object;
    entry.before_digest = note.before_digest;
    entry.after_digest = note.after_digest;
    if (const auto appended = store::append(call.data, entry); !appended)
      return tl::unexpected{appended.error()};
  }
  return {};
}

}  // namespace kiemdiem::service
