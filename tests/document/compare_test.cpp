#include "document/compare.h"

#include <gtest/gtest.h>

#include <random>

namespace kiemdiem::document {
namespace {

std::string side(const std::vector<Piece>& pieces, Change without) {
  std::string text;
  for (const Piece& piece : pieces)
    if (piece.change != without) text += piece.text;
  return text;
}

TEST(Comparing, shows_which_words_went_and_which_came) {
  const std::vector<Piece> pieces =
      compared("Báo cáo quý hai chậm ba ngày", "Báo cáo quý hai nộp chậm năm ngày");
  const std::vector<Piece> expected{{Change::same, "Báo cáo quý hai "},
                                    {Change::added, "nộp "},
                                    {Change::same, "chậm "},
                                    {Change::gone, "ba "},
                                    {Change::added, "năm "},
                                    {Change::same, "ngày"}};
  EXPECT_EQ(pieces, expected);
}

TEST(Comparing, keeps_both_texts_whole_and_as_much_as_the_longest_common_sequence) {
  std::mt19937 random{7};
  const std::vector<std::string> words{"a ", "b\n", "c ", "d "};
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> one(random() % 9), other(random() % 9);
    std::string former, later;
    for (std::string& word : one) former += word = words[random() % words.size()];
    for (std::string& word : other) later += word = words[random() % words.size()];
    const std::vector<Piece> pieces = compared(former, later);
    EXPECT_EQ(side(pieces, Change::added), former);
    EXPECT_EQ(side(pieces, Change::gone), later);
    // Every choice of words of the shorter text, by brute force.
    std::size_t longest = 0;
    for (std::uint32_t choice = 0; choice < (1U << one.size()); ++choice) {
      std::size_t at = 0, length = 0;
      bool found = true;
      for (std::size_t word = 0; word < one.size() && found; ++word) {
        if (((choice >> word) & 1U) == 0) continue;
        while (at < other.size() && other[at] != one[word]) ++at;
        found = at < other.size();
        ++at;
        ++length;
      }
      if (found) longest = std::max(longest, length);
    }
    std::size_t same = 0;
    for (const Piece& piece : pieces)
      if (piece.change == Change::same) same += piece.text.size() / 2;
    EXPECT_EQ(same, longest) << former << "|" << later;
  }
}

TEST(Repeating, is_found_whatever_accents_case_and_marks_are_used) {
  const std::string text = "Chưa chủ động tham mưu cho cấp ủy về công tác kiểm tra, giám sát trong năm.";
  EXPECT_EQ(repeated_share(text, text), 100);
  EXPECT_EQ(repeated_share("chưa CHỦ ĐỘNG tham mưu cho cấp uỷ về công tác kiểm tra giám sát trong năm", text),
            100);
  EXPECT_EQ(
      repeated_share(
          text, "Kê khai tài sản đúng hạn, đi cơ sở mỗi tháng hai lần, trả lời đơn thư trong mười ngày."),
      0);
}

TEST(Repeating, counts_the_runs_of_four_words_that_stand_in_both) {
  // Nine words have six runs of four; with the last word changed five of them stay.
  EXPECT_EQ(repeated_share("một hai ba bốn năm sáu bảy tám chín", "một hai ba bốn năm sáu bảy tám mười"), 83);
}

TEST(Repeating, leaves_short_texts_alone) {
  EXPECT_EQ(repeated_share("Không có hạn chế gì lớn", "Không có hạn chế gì lớn"), 0);
}

}  // namespace
}  // namespace kiemdiem::document
