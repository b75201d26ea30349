#include <fmt/format.h>

#include <algorithm>

#include "service/filing.h"
#include "service/office.h"
#include "service/registers.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

/// The organization in which a post is held.
const Unit* unit_of_post(Call& call, const Units& units, const std::string& in) {
  if (const Unit* unit = units.find(in)) return unit;
  const auto record = store::find(call.data, {"", "collectives", in});
  return record && *record ? units.find(text_of(facts_of(*record), "of")) : nullptr;
}

/// Notes the transfer in what a campaign says of the person, and brings everything it says of the person to
/// the new place.
Outcome<void> move_in_campaign(Call& call, const store::Campaign& campaign, const std::string& from_cell,
                               const Unit& to, Date on) {
  const std::string& person = call.target.person;
  const store::Change change{call.actor.account, call.now.at};
  const auto record = stored_entry(call, {campaign.id, "people", person});
  if (!record) return tl::unexpected{record.error()};
  const facts::ListShape& people = *call.office.dictionary().list("people");
  const Node said = changed(facts_of(*record), people,
                            {{"transferred", facts::State::known, {}, false},
                             {"transferred.from", facts::State::known, from_cell, false},
                             {"transferred.on", facts::State::known, to_iso(on), false}});
  store::RecordText text = filed_entry(campaign.id, "people", person, to.path, said, Node::map({}, {}));
  if (*record) {
    text.name_key = (*record)->text.name_key;
    text.search = (*record)->text.search;
  }
  std::vector<store::RecordText> moved{text};
  for (const char* list : {"events", "documents", "inputs"}) {
    const auto entries = store::find_all(call.data, campaign.id, list, call.target.unit_path);
    if (!entries) return refused(entries.error());
    for (const store::Record& entry : *entries) {
      const std::string subject = text_of(facts_of(entry), "subject");
      if (subject != "member:" + person && subject != "leader:" + person) continue;
      moved.push_back(entry.text);
      moved.back().unit_path = to.path;
    }
  }
  const auto loaded = store::load(call.data, moved, change);
  if (!loaded) return refused(loaded.error());
  return {};
}

/// The posts that go on; those held in the former cell end on the day.
Outcome<Node> posts_left(Call& call, const Units& units, const Node& posts, const std::string& from_cell,
                         Date on) {
  std::vector<Node> left;
  for (const Node& post : posts.items()) {
    const Unit* unit = unit_of_post(call, units, text_of(post, "in"));
    if (unit == nullptr || unit->id != from_cell) {
      left.push_back(post);
      continue;
    }
    if (auto ended = end_post(call, call.target.person, post, on); !ended)
      return tl::unexpected{ended.error()};
  }
  return Node::list(std::move(left), {});
}

}  // namespace

Outcome<void> end_post(Call& call, const std::string& person, const Node& post, Date until) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = unit_of_post(call, **units, text_of(post, "in"));
  std::vector<std::pair<Node, Node>> pairs{{word_node("person"), text_node(person)}};
  for (const auto& [key, value] : post.entries()) pairs.emplace_back(key, value);
  pairs.emplace_back(word_node("until"), text_node(to_iso(until)));
  const Node line = Node::map(std::move(pairs), {});
  return keep(call,
              filed_entry("", std::string{former_posts}, new_id(call.now.at),
                          unit == nullptr ? call.target.unit_path : unit->path, line, Node::map({}, {})),
              0);
}

Outcome<void> transfer(Call& call, const Unit& to, Date on, std::int64_t seen) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto record = stored_entry(call, {"", "people", call.target.person});
  if (!record) return tl::unexpected{record.error()};
  Node person = facts_of(*record);
  const std::string from = text_of(person, "cell");
  if (const Node* posts = person.find("posts"); posts != nullptr && posts->is_list()) {
    auto left = posts_left(call, **units, *posts, from, on);
    if (!left) return tl::unexpected{left.error()};
    person = with_value(person, "posts", std::move(*left));
  }
  person = with_value(person, "cell", text_node(to.id));
  if (person.find("group") != nullptr) person = with_value(person, "group", std::nullopt);
  if (text_of(person, "temporary_at") == to.id) person = with_value(person, "temporary_at", std::nullopt);
  if (auto kept = keep_entry(call, "people", person, seen); !kept) return kept;
  const auto campaigns = campaigns_on(call, on, {to.path, call.target.unit_path});
  if (!campaigns) return tl::unexpected{campaigns.error()};
  for (const store::Campaign& campaign : *campaigns)
    if (auto moved = move_in_campaign(call, campaign, from, to, on); !moved) return moved;
  return {};
}

Outcome<std::vector<store::Campaign>> campaigns_on(Call& call, Date day,
                                                   const std::vector<std::string>& paths) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  auto campaigns = store::all_campaigns(call.data);
  if (!campaigns) return refused(campaigns.error());
  std::erase_if(*campaigns, [&](const store::Campaign& campaign) {
    const Unit* issuer = (*units)->find(campaign.organization);
    const bool concerns = issuer != nullptr && std::ranges::any_of(paths, [&](const std::string& path) {
                            return path.starts_with(issuer->path);
                          });
    return !concerns || campaign.state == "closed" || to_iso(day) < campaign.first_day ||
           to_iso(day) > campaign.last_day;
  });
  return std::move(*campaigns);
}

Outcome<std::vector<FormerPost>> former_posts_under(Call& call, std::string_view unit_path) {
  const auto records = store::find_all(call.data, "", former_posts, unit_path);
  if (!records) return refused(records.error());
  std::vector<FormerPost> posts;
  for (const store::Record& record : *records) {
    const Node facts = facts_of(record);
    posts.push_back({text_of(facts, "person"), text_of(facts, "in"), text_of(facts, "role"),
                     parse_date(text_of(facts, "since")), parse_date(text_of(facts, "until"))});
  }
  return posts;
}

}  // namespace kiemdiem::service
