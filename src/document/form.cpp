#include "document/form.h"

#include <algorithm>

namespace kiemdiem::document {

const std::map<std::string, std::string, std::less<>>& trait_words() {
  static const std::map<std::string, std::string, std::less<>> words{
      {"leader", "giữ chức vụ lãnh đạo, quản lý"},
      {"committee_member", "là cấp ủy viên"},
      {"head", "là người đứng đầu tổ chức, cơ quan, đơn vị"},
      {"civil_servant", "là cán bộ, công chức, viên chức"},
      {"suggested", "được gợi ý kiểm điểm"},
      {"last_year", "có hạn chế, khuyết điểm của kỳ trước"},
      {"cell_committee", "là chi ủy"},
      {"party_committee", "là đảng ủy, ban thường vụ, ban chấp hành"},
      {"agency", "là tập thể lãnh đạo cơ quan, đơn vị"},
      {"in_standing_committee", "là ủy viên ban thường vụ"},
      {"residence_exempt", "được giới thiệu nhưng miễn sinh hoạt nơi cư trú"},
  };
  return words;
}

const std::set<std::string, std::less<>>& head_words() {
  static const std::set<std::string, std::less<>> words{
      "party_posts",    "government_posts", "mass_posts", "cell_name",
      "committee_name", "workplace",        "year",       "leads"};
  return words;
}

const std::vector<Choice>& grades() {
  static const std::vector<Choice> all{
      {"excellent", "Xuất sắc"}, {"good", "Tốt"}, {"average", "Trung bình"}, {"poor", "Kém"}};
  return all;
}

std::optional<bool> Condition::holds(const Traits& traits) const {
  bool unknown = false;
  const auto look = [&](const std::vector<std::string>& words, bool wanted) {
    return std::ranges::all_of(words, [&](const std::string& word) {
      const auto known = traits.find(word);
      if (known == traits.end() || !known->second) {
        unknown = true;
        return true;
      }
      return *known->second == wanted;
    });
  };
  if (!look(when, true) || !look(unless, false)) return false;
  return unknown ? std::nullopt : std::optional{true};
}

const Column* Section::column(std::string_view name) const {
  const auto found = std::ranges::find(columns, name, &Column::id);
  return found == columns.end() ? nullptr : &*found;
}

bool Section::has(ColumnType type) const {
  return std::ranges::find(columns, type, &Column::type) != columns.end();
}

const Section* Form::section(std::string_view section_id) const {
  const auto found = std::ranges::find(sections, section_id, &Section::id);
  return found == sections.end() ? nullptr : &*found;
}

std::string with_words(std::string text, int year, const std::string& name) {
  for (const auto& [mark, word] : {std::pair<std::string, std::string>{"{year}", std::to_string(year)},
                                   {"{next_year}", std::to_string(year + 1)},
                                   {"{name}", name}})
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + word.size()))
      text.replace(at, mark.size(), word);
  return text;
}

namespace {

std::string roman(int number) {
  static const std::vector<std::pair<int, std::string_view>> letters{
      {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}};
  std::string text;
  for (const auto& [value, letter] : letters)
    for (; number >= value; number -= value) text += letter;
  return text;
}

}  // namespace

std::vector<Numbered> sections_for(const Form& form, const Traits& traits) {
  std::vector<Numbered> found;
  int upper = 0;
  int lower = 0;
  for (const Section& section : form.sections) {
    const auto holds = section.condition.holds(traits);
    if (holds == false) continue;
    if (section.level == 1) lower = 0;
    const int number = section.level == 1 ? ++upper : ++lower;
    Numbered one{&section, {}, {}, holds == true};
    if (form.numbered) {
      one.number = section.level == 1 ? roman(number) : std::to_string(number);
      one.whole_number = section.level == 1 ? one.number : roman(upper) + "." + one.number;
    }
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace kiemdiem::document
