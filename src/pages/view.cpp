#include "pages/view.h"

namespace kiemdiem::pages {

View& View::set(const char* name, std::string value) {
  values_.emplace_back(name, std::move(value));
  return *this;
}

View& View::add(const char* name) {
  for (auto& [known, repetitions] : sections_)
    if (std::string_view{known} == name) return repetitions.emplace_back();
  return sections_.emplace_back(name, std::deque<View>{}).second.emplace_back();
}

void View::show(const char* name, bool condition) {
  if (condition) add(name);
}

void View::show_text(const char* name, std::string text) {
  if (!text.empty()) add(name).set(name, std::move(text));
}

View& View::put(const char* name, const char* template_name) {
  parts_.push_back({name, template_name, {}});
  return parts_.back().view;
}

const std::string* View::value(std::string_view name) const {
  for (const auto& [known, value] : values_)
    if (known == name) return &value;
  return nullptr;
}

const std::deque<View>* View::section(std::string_view name) const {
  for (const auto& [known, repetitions] : sections_)
    if (known == name) return &repetitions;
  return nullptr;
}

std::vector<View::Part> View::parts(std::string_view name) const {
  std::vector<Part> found;
  for (const PutPart& part : parts_)
    if (part.name == name) found.push_back({part.template_name, &part.view});
  return found;
}

}  // namespace kiemdiem::pages
