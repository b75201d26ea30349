#include "wordform/look.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/vietnamese.h"
#include "base/words.h"
#include "wordform/picture.h"
#include "wordform/word_package.h"
#include "wordform/xml_tree.h"

namespace kiemdiem::wordform {
namespace {

constexpr std::string_view opens = "[[";
constexpr std::string_view closes = "]]";
constexpr std::size_t longest_name = 100;

/// One mark where it stands in a text.
struct Found {
  std::size_t begin = 0, end = 0;
  std::string name;  ///< in small letters
  bool capitals = false;
};

std::vector<Found> marks_in(std::string_view text) {
  std::vector<Found> found;
  for (std::size_t at = text.find(opens); at != std::string_view::npos; at = text.find(opens, at + 1)) {
    const std::size_t end = text.find(closes, at);
    if (end == std::string_view::npos) break;
    const std::string_view name = text.substr(at + opens.size(), end - at - opens.size());
    const bool plain =
        !name.empty() && name.size() <= longest_name && std::ranges::all_of(name, [](char letter) {
          return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                 (letter >= '0' && letter <= '9') || letter == '_' || letter == '.';
        });
    if (!plain) continue;
    Found one{at, end + closes.size(), std::string{name}, false};
    one.capitals = std::ranges::none_of(name, [](char letter) { return letter >= 'a' && letter <= 'z'; });
    for (char& letter : one.name)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    found.push_back(std::move(one));
    at = end;
  }
  return found;
}

/// The texts of a paragraph in their order.
void collect_texts(Element& element, std::vector<Element*>& texts) {
  for (Element& child : element.children) {
    if (child.name == "w:t") texts.push_back(&child);
    if (child.name != "w:t" && child.name != "w:p") collect_texts(child, texts);
  }
}

std::string text_of(const Element& text) {
  std::string whole;
  for (const Element& child : text.children) whole += child.text;
  return whole;
}

void set_text(Element& text, std::string words) {
  text.attributes = {{"xml:space", "preserve"}};
  text.children.clear();
  text.children.emplace_back();
  text.children.back().text = std::move(words);
}

std::string paragraph_text(Element& paragraph) {
  std::vector<Element*> texts;
  collect_texts(paragraph, texts);
  std::string whole;
  for (const Element* text : texts) whole += text_of(*text);
  return whole;
}

void each_paragraph(Element& element, const std::function<void(Element&)>& use) {
  if (element.name == "w:p") use(element);
  for (Element& child : element.children) each_paragraph(child, use);
}

std::vector<Found> marks_below(Element& element) {
  std::vector<Found> all;
  each_paragraph(element, [&](Element& paragraph) {
    for (Found& one : marks_in(paragraph_text(paragraph))) all.push_back(std::move(one));
  });
  return all;
}

/// A line feed in a run becomes a break.
void break_lines(Element& element) {
  std::vector<Element> children;
  for (Element& child : element.children) {
    const std::string text = child.name == "w:t" ? text_of(child) : std::string{};
    if (text.find('\n') == std::string::npos) {
      break_lines(child);
      children.push_back(std::move(child));
      continue;
    }
    std::size_t from = 0;
    while (true) {
      const std::size_t end = text.find('\n', from);
      Element& line = children.emplace_back();
      line.name = "w:t";
      set_text(line, text.substr(from, end - from));
      if (end == std::string::npos) break;
      children.emplace_back().name = "w:br";
      from = end + 1;
    }
  }
  element.children = std::move(children);
}

/// Only what XML may hold.
std::string printable(std::string_view text) {
  std::string kept;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte >= 0x20 || letter == '\n' || letter == '\t') kept += letter;
  }
  return kept;
}

using Values = std::map<std::string, std::string, std::less<>>;

