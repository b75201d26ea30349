#include "web/device.h"

#include <gtest/gtest.h>

namespace kiemdiem::web {
namespace {

TEST(Device, is_told_by_the_names_that_people_know) {
  EXPECT_EQ(device_words("10.0.0.5",
                         "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
                         "Gecko) Chrome/120.0.0.0 Safari/537.36"),
            "Chrome trên Windows, 10.0.0.5");
  EXPECT_EQ(device_words("10.0.0.6",
                         "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 "
                         "(KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1"),
            "Safari trên iPhone, 10.0.0.6");
}

TEST(Device, a_browser_that_also_names_others_keeps_its_own_name) {
  EXPECT_EQ(device_words("::1",
                         "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                         "coc_coc_browser/119.0.1 Chrome/113.0.0.0 Safari/537.36"),
            "Cốc Cốc trên Windows, ::1");
  EXPECT_EQ(device_words("::1",
                         "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
                         "Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0"),
            "Edge trên Linux, ::1");
}

TEST(Device, a_program_keeps_its_first_word_and_silence_is_said) {
  EXPECT_EQ(device_words("127.0.0.1", "curl/7.88.1"), "curl, 127.0.0.1");
  EXPECT_EQ(device_words("127.0.0.1", ""), "Không rõ trình duyệt, 127.0.0.1");
  EXPECT_EQ(device_words("127.0.0.1", std::string(200, 'x')), std::string(40, 'x') + ", 127.0.0.1");
}

}  // namespace
}  // namespace kiemdiem::web
