#include "spreadsheet/workbook_parts.h"

#include <fmt/format.h>

#include <charconv>

#include "base/vietnamese.h"
#include "spreadsheet/number_format.h"

namespace kiemdiem::spreadsheet {
namespace {

int to_int(std::string_view text, int otherwise) {
  int value = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

bool is_true(std::string_view text) {
  return text == "1" || text == "true" || text == "on";
}

std::string folder_of(const std::string& part) {
  return part.substr(0, part.rfind('/') + 1);
}

/// "xl/worksheets/../sheet1.xml" without the dots; absolute targets start at the root of the package.
std::string resolved(const std::string& folder, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string{target.substr(1)} : folder + std::string{target};
  std::vector<std::string> steps;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string step = path.substr(at, end - at);
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (step != ".." && step != "." && !step.empty()) steps.push_back(step);
    at = end + 1;
  }
  std::string part;
  for (const std::string& step : steps) part += (part.empty() ? "" : "/") + step;
  return part;
}

class RelationshipsReader : public XmlHandler {
 public:
  explicit RelationshipsReader(std::string folder) : folder_(std::move(folder)) {}

  bool start(std::string_view element, const Attributes& attributes) override {
    if (element != "Relationship" || attributes["TargetMode"] == "External") return true;
    const std::string_view type = attributes["Type"];
    found.emplace(attributes["Id"], Relationship{std::string{type.substr(type.rfind('/') + 1)},
                                                 resolved(folder_, attributes["Target"])});
    return true;
  }
  bool end(std::string_view) override { return true; }
  bool text(std::string_view) override { return true; }

  Relationships found;

 private:
  std::string folder_;
};

class EntriesReader : public XmlHandler {
 public:
  explicit EntriesReader(int most) : most_(most) {}

  bool start(std::string_view element, const Attributes& attributes) override {
    if (element == "workbookPr") entries.from_1904 = is_true(attributes["date1904"]);
    if (element == "sheet")
      entries.sheets.push_back({to_nfc(attributes["name"]), std::string{attributes.in_namespace("id")},
                                attributes["state"] == "hidden" || attributes["state"] == "veryHidden"});
    return static_cast<int>(entries.sheets.size()) <= most_;
  }
  bool end(std::string_view) override { return true; }
  bool text(std::string_view) override { return true; }

  WorkbookEntries entries;

 private:
  int most_;
};

class StylesReader : public XmlHandler {
 public:
  explicit StylesReader(int most) : most_(static_cast<std::size_t>(most)) {}

  bool start(std::string_view element, const Attributes& attributes) override {
    if (element == "fonts") in_fonts_ = true;
    if (element == "cellXfs") in_cell_styles_ = true;
    if (element == "numFmt") formats_[to_int(attributes["numFmtId"], -1)] = attributes["formatCode"];
    if (element == "font" && in_fonts_) fonts_.push_back(Cell::Font::ordinary);
    if (element == "name" && in_fonts_ && !fonts_.empty()) fonts_.back() = font_of_name(attributes["val"]);
    if (element == "xf" && in_cell_styles_)
      uses_.push_back({to_int(attributes["numFmtId"], 0), to_int(attributes["fontId"], 0)});
    return uses_.size() <= most_ && fonts_.size() <= most_ && formats_.size() <= most_;
  }
  bool end(std::string_view element) override {
    if (element == "fonts") in_fonts_ = false;
    if (element == "cellXfs") in_cell_styles_ = false;
    return true;
  }
  bool text(std::string_view) override { return true; }

  bool too_many() const { return uses_.size() > most_ || fonts_.size() > most_ || formats_.size() > most_; }

  std::vector<CellStyle> styles() const {
    std::vector<CellStyle> all;
    for (const auto& [format, font] : uses_) {
      const auto own = formats_.find(format);
      const std::string_view code = own == formats_.end() ? std::string_view{} : own->second;
      const bool known_font = font >= 0 && static_cast<std::size_t>(font) < fonts_.size();
      const int built_in = code.empty() ? format : 0;
      all.push_back({is_date_format(built_in, code), shows_no_day(built_in, code), padded_digits(code),
                     known_font ? fonts_[static_cast<std::size_t>(font)] : Cell::Font::ordinary});
    }
    return all;
  }

 private:
  struct Use {
    int format, font;
  };
  std::size_t most_;
  bool in_fonts_ = false, in_cell_styles_ = false;
  std::map<int, std::string> formats_;
  std::vector<Cell::Font> fonts_;
  std::vector<Use> uses_;
};

class SharedTextsReader : public XmlHandler {
 public:
  explicit SharedTextsReader(const Limits& limits) : limits_(limits) {}