/// Puts values in the place of marks; a mark that was split stands in the first of its runs.
void fill_paragraph(Element& paragraph, const Values& values) {
  std::vector<Element*> texts;
  collect_texts(paragraph, texts);
  std::vector<std::string> pieces;
  std::string whole;
  for (const Element* text : texts) whole += pieces.emplace_back(text_of(*text));
  std::vector<Found> found = marks_in(whole);
  if (found.empty()) return;
  std::ranges::reverse(found);
  for (const Found& one : found) {
    const auto value = values.find(one.name);
    std::string words = value == values.end() ? std::string{} : printable(value->second);
    if (one.capitals) words = upper_case(words);
    std::size_t begin = 0;
    bool put = false;
    for (std::string& piece : pieces) {
      const std::size_t end = begin + piece.size();
      const std::size_t from = std::max(begin, one.begin);
      const std::size_t to = std::min(end, one.end);
      begin = end;
      if (from >= to) continue;
      const std::size_t here = from - (end - piece.size());
      piece.replace(here, to - from, put ? std::string{} : words);
      put = true;
    }
    // What stands behind the mark keeps its place: marks are filled from the last to the first.
  }
  for (std::size_t at = 0; at < texts.size(); ++at) set_text(*texts[at], pieces[at]);
  break_lines(paragraph);
}

/// Looks where marks stand, and fills them.
class Look {
 public:
  explicit Look(const document::Form& form) : marks_{marks_of(form)} {}

  Problems check(Element& root, const std::string& file, std::set<std::string>& seen) {
    Problems problems;
    int number = 0;
    each_paragraph(root, [&](Element& paragraph) {
      ++number;
      for (const Found& one : marks_in(paragraph_text(paragraph))) {
        seen.insert(one.name);
        if (find(one.name) == nullptr)
          problems.push_back({{file, 0, 0, {}, {}},
                              fmt::format("Đoạn {}: mẫu này không có dấu “[[{}]]”.{}", number, one.name,
                                          did_you_mean(one.name, names()))});
      }
    });
    check_rows(root, file, false, problems);
    return problems;
  }

  Problems missing(const std::string& file, const std::set<std::string>& seen) const {
    Problems problems;
    for (const Mark& one : marks_)
      if (one.required && !seen.contains(one.name))
        problems.push_back(
            {{file, 0, 0, {}, {}},
             fmt::format("Thiếu dấu “[[{}]]” ({}); hãy đặt lại vào chỗ cần điền.", one.name, one.label)});
    return problems;
  }

  /// Puts the picture behind the paragraphs that have its mark.
  /// @param count of pictures so far
  static void place_pictures(Element& root, int& count) {
    each_paragraph(root, [&](Element& paragraph) {
      for (const Found& one : marks_in(paragraph_text(paragraph)))
        if (one.name == picture_mark) paragraph.children.push_back(picture_run(++count));
    });
  }

  void fill(Element& element, const MarkValues& values) const {
    if (element.name == "w:p") fill_paragraph(element, values.texts);
    std::vector<Element> children;
    for (Element& child : element.children) {
      const std::string section = child.name == "w:tr" ? section_of(child) : std::string{};
      if (section.empty()) {
        fill(child, values);
        children.push_back(std::move(child));
        continue;
      }
      for (Element& row : repeated(child, section, values)) children.push_back(std::move(row));
    }
    element.children = std::move(children);
  }

 private:
  const Mark* find(const std::string& name) const {
    const auto found = std::ranges::find(marks_, name, &Mark::name);
    return found == marks_.end() ? nullptr : &*found;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const Mark& one : marks_) all.push_back(one.name);
    return all;
  }

  /// The section whose columns stand in a row; empty: none.
  std::string section_of(Element& row) const {
    for (const Found& one : marks_below(row))
      if (const Mark* mark = find(one.name); mark != nullptr && !mark->section.empty()) return mark->section;
    return {};
  }

  void check_rows(Element& element, const std::string& file, bool in_row, Problems& problems) {
    const bool row = element.name == "w:tr";
    const std::string section = row ? section_of(element) : std::string{};
    if (element.name == "w:p" || row)
      for (const Found& one : row ? marks_below(element) : marks_in(paragraph_text(element))) {
        const Mark* mark = find(one.name);
        if (mark == nullptr || mark->section.empty()) continue;
        if (!row && !in_row)
          problems.push_back(
              {{file, 0, 0, {}, {}},
               fmt::format("Dấu “[[{}]]” là một cột, phải nằm trong một hàng của bảng.", one.name)});
        if (row && mark->section != section)
          problems.push_back(
              {{file, 0, 0, {}, {}},
               fmt::format("Dấu “[[{}]]” nằm chung hàng với bảng khác; hãy tách thành hai bảng.", one.name)});
      }
    for (Element& child : element.children) check_rows(child, file, in_row || row, problems);
  }

  /// The column TT: a first cell that holds nothing but 1 counts the rows.
  static void count_on(Element& row, std::size_t number) {
    const auto cell = std::ranges::find(row.children, "w:tc", &Element::name);
    if (cell == row.children.end() || below(*cell) != "1") return;
    each_paragraph(*cell, [&](Element& paragraph) {
      std::vector<Element*> texts;
      collect_texts(paragraph, texts);
      for (Element* text : texts)
        if (text_of(*text) == "1") set_text(*text, std::to_string(number));
    });
  }

  static std::string below(Element& element) {
    std::string whole;
    each_paragraph(element, [&](Element& paragraph) { whole += paragraph_text(paragraph); });
    return whole;
  }

  std::vector<Element> repeated(const Element& pattern, const std::string& section,
                                const MarkValues& values) const {
    std::vector<Element> rows;
    const auto lines = values.rows.find(section);
    const auto add = [&](const Values& line) {
      Values all = values.texts;
      for (const auto& [name, value] : line) all.insert_or_assign(name, value);
      Element row = pattern;
      count_on(row, rows.size() + 1);
      each_paragraph(row, [&](Element& paragraph) { fill_paragraph(paragraph, all); });
      rows.push_back(std::move(row));
    };
    if (lines == values.rows.end() || lines->second.empty()) add({});
    if (lines != values.rows.end())
      for (const Values& line : lines->second) add(line);
    return rows;
  }

  std::vector<Mark> marks_;
};

}  // namespace

