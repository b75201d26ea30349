#include "web/places/posts.h"

#include <algorithm>
#include <set>

#include "service/office.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"

namespace kiemdiem::web {
namespace {

/// Beyond so many people the heads are looked for among those of the organization itself only.
constexpr std::int64_t most_people = 20'000;

bool is_head(const std::string& role) {
  constexpr std::array roles{"secretary",   "head",         "chair",       "deputy_secretary",
                             "deputy_head", "deputy_chair", "group_leader"};
  return std::ranges::find(roles, role) != roles.end();
}

}  // namespace

void PostsHeld::add(const store::Record& person) {
  const Node facts = service::facts_of(person);
  const Node* posts = facts.find("posts");
  if (posts == nullptr) return;
  const std::string name = service::text_of(facts, "name");
  const std::string& id = person.text.key.id;
  for (const Node& post : posts->items())
    by_place_[service::text_of(post, "in")].push_back({id, name.empty() ? id : name, post});
}

const std::vector<PostHeld>& PostsHeld::in(const std::string& id) const {
  static const std::vector<PostHeld> nobody;
  const auto found = by_place_.find(id);
  return found == by_place_.end() ? nobody : found->second;
}

service::Outcome<PostsHeld> posts_around(service::Call& call, const service::Unit& unit) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  std::string path = (*units)->grassroots_of(unit).path;
  const auto count = store::count(call.data, "", "people", path);
  if (!count) return service::refused(count.error());
  PostsHeld held;
  if (*count > most_people) return held;
  const auto people = store::find_all(call.data, "", "people", path);
  if (!people) return service::refused(people.error());
  for (const store::Record& person : *people) held.add(person);
  return held;
}

service::Outcome<std::vector<pages::HeadLine>> heads_of(service::Call& call, const service::Unit& unit,
                                                        const PostsHeld& held) {
  const facts::Dictionary& dictionary = call.office.dictionary();
  std::map<std::string, std::string> places{{unit.id, ""}};  // by id: the name behind the role
  const auto collectives = store::find_all(call.data, "", "collectives", unit.path);
  if (!collectives) return service::refused(collectives.error());
  for (const store::Record& record : *collectives)
    if (record.text.unit_path == unit.path)
      places[record.text.key.id] = name_of(call, "collectives", record.text.key.id);
  const auto words = [&](const std::string& role, const std::string& place) {
    const std::string label = capitalized(choice_label(dictionary, "role", role));
    return place.empty() ? label : label + ", " + place;
  };
  std::vector<pages::HeadLine> lines;
  for (const auto& [id, place] : places)
    for (const PostHeld& one : held.in(id)) {
      const std::string role = service::text_of(one.post, "role");
      if (!is_head(role)) continue;
      lines.push_back({{one.name, address("person", {{"person", one.person}})},
                       words(role, place),
                       parse_date(service::text_of(one.post, "since")),
                       {}});
    }
  const auto former = service::former_posts_under(call, unit.path);
  if (!former) return tl::unexpected{former.error()};
  for (const service::FormerPost& post : *former) {
    const auto place = places.find(post.in);
    if (place == places.end() || !is_head(post.role)) continue;
    lines.push_back({{name_of(call, "people", post.person), address("person", {{"person", post.person}})},
                     words(post.role, place->second),
                     post.since,
                     post.until});
  }
  std::ranges::stable_sort(lines, [](const pages::HeadLine& one, const pages::HeadLine& other) {
    if (one.until.has_value() != other.until.has_value()) return !one.until.has_value();
    return one.until && *one.until != *other.until ? *one.until > *other.until : one.since > other.since;
  });
  return lines;
}

}  // namespace kiemdiem::web