  bool start(std::string_view element, const Attributes& attributes) override {
    if (element == "si") texts.emplace_back();
    if (element == "rPh") in_reading_aid_ = true;
    if (element == "t") in_text_ = !in_reading_aid_ && !texts.empty();
    if (element == "rFont" && !texts.empty() && texts.back().font == Cell::Font::ordinary)
      texts.back().font = font_of_name(attributes["val"]);
    return !too_much();
  }
  bool end(std::string_view element) override {
    if (element == "rPh") in_reading_aid_ = false;
    if (element == "t") in_text_ = false;
    if (element == "si" && !texts.empty()) texts.back().text = clean_text(texts.back().text);
    return true;
  }
  bool text(std::string_view piece) override {
    if (in_text_) texts.back().text += piece;
    return !too_much();
  }

  bool too_much() const {
    return static_cast<std::int64_t>(texts.size()) > limits_.strings ||
           (!texts.empty() && static_cast<std::int64_t>(texts.back().text.size()) > limits_.text_bytes);
  }

  std::vector<SharedText> texts;

 private:
  Limits limits_;
  bool in_text_ = false, in_reading_aid_ = false;
};

/// The code in `_x000D_` at this place, or -1.
int escaped_code(std::string_view text, std::size_t at) {
  if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return -1;
  int code = 0;
  const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
  return error == std::errc{} && end == text.data() + at + 6 ? code : -1;
}

void append_code(std::string& text, int code) {
  if (code == '\t' || code == '\n') text += static_cast<char>(code);
  if (code < 0x20 || (code >= 0xD800 && code < 0xE000)) return;
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | (code >> 6));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | (code >> 12));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

}  // namespace

Cell::Font font_of_name(std::string_view font_name) {
  const std::string key = search_key(font_name);
  if (key.starts_with(".vn")) return Cell::Font::tcvn3;
  return key.starts_with("vni-") ? Cell::Font::vni : Cell::Font::ordinary;
}

std::string clean_text(std::string_view text) {
  if (text.find("_x") == std::string_view::npos) return to_nfc(text);
  std::string clean;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int code = escaped_code(text, at);
    if (code < 0) {
      clean += text[at];
      continue;
    }
    append_code(clean, code);
    at += 6;
  }
  return to_nfc(clean);
}

Result<Relationships> read_relationships(ZipArchive& archive, const std::string& of_part,
                                         const Place& where) {
  const std::string folder = folder_of(of_part);
  const std::string part = folder + "_rels/" + of_part.substr(folder.size()) + ".rels";
  RelationshipsReader reader{folder};
  if (!archive.has(part)) return reader.found;
  Problems problems = read_xml_part(archive, part, where, reader);
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return std::move(reader.found);
}

Result<WorkbookEntries> read_workbook_entries(ZipArchive& archive, const std::string& part,
                                              const Place& where, const Limits& limits) {
  EntriesReader reader{limits.sheets};
  Problems problems = read_xml_part(archive, part, where, reader);
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  if (static_cast<int>(reader.entries.sheets.size()) > limits.sheets)
    return refuse(where, fmt::format("Tệp có hơn {} trang tính; hãy bỏ bớt trang thừa.", limits.sheets));
  return std::move(reader.entries);
}

Result<std::vector<CellStyle>> read_styles(ZipArchive& archive, const std::string& part, const Place& where,
                                           const Limits& limits) {
  StylesReader reader{limits.styles};
  Problems problems = read_xml_part(archive, part, where, reader);
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  if (reader.too_many())
    return refuse(where, fmt::format("Tệp có hơn {} kiểu ô; hãy chép dữ liệu sang tệp mới.", limits.styles));
  return reader.styles();
}

Result<std::vector<SharedText>> read_shared_texts(ZipArchive& archive, const std::string& part,
                                                  const Place& where, const Limits& limits) {
  SharedTextsReader reader{limits};
  Problems problems = read_xml_part(archive, part, where, reader);
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  if (reader.too_much())
    return refuse(
        where, fmt::format("Bảng chữ dùng chung của tệp quá lớn (hơn {} mục, hoặc một mục dài hơn {} byte).",
                           limits.strings, limits.text_bytes));
  return std::move(reader.texts);
}

}  // namespace kiemdiem::spreadsheet
