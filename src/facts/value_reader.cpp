#include "facts/value_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/decimal.h"
#include "base/words.h"

namespace kiemdiem::facts {

std::int32_t Names::text(const std::string& text) {
  const auto [found, added] = texts_.try_emplace(text, static_cast<std::int32_t>(situation_.texts.size()));
  if (added) situation_.texts.push_back(text);
  return found->second;
}

bool Names::define(const std::string& id, EntityRef entity) {
  return entities_.try_emplace(id, entity).second;
}

const EntityRef* Names::find(const std::string& id) const {
  const auto found = entities_.find(id);
  return found == entities_.end() ? nullptr : &found->second;
}

std::string Names::suggestion(const std::string& id) const {
  std::vector<std::string> ids;
  for (const auto& [known, entity] : entities_) ids.push_back(known);
  std::ranges::sort(ids);
  return did_you_mean(id, ids);
}

std::string what_is_referenced(const std::vector<std::string>& lists) {
  std::vector<std::string> words;
  for (const std::string& list : lists)
    words.push_back(list == "organizations" ? "tổ chức" : list == "collectives" ? "tập thể" : "người");
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) text += (at > 0 ? " hoặc " : "") + words[at];
  return text;
}

namespace {

using Number = std::optional<std::int32_t>;

Number complain(const Node& node, const Fact& fact, Problems& problems, std::string_view needed) {
  problems.push_back({node.place(), fmt::format("“{}” ({}): “{}” không dùng được; {}.", fact.label.vi,
                                                fact.path, node.text(), needed)});
  return std::nullopt;
}

Number read_whole(const Node& node) {
  std::int32_t value = 0;
  const std::string& text = node.text();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (node.is_quoted() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Number read_hundredths(const Node& node) {
  const auto value = node.is_quoted() ? std::nullopt : parse_decimal(node.text());
  if (!value || value->hundredths < INT32_MIN || value->hundredths > INT32_MAX) return std::nullopt;
  return static_cast<std::int32_t>(value->hundredths);
}

std::string bounds_text(const Fact& fact) {
  const std::string unit = fact.type == FactType::integer ? "số nguyên" : "số";
  if (fact.at_least && fact.at_most)
    return fmt::format("cần {} từ {} đến {}", unit, *fact.at_least, *fact.at_most);
  if (fact.at_least) return fmt::format("cần {} từ {} trở lên", unit, *fact.at_least);
  return "cần " + unit;
}

Number read_number(const Node& node, const Fact& fact, Problems& problems) {
  const bool whole = fact.type == FactType::integer;
  const Number value = whole ? read_whole(node) : read_hundredths(node);
  const std::int32_t scale = whole ? 1 : 100;
  if (!value || (fact.at_least && *value < *fact.at_least * scale) ||
      (fact.at_most && *value > *fact.at_most * scale))
    return complain(node, fact, problems, bounds_text(fact));
  return value;
}

Number read_choice(const Node& node, const Fact& fact, const Dictionary& dictionary, Problems& problems) {
  const Choices& choices = *dictionary.choices(fact.choices);
  if (const auto found = choices.find(node.text())) return *found;
  std::string needed = "cần một trong: " + fmt::format("{}", fmt::join(choices.words, ", "));
  const std::string meant = nearest(node.text(), choices.words);
  if (!meant.empty()) needed += fmt::format(" (ý bạn là “{}”?)", meant);
  return complain(node, fact, problems, needed);
}

Number read_reference(const Node& node, const Fact& fact, const Names& names, Problems& problems) {
  constexpr std::string_view lists[] = {"organizations", "collectives", "people"};
  const EntityRef* entity = names.find(node.text());
  if (entity != nullptr &&
      std::ranges::find(fact.to, lists[static_cast<std::size_t>(entity->kind)]) != fact.to.end())
    return entity->packed();
  const std::string wanted = what_is_referenced(fact.to);
  if (entity != nullptr)
    return complain(node, fact, problems, fmt::format("mã này có, nhưng không phải của {}", wanted));
  problems.push_back(
      {node.place(),
       fmt::format("“{}” ({}): không có {} nào mang mã “{}”; hãy khai mã đó hoặc sửa lại.{}", fact.label.vi,
                   fact.path, wanted, node.text(), names.suggestion(node.text()))});
  return std::nullopt;
}

Number read_subject(const Node& node, const Fact& fact, const Names& names, Problems& problems) {
  const std::string& text = node.text();
  const std::size_t colon = text.find(':');
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader}) {
    if (colon == std::string::npos || text.substr(0, colon) != name(kind)) continue;
    const std::string id = text.substr(colon + 1);
    const EntityRef* entity = names.find(id);
    if (entity != nullptr && entity->kind == entity_kind(kind)) return SubjectRef{kind, entity->row}.packed();
    problems.push_back({node.place(), fmt::format("“{}” ({}): không có đối tượng “{}” trong tệp.{}",
                                                  fact.label.vi, fact.path, text, names.suggestion(id))});
    return std::nullopt;
  }
  return complain(
      node, fact, problems,
      "cần viết loại:mã với loại là organization, collective, member hoặc leader, ví dụ “member:an”");
}

}  // namespace

std::optional<std::int32_t> read_value(const Node& node, const Fact& fact, const Dictionary& dictionary,
                                       Names& names, Problems& problems) {
  if (!node.is_scalar()) return complain(node, fact, problems, "ở đây cần một giá trị, không phải danh sách");
  switch (fact.type) {
    case FactType::text:
      return names.text(node.text());
    case FactType::boolean:
      if (!node.is_quoted() && node.text() == "true") return 1;
      if (!node.is_quoted() && node.text() == "false") return 0;
      return complain(node, fact, problems, "cần true (có) hoặc false (không)");
    case FactType::integer:
    case FactType::decimal:
      return read_number(node, fact, problems);
    case FactType::date:
      if (const auto date = parse_date(node.text())) return date->days;
      return complain(node, fact, problems, "cần một ngày có thật, viết năm-tháng-ngày như 2022-12-12");
    case FactType::moment:
      if (const auto moment = parse_moment(node.text())) return moment->packed();
      return complain(node, fact, problems,
                      "cần một ngày có thật như 2022-12-12 hoặc kèm giờ như 2022-12-12T15:00");
    case FactType::choice:
      return read_choice(node, fact, dictionary, problems);
    case FactType::reference:
      return read_reference(node, fact, names, problems);
    case FactType::subject:
      return read_subject(node, fact, names, problems);
    case FactType::references:
    case FactType::record:
    case FactType::list:
      break;
  }
  return std::nullopt;
}

}  // namespace kiemdiem::facts
