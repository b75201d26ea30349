#include "wordform/xml_tree.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/markup.h"

namespace kiemdiem::wordform {
namespace {

constexpr std::size_t deepest = 96;
constexpr std::size_t most_elements = 200'000;

/// State of the parser; passed through its C callbacks.
struct Run {
  XML_Parser parser = nullptr;
  std::vector<Element> open{Element{}};  ///< from an element around all to the one that is read
  std::size_t elements = 0;
  const char* refusal = nullptr;

  void refuse(const char* why) {
    refusal = why;
    XML_StopParser(parser, XML_FALSE);
  }
};

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto* run = static_cast<Run*>(data);
  if (run->refusal != nullptr) return;
  if (run->open.size() > deepest || ++run->elements > most_elements) {
    run->refuse("lồng quá sâu hoặc quá nhiều phần tử");
    return;
  }
  Element element;
  element.name = name;
  for (; *attributes != nullptr; attributes += 2)
    element.attributes.emplace_back(attributes[0], attributes[1]);
  run->open.push_back(std::move(element));
}

void XMLCALL on_end(void* data, const XML_Char*) {
  auto* run = static_cast<Run*>(data);
  if (run->refusal != nullptr) return;
  Element done = std::move(run->open.back());
  run->open.pop_back();
  run->open.back().children.push_back(std::move(done));
}

void XMLCALL on_text(void* data, const XML_Char* text, int length) {
  auto* run = static_cast<Run*>(data);
  if (run->refusal != nullptr) return;
  std::vector<Element>& around = run->open.back().children;
  if (around.empty() || !around.back().name.empty()) around.emplace_back();
  around.back().text.append(text, static_cast<std::size_t>(length));
}

void XMLCALL on_type_declaration(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  static_cast<Run*>(data)->refuse("có khai báo DOCTYPE");
}

void write(const Element& element, std::string& out) {
  if (element.name.empty()) {
    out += escaped_markup(element.text);
    return;
  }
  out += '<' + element.name;
  for (const auto& [name, value] : element.attributes)
    out += ' ' + name + "=\"" + escaped_markup(value) + '"';
  if (element.children.empty()) {
    out += "/>";
    return;
  }
  out += '>';
  for (const Element& child : element.children) write(child, out);
  out += "</" + element.name + '>';
}

}  // namespace

std::string_view Element::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

Result<Element> parse_xml(std::string_view bytes, const Place& where) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser{XML_ParserCreate(nullptr),
                                                                            &XML_ParserFree};
  Run run;
  run.parser = parser.get();
  XML_SetUserData(parser.get(), &run);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_type_declaration);
  const auto read = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
  if (run.refusal != nullptr)
    return refuse(where, fmt::format("Nội dung {}; không nhận tệp này.", run.refusal));
  if (read != XML_STATUS_OK || run.open.size() != 1 || run.open.front().children.size() != 1)
    return refuse(where, "Nội dung bị hỏng; hãy mở bằng Word rồi lưu lại.");
  return std::move(run.open.front().children.front());
}

std::string to_xml(const Element& root) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  write(root, out);
  return out;
}

}  // namespace kiemdiem::wordform
