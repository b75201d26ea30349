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

std::optional<int> find_choice(const facts::Choices& choices, std::string_view text) {
  if (const auto exact = choices.find(text)) return exact;
  const std::string key = heading_key(text);
  if (key.empty()) return std::nullopt;
  for (std::size_t at = 0; at < choices.words.size(); ++at)
    if (heading_key(choices.words[at]) == key || heading_key(choices.labels[at].vi) == key ||
        heading_key(choices.labels[at].en) == key)
      return static_cast<int>(at);
  for (std::size_t at = 0; at < choices.also.size(); ++at)
    for (const std::string& spelling : choices.also[at])
      if (heading_key(spelling) == key) return static_cast<int>(at);
  return std::nullopt;
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
