#include "summary/columns.h"

#include <algorithm>

namespace kiemdiem::summary {

Columns::Found Columns::find(std::string_view list, std::string_view fact) const {
  const auto [at, added] = found_.try_emplace({std::string{list}, std::string{fact}});
  if (!added) return at->second;
  const facts::ListShape* shape = situation_.dictionary.list(list);
  const auto index = shape == nullptr ? std::nullopt : shape->find(fact);
  if (index)
    at->second = {&situation_.table(list).columns[static_cast<std::size_t>(*index)],
                  &shape->facts[static_cast<std::size_t>(*index)]};
  return at->second;
}

std::string Columns::word(std::string_view list, std::string_view fact, std::int32_t row) const {
  const Found column = find(list, fact);
  if (!column.known(row)) return {};
  const facts::Choices* choices = situation_.dictionary.choices(column.fact->choices);
  return choices == nullptr ? std::string{} : choices->words[static_cast<std::size_t>(column.number(row))];
}

std::string Columns::label(std::string_view choices, std::string_view word) const {
  const facts::Choices* found = situation_.dictionary.choices(choices);
  const auto index = found == nullptr ? std::nullopt : found->find(word);
  return index ? found->labels[static_cast<std::size_t>(*index)].vi : std::string{word};
}

Level Columns::level(std::string_view list, std::string_view fact, std::int32_t row) const {
  const Found column = find(list, fact);
  if (column.column == nullptr) return level_unknown;
  if (column.known(row)) return static_cast<Level>(column.number(row));
  return column.column->state(static_cast<std::size_t>(row)) == facts::State::none ? level_none
                                                                                   : level_unknown;
}

Truth Columns::truth(std::string_view list, std::string_view fact, std::int32_t row) const {
  const Found column = find(list, fact);
  if (!column.known(row)) return Truth::unknown;
  return column.number(row) != 0 ? Truth::yes : Truth::no;
}

std::string Columns::day(std::string_view list, std::string_view fact, std::int32_t row) const {
  const Found column = find(list, fact);
  return column.known(row) ? to_iso(Date{column.number(row)}) : std::string{};
}

std::optional<std::int32_t> Columns::number(std::string_view list, std::string_view fact,
                                            std::int32_t row) const {
  const Found column = find(list, fact);
  if (!column.known(row)) return std::nullopt;
  return column.number(row);
}

Truth Columns::official(std::int32_t person) const {
  const Found column = find("people", "official");
  if (column.column == nullptr) return Truth::unknown;
  if (column.known(person))
    return Date{column.number(person)} <= situation_.period.last ? Truth::yes : Truth::no;
  return column.column->state(static_cast<std::size_t>(person)) == facts::State::none ? Truth::no
                                                                                      : Truth::unknown;
}

Level Columns::common_level_of_posts(std::int32_t person, std::string_view fact) const {
  const Found posts = find("people", "posts"), leader = find("posts", "leader");
  if (!posts.known(person)) return level_unknown;
  std::optional<Level> common;
  const std::int32_t first = posts.number(person);
  for (std::int32_t post = first; post < first + posts.column->counts[static_cast<std::size_t>(person)];
       ++post) {
    if (!leader.known(post) || leader.number(post) == 0) continue;
    const Level one = level("posts", fact, post);
    if (common && *common != one) return level_unknown;
    common = one;
  }
  return common.value_or(level_unknown);
}

std::string Columns::reference_name(const Found& column, std::int32_t row) const {
  return column.known(row) ? situation_.display_name(facts::EntityRef::unpacked(column.number(row)))
                           : std::string{};
}

std::vector<Post> Columns::posts(std::int32_t person, const assessment::Index& index) const {
  std::vector<Post> made;
  const auto [first, count] = index.posts_of(person);
  const Found in = find("posts", "in"), leader = find("posts", "leader");
  for (std::int32_t row = first; row < first + count; ++row) {
    if (!in.known(row)) continue;
    const auto body = facts::EntityRef::unpacked(in.number(row));
    Post post;
    post.role = word("posts", "role", row);
    post.body = situation_.id(body);
    const bool collective = body.kind == facts::EntityKind::collective;
    post.body_kind = word(collective ? "collectives" : "organizations", "kind", body.row);
    post.leader = leader.known(row) && leader.number(row) != 0;
    post.words = label("role", post.role) + " " + situation_.display_name(body);
    made.push_back(std::move(post));
  }
  return made;
}

std::vector<Discipline> Columns::discipline(std::int32_t person) const {
  std::vector<Discipline> made;
  const Found list = find("people", "discipline");
  if (!list.known(person)) return made;
  const std::int32_t first = list.number(person);
  for (std::int32_t row = first; row < first + list.column->counts[static_cast<std::size_t>(person)]; ++row) {
    Discipline one;
    one.form = label("discipline_form", word("discipline", "form", row));
    one.on = day("discipline", "on", row);
    one.violated_at = reference_name(find("discipline", "violated_at"), row);
    one.decided_by = reference_name(find("discipline", "decided_by"), row);
    made.push_back(std::move(one));
  }
  return made;
}

std::optional<VoteCounts> Columns::votes(std::string_view list, std::int32_t row) const {
  const auto valid = number(list, "votes.valid", row);
  if (!valid) return std::nullopt;
  VoteCounts votes;
  votes.valid = *valid;
  constexpr std::array names{"votes.excellent", "votes.good", "votes.completed", "votes.not_completed"};
  for (std::size_t level = 0; level < names.size(); ++level) {
    const auto count = number(list, names[level], row);
    if (!count) return std::nullopt;
    votes.levels[level] = *count;
  }
  return votes;
}

bool Columns::concerns(const regulation::DeadlineBody& body, int event, facts::SubjectRef subject) const {
  const auto& pattern = body.pattern;
  return std::ranges::find(pattern.events, event) != pattern.events.end() &&
         (pattern.of.empty() || pattern.of.has(subject.kind)) && !pattern.where.given();
}

}  // namespace kiemdiem::summary
