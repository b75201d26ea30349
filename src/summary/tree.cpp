#include <algorithm>

#include "base/vietnamese.h"
#include "summary/table.h"

namespace kiemdiem::summary {

Tree::Tree(const Summary& summary) : summary_(summary) {
  const auto count = summary.units.size();
  parents_.assign(count, -1);
  children_.resize(count);
  for (std::size_t at = 0; at < count; ++at) {
    const std::int32_t parent = find(summary.units[at].parent);
    const auto own = static_cast<std::int32_t>(at);
    parents_[at] = parent == own ? -1 : parent;
    if (parents_[at] >= 0)
      children_[static_cast<std::size_t>(parents_[at])].push_back(own);
    else
      roots_.push_back(own);
  }
  std::vector<std::string> keys;
  keys.reserve(count);
  for (const Unit& unit : summary.units) keys.push_back(search_key(unit.name));
  const auto by_name = [&keys](std::int32_t unit) -> const std::string& {
    return keys[static_cast<std::size_t>(unit)];
  };
  for (auto& below : children_) std::ranges::stable_sort(below, {}, by_name);
  std::ranges::stable_sort(roots_, {}, by_name);
  lines_at_.resize(count);
  for (std::size_t at = 0; at < summary.lines.size(); ++at) {
    const Line& line = summary.lines[at];
    const auto index = static_cast<std::int32_t>(at);
    line_units_.push_back(find(line.unit));
    if (line_units_.back() >= 0) lines_at_[static_cast<std::size_t>(line_units_.back())].push_back(index);
    if (!line.decided_by.empty()) decided_by_[line.decided_by].push_back(index);
    if (line.kind != SubjectKind::member) continue;
    for (const Post& post : line.posts) {
      std::vector<std::int32_t>& people = people_in_[post.body];
      if (people.empty() || people.back() != index) people.push_back(index);
    }
  }
  for (const PastLine& line : summary.past) past_units_.push_back(find(line.unit));
}

std::int32_t Tree::find(std::string_view id) const {
  if (id.empty()) return -1;
  const Unit* unit = summary_.unit(id);
  return unit == nullptr ? -1 : static_cast<std::int32_t>(unit - summary_.units.data());
}

std::vector<std::int32_t> Tree::rows_below(std::int32_t unit) const {
  std::vector<std::int32_t> rows(parents_.size(), -1);
  std::vector<std::int32_t> waiting;
  const auto begin = [&](std::int32_t at, std::int32_t row) {
    rows[static_cast<std::size_t>(at)] = row;
    waiting.push_back(at);
  };
  const std::vector<std::int32_t>& below = unit < 0 ? roots_ : children(unit);
  for (std::size_t at = 0; at < below.size(); ++at) begin(below[at], static_cast<std::int32_t>(at) + 1);
  while (!waiting.empty()) {
    const std::int32_t at = waiting.back();
    waiting.pop_back();
    for (const std::int32_t child : children(at))
      if (rows[static_cast<std::size_t>(child)] < 0) begin(child, rows[static_cast<std::size_t>(at)]);
  }
  if (unit >= 0) rows[static_cast<std::size_t>(unit)] = 0;
  return rows;
}

bool Tree::is_below(std::int32_t unit, std::int32_t other) const {
  if (other < 0) return true;
  for (std::size_t step = 0; unit >= 0 && step <= parents_.size(); ++step, unit = parent(unit))
    if (unit == other) return true;
  return false;
}

namespace {

const std::vector<std::int32_t>& named_in(
    const std::unordered_map<std::string, std::vector<std::int32_t>>& known, const std::string& name) {
  static const std::vector<std::int32_t> nobody;
  const auto found = known.find(name);
  return found == known.end() ? nobody : found->second;
}

}  // namespace

const std::vector<std::int32_t>& Tree::people_in(const std::string& body) const {
  return named_in(people_in_, body);
}

const std::vector<std::int32_t>& Tree::lines_decided_by(const std::string& organization) const {
  return named_in(decided_by_, organization);
}

std::vector<std::int32_t> Tree::lines_below(std::int32_t unit) const {
  std::vector<std::int32_t> lines, waiting{unit};
  std::vector<bool> seen(parents_.size(), false);
  while (!waiting.empty()) {
    const std::int32_t at = waiting.back();
    waiting.pop_back();
    if (at < 0 || seen[static_cast<std::size_t>(at)]) continue;
    seen[static_cast<std::size_t>(at)] = true;
    const auto& own = lines_at_[static_cast<std::size_t>(at)];
    lines.insert(lines.end(), own.begin(), own.end());
    waiting.insert(waiting.end(), children(at).begin(), children(at).end());
  }
  std::ranges::sort(lines);
  return lines;
}

std::string Tree::name(std::string_view id) const {
  const Unit* unit = summary_.unit(id);
  return unit == nullptr ? std::string{id} : unit->name;
}

std::string Tree::type_of(std::int32_t unit) const {
  for (std::size_t step = 0; unit >= 0 && step <= parents_.size(); ++step, unit = parent(unit))
    if (!at(unit).type.empty()) return at(unit).type;
  return {};
}

}  // namespace kiemdiem::summary
