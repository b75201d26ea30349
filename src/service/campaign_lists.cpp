#include "service/campaign_lists.h"

#include <charconv>

#include "service/entries.h"
#include "service/filing.h"
#include "service/registers.h"

namespace kiemdiem::service {
namespace {

ListLine line_of(const store::Record& record) {
  return {record.text.key.id, record.text.unit_path, facts_of(record),
          record.version,     record.changed_at,     record.changed_by};
}

}  // namespace

std::string ListLine::get(std::string_view field) const {
  return text_of(facts, field);
}

Outcome<std::vector<ListLine>> lines_under(Call& call, std::string_view list, std::string_view unit_path) {
  const auto records = store::find_all(call.data, call.campaign->id, list, unit_path);
  if (!records) return refused(records.error());
  std::vector<ListLine> lines;
  for (const store::Record& record : *records) lines.push_back(line_of(record));
  return lines;
}

Outcome<std::vector<ListLine>> lines_at(Call& call, std::string_view list, std::string_view unit_path) {
  const auto records = store::find_at(call.data, call.campaign->id, unit_path);
  if (!records) return refused(records.error());
  std::vector<ListLine> lines;
  for (const store::Record& record : *records)
    if (record.text.key.list == list) lines.push_back(line_of(record));
  return lines;
}

Outcome<std::optional<ListLine>> line_at(Call& call, std::string_view list, const std::string& id) {
  const auto record = stored_entry(call, {call.campaign->id, std::string{list}, id});
  if (!record) return tl::unexpected{record.error()};
  if (!*record) return std::optional<ListLine>{};
  return std::optional{line_of(**record)};
}

Outcome<void> keep_line(Call& call, const ListEntry& entry, std::int64_t seen) {
  Node facts = Node::map({}, {});
  for (const auto& [name, value] : entry.fields)
    if (!value.empty()) facts = with_value(facts, name, text_node(value));
  return keep(call,
              filed_entry(call.campaign->id, entry.list, entry.id, entry.unit_path, facts, Node::null({})),
              seen);
}

Outcome<void> change_line(Call& call, std::string_view list, const ListLine& line, const Fields& fields) {
  Node facts = line.facts;
  for (const auto& [name, value] : fields)
    facts = with_value(facts, name, value.empty() ? std::nullopt : std::optional{text_node(value)});
  return keep(
      call, filed_entry(call.campaign->id, std::string{list}, line.id, line.unit_path, facts, Node::null({})),
      line.version);
}

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace kiemdiem::service
