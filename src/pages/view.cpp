#include "pages/view.h"

#include <algorithm>

namespace kiemdiem::pages {

View& View::set(const char* name, std::string value) {
  values_.emplace_back(name, std::move(value));
  return *this;
}

View& View::add(const char* name) {
  auto section = std::ranges::find(sections_, std::string_view{name}, &Section::name);
  if (section == sections_.end()) section = sections_.insert(section, Section{name, {}});
  return *section->repetitions.emplace_back(std::make_unique<View>());
}

void View::show(const char* name, bool condition) {
  if (condition) add(name);
}

void View::show_text(const char* name, std::string text) {
  if (!text.empty()) add(name).set(name, std::move(text));
}

View& View::put(const char* name, const char* template_name) {
  return *parts_.emplace_back(Part{name, template_name, std::make_unique<View>()}).view;
}

const std::string* View::value(std::string_view name) const {
  for (const auto& [known, value] : values_)
    if (known == name) return &value;
  return nullptr;
}

std::span<const std::unique_ptr<View>> View::section(std::string_view name) const {
  for (const Section& section : sections_)
    if (section.name == name) return section.repetitions;
  return {};
}

}  // namespace kiemdiem::pages
