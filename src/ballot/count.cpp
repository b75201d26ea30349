#include "ballot/count.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <numeric>

namespace kiemdiem::ballot {
namespace {

constexpr std::array<std::string_view, void_reason_count> reason_names{"blank", "over_marked", "foreign",
                                                                       "marked", "damaged"};
constexpr std::array<std::string_view, void_reason_count> reason_labels{
    "phiếu trắng", "đánh dấu quá một mức trên một dòng hoặc quá số được chọn",
    "phiếu không do tổ kiểm phiếu phát ra", "phiếu ký tên hoặc có dấu hiệu riêng",
    "phiếu rách, không đọc được"};

constexpr const char* blank = "blank_line";

int sum_of(const std::vector<int>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0);
}

/// Calls `use` with the name and the place of every number of a count.
template <class CountLike, class Use>
void each_field(const Sheet& sheet, CountLike& count, const Use& use) {
  use("issued", count.issued);
  use("unused", count.unused);
  use("returned", count.returned);
  use("valid", count.valid);
  for (std::size_t at = 0; at < reason_names.size(); ++at)
    use(fmt::format("voided.{}", reason_names[at]), count.voided[at]);
  for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
    for (std::size_t choice = 0; choice < sheet.choices.size(); ++choice)
      if (sheet.lines[line].allowed[choice])
        use(fmt::format("marks.{}.{}", line + 1, sheet.choices[choice]), count.marks[line][choice]);
    if (sheet.blank_lines) use(fmt::format("marks.{}.{}", line + 1, blank), count.marks[line].back());
  }
}

Count empty_count(const Sheet& sheet) {
  Count count;
  count.marks.assign(sheet.lines.size(), std::vector<int>(sheet.choices.size() + 1));
  return count;
}

std::optional<int> number_in(const std::string& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  constexpr int most = 100'000;
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number < 0 || number > most)
    return std::nullopt;
  return number;
}

}  // namespace

std::string_view name(VoidReason reason) {
  return reason_names[static_cast<std::size_t>(reason)];
}

std::string_view label(VoidReason reason) {
  return reason_labels[static_cast<std::size_t>(reason)];
}

std::vector<std::pair<std::string, int>> fields_of(const Sheet& sheet, const Count& count) {
  std::vector<std::pair<std::string, int>> fields;
  each_field(sheet, count,
             [&](std::string field, int number) { fields.emplace_back(std::move(field), number); });
  return fields;
}

Count count_from(const Sheet& sheet, const std::vector<std::pair<std::string, std::string>>& typed,
                 std::vector<Misfit>& misfits) {
  const std::map<std::string, std::string> given{typed.begin(), typed.end()};
  Count count = empty_count(sheet);
  each_field(sheet, count, [&](const std::string& field, int& number) {
    const auto found = given.find(field);
    const auto read = found == given.end() ? std::nullopt : number_in(found->second);
    if (!read) misfits.push_back({field, "Hãy ghi một số; không có phiếu nào thì ghi 0."});
    number = read.value_or(0);
  });
  return count;
}

std::string words_of(const Sheet& sheet, const std::string& field, const facts::Dictionary& dictionary) {
  if (field == "issued") return "số phiếu phát ra";
  if (field == "unused") return "số phiếu không bỏ vào hòm";
  if (field == "returned") return "số phiếu thu về";
  if (field == "valid") return "số phiếu hợp lệ";
  for (std::size_t at = 0; at < reason_names.size(); ++at)
    if (field == fmt::format("voided.{}", reason_names[at]))
      return fmt::format("phiếu không hợp lệ: {}", reason_labels[at]);
  for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
    const std::string start = fmt::format("marks.{}", line + 1);
    const std::string words = fmt::format("dòng {} ({})", line + 1, sheet.lines[line].name);
    if (field == start) return words;
    if (!field.starts_with(start + ".")) continue;
    const std::string choice = field.substr(start.size() + 1);
    return fmt::format("{}, {}", words, choice == blank ? "để trống" : choice_label(choice, dictionary));
  }
  return field;
}

