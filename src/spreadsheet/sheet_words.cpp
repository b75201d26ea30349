#include "spreadsheet/sheet_words.h"

#include <algorithm>

#include "base/vietnamese.h"

namespace kiemdiem::spreadsheet {

std::string heading_key(std::string_view text) {
  std::string key = search_key(text);
  std::erase_if(key, [](char letter) {
    const bool kept =
        (letter & 0x80) != 0 || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    return !kept;
  });
  return key;
}

bool is_none_word(std::string_view text) {
  const std::string key = search_key(text);
  return key == "khong" || key == "khong co" || key == "-" || key == "–" || key == "null";
}

std::optional<bool> boolean_of(std::string_view text) {
  const std::string key = search_key(text);
  for (const char* yes : {"co", "x", "true", "1", "dung", "da co", "yes", "✓", "✔", "☑"})
    if (key == yes) return true;
  for (const char* no : {"false", "0", "sai", "chua", "chua co", "no", "☐"})
    if (key == no) return false;
  if (is_none_word(text) && key != "null") return false;
  return std::nullopt;
}

std::string_view boolean_word(bool value) {
  return value ? "có" : "không";
}

ChoiceFinder::ChoiceFinder(const facts::Dictionary& dictionary) {
  for (const facts::Choices& choices : dictionary.all_choices()) {
    auto& words = words_by_key_[choices.name];
    for (std::size_t at = 0; at < choices.words.size(); ++at)
      for (const std::string& text : {choices.words[at], choices.labels[at].vi, choices.labels[at].en})
        if (const std::string key = heading_key(text); !key.empty())
          words.try_emplace(key, choices.words[at]);
    for (std::size_t at = 0; at < choices.also.size(); ++at)
      for (const std::string& text : choices.also[at])
        words.try_emplace(heading_key(text), choices.words[at]);
  }
}

std::optional<std::string> ChoiceFinder::find(const std::string& set, std::string_view text) const {
  const auto words = words_by_key_.find(set);
  if (words == words_by_key_.end()) return std::nullopt;
  const auto found = words->second.find(heading_key(text));
  return found == words->second.end() ? std::nullopt : std::optional{found->second};
}

std::string labels_of(const facts::Choices& choices) {
  std::string all;
  for (const facts::Label& label : choices.labels) all += (all.empty() ? "" : "; ") + label.vi;
  return all;
}

const std::vector<HeadField>& head_fields() {
  static const std::vector<HeadField> fields{
      {"situation", "Tiêu đề", "Tên gọi của lần xem xét, tùy ý.", HeadType::text, {}},
      {"regulation",
       "Mã quy định",
       "Mã của văn bản dùng để xét; các mã có trong lệnh “kiemdiem regulation list”.",
       HeadType::text,
       {}},
      {"period.kind",
       "Loại kỳ",
       "Năm, quý, nhiệm kỳ hoặc đột xuất.",
       HeadType::word,
       {{"year", "năm"}, {"quarter", "quý"}, {"term", "nhiệm kỳ"}, {"ad_hoc", "đột xuất"}}},
      {"period.year", "Năm", "Năm của kỳ kiểm điểm.", HeadType::whole, {}},
      {"period.quarter", "Quý", "Từ 1 đến 4; chỉ ghi khi loại kỳ là quý.", HeadType::whole, {}},
      {"on", "Ngày xem xét", "Ngày/tháng/năm; việc sau ngày này coi là dự định.", HeadType::day, {}},
      {"complete",
       "Danh sách đã đủ",
       "Tên những danh sách đã ghi hết mọi việc, cách nhau bằng dấu phẩy; việc không có trong đó coi là chưa "
       "làm.",
       HeadType::lists,
       {}},
      {"quota_reading",
       "Cách tính tỷ lệ xuất sắc",
       "A: so với số “hoàn thành tốt”; B: so với “hoàn thành tốt trở lên”.",
       HeadType::word,
       {{"A", "A"}, {"B", "B"}}},
      {"layers",
       "Văn bản áp dụng",
       "Chỉ văn bản này, hoặc cả các văn bản cấp trên mà nó dựa vào.",
       HeadType::word,
       {{"own", "chỉ văn bản này"}, {"all", "cả văn bản cấp trên"}}},
      {"holidays",
       "Ngày nghỉ thêm",
       "Ngày nghỉ ngoài thứ bảy, chủ nhật và ngày lễ, cách nhau bằng dấu phẩy.",
       HeadType::days,
       {}},
  };
  return fields;
}

const std::vector<HeadWord>& subject_words() {
  static const std::vector<HeadWord> words{
      {"organization", "tổ chức"}, {"collective", "tập thể"}, {"member", "đảng viên"}, {"leader", "cán bộ"}};
  return words;
}

}  // namespace kiemdiem::spreadsheet
