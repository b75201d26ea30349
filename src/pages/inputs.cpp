#include "pages/inputs.h"

namespace kiemdiem::pages {
namespace {

void fill_state(View& element, const Input& input, const std::string& id) {
  std::string described_by;
  if (!input.help.empty()) described_by = id + "-help";
  if (!input.error.empty()) described_by += (described_by.empty() ? "" : " ") + id + "-error";
  element.show_text("DESCRIBED", described_by);
  element.show("INVALID", !input.error.empty());
  element.show("REQUIRED", input.required);
}

void fill_element(View& single, const Input& input, const std::string& id) {
  const bool select = input.type == "select";
  View& element = single.add(select ? "SELECT" : input.type == "long" ? "LONG" : "TYPED");
  fill_state(element, input, id);
  if (select) add_options(element, "OPTION", input.options);
  element.set("TYPE", input.type);
  element.show("VALUED", input.type != "file");
  element.show_text("AUTOCOMPLETE", input.autocomplete);
  element.show_text("INPUT_MODE", input.input_mode);
  element.show_text("LEAST", input.least);
  element.show_text("MOST", input.most);
}

}  // namespace

void add_input(View& view, const char* name, const Input& input, const std::string& scope) {
  const bool radios = input.type == "radios";
  const std::string id = scope + input.name;
  View& box = view.add(name).add(radios ? "RADIOS" : "SINGLE");
  box.set("ID", id).set("NAME", input.name).set("LABEL", input.label).set("VALUE", input.value);
  box.set("CLASS", input.error.empty() ? "field" : "field wrong");
  box.show_text("HELP", input.help);
  box.show_text("ERROR", input.error);
  if (!radios) return fill_element(box, input, id);
  fill_state(box, input, id);
  add_options(box, "OPTION", input.options);
}

}  // namespace kiemdiem::pages
