#include "cli/store_arguments.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace kiemdiem::cli {

Result<std::vector<store::ChainAnchor>> anchors_in(const Arguments& arguments) {
  std::vector<store::ChainAnchor> anchors;
  Problems problems;
  for (const std::string& given : arguments.all("--anchor")) {
    const std::size_t sign = given.rfind('=');
    const auto anchor = store::parse_anchor(sign == std::string::npos ? "" : given.substr(sign + 1));
    if (sign == std::string::npos || sign == 0 || !anchor)
      problems.push_back({{}, fmt::format("--anchor {}: cần SỔ=SỐ:MÃ như in trong biên bản.", given)});
    else
      anchors.push_back({given.substr(0, sign), *anchor});
  }
  if (!problems.empty()) return tl::unexpected{problems};
  return anchors;
}

Result<std::string> passphrase_in(const Arguments& arguments, const char* option) {
  if (!arguments.has(option)) return std::string{};
  const std::string name = arguments.get(option);
  std::ifstream file{name};
  std::string line;
  if (!std::getline(file, line) || line.empty())
    return refuse({name, 0, 0, "", ""}, "Không đọc được mật khẩu ở dòng đầu của tệp này.");
  if (line.back() == '\r') line.pop_back();
  return line;
}

Result<std::unique_ptr<store::Database>> open_store(const Arguments& arguments, Opening opening) {
  const std::string url = arguments.get("--database");
  constexpr std::string_view sqlite = "sqlite:";
  if (opening != Opening::making && url.starts_with(sqlite) &&
      !std::filesystem::exists(url.substr(sqlite.size())))
    return refuse({url.substr(sqlite.size()), 0, 0, "", ""},
                  "Không có tệp dữ liệu này; hãy kiểm tra --database.");
  store::OpenOptions options;
  options.beside = opening == Opening::reading;
  return store::Database::open(url, options);
}

}  // namespace kiemdiem::cli
