#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "service/progress_book.h"
#include "service/secrets.h"

namespace kiemdiem::service {

std::string made_by(const std::string& data) {
  namespace fs = std::filesystem;
  std::error_code none;
  std::vector<fs::path> files{"/proc/self/exe"};
  for (const auto& file : fs::directory_iterator{fs::path{data} / "facts", none})
    files.push_back(file.path());
  std::ranges::sort(files);
  std::string marks;
  for (const fs::path& file : files)
    marks += fmt::format("{}:{}:{}\n", file.filename().string(), fs::file_size(file, none),
                         fs::last_write_time(file, none).time_since_epoch().count());
  return token_hash(marks);
}

}  // namespace kiemdiem::service
