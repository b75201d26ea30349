#include <fmt/format.h>

#include <algorithm>

#include "pages/work_list.h"
#include "service/bundles.h"
#include "service/campaign_time.h"
#include "service/gate.h"
#include "web/addresses.h"
#include "web/places/work.h"
#include "web/site.h"

namespace kiemdiem::web {
namespace {

pages::Assets assets_of(const Site& site) {
  pages::Assets assets;
  assets.style = site.assets.url("app.css");
  assets.script = site.assets.url("app.js");
  assets.icon = site.assets.url("icon.svg");
  return assets;
}

/// The places of the menu that the table of actions allows in the own unit.
void add_places(const service::Call& call, const std::optional<store::Campaign>& campaign,
                const pages::Texts& texts, pages::Shell& shell) {
  const service::Phase phase = campaign
                                   ? service::phase_named(campaign->state).value_or(service::Phase::closed)
                                   : service::Phase::none;
  for (const service::Action& action : service::actions()) {
    if (action.place == service::Place::nowhere) continue;
    const bool of_campaign = action.path.find("{campaign}") != std::string_view::npos;
    if (of_campaign && !campaign) continue;
    const service::Relation relation =
        action.object == service::Object::none ? service::Relation::none : service::Relation::unit;
    if (!service::allowed(action.name, call.actor, relation, of_campaign ? phase : service::Phase::none))
      continue;
    pages::MenuPlace place;
    place.label = texts(fmt::format("action.{}", action.name));
    place.href =
        address(action.name, {{"campaign", campaign ? campaign->id : ""}, {"unit", call.actor.acting.unit}});
    place.current = action.name == call.action.name;
    (action.place == service::Place::main ? shell.places : shell.more).push_back(std::move(place));
  }
}

void add_person(const service::Call& call, const pages::Texts& texts, pages::Shell& shell) {
  const service::Actor& actor = call.actor;
  shell.user_name = actor.name;
  const auto in_words = [&](const service::ActingGrant& grant) {
    const std::string role = pages::role_label(texts.language(), service::name(grant.role));
    return grant.unit_name.empty() ? role : role + ", " + grant.unit_name;
  };
  shell.acting_role = in_words(actor.acting);
  for (const service::ActingGrant& grant : actor.grants)
    shell.acting_choices.push_back({grant.id, in_words(grant), grant.id == actor.acting.id, {}});
  shell.csrf_token = actor.csrf;
}

/// What is to be known of the data on every page of a campaign.
service::Outcome<std::string> notice_of(service::Call& call) {
  if (!call.campaign) return std::string{};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const auto notice = service::part_notice(call.data, **units, call.campaign->id);
  if (!notice) return service::refused(notice.error());
  return *notice;
}

}  // namespace

pages::Shell bare_shell(const Site& site, const Visit& visit) {
  pages::Shell shell;
  shell.language = visit.language;
  shell.theme = visit.theme;
  shell.current_path = visit.path;
  shell.demonstration = site.office.options().demonstration;
  const service::Now now = service::now_at(site.options.clock());
  shell.today = now.local.date;
  shell.generated_at = to_vietnamese(now.local);
  shell.source_name = site.options.name;
  shell.assets = assets_of(site);
  shell.sign_out_action = address("sign-out");
  shell.settings_action = address("display");
  shell.role_action = address("choose-role");
  shell.disk_warning = site.office.space_warning();
  return shell;
}

service::Outcome<pages::Shell> shell_of(const Site& site, const Visit& visit, service::Call& call) {
  const pages::Texts& texts = pages::Texts::of(visit.language);
  pages::Shell shell = bare_shell(site, visit);
  auto notice = notice_of(call);
  if (!notice) return tl::unexpected{notice.error()};
  if (!notice->empty()) shell.messages.push_back({pages::MessageKind::notice, std::move(*notice), {}});
  shell.title = call.title.empty() ? texts(fmt::format("action.{}", call.action.name)) : call.title;
  shell.idempotency_key = service::new_token().substr(0, 32);
  shell.today = call.today;
  shell.generated_at = to_vietnamese(service::moment_of(call, site.options.clock()));
  if (!visit.message.empty() && texts.has(visit.message))
    shell.messages.push_back({pages::MessageKind::saved, texts(visit.message), {}});
  for (const service::FieldProblem& problem : visit.problems)
    shell.messages.push_back({pages::MessageKind::error, problem.message, problem.field});
  if (!call.actor.signed_in()) return shell;
  add_person(call, texts, shell);
  auto campaign = campaign_of(call);
  if (!campaign) return tl::unexpected{campaign.error()};
  add_places(call, *campaign, texts, shell);
  if (*campaign) {
    shell.campaign_title = (*campaign)->title;
    shell.campaign_href = address("campaign", {{"campaign", (*campaign)->id}});
    const auto counts = work_counts(call, **campaign);
    const bool counted = counts && counts->has_value();
    if (counted) {
      shell.overdue = (*counts)->late;
      shell.due_today = (*counts)->today;
    }
    if (counted && service::allowed("work-list", call.actor, service::Relation::none, service::Phase::open))
      shell.work_href = address("work-list", {{"campaign", (*campaign)->id}});
  }
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  if (const service::Unit* own = (*units)->find(call.actor.acting.unit))
    for (const service::Unit* unit : (*units)->way_to(*own)) shell.units.push_back({unit->name, {}});
  if (service::allowed("people", call.actor, service::Relation::none, service::Phase::none)) {
    shell.search_action = address("people");
    if (call.action.name == "people") shell.search_text = call.inputs.get("q");
  }
  return shell;
}

service::Outcome<std::optional<store::Campaign>> campaign_of(service::Call& call) {
  if (call.campaign) return call.campaign;
  const auto campaigns = store::all_campaigns(call.data);
  if (!campaigns) return service::refused(campaigns.error());
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const std::string& own = call.actor.acting.unit_path;
  std::optional<store::Campaign> found;
  for (const store::Campaign& campaign : *campaigns) {
    const service::Unit* issuer = (*units)->find(campaign.organization);
    if (issuer == nullptr || own.empty()) continue;
    const bool concerned = own.starts_with(issuer->path) || (own != "/" && issuer->path.starts_with(own));
    if (!concerned) continue;
    if (!found || (found->state != "open" && campaign.state == "open")) found = campaign;
  }
  return found;
}

}  // namespace kiemdiem::web