std::vector<Misfit> misfits_of(const Sheet& sheet, const Count& count, int handed) {
  std::vector<Misfit> misfits;
  const auto complain = [&](std::string field, std::string message) {
    misfits.push_back({std::move(field), std::move(message)});
  };
  if (count.issued != handed)
    complain("issued", fmt::format("Ghi phát ra {} phiếu, danh sách phát phiếu có {} người nhận.",
                                   count.issued, handed));
  if (count.issued != count.returned + count.unused)
    complain("returned",
             fmt::format("Phát ra {} phiếu, nhưng thu về {} và không bỏ vào hòm {}: cộng lại {}.",
                         count.issued, count.returned, count.unused, count.returned + count.unused));
  const int voided = sum_of(count.voided);
  if (count.returned != count.valid + voided)
    complain("valid", fmt::format("Thu về {} phiếu, nhưng hợp lệ {} và không hợp lệ {}: cộng lại {}.",
                                  count.returned, count.valid, voided, count.valid + voided));
  for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
    const int sum = sum_of(count.marks[line]);
    if (sum != count.valid)
      complain(fmt::format("marks.{}", line + 1),
               fmt::format("Dòng {} ({}): cộng lại {}, phải bằng {} phiếu hợp lệ.", line + 1,
                           sheet.lines[line].name, sum, count.valid));
  }
  if (sheet.kind == Kind::excellence && sheet.most_agreed > 0) {
    int agreed = 0;
    for (const std::vector<int>& marks : count.marks) agreed += marks.front();
    if (agreed > sheet.most_agreed * count.valid)
      complain("marks.1",
               fmt::format("Có {} lượt đồng ý trên {} phiếu hợp lệ, mỗi phiếu chỉ được đồng ý nhiều "
                           "nhất {} người.",
                           agreed, count.valid, sheet.most_agreed));
  }
  return misfits;
}

std::vector<std::string> differences(const Sheet& sheet, const Count& first, const Count& second) {
  std::vector<std::string> fields;
  const auto one = fields_of(sheet, first);
  const auto other = fields_of(sheet, second);
  for (std::size_t at = 0; at < one.size(); ++at)
    if (one[at].second != other[at].second) fields.push_back(one[at].first);
  return fields;
}

std::vector<Misfit> misfits_of_ballot(const Sheet& sheet, const std::vector<int>& choices) {
  if (choices.size() != sheet.lines.size()) return {{"marks", "Phiếu không đủ dòng; hãy tải lại trang."}};
  std::vector<Misfit> misfits;
  int agreed = 0;
  for (std::size_t line = 0; line < choices.size(); ++line) {
    const int choice = choices[line];
    const std::string field = fmt::format("marks.{}", line + 1);
    if (choice < 0 && !sheet.blank_lines)
      misfits.push_back({field, fmt::format("Dòng {} ({}) chưa chọn.", line + 1, sheet.lines[line].name)});
    if (choice < 0) continue;
    const auto at = static_cast<std::size_t>(choice);
    if (at >= sheet.choices.size() || !sheet.lines[line].allowed[at])
      misfits.push_back(
          {field, fmt::format("Dòng {} ({}) không có ô này.", line + 1, sheet.lines[line].name)});
    if (sheet.kind == Kind::excellence && choice == 0) ++agreed;
  }
  if (sheet.most_agreed > 0 && agreed > sheet.most_agreed)
    misfits.push_back({"marks.1", fmt::format("Đã đồng ý {} người; mỗi phiếu chỉ được đồng ý nhiều nhất {}.",
                                              agreed, sheet.most_agreed)});
  return misfits;
}

std::optional<Count> count_of(const Sheet& sheet, const std::vector<Item>& items, int issued) {
  Count count = empty_count(sheet);
  for (const Item& item : items) {
    const auto line = static_cast<std::size_t>(item.line);
    const auto choice = static_cast<std::size_t>(item.choice);
    if (item.line < 0 || item.choice < 0 || line >= sheet.lines.size() || choice > sheet.choices.size())
      return std::nullopt;
    if (choice < sheet.choices.size() && !sheet.lines[line].allowed[choice]) return std::nullopt;
    ++count.marks[line][choice];
  }
  count.issued = issued;
  count.valid = count.returned = count.marks.empty() ? 0 : sum_of(count.marks.front());
  count.unused = issued - count.returned;
  const bool whole = std::ranges::all_of(
      count.marks, [&](const std::vector<int>& marks) { return sum_of(marks) == count.valid; });
  if (!whole || count.unused < 0) return std::nullopt;
  return count;
}

std::string to_json(const Sheet& sheet, const Count& count) {
  std::vector<std::pair<Node, Node>> pairs;
  for (const auto& [field, number] : fields_of(sheet, count))
    pairs.emplace_back(Node::scalar(field, true, {}), Node::scalar(std::to_string(number), false, {}));
  return kiemdiem::to_json(Node::map(std::move(pairs), {}));
}

Count count_from(const Sheet& sheet, const std::string& json) {
  const Node root = from_json(json).value_or(Node::map({}, {}));
  std::vector<std::pair<std::string, std::string>> typed;
  for (const auto& [key, value] : root.entries()) typed.emplace_back(key.text(), value.text());
  std::vector<Misfit> misfits;
  return count_from(sheet, typed, misfits);
}

}  // namespace kiemdiem::ballot
