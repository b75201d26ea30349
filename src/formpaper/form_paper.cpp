#include "formpaper/form_paper.h"

#include <fmt/format.h>

#include <algorithm>

#include "formpaper/form_table.h"
#include "paper/vietnamese_words.h"

namespace kiemdiem::formpaper {
namespace {

using document::Answer;
using document::Section;
using document::SectionKind;
using paper::Block;
using paper::Paragraph;

constexpr int empty_lines = 3;
constexpr const char* room_for_place = "....................";

Block line(std::string label, const std::string& value) {
  return {Paragraph{.runs = {{.text = std::move(label) + ": "}, {.text = value, .bold = true}},
                    .align = paper::Align::left,
                    .indented = false,
                    .fill_in = value.empty()}};
}

Block bold_line(std::string words) {
  return {Paragraph{.runs = {{.text = std::move(words), .bold = true}},
                    .align = paper::Align::left,
                    .indented = false,
                    .keep_with_next = true}};
}

/// "☐ Xuất sắc  ☒ Tốt"; a choice is not torn from its box, and the four grades stand in one line with their
/// label.
std::string boxes(const std::vector<document::Choice>& choices, const std::string& chosen) {
  std::string words;
  for (const document::Choice& choice : choices) {
    std::string label = choice.label;
    for (std::size_t at = label.find(' '); at != std::string::npos; at = label.find(' ', at))
      label.replace(at, 1, "\u00A0");
    words += fmt::format("{}{}\u00A0{}", words.empty() ? "" : "  ", paper::check_box(choice.word == chosen),
                         label);
  }
  return words;
}

/// Writes the blocks of one form from the top to the bottom.
class Writer {
 public:
  Writer(const document::Form& form, const document::FilledForm& filled, const document::Traits& traits,
         const document::Given& given, const Particulars& particulars)
      : form_(form), filled_(filled), traits_(traits), given_(given), particulars_(particulars) {}

  std::vector<Block> write() {
    letterhead();
    title();
    head();
    sentence(form_.opening, false);
    for (const document::Numbered& one : sections_for(form_, traits_)) section(*one.section);
    sentence(form_.closing, true);
    for (std::size_t at = 0; at < form_.signatures.size();) at = signatures(at);
    return std::move(blocks_);
  }

  std::string with_words(const std::string& text) const {
    return document::with_words(text, particulars_.year, particulars_.name);
  }

 private:
  void add(Block block) { blocks_.push_back(std::move(block)); }

  void letterhead() {
    const bool numbered = form_.layout == "numbered";
    add({paper::Letterhead{.form_code = form_.mark,
                           .superior = particulars_.superior,
                           .issuer = particulars_.issuer,
                           .separator = numbered,
                           .number = numbered ? std::optional{particulars_.number} : std::nullopt,
                           .place = particulars_.place.empty() ? room_for_place : particulars_.place,
                           .date = particulars_.date}});
  }

  void title() {
    paper::Title title{.type_name = with_words(form_.title.front()), .end_rule = form_.layout == "numbered"};
    for (std::size_t at = 1; at < form_.title.size(); ++at)
      title.subject.push_back(with_words(form_.title[at]));
    add({std::move(title)});
  }

  void head() {
    for (const document::HeadField& field : form_.head) {
      const auto value = filled_.head.find(field.id);
      add(line(field.label, value == filled_.head.end() ? std::string{} : value->second));
    }
  }

  void sentence(const std::string& words, bool italic) {
    if (!words.empty()) add({Paragraph{.runs = {{.text = with_words(words), .italic = italic}}}});
  }

  void heading(const Section& section) {
    if (form_.numbered)
      add({paper::Heading{std::clamp(section.level, 1, 2), section.label}});
    else
      add(bold_line(section.label));
  }

  void section(const Section& section) {
    const Answer& answer = filled_.answer(section.id);
    heading(section);
    const std::vector<document::Row> rows = rows_of(section, answer, given_);
    if (section.kind == SectionKind::text) text(answer.text, rows.empty());
    if (section.kind == SectionKind::list)
      list(section, rows);
    else if (section.kind == SectionKind::table || !rows.empty())
      table(section, rows);
    if (section.graded) grade(answer.grade);
    for (const document::RatingGroup& group : section.groups)
      if (group.condition.holds(traits_) != false) rating(section, answer, group);
  }

