#pragma once

#include "pages/parts.h"

namespace kiemdiem::pages {

/// One labelled input of a form that is not a form of facts: label above, help under it, error at the field.
struct Input {
  std::string name{};
  std::string label{};
  std::string type = "text";  ///< type of <input>; "select", "radios" and "long" are elements of their own
  std::string value{};
  std::string help{};
  std::string error{};
  std::string autocomplete{};   ///< may be empty
  std::string input_mode{};     ///< "numeric"; may be empty
  std::string least{}, most{};  ///< of numbers and days; may be empty
  std::vector<Option> options{};
  bool required = false;
};

/// One repetition of a section that holds [[>input]].
/// @param scope before the name in the id, where a page has several forms with inputs of one name
void add_input(View& view, const char* name, const Input& input, const std::string& scope = {});

}  // namespace kiemdiem::pages
