#include "base/markup.h"

#include <gtest/gtest.h>

namespace kiemdiem {
namespace {

TEST(Markup, keeps_texts_texts) {
  EXPECT_EQ(escaped_markup("<a href=\"x\">'&"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
}

}  // namespace
}  // namespace kiemdiem
