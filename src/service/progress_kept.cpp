#include <fmt/format.h>

#include <charconv>

#include "service/entries.h"
#include "service/progress_book.h"
#include "service/told_kept.h"
#include "summary/packed.h"

/// How the figures of a part stand in the store: JSON, with numbers in a row as one text.
namespace kiemdiem::service {
namespace {

using procedure::StepCounts;
using Numbers = std::vector<std::int64_t>;
using Entries = std::vector<std::pair<Node, Node>>;

constexpr std::size_t figures_of_a_step = 7;
constexpr std::size_t figures_of_a_board = 4 * (3 + BoardCounts::most_levels);

Node number_node(const Numbers& numbers) {
  return text_node(fmt::format("{}", fmt::join(numbers, " ")));
}

std::optional<Numbers> numbers_of(const Node& said) {
  Numbers numbers;
  const char* at = said.text().data();
  const char* end = at + said.text().size();
  while (at != end) {
    const auto read = std::from_chars(at, end, numbers.emplace_back());
    if (read.ec != std::errc{} || (read.ptr != end && *read.ptr != ' ')) return std::nullopt;
    at = read.ptr == end ? end : read.ptr + 1;
  }
  return numbers;
}

std::optional<Numbers> numbers_in(const Node& node, std::string_view key) {
  const Node* said = node.find(key);
  return said == nullptr ? std::nullopt : numbers_of(*said);
}

Node list_node(const std::set<std::string>& texts) {
  std::vector<Node> items;
  for (const std::string& text : texts) items.push_back(text_node(text));
  return Node::list(std::move(items), {});
}

Node figures_node(const store::UnitFigures& figures) {
  return number_node({figures.records, figures.versions, figures.changes, figures.people});
}

std::optional<store::UnitFigures> figures_in(const Node& node, std::string_view key) {
  const auto numbers = numbers_in(node, key);
  if (!numbers || numbers->size() != 4) return std::nullopt;
  return store::UnitFigures{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
}

void add(Numbers& numbers, const StepCounts& counts) {
  numbers.insert(numbers.end(), {counts.not_begun, counts.under_way, counts.done, counts.late,
                                 counts.returned, counts.undecided, counts.not_needed});
}

void add(Numbers& numbers, const BoardCounts& counts) {
  numbers.insert(numbers.end(), {counts.subjects, counts.wrong, counts.unknown});
  numbers.insert(numbers.end(), counts.proposed.begin(), counts.proposed.end());
}

Node counts_node(const PartProgress::Counts& counts) {
  Numbers numbers{counts.incomplete};
  for (const BoardCounts& kind : counts.board) add(numbers, kind);
  for (const auto* steps : {&counts.own, &counts.with_below})
    for (const StepCounts& step : *steps) add(numbers, step);
  return number_node(numbers);
}

std::optional<PartProgress::Counts> counts_in(const Numbers& numbers) {
  constexpr std::size_t before_steps = 1 + figures_of_a_board;
  if (numbers.size() < before_steps || (numbers.size() - before_steps) % (2 * figures_of_a_step) != 0)
    return std::nullopt;
  const std::size_t steps = (numbers.size() - before_steps) / (2 * figures_of_a_step);
  PartProgress::Counts counts;
  auto next = numbers.begin();
  const auto take = [&next] { return static_cast<std::int32_t>(*next++); };
  counts.incomplete = take();
  for (BoardCounts& kind : counts.board) {
    for (std::int32_t* figure : {&kind.subjects, &kind.wrong, &kind.unknown}) *figure = take();
    for (std::int32_t& level : kind.proposed) level = take();
  }
  for (auto* list : {&counts.own, &counts.with_below})
    for (std::size_t step = 0; step < steps; ++step) {
      StepCounts& one = list->emplace_back();
      for (std::int32_t* figure : {&one.not_begun, &one.under_way, &one.done, &one.late, &one.returned,
                                   &one.undecided, &one.not_needed})
        *figure = take();
    }
  return counts;
}

Node columns_node(const LevelCounts& counts) {
  Numbers numbers;
  for (const auto& levels : counts) numbers.insert(numbers.end(), levels.begin(), levels.end());
  return number_node(numbers);
}

std::optional<LevelCounts> column_in(const Node& said) {
  const auto numbers = numbers_of(said);
  LevelCounts counts{};
  if (!numbers || numbers->size() != counts.size() * BoardCounts::most_levels) return std::nullopt;
  auto next = numbers->begin();
  for (auto& levels : counts)
    for (std::int32_t& level : levels) level = static_cast<std::int32_t>(*next++);
  return counts;
}

Node progress_node(const PartProgress& progress) {
  std::vector<Node> steps;
  for (const auto& [id, within] : progress.steps)
    steps.push_back(Node::list({text_node(id), text_node(within)}, {}));
  Entries units;
  for (const auto& [id, counts] : progress.units) units.emplace_back(word_node(id), counts_node(counts));
  Entries missing;
  for (const auto& [id, count] : progress.missing) missing.emplace_back(word_node(id), number_node({count}));
  Entries columns;
  for (const auto& [name, counts] : progress.columns)
    columns.emplace_back(word_node(name), columns_node(counts));
  summary::Summary pools;
  pools.pools = progress.pools;
  const auto rows = [](const auto& entries) {
    std::vector<Node> nodes;
    for (const auto& entry : entries) nodes.push_back(node_of(entry));
    return Node::list(std::move(nodes), {});
  };
  return Node::map({{word_node("work"), rows(progress.work)},
                    {word_node("meetings"), rows(progress.meetings)},
                    {word_node("problem"), text_node(progress.problem)},
                    {word_node("columns"), Node::map(std::move(columns), {})},
                    {word_node("pools"), text_node(summary::packed(pools))},
                    {word_node("steps"), Node::list(std::move(steps), {})},
                    {word_node("units"), Node::map(std::move(units), {})},
                    {word_node("missing"), Node::map(std::move(missing), {})}},
                   {});
}

template <class Entry, class Read>
bool read_rows(const Node* said, const Read& read, std::vector<Entry>& entries) {
  if (said == nullptr) return false;
  for (const Node& row : said->items()) {
    auto entry = read(row);
    if (!entry) return false;
    entries.push_back(std::move(*entry));
  }
  return true;
}

std::optional<PartProgress> progress_in(const Node& node) {
  PartProgress progress;
  progress.problem = text_of(node, "problem");
  const Node* steps = node.find("steps");
  const Node* units = node.find("units");
  const Node* missing = node.find("missing");
  const Node* columns = node.find("columns");
  if (steps == nullptr || units == nullptr || missing == nullptr || columns == nullptr) return std::nullopt;
  auto pools = summary::unpacked(text_of(node, "pools"));
  if (!pools) return std::nullopt;
  progress.pools = std::move(pools->pools);
  for (const auto& [name, said] : columns->entries()) {
    const auto counts = column_in(said);
    if (!counts) return std::nullopt;
    progress.columns.emplace(name.text(), *counts);
  }
  if (!read_rows(node.find("work"), work_entry_in, progress.work) ||
      !read_rows(node.find("meetings"), meeting_entry_in, progress.meetings))
    return std::nullopt;
  for (const Node& step : steps->items()) {
    if (step.items().size() != 2) return std::nullopt;
    progress.steps.emplace_back(step.items()[0].text(), step.items()[1].text());
  }
  for (const auto& [id, said] : units->entries()) {
    const auto numbers = numbers_of(said);
    auto counts = numbers ? counts_in(*numbers) : std::nullopt;
    if (!counts || counts->own.size() != progress.steps.size()) return std::nullopt;
    progress.units.emplace(id.text(), std::move(*counts));
  }
  for (const auto& [id, said] : missing->entries()) {
    const auto numbers = numbers_of(said);
    if (!numbers || numbers->size() != 1) return std::nullopt;
    progress.missing.emplace(id.text(), static_cast<std::int32_t>(numbers->front()));
  }
  return progress;
}

}  // namespace

std::string ProgressBook::written(const Kept& kept) const {
  return to_json(Node::map({{word_node("made_by"), text_node(made_by_)},
                            {word_node("plan"), text_node(kept.plan)},
                            {word_node("now"), number_node({kept.now.packed()})},
                            {word_node("inside"), figures_node(kept.inside)},
                            {word_node("outside"), figures_node(kept.outside)},
                            {word_node("named"), list_node(kept.named)},
                            {word_node("lines"), text_node(kept.lines_hash)},
                            {word_node("progress"), progress_node(*kept.progress)}},
                           {}));
}

std::optional<ProgressBook::Kept> ProgressBook::read(const std::string& text) const {
  const auto node = from_json(text);
  if (!node || text_of(*node, "made_by") != made_by_) return std::nullopt;
  const auto inside = figures_in(*node, "inside");
  const auto outside = figures_in(*node, "outside");
  const auto now = numbers_in(*node, "now");
  const Node* named = node->find("named");
  const Node* said = node->find("progress");
  if (!inside || !outside || !now || now->size() != 1 || named == nullptr || said == nullptr)
    return std::nullopt;
  auto progress = progress_in(*said);
  if (!progress) return std::nullopt;
  Kept kept{*inside,
            *outside,
            {},
            text_of(*node, "plan"),
            Moment::unpacked(static_cast<std::int32_t>(now->front())),
            std::make_shared<const PartProgress>(std::move(*progress)),
            text_of(*node, "lines"),
            {}};
  for (const Node& path : named->items()) kept.named.insert(path.text());
  return kept;
}

}  // namespace kiemdiem::service
