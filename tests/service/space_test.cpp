#include <gtest/gtest.h>

#include "demonstration_office.h"

namespace kiemdiem::service {
namespace {

/// What becomes of a change of settings when so many bytes are left.
std::optional<Refused> with_free_bytes(std::uint64_t bytes, std::string_view action) {
  auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  OfficeOptions options;
  options.free_bytes = [bytes](const std::string&) { return bytes; };
  const auto office =
      Office::open(store::Database::open("sqlite::memory:").value(), std::move(installation), options)
          .value();
  Asked asked = asking(action);
  const auto outcome = office->perform(asked, [](Call&) -> Outcome<void> { return {}; });
  if (outcome) return std::nullopt;
  return outcome.error().kind;
}

TEST(AFullDisk, stops_changes_and_never_reading_or_going_out) {
  constexpr std::uint64_t megabyte = 1U << 20U;
  EXPECT_EQ(with_free_bytes(2000 * megabyte, "display"), std::nullopt);
  EXPECT_EQ(with_free_bytes(700 * megabyte, "display"), std::nullopt);
  EXPECT_EQ(with_free_bytes(100 * megabyte, "display"), Refused::busy);
  EXPECT_EQ(with_free_bytes(100 * megabyte, "sign-in-form"), std::nullopt);
}

}  // namespace
}  // namespace kiemdiem::service
