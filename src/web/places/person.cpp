#include <fmt/format.h>

#include <algorithm>

#include "service/gate.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/missing.h"
#include "web/places/people.h"
#include "web/site.h"

namespace kiemdiem::web {
namespace {

std::string day_words(const Node& entry, std::string_view key) {
  const auto day = parse_date(service::text_of(entry, key));
  return day ? to_vietnamese(*day) : "chưa rõ";
}

std::vector<pages::PostLine> posts_of(service::Call& call, const Node& person,
                                      const facts::Dictionary& dictionary) {
  std::vector<pages::PostLine> lines;
  const Node* posts = person.find("posts");
  const std::string& id = call.target.person;
  const bool edits = may(call, "add-post");
  for (std::size_t at = 0; posts != nullptr && at < posts->items().size(); ++at) {
    const Node& post = posts->items()[at];
    pages::PostLine line;
    line.role = capitalized(choice_label(dictionary, "role", service::text_of(post, "role")));
    line.in = {name_anywhere(call, service::text_of(post, "in")), {}};
    line.since = day_words(post, "since");
    line.primary = service::text_of(post, "primary_duty") != "false";
    line.leader = service::text_of(post, "leader") == "true";
    const std::string managed_by = service::text_of(post, "managed_by");
    if (!managed_by.empty()) line.managed_by = name_of(call, "organizations", managed_by);
    if (edits) line.edit_href = address_with("post-form", {{"person", id}}, {{"line", std::to_string(at)}});
    lines.push_back(std::move(line));
  }
  return lines;
}

service::Outcome<void> add_former(service::Call& call, const facts::Dictionary& dictionary,
                                  std::vector<pages::PostLine>& lines) {
  const auto former = service::former_posts_under(call, service::root_of(call.target.unit_path));
  if (!former) return tl::unexpected{former.error()};
  for (const service::FormerPost& post : *former) {
    if (post.person != call.target.person) continue;
    pages::PostLine line;
    line.role = capitalized(choice_label(dictionary, "role", post.role));
    line.in = {name_anywhere(call, post.in), {}};
    line.since = post.since ? to_vietnamese(*post.since) : "chưa rõ";
    line.until = post.until ? to_vietnamese(*post.until) : "";
    lines.push_back(std::move(line));
  }
  return {};
}

/// What the campaign says: discipline, what is missing, the ways to its pages.
service::Outcome<void> add_campaign(service::Call& call, const facts::Dictionary& dictionary,
                                    pages::PersonPage& page) {
  const auto campaign = campaign_of(call);
  if (!campaign) return tl::unexpected{campaign.error()};
  if (!*campaign) return {};
  const std::string subject = "member:" + call.target.person;
  const std::vector<std::pair<std::string_view, std::string>> names{{"campaign", (*campaign)->id},
                                                                    {"subject", subject}};
  service::Call of_campaign = call;
  of_campaign.campaign = *campaign;
  const auto record = service::stored_entry(call, {(*campaign)->id, "people", call.target.person});
  if (!record) return tl::unexpected{record.error()};
  const Node said = service::facts_of(*record);
  const bool edits = may(of_campaign, "save-line");
  const std::vector<std::pair<std::string_view, std::string>> lines{
      {"campaign", (*campaign)->id}, {"subject", subject}, {"list", "discipline"}};
  const Node* discipline = said.find("discipline");
  page.discipline_known = discipline != nullptr;
  for (std::size_t at = 0; discipline != nullptr && at < discipline->items().size(); ++at) {
    const Node& entry = discipline->items()[at];
    const auto place = [&](std::string_view key) {
      const std::string id = service::text_of(entry, key);
      return id.empty() ? "chưa rõ" : name_of(call, "organizations", id);
    };
    page.discipline.push_back(
        {day_words(entry, "on"), choice_label(dictionary, "discipline_form", service::text_of(entry, "form")),
         place("violated_at"), place("decided_by"),
         edits ? address_with("line-form", lines, {{"line", std::to_string(at)}}) : ""});
  }
  if (edits) page.add_discipline_href = address("line-form", lines);
  offer(of_campaign, page.actions, "why", "Vì sao?", address("why", names));
  offer(of_campaign, page.actions, "what-if", "Nếu…", address("what-if", names));
  offer(of_campaign, page.actions, "period-facts", "Dữ kiện của kỳ", address("period-facts", names), true);
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit* cell = (*units)->find(call.target.unit);
  const auto judged = cell == nullptr ? nullptr : judged_around(call, *cell);
  if (!judged || judged->find(subject) == nullptr) return {};
  const std::string href = may(of_campaign, "period-facts") ? address("period-facts", names) : "";
  for (const std::string& label : missing_of(*judged, call.target.person))
    page.missing.push_back({label, "chưa rõ", href});
  page.mark = page.missing.empty() ? pages::Mark{pages::Standing::done, "đủ dữ kiện"}
                                   : pages::Mark{pages::Standing::unknown, "thiếu dữ kiện"};
  return {};
}

/// Members see themselves only, whoever stands in the same cell.
bool sees(const service::Call& call) {
  return call.actor.acting.role != service::Role::member || call.target.person == call.actor.person;
}

}  // namespace

service::Outcome<pages::PersonPage> person(service::Call& call) {
  if (!sees(call)) return service::refused(service::Refused::hidden);
  const store::RecordKey key{"", "people", call.target.person};
  const auto record = service::stored_entry(call, key);
  if (!record) return tl::unexpected{record.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto versions = service::versions_of(call, key, *around->dictionary);
  if (!versions) return tl::unexpected{versions.error()};
  const facts::ListShape part = service::lasting_part(*around->dictionary->list("people"));
  const Node facts = service::facts_of(*record);
  auto groups = fields_for(call, *around, part, facts, *versions);
  if (!groups) return tl::unexpected{groups.error()};
  // The cell changes by a transfer only, which has a day.
  for (pages::FieldGroup& group : *groups)
    for (pages::Field& field : group.fields) field.read_only = field.read_only || field.path == "cell";

  pages::PersonPage page;
  call.title = page.name = name_of(call, "people", key.id);
  page.cell = name_of(call, "organizations", call.target.unit);
  page.cell_link = {page.cell, may(call, "save-person") ? address("unit", {{"unit", call.target.unit}}) : ""};
  page.facts.groups = std::move(*groups);
  page.facts.action = address("save-person", {{"person", key.id}});
  page.facts.version =
      call.problems.empty() ? std::to_string((*record)->version) : call.inputs.get("version");
  page.facts.read_only = !may(call, "save-person");
  page.posts = posts_of(call, facts, *around->dictionary);
  if (auto former = add_former(call, *around->dictionary, page.posts); !former)
    return tl::unexpected{former.error()};
  if (may(call, "add-post")) page.add_post_href = address("post-form", {{"person", key.id}});
  if (auto added = add_campaign(call, *around->dictionary, page); !added)
    return tl::unexpected{added.error()};
  offer(call, page.actions, "transfer", "Chuyển sinh hoạt", address("transfer-form", {{"person", key.id}}));
  page.history = history_lines(*versions);
  return page;
}

service::Outcome<service::Done> save_person(service::Call& call) {
  const auto record = service::stored_entry(call, {"", "people", call.target.person});
  if (!record) return tl::unexpected{record.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const facts::ListShape& shape = *around->dictionary->list("people");
  const facts::ListShape part = service::lasting_part(shape);
  std::vector<service::FactChange> changes = changes_in(call.inputs, part);
  std::erase_if(changes, [](const service::FactChange& change) {
    return change.path == "id" || change.path == "cell";
  });
  const Node entry = service::changed(service::facts_of(*record), shape, changes);
  if (auto checked = check(call, entry, shape, part, *around->dictionary); !checked)
    return tl::unexpected{checked.error()};
  if (auto kept = service::keep_entry(call, "people", entry, service::version_in(call.inputs)); !kept)
    return tl::unexpected{kept.error()};
  return service::Done{address("person", {{"person", call.target.person}}), "done.saved", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
