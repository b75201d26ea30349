#include "http/certificate.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>

#include "cli/command.h"

namespace kiemdiem::cli {
namespace {

namespace fs = std::filesystem;

constexpr int default_days = 365;
constexpr int most_days = 825;  ///< phones refuse those that hold longer

constexpr const char* authority_name = "co-quan.pem";
constexpr const char* certificate_name = "may-chu.pem";
constexpr const char* key_name = "may-chu.key";

/// A new file that only its owner reads; nothing that is there is written over.
Result<void> write_new(const fs::path& path, const std::string& text, mode_t mode) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0)
    return refuse({path.string(), 0, 0, "", ""},
                  "Tệp đã có hoặc không ghi được; hãy chọn thư mục khác, tệp cũ không bị ghi đè.");
  const bool written =
      ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  ::close(file);
  if (written) return {};
  std::error_code ignored;
  fs::remove(path, ignored);
  return refuse({path.string(), 0, 0, "", ""}, "Không ghi được tệp này; hãy kiểm tra đĩa.");
}

Result<void> write_all(const fs::path& folder, const http::LocalCertificate& made) {
  std::error_code error;
  fs::create_directories(folder, error);
  for (const char* name : {authority_name, certificate_name, key_name})
    if (fs::exists(folder / name, error))
      return refuse({(folder / name).string(), 0, 0, "", ""},
                    "Đã có chứng thư ở đây; hãy chọn thư mục khác, tệp cũ không bị ghi đè.");
  if (auto written = write_new(folder / key_name, made.key, 0600); !written) return written;
  if (auto written = write_new(folder / certificate_name, made.certificate, 0644); !written) return written;
  return write_new(folder / authority_name, made.authority, 0644);
}

std::string advice(const fs::path& folder, const std::vector<std::string>& names,
                   const std::string& fingerprint) {
  std::string hosts;
  for (const std::string& name : names) hosts += " --host " + name;
  return fmt::format(
      "Đã tạo chứng thư cho: {}\n"
      "Mã nhận dạng (SHA-256), đọc to để so:\n  {}\n\n"
      "Việc làm tiếp:\n"
      "1. Mở máy chủ: kiemdiem serve --address {} --port 8443{} --certificate {} --key {}\n"
      "2. Trên điện thoại, mở https://{}:8443/ . Máy báo chưa tin cậy: xem chứng thư, so mã nhận dạng, đúng "
      "thì "
      "tiếp tục.\n"
      "   Dùng nhiều lần thì chép {} vào máy và đặt là tin cậy; tệp này không bí mật.\n"
      "3. Giữ kín {}: ai có tệp này giả được máy chủ.\n"
      "Đổi địa chỉ máy thì tạo chứng thư mới ở thư mục khác.\n",
      fmt::join(names, ", "), fingerprint, names.front(), hosts, (folder / certificate_name).string(),
      (folder / key_name).string(), names.front(), (folder / authority_name).string(),
      (folder / key_name).string());
}

Exit certificate(const Arguments& arguments, Session& session) {
  int days = default_days;
  if (const std::string text = arguments.get("--days"); !text.empty()) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), days);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || days < 1 || days > most_days)
      return session.refuse({{{}, fmt::format("--days: cần một số từ 1 đến {}.", most_days)}});
  }
  std::vector<std::string> names = arguments.all("--host");
  if (names.empty()) names = http::own_names();
  const auto made = http::make_local_certificate(names, days);
  if (!made) return session.refuse(made.error());
  const fs::path folder{arguments.get("--out")};
  if (auto written = write_all(folder, *made); !written) return session.refuse(written.error());
  session.console.print(advice(folder, names, made->fingerprint));
  return Exit::done;
}

}  // namespace

Command certificate_command() {
  return {
      "certificate",
      {"tạo chứng thư cho máy chủ trong mạng nội bộ, để điện thoại nối được an toàn",
       "make a certificate for a server in a local network, so that phones can connect safely"},
      {{"--out",
        "THƯ_MỤC",
        {"nơi ghi ba tệp; tệp đã có không bị ghi đè", "folder for the three files; nothing is written over"},
        {},
        true},
       {"--host",
        "TÊN",
        {"tên hoặc địa chỉ của máy chủ (mặc định: mọi địa chỉ, tên của máy này)",
         "name or address of the server (all addresses and names of this machine)"},
        {},
        false,
        true},
       {"--days", "SỐ", {"số ngày có hiệu lực (mặc định 365)", "days that it holds (365)"}}},
      certificate};
}

}  // namespace kiemdiem::cli
