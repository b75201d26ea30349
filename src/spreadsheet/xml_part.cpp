#include "spreadsheet/xml_part.h"

#include <expat.h>
#include <fmt/format.h>

#include <memory>

namespace kiemdiem::spreadsheet {
namespace {

constexpr char separator = '|';
constexpr int deepest = 64;

std::string_view local_name(std::string_view name) {
  const std::size_t bar = name.rfind(separator);
  return bar == std::string_view::npos ? name : name.substr(bar + 1);
}

/// State of one run of the parser; passed through its C callbacks.
struct Run {
  XML_Parser parser = nullptr;
  XmlHandler* handler = nullptr;
  int depth = 0;
  bool stopped = false;
  bool declares_type = false;
  bool too_deep = false;

  void stop() {
    stopped = true;
    XML_StopParser(parser, XML_FALSE);
  }
};

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto* run = static_cast<Run*>(data);
  if (run->stopped) return;
  if (++run->depth > deepest) {
    run->too_deep = true;
    run->stop();
  } else if (!run->handler->start(local_name(name), Attributes{attributes})) {
    run->stop();
  }
}

void XMLCALL on_end(void* data, const XML_Char* name) {
  auto* run = static_cast<Run*>(data);
  if (run->stopped) return;
  --run->depth;
  if (!run->handler->end(local_name(name))) run->stop();
}

void XMLCALL on_text(void* data, const XML_Char* text, int length) {
  auto* run = static_cast<Run*>(data);
  if (!run->stopped && !run->handler->text({text, static_cast<std::size_t>(length)})) run->stop();
}

void XMLCALL on_type_declaration(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  auto* run = static_cast<Run*>(data);
  run->declares_type = true;
  run->stop();
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2)
    if (name == pair[0]) return pair[1];
  return {};
}

std::string_view Attributes::in_namespace(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    const std::string_view full = pair[0];
    if (full.size() > name.size() && local_name(full) == name) return pair[1];
  }
  return {};
}

Problems read_xml_part(ZipArchive& archive, const std::string& part, const Place& where,
                       XmlHandler& handler) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser{
      XML_ParserCreateNS(nullptr, separator), XML_ParserFree};
  Run run{parser.get(), &handler};
  XML_SetUserData(parser.get(), &run);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_type_declaration);
  bool broken = false;
  const auto parse = [&](std::string_view piece, bool last) {
    const auto status = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
    broken = status != XML_STATUS_OK && !run.stopped;
    return status == XML_STATUS_OK;
  };
  Problems problems = archive.read(part, [&](std::string_view piece) { return parse(piece, false); });
  for (Problem& problem : problems) problem.where = where;
  if (!problems.empty()) return problems;
  if (!broken && !run.stopped) parse({}, true);
  if (run.declares_type)
    return {{where,
             fmt::format("Phần “{}” có khai báo DTD (thực thể ngoài): tệp không an toàn, không đọc.", part)}};
  if (run.too_deep)
    return {{where, fmt::format("Phần “{}” lồng quá sâu: tệp bị hỏng hoặc cố ý phá, không đọc.", part)}};
  if (broken)
    return {
        {where,
         fmt::format("Phần “{}” không đúng cú pháp XML ở dòng {}; tệp bị hỏng, hãy mở bằng Excel và lưu lại.",
                     part, XML_GetCurrentLineNumber(parser.get()))}};
  return {};
}

}  // namespace kiemdiem::spreadsheet
