#include "paper/paper_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace kiemdiem::paper {
namespace {

TEST(APaperCode, is_read_however_it_is_typed) {
  const std::string code = paper_code(1234567890123);
  ASSERT_EQ(code.size(), 11U);
  std::string typed = " " + code.substr(0, 4) + code.substr(5, 4) + "  " + code.substr(10);
  std::ranges::transform(typed, typed.begin(), [](char sign) {
    return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
  });
  EXPECT_EQ(read_paper_code(typed), code);
}

TEST(APaperCode, is_refused_with_one_wrong_sign_or_two_neighbours_exchanged) {
  const std::string signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  for (const std::uint64_t number : {0ULL, 31ULL, 77'777'777'777ULL, 999'999'999'999ULL}) {
    const std::string code = paper_code(number);
    for (std::size_t at = 0; at < code.size(); ++at) {
      if (code[at] == '-') continue;
      for (const char other : signs) {
        std::string wrong = code;
        wrong[at] = other;
        EXPECT_EQ(read_paper_code(wrong).has_value(), other == code[at]) << wrong;
      }
    }
    std::string plain = code;
    std::erase(plain, '-');
    for (std::size_t at = 0; at + 1 < plain.size(); ++at) {
      std::string wrong = plain;
      std::swap(wrong[at], wrong[at + 1]);
      EXPECT_EQ(read_paper_code(wrong).has_value(), wrong == plain) << wrong;
    }
  }
  EXPECT_FALSE(read_paper_code(""));
  EXPECT_FALSE(read_paper_code("Đảng"));
  EXPECT_FALSE(read_paper_code(paper_code(5) + "2"));
}

}  // namespace
}  // namespace kiemdiem::paper
