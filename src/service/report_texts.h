#pragma once

#include "service/campaign_lists.h"

/// What a committee writes in its result report (form F26). Its numbers are not written: they are those of
/// the summary tables.
namespace kiemdiem::service {

struct ReportTextField {
  std::string_view name, section, label;
};
inline constexpr std::array<ReportTextField, 17> report_text_fields{
    {{"leadership", "I", "Kế hoạch, hướng dẫn đã ban hành"},
     {"training", "I", "Quán triệt, tập huấn"},
     {"steering", "I", "Phân công cấp ủy viên dự, chỉ đạo"},
     {"collectives", "II", "Kiểm điểm tập thể"},
     {"individuals", "II", "Kiểm điểm cá nhân"},
     {"suggestions", "II", "Gợi ý kiểm điểm và việc trả lời"},
     {"strengths", "II", "Ưu điểm chính"},
     {"shortcomings", "II", "Hạn chế, khuyết điểm chính và nguyên nhân"},
     {"degradation", "II", "Nhận diện biểu hiện suy thoái"},
     {"remedied", "II", "Khắc phục hạn chế đã chỉ ra của năm trước"},
     {"changes", "III", "Nguyên nhân tăng, giảm so với năm trước"},
     {"excess", "III", "Hướng xử lý nơi vượt tỷ lệ"},
     {"waiting", "III", "Thời gian sẽ kiểm điểm, xếp loại số còn lại"},
     {"commended", "IV", "Đề nghị khen thưởng"},
     {"assessment", "V", "Đánh giá chung"},
     {"lessons", "V", "Bài học kinh nghiệm"},
     {"proposals", "V", "Kiến nghị, đề xuất"}}};

struct ReportTexts {
  std::map<std::string, std::string, std::less<>> texts;  ///< by name
  std::string number, day;                                ///< of the paper; day in ISO form; may be empty
  std::int64_t version = 0;
  std::int64_t at = 0;

  const std::string& get(std::string_view name) const;
};
/// Of the organization in the path; empty where nothing was written.
Outcome<ReportTexts> report_texts(Call& call);
/// Writes what came with the form over the version that was seen.
Outcome<void> keep_report_texts(Call& call);

}  // namespace kiemdiem::service
