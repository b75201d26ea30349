#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace kiemdiem::store {

enum class SpaceLevel : std::uint8_t {
  normal,
  no_uploads,  ///< below 1 GB
  critical,    ///< below 300 MB: only ballots, seals and the log
};

SpaceLevel space_level(std::uint64_t free_bytes);
/// "Còn 812 MB trống…"; empty where all is normal.
std::string space_banner(std::uint64_t free_bytes);

/// Bytes that this process may still write beside a file.
Result<std::uint64_t> free_bytes(const std::string& path);

/// Keeps space for the end of an open meeting. Does nothing where the file has that size already.
Result<void> keep_ballast(const std::string& path, std::uint64_t bytes);
/// Frees it. @return false where there was none
bool drop_ballast(const std::string& path);

}  // namespace kiemdiem::store