namespace {

/// Looks through every part in which marks stand.
Result<Problems> checked(std::string_view bytes, const std::string& file, Look& look,
                         std::set<std::string>& seen) {
  const auto parts = read_package(bytes, file);
  if (!parts) return tl::unexpected{parts.error()};
  Problems problems;
  for (const Part& part : *parts) {
    if (!holds_text(part.name)) continue;
    auto root = parse_xml(part.bytes, {file + ": " + part.name, 0, 0, {}, {}});
    if (!root) return tl::unexpected{root.error()};
    Problems found = look.check(*root, file, seen);
    problems.insert(problems.end(), found.begin(), found.end());
  }
  return problems;
}

}  // namespace

Problems look_problems(std::string_view bytes, const std::string& file, const document::Form& form) {
  Look look{form};
  std::set<std::string> seen;
  auto problems = checked(bytes, file, look, seen);
  if (!problems) return problems.error();
  Problems missing = look.missing(file, seen);
  problems->insert(problems->end(), missing.begin(), missing.end());
  return std::move(*problems);
}

std::vector<std::string> look_notices(std::string_view bytes, const std::string& file,
                                      const document::Form& form) {
  Look look{form};
  std::set<std::string> seen;
  if (!checked(bytes, file, look, seen)) return {};
  std::vector<std::string> notices;
  if (!seen.contains(std::string{code_mark}))
    notices.push_back(fmt::format(
        "Bố cục chưa có dấu “[[{}]]” (mã văn bản): bản quét gửi lên phải gõ mã bằng tay.", code_mark));
  if (!seen.contains(std::string{picture_mark}))
    notices.push_back(fmt::format(
        "Bố cục chưa có dấu “[[{}]]” (mã QR): quét giấy đã ký bằng điện thoại không dẫn về đúng hồ sơ.",
        picture_mark));
  return notices;
}

Result<std::string> filled_look(std::string_view bytes, const std::string& file, const document::Form& form,
                                const MarkValues& values) {
  auto parts = read_package(bytes, file);
  if (!parts) return tl::unexpected{parts.error()};
  const Look look{form};
  int pictures = 0;
  std::vector<std::string> shown_in;
  for (Part& part : *parts) {
    if (!holds_text(part.name)) continue;
    auto root = parse_xml(part.bytes, {file + ": " + part.name, 0, 0, {}, {}});
    if (!root) return tl::unexpected{root.error()};
    const int before = pictures;
    if (values.picture) Look::place_pictures(*root, pictures);
    if (pictures > before) shown_in.push_back(part.name);
    look.fill(*root, values);
    part.bytes = to_xml(*root);
  }
  if (pictures > 0)
    if (const auto added = add_picture(*parts, shown_in, *values.picture); !added)
      return tl::unexpected{added.error()};
  return write_package(*parts);
}

}  // namespace kiemdiem::wordform
