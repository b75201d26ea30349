#include "assessment/rule_words.h"

#include <array>

#include "assessment/wording.h"

namespace kiemdiem::assessment {

std::string rule_kind_label(const std::string& kind) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 26> labels{{
      {"scope", "phạm vi"},
      {"exclusion", "không kiểm điểm, không xếp loại"},
      {"exception", "ngoại lệ"},
      {"criterion", "tiêu chí"},
      {"score", "điểm"},
      {"ceiling", "mức trần"},
      {"forced", "mức phải xếp"},
      {"note", "ghi chú"},
      {"quota", "tỷ lệ"},
      {"order", "thứ tự"},
      {"deadline", "thời hạn"},
      {"notice", "gửi trước, đăng ký"},
      {"composition", "thành phần"},
      {"chair", "người chủ trì"},
      {"attendance", "cấp trên dự"},
      {"ballot", "phiếu"},
      {"dossier", "hồ sơ"},
      {"delivery", "gửi hồ sơ"},
      {"consultation", "lấy ý kiến"},
      {"content", "nội dung"},
      {"attribution", "nơi tính"},
      {"consistency", "thống nhất"},
      {"authority", "thẩm quyền"},
      {"notification", "thông báo"},
      {"duty", "việc phải làm"},
      {"principle", "nguyên tắc"},
  }};
  for (const auto& [word, label] : labels)
    if (word == kind) return std::string{label};
  return kind;
}

std::string of_label(regulation::Kinds of) {
  std::string all;
  for (const auto kind : {facts::SubjectKind::organization, facts::SubjectKind::collective,
                          facts::SubjectKind::member, facts::SubjectKind::leader})
    if (of.has(kind)) all += (all.empty() ? "" : ", ") + std::string{kind_label(kind)};
  return all;
}

std::string_view carried_label(regulation::Carried carried) {
  constexpr std::array<std::string_view, 4> labels{"máy tính", "nhắc việc", "in ra", "người quyết định"};
  return labels[static_cast<std::size_t>(carried)];
}

std::string_view carried_word(regulation::Carried carried) {
  constexpr std::array<std::string_view, 4> words{"computed", "reminded", "printed", "judgement"};
  return words[static_cast<std::size_t>(carried)];
}

}  // namespace kiemdiem::assessment
