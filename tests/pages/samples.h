#pragma once

#include <string>
#include <vector>

#include "pages/shell.h"

/// Every page once or more with an invented model, so that tests and eyes see all of them.
namespace kiemdiem::pages::samples {

struct Sample {
  std::string name;  ///< "work-list"
  std::string html;
};

/// What the gallery varies; all else is the same.
struct Variant {
  Language language = Language::vietnamese;
  Theme theme = Theme::light;
  Assets assets;
};

Shell shell(const Variant& variant, const std::string& title, const std::string& place = {});
Date day(int year, int month, int day);

/// A page on which nothing stands but its empty state.
template <class Page>
Page nothing_yet(const std::string& text, const std::vector<Button>& buttons = {}) {
  Page page;
  if constexpr (requires { page.filter_action; }) page.filter_action = "/loc";
  page.empty = {text, buttons};
  return page;
}

std::vector<Sample> entry_pages(const Variant& variant);
std::vector<Sample> work_pages(const Variant& variant);
std::vector<Sample> people_pages(const Variant& variant);
std::vector<Sample> rules_pages(const Variant& variant);
std::vector<Sample> all(const Variant& variant);

}  // namespace kiemdiem::pages::samples
