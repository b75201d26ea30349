#include <algorithm>

#include "pages/fact_form.h"

/// From what a form sent back to facts.
namespace kiemdiem::pages {
namespace {

using facts::Fact;
using facts::FactType;
using facts::State;

const std::string* sent(const FormValues& values, const std::string& name) {
  for (const auto& [known, value] : values)
    if (known == name) return &value;
  return nullptr;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// "12/12/2022" becomes "2022-12-12"; anything else stays.
std::string iso_day(const std::string& typed) {
  const auto day = parse_vietnamese_date(typed);
  return day ? to_iso(*day) : typed;
}

/// "15:00 12/12/2022" and "12/12/2022 15:00" become "2022-12-12T15:00"; anything else stays.
std::string iso_moment(const std::string& typed) {
  const std::size_t space = typed.find(' ');
  if (space == std::string::npos) return iso_day(typed);
  std::string day = typed.substr(0, space);
  std::string time = trimmed(typed.substr(space));
  if (day.find(':') != std::string::npos) std::swap(day, time);
  const std::string moment = iso_day(day) + "T" + (time.size() == 4 ? "0" + time : time);
  return parse_moment(moment) ? moment : typed;
}

std::string understood(const Fact& fact, std::string typed) {
  if (fact.type == FactType::date) return iso_day(typed);
  if (fact.type == FactType::moment) return iso_moment(typed);
  if (fact.type == FactType::decimal) std::ranges::replace(typed, ',', '.');
  return typed;
}

void take_empty(SentFact& entry, const std::string& word) {
  entry.defaulted = word == "default";
  entry.state = word == "none" ? State::none : State::unknown;
}

SentFact read(const Fact& fact, const FormValues& values, const std::string& typed) {
  SentFact entry{.path = fact.path};
  if (typed == "?known") {
    entry.state = State::known;
  } else if (typed.starts_with('?')) {
    take_empty(entry, typed.substr(1));
  } else if (typed.empty()) {
    const std::string* empty = sent(values, "empty." + fact.path);
    take_empty(entry, empty == nullptr ? "unknown" : *empty);
  } else {
    entry.state = State::known;
    entry.value = understood(fact, typed);
  }
  return entry;
}

/// Several boxes with one name are one value: "a, b".
std::string joined(const FormValues& values, const std::string& name) {
  std::string all;
  for (const auto& [known, value] : values)
    if (known == name && !trimmed(value).empty()) all += (all.empty() ? "" : ", ") + trimmed(value);
  return all;
}

/// A group with one of its facts filled in is known, whatever stands at its head.
void lift_records(const facts::ListShape& shape, std::vector<SentFact>& entries) {
  for (const Fact& fact : shape.facts) {
    if (fact.type != FactType::record) continue;
    const auto head = std::ranges::find(entries, fact.path, &SentFact::path);
    const bool filled = std::ranges::any_of(entries, [&](const SentFact& entry) {
      return entry.path.starts_with(fact.path + ".") && entry.state == State::known;
    });
    if (head != entries.end() && filled) *head = {.path = fact.path, .state = State::known};
  }
}

}  // namespace

std::vector<SentFact> sent_facts(const facts::ListShape& shape, const FormValues& values) {
  std::vector<SentFact> entries;
  for (const Fact& fact : shape.facts) {
    const std::string name = "fact." + fact.path;
    if (fact.type == FactType::list || sent(values, name) == nullptr) continue;
    entries.push_back(read(fact, values, joined(values, name)));
  }
  lift_records(shape, entries);
  return entries;
}

}  // namespace kiemdiem::pages
