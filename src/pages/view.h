#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pages/common.h"

namespace kiemdiem::pages {

/// What a template is filled with: values under markers, repetitions of sections, parts put in. Plain data.
/// A value is looked for here and then outwards; a section and a part only here.
class View {
 public:
  /// {{NAME}}. The name must outlive the view: a literal.
  View& set(const char* name, std::string value);
  View& set(const char* name, std::int64_t value) { return set(name, std::to_string(value)); }
  View& set(const char* name, int value) { return set(name, std::to_string(value)); }

  /// One more repetition of {{#NAME}}…{{/NAME}}.
  View& add(const char* name);
  /// {{#NAME}} once where the condition holds.
  void show(const char* name, bool condition = true);
  /// {{#NAME}} once with {{NAME}} inside, where the text is not empty.
  void show_text(const char* name, std::string text);

  /// {{>NAME}} is filled with this template; called again it follows the first.
  View& put(const char* name, const char* template_name);

  const std::string* value(std::string_view name) const;
  /// The repetitions of a section; none where it is not shown.
  std::span<const std::unique_ptr<View>> section(std::string_view name) const;
  struct Part {
    std::string_view name;
    const char* template_name = "";
    std::unique_ptr<View> view;
  };
  /// The parts put in, of all names.
  std::span<const Part> parts() const { return parts_; }

 private:
  struct Section {
    std::string_view name;
    std::vector<std::unique_ptr<View>> repetitions;
  };
  // A page has a thousand views, most with a value or two: an empty list takes no memory of its own.
  std::vector<std::pair<std::string_view, std::string>> values_;
  std::vector<Section> sections_;
  std::vector<Part> parts_;
};

/// Fills a template (templates/*.tpl, part of the program). When the program starts, [[key]] of a template
/// becomes the text of the catalogue, its {count} the marker {{COUNT}}, and [[>part]] the body of part.tpl. A
/// marker that nobody filled shows as ⟦NAME⟧, which the tests look for.
std::string expand(Language language, const char* template_name, const View& view);

}  // namespace kiemdiem::pages
