#include <fmt/format.h>

#include <chrono>

#include "cli/store_arguments.h"

namespace kiemdiem::cli {
namespace {

Exit restore(const Arguments& arguments, Session& session) {
  const auto passphrase = passphrase_in(arguments);
  if (!passphrase) return session.refuse(passphrase.error());
  const auto anchors = anchors_in(arguments);
  if (!anchors) return session.refuse(anchors.error());
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const auto restored = store::restore(arguments.get("BACKUP"), *passphrase, arguments.get("--database"),
                                       now.count(), *anchors);
  if (!restored) return session.refuse(restored.error());
  std::int64_t rows = 0;
  for (const auto& [table, count] : restored->content.rows) rows += count;
  session.console.print(fmt::format(
      "Đã khôi phục {} dòng (lần khôi phục thứ {}); mọi người phải đăng nhập lại.\n", rows, restored->epoch));
  for (const std::string& gap : restored->gaps) session.console.print("THIẾU " + gap + "\n");
  for (const std::string& broken : restored->content.log_breaks)
    session.console.print("SAI   " + broken + "\n");
  return restored->gaps.empty() && restored->content.log_breaks.empty() ? Exit::done : Exit::breaks;
}

}  // namespace

Command restore_command() {
  return {
      "restore",
      {"khôi phục một bản sao lưu vào nơi còn trống", "fill an empty place with a backup"},
      {{"BACKUP", "BẢN_SAO_LƯU", {"tệp do lệnh backup ghi", "file that the backup command wrote"}, {}, true},
       database_option(),
       passphrase_option(),
       anchor_option()},
      restore};
}

}  // namespace kiemdiem::cli
