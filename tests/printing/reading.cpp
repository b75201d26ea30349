#include "reading.h"

#include <expat.h>
#include <unistd.h>
#include <zip.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>

namespace kiemdiem::printing {
namespace {

struct Walk {
  std::function<void(const std::string&, const std::map<std::string, std::string>&)> start;
  std::function<void(const std::string&)> end;
  std::function<void(const std::string&)> text;
};

std::string walk(const std::string& xml, Walk& to) {
  XML_Parser parser = XML_ParserCreate(nullptr);
  XML_SetUserData(parser, &to);
  XML_SetElementHandler(
      parser,
      [](void* data, const char* name, const char** pairs) {
        std::map<std::string, std::string> attributes;
        for (; *pairs != nullptr; pairs += 2) attributes.emplace(pairs[0], pairs[1]);
        static_cast<Walk*>(data)->start(name, attributes);
      },
      [](void* data, const char* name) { static_cast<Walk*>(data)->end(name); });
  XML_SetCharacterDataHandler(parser, [](void* data, const char* text, int length) {
    static_cast<Walk*>(data)->text({text, static_cast<std::size_t>(length)});
  });
  std::string complaint;
  if (XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_ERROR)
    complaint = XML_ErrorString(XML_GetErrorCode(parser));
  XML_ParserFree(parser);
  return complaint;
}

Walk silent() {
  return {[](const auto&, const auto&) {}, [](const auto&) {}, [](const auto&) {}};
}

}  // namespace

Archive unzipped(const std::string& bytes) {
  Archive archive;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (zip == nullptr) return archive;
  for (zip_int64_t index = 0; index < zip_get_num_entries(zip, 0); ++index) {
    zip_stat_t state;
    zip_stat_index(zip, static_cast<zip_uint64_t>(index), 0, &state);
    std::string part(state.size, '\0');
    zip_file_t* file = zip_fopen_index(zip, static_cast<zip_uint64_t>(index), 0);
    zip_fread(file, part.data(), part.size());
    zip_fclose(file);
    archive.names.emplace_back(state.name);
    archive.parts.emplace(state.name, part);
  }
  zip_close(zip);
  return archive;
}

std::string xml_complaint(const std::string& xml) {
  Walk nothing = silent();
  return walk(xml, nothing);
}

std::string reduced(const std::string& document_xml) {
  std::string out;
  std::string style;
  std::string text;
  int cells = 0;
  bool first = true;
  bool in_text = false;
  Walk to;
  to.start = [&](const std::string& name, const std::map<std::string, std::string>& attributes) {
    if (name == "w:tc") ++cells;
    if (name == "w:pStyle") style = attributes.at("w:val");
    if (name == "w:br") text += " / ";
    if (name == "w:tab") text += attributes.empty() ? "…" : "";
    in_text = name == "w:t";
  };
  to.text = [&](const std::string& part) {
    if (in_text) text += part;
  };
  to.end = [&](const std::string& name) {
    if (name == "w:t") in_text = false;
    if (name == "w:p" && style != "KdRule") {
      out += cells > 0 ? (first ? "" : " | ") : "";
      out += "[" + style.substr(std::min<std::size_t>(2, style.size())) + "] " + text;
      if (cells == 0) out += '\n';
      first = false;
    }
    if (name == "w:p") {
      style.clear();
      text.clear();
    }
    if (name == "w:tc") --cells;
    if (name == "w:tr") {
      out += '\n';
      first = true;
    }
  };
  walk(document_xml, to);
  return out;
}

std::vector<std::string> attributes_of(const std::string& xml, const std::string& element,
                                       const std::string& attribute) {
  std::vector<std::string> values;
  Walk to = silent();
  to.start = [&](const std::string& name, const std::map<std::string, std::string>& attributes) {
    if (name == element && attributes.contains(attribute)) values.push_back(attributes.at(attribute));
  };
  walk(xml, to);
  return values;
}

std::optional<std::string> printed_by(const std::string& before, const std::string& bytes,
                                      const std::string& after) {
  static int count = 0;
  const std::string file = std::filesystem::temp_directory_path() /
                           ("kiemdiem-paper-" + std::to_string(getpid()) + "-" + std::to_string(++count));
  std::ofstream{file, std::ios::binary} << bytes;
  std::FILE* pipe = popen((before + " " + file + " " + after + " 2>/dev/null").c_str(), "r");
  std::string printed;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 1; pipe != nullptr && got > 0;) {
    got = std::fread(buffer.data(), 1, buffer.size(), pipe);
    printed.append(buffer.data(), got);
  }
  const int status = pipe == nullptr ? -1 : pclose(pipe);
  std::filesystem::remove(file);
  if (status != 0) return std::nullopt;
  return printed;
}

std::string squeezed(const std::string& text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\f') continue;
    result += text[at];
  }
  return result;
}

}  // namespace kiemdiem::printing
