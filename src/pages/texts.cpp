#include "pages/texts.h"

#include <fmt/format.h>

#include <cassert>
#include <map>

#include "base/tree.h"
#include "pages/embedded.h"

namespace kiemdiem::pages {
namespace {

using Catalogue = std::map<std::string, std::string, std::less<>>;

/// All files of a language: "vi.yaml" with the words of the pages, "vi.actions.yaml" with those of the
/// actions.
Catalogue read_catalogue(std::string_view language) {
  Catalogue catalogue;
  for (const Embedded& file : embedded_files()) {
    if (!file.name.starts_with(language) || !file.name.ends_with(".yaml")) continue;
    const auto root = parse_yaml(file.content, file.name);
    assert(root && "a catalogue that is not YAML");
    if (!root) continue;
    for (const auto& [key, text] : root->entries()) catalogue.emplace(key.text(), text.text());
  }
  return catalogue;
}

const Catalogue& catalogue_of(Language language) {
  // Each is read when somebody first asks for a page in its language: the first page after a start waits for
  // one.
  if (language == Language::english) {
    static const Catalogue english = read_catalogue("en.");
    return english;
  }
  static const Catalogue vietnamese = read_catalogue("vi.");
  return vietnamese;
}

void replace_all(std::string& text, const std::string& from, const std::string& with) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + with.size()))
    text.replace(at, from.size(), with);
}

}  // namespace

std::string_view embedded_file(std::string_view name) {
  for (const Embedded& file : embedded_files())
    if (file.name == name) return file.content;
  return {};
}

const Texts& Texts::of(Language language) {
  static const Texts vietnamese{Language::vietnamese};
  static const Texts english{Language::english};
  return language == Language::english ? english : vietnamese;
}

std::string Texts::operator()(std::string_view key, std::initializer_list<TextValue> values) const {
  const Catalogue& catalogue = catalogue_of(language_);
  const auto found = catalogue.find(key);
  if (found == catalogue.end()) return std::string{key};
  std::string text = found->second;
  for (const auto& [name, value] : values) replace_all(text, fmt::format("{{{}}}", name), value);
  return text;
}

bool Texts::has(std::string_view key) const {
  return catalogue_of(language_).contains(key);
}

std::string role_label(Language language, std::string_view role) {
  const Texts& texts = Texts::of(language);
  const std::string key = fmt::format("role.{}", role);
  return texts.has(key) ? texts(key) : std::string{role};
}

std::string day_text(Language language, Date day) {
  if (language == Language::vietnamese) return to_vietnamese(day);
  const YearMonthDay on = parts(day);
  return fmt::format("{} {} {}", on.day, Texts::of(language)(fmt::format("month.{}", on.month)), on.year);
}

std::string weekday_text(Language language, Date day) {
  const std::string name = Texts::of(language)(fmt::format("weekday.{}", static_cast<int>(weekday(day)) + 1));
  return fmt::format("{} {}", name, day_text(language, day));
}

std::string distance_text(Language language, Date day, Date today) {
  const Texts& texts = Texts::of(language);
  const int days = day.days - today.days;
  if (days == 0) return texts("due.today");
  if (days == 1) return texts("due.tomorrow");
  if (days == -1) return texts("due.yesterday");
  if (days > 1) return texts("due.in_days", {{"days", std::to_string(days)}});
  return texts("due.days_ago", {{"days", std::to_string(-days)}});
}

}  // namespace kiemdiem::pages
