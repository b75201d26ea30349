#include "paper/papers/suggestion_letter.h"

#include <fmt/format.h>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {

Paper suggestion_letter(const SuggestionLetter& own, const Profile& profile) {
  std::vector<std::vector<std::string>> rows;
  for (const PointToReview& point : own.points) rows.push_back({point.text, point.basis, point.demand});
  std::vector<Block> text{
      sentence(fmt::format("{} gợi ý những vấn đề cần kiểm điểm sâu trong kiểm điểm, đánh giá, xếp loại chất "
                           "lượng {} như sau:",
                           own.issued.office.issuer, own.period)),
      numbered_table({{"Nội dung gợi ý", 65}, {"Căn cứ, nguồn", 45}, {"Yêu cầu giải trình", 45}}, rows, 3)};
  if (!own.attends.empty()) text.push_back(field("Dự, chỉ đạo kiểm điểm", own.attends));
  text.push_back(closing(fmt::format(
      "Đề nghị giải trình từng vấn đề trong bản kiểm điểm{} và gửi kết quả về {}.",
      own.due ? ", chậm nhất " + date_in_words(own.due) : std::string{}, own.issued.office.issuer)));
  return framed(own.issued,
                {.letter_subject = "gợi ý kiểm điểm " + own.period, .to = {"Kính gửi", {own.addressee}}},
                std::move(text), profile);
}

}  // namespace kiemdiem::paper
