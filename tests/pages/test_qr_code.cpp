#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/qr_code.h"

namespace kiemdiem::pages {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(qr_code, has_a_light_border_of_four_modules_and_the_mark_of_a_corner) {
  // Six letters need the smallest code, 21 modules wide; its corner is a line of seven dark ones.
  const std::string svg = qr_code("chi-bo", "Khóa <1>");
  EXPECT_THAT(svg, HasSubstr(R"(viewBox="0 0 29 29")"));
  EXPECT_THAT(svg, HasSubstr(R"(d="M4 4h7v1h-7z)"));
  EXPECT_THAT(svg, HasSubstr("aria-label=\"Khóa &lt;1&gt;\""));
}

TEST(qr_code, differs_with_every_letter_and_is_empty_for_what_is_too_long) {
  EXPECT_NE(qr_code("a", "x"), qr_code("b", "x"));
  EXPECT_THAT(qr_code(std::string(5000, 'a'), "x"), IsEmpty());
}

}  // namespace
}  // namespace kiemdiem::pages
