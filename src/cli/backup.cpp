#include <fmt/format.h>

#include "cli/store_arguments.h"

namespace kiemdiem::cli {
namespace {

Exit backup(const Arguments& arguments, Session& session) {
  const auto passphrase = passphrase_in(arguments);
  if (!passphrase) return session.refuse(passphrase.error());
  const auto database = open_store(arguments);
  if (!database) return session.refuse(database.error());
  const auto content = store::back_up(**database, arguments.get("--out"), *passphrase);
  if (!content) return session.refuse(content.error());
  std::int64_t rows = 0;
  for (const auto& [table, count] : content->rows) rows += count;
  session.console.print(
      fmt::format("Đã sao lưu {} dòng vào {} và đọc lại thấy đúng từng dòng.\nMã nội dung {}\n", rows,
                  arguments.get("--out"), content->digest));
  for (const std::string& broken : content->log_breaks) session.console.print("SAI   " + broken + "\n");
  return content->log_breaks.empty() ? Exit::done : Exit::breaks;
}

}  // namespace

Command backup_command() {
  return {"backup",
          {"sao lưu toàn bộ dữ liệu vào một tệp, kiểm tra xong mới đặt tên tệp",
           "back all data up to one file, which is read back before it gets its name"},
          {database_option(), out_option(true), passphrase_option()},
          backup};
}

}  // namespace kiemdiem::cli
