#include "store/data_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "store/place.h"

namespace kiemdiem::store {
namespace {

namespace fs = std::filesystem;

std::string folder_of(const std::string& file) {
  const fs::path folder = fs::path{file}.parent_path();
  return folder.empty() ? "." : folder.string();
}

}  // namespace

Result<std::unique_ptr<DataFileLock>> DataFileLock::take(const std::string& data_file) {
  const std::string name = data_file + ".lock";
  const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return refuse(place_of(data_file),
                  "không ghi được vào thư mục này; hãy kiểm tra thư mục có thật và quyền ghi của nó.");
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return refuse(place_of(data_file),
                  "đang được một chương trình khác dùng; hãy dừng chương trình đó rồi chạy lại.");
  }
  return std::unique_ptr<DataFileLock>{new DataFileLock{descriptor}};
}

// The name stays: a file that is removed while another process opens it would be locked twice.
DataFileLock::~DataFileLock() {
  ::close(descriptor_);
}

Result<void> check_drive(const std::string& data_file) {
  constexpr std::array<unsigned long, 4> network{NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, CIFS_SUPER_MAGIC,
                                                 SMB2_SUPER_MAGIC};
  struct statfs drive {};
  if (::statfs(folder_of(data_file).c_str(), &drive) != 0)
    return refuse(place_of(data_file), "thư mục này không có hoặc không đọc được.");
  for (const unsigned long kind : network)
    if (static_cast<unsigned long>(drive.f_type) == kind)
      return refuse(place_of(data_file),
                    "nằm trên ổ đĩa mạng; dữ liệu phải nằm trên ổ đĩa của chính máy này.");
  return {};
}

ScratchFolder::ScratchFolder() {
  std::error_code none;
  // mkdtemp fills in the last six characters.
  std::string name = (fs::temp_directory_path(none) / "kiemdiem-").string() + std::string(6, 'X');
  if (::mkdtemp(name.data()) != nullptr) path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code none;
  if (!path_.empty()) fs::remove_all(path_, none);
}

}  // namespace kiemdiem::store
