#include "store/disk_space.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>

#include "store/place.h"

namespace kiemdiem::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t megabyte = 1'000'000;
constexpr std::uint64_t least_for_uploads = 1000 * megabyte;
constexpr std::uint64_t least_for_all = 300 * megabyte;

}  // namespace

SpaceLevel space_level(std::uint64_t free_bytes) {
  if (free_bytes < least_for_all) return SpaceLevel::critical;
  if (free_bytes < least_for_uploads) return SpaceLevel::no_uploads;
  return SpaceLevel::normal;
}

std::string space_banner(std::uint64_t free_bytes) {
  switch (space_level(free_bytes)) {
    case SpaceLevel::normal:
      return "";
    case SpaceLevel::no_uploads:
      return fmt::format("Ổ đĩa còn {} MB trống: tạm ngừng nhận tệp; hãy báo người quản trị.",
                         free_bytes / megabyte);
    case SpaceLevel::critical:
      return fmt::format(
          "Ổ đĩa chỉ còn {} MB trống: chỉ xem được, chưa ghi được gì thêm; hãy báo ngay người quản trị.",
          free_bytes / megabyte);
  }
  return "";
}

Result<std::uint64_t> free_bytes(const std::string& path) {
  struct statvfs drive {};
  const std::string folder = fs::path{path}.parent_path();
  if (::statvfs(folder.empty() ? "." : folder.c_str(), &drive) != 0)
    return refuse(place_of(path), "không đọc được chỗ trống của ổ đĩa.");
  return std::uint64_t{drive.f_bavail} * drive.f_frsize;
}

Result<void> keep_ballast(const std::string& path, std::uint64_t bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  // Really taken from the disk, unlike a file that is only said to be long.
  const bool kept = descriptor >= 0 && ::posix_fallocate(descriptor, 0, static_cast<off_t>(bytes)) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!kept)
    return refuse(place_of(path), "không giữ được chỗ trống dự phòng; hãy kiểm tra chỗ trống của ổ đĩa.");
  return {};
}

bool drop_ballast(const std::string& path) {
  std::error_code none;
  return fs::remove(path, none);
}

}  // namespace kiemdiem::store