  /// One paragraph a line; dotted lines where nothing stands.
  void text(const std::string& words, bool alone) {
    if (words.empty() && alone) add({paper::DottedLines{empty_lines}});
    std::string_view rest = words;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (end > 0) add({Paragraph{.runs = {{.text = std::string{rest.substr(0, end)}}}}});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void list(const Section& section, const std::vector<document::Row>& rows) {
    for (const document::Row& row : rows)
      add({Paragraph{.runs = {{.text = "- " + row.cell(section.columns.front().id)}}}});
    if (rows.empty()) add({paper::DottedLines{empty_lines}});
  }

  void table(const Section& section, const std::vector<document::Row>& rows) {
    if (section.columns.empty()) return;
    const bool suggested = section.prefill == document::Prefill::suggestions;
    const auto points = given_.find(section.prefill);
    if (suggested && rows.empty() && points != given_.end())
      add({Paragraph{.runs = {{.text = "Không có vấn đề nào được gợi ý kiểm điểm."}}}});
    else
      add({form_table(section, rows)});
  }

  void grade(const std::string& chosen) {
    add({Paragraph{.runs = {{.text = "Tự đánh giá về cấp độ thực hiện:", .italic = true},
                            {.text = "  " + boxes(document::grades(), chosen)}},
                   .align = paper::Align::left}});
  }

  /// Four boxes, one below the other; on a slip with one group two beside each other under its heading, so
  /// that it stays on its page. At the end of a form they stand with those who sign.
  void rating(const Section& section, const Answer& answer, const document::RatingGroup& group) {
    const bool short_one = form_.layout == "slip" && section.groups.size() == 1;
    if (section.groups.size() > 1 && form_.numbered)
      add({paper::Heading{2, group.label}});
    else if (!short_one)
      add(bold_line(group.label + ":"));
    const auto found = answer.ratings.find(group.id);
    const std::string chosen = found == answer.ratings.end() ? std::string{} : found->second;
    const bool at_end = &section == &form_.sections.back() && &group == &section.groups.back();
    const std::size_t beside = short_one ? 2 : 1;
    const std::vector<document::Choice>& levels = particulars_.levels;
    for (std::size_t at = 0; at < levels.size(); at += beside) {
      const std::size_t end = std::min(at + beside, levels.size());
      const auto first = levels.begin() + static_cast<std::ptrdiff_t>(at);
      const auto last = levels.begin() + static_cast<std::ptrdiff_t>(end);
      add({Paragraph{.runs = {{.text = boxes({first, last}, chosen)}},
                     .align = paper::Align::left,
                     .keep_with_next = at_end || end < levels.size()}});
    }
  }

  /// Blocks that stand beside each other: those of the left side up to the first of the right. A block with a
  /// box for remarks stands alone. Gives the next block.
  std::size_t signatures(std::size_t at) {
    const document::Signature& first = form_.signatures[at];
    if (first.condition.holds(traits_) == false) return at + 1;
    if (!first.title.empty() || !first.items.empty()) {
      remarks(first);
      return at + 1;
    }
    paper::Signatures row;
    for (; at < form_.signatures.size(); ++at) {
      const document::Signature& block = form_.signatures[at];
      if (!block.title.empty() || !block.items.empty()) break;
      if (block.condition.holds(traits_) == false) continue;
      row.columns.push_back(signature(block, false));
      if (block.side == document::Signature::Side::right) {
        ++at;
        break;
      }
    }
    const bool only_left = row.columns.size() == 1 && first.side == document::Signature::Side::left;
    if (only_left) row.columns.emplace_back();
    add({std::move(row)});
    return at;
  }

  void remarks(const document::Signature& block) {
    if (!block.title.empty()) add(bold_line(block.title));
    for (const std::string& item : block.items) {
      add({Paragraph{.runs = {{.text = item + ": "}},
                     .align = paper::Align::left,
                     .keep_with_next = true,
                     .fill_in = true}});
      if (block.items.size() > 1 && item == block.items.front()) add({paper::DottedLines{2, true}});
    }
    paper::Signatures row{.columns = {signature(block, true)}};
    if (block.side == document::Signature::Side::left) row.columns.emplace_back();
    add({std::move(row)});
  }

  /// @param dated somebody else signs on another day
  static paper::Signature signature(const document::Signature& block, bool dated) {
    paper::Signature made;
    if (dated) made.day = paper::date_in_words({});
    for (const std::string& words : block.lines) {
      if (words.starts_with('('))
        made.note += (made.note.empty() ? "" : "\n") + words;
      else if (made.body.empty())
        made.body = words;
      else
        made.post += (made.post.empty() ? "" : "\n") + words;
    }
    return made;
  }

  const document::Form& form_;
  const document::FilledForm& filled_;
  const document::Traits& traits_;
  const document::Given& given_;
  const Particulars& particulars_;
  std::vector<Block> blocks_;
};

}  // namespace

paper::Paper form_paper(const document::Form& form, const document::FilledForm& filled,
                        const document::Traits& traits, const document::Given& given,
                        const Particulars& particulars, const paper::Profile& profile) {
  Writer writer{form, filled, traits, given, particulars};
  return {.profile = profile,
          .title = fmt::format("{} {}{}{}", form.name, particulars.year, particulars.name.empty() ? "" : ": ",
                               particulars.name),
          .author = particulars.issuer,
          .made_on = particulars.made_on,
          .sections = {{.blocks = writer.write()}}};
}

}  // namespace kiemdiem::formpaper
