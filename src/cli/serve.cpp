#include "web/serve.h"

#include <charconv>

#include "cli/store_arguments.h"

namespace kiemdiem::cli {
namespace {

Exit serve(const Arguments& arguments, Session& session) {
  web::ServeOptions options;
  options.data = session.folder();
  options.demonstration = arguments.has("--demo");
  options.database = arguments.has("--database") ? arguments.get("--database") : "sqlite:kiemdiem.db";
  if (arguments.has("--address")) options.address = arguments.get("--address");
  options.hosts = arguments.all("--host");
  options.certificate = arguments.get("--certificate");
  options.key = arguments.get("--key");
  if (arguments.has("--isolated-network")) options.isolated_by = arguments.get("--isolated-network");
  if (arguments.has("--name")) options.name = arguments.get("--name");
  if (const std::string port = arguments.get("--port"); !port.empty()) {
    const auto read = std::from_chars(port.data(), port.data() + port.size(), options.port);
    if (read.ec != std::errc{} || read.ptr != port.data() + port.size())
      return session.refuse({{{}, "--port: cần một số từ 0 đến 65535."}});
  }
  options.backup_folder = arguments.get("--backup-to");
  const auto passphrase = passphrase_in(arguments, "--backup-key");
  if (!passphrase) return session.refuse(passphrase.error());
  if (!passphrase->empty() && options.backup_folder.empty())
    return session.refuse({{{}, "--backup-key: cần --backup-to THƯ_MỤC đi cùng."}});
  options.passphrase = *passphrase;
  options.tell = [&session](const std::string& line) { session.console.tell(line); };
  const auto served = web::serve(options);
  return served ? Exit::done : session.refuse(served.error());
}

}  // namespace

Command serve_command() {
  return {
      "serve",
      {"mở máy chủ cho trình duyệt", "start the server for browsers"},
      {{"--database",
        "sqlite:TỆP|postgresql://…",
        {"nơi giữ dữ liệu (mặc định sqlite:kiemdiem.db)", "where the data is kept (sqlite:kiemdiem.db)"}},
       {"--address", "ĐỊA_CHỈ", {"địa chỉ mở (mặc định 127.0.0.1)", "address to listen on (127.0.0.1)"}},
       {"--port", "SỐ", {"cổng (mặc định 8080; 0: cổng trống bất kỳ)", "port (8080; 0: any free one)"}},
       {"--host",
        "TÊN",
        {"tên máy mà trình duyệt được dùng, ngoài localhost", "name that browsers may use, beside localhost"},
        {},
        false,
        true},
       {"--certificate", "TỆP", {"chứng thư TLS (PEM)", "TLS certificate (PEM)"}},
       {"--key", "TỆP", {"khóa của chứng thư (PEM)", "key of the certificate (PEM)"}},
       {"--name",
        "TÊN",
        {"tên cơ quan, in ở chân trang", "name of the office, at the foot of printed pages"}},
       {"--isolated-network",
        "SỐ_VĂN_BẢN",
        {"máy ở trong mạng độc lập theo văn bản này: được giữ hồ sơ có độ mật, không lập tệp đưa ra ngoài",
         "the machine stands in an isolated network by this document: it may hold what has a level of "
         "secrecy, and makes no file that leaves"}},
       {"--backup-to",
        "THƯ_MỤC",
        {"sao lưu hằng ngày và sau mỗi lần niêm phong kiểm phiếu vào đây (giữ 7 ngày, 4 tuần), đọc lại từng "
         "bản",
         "daily backups, and one after a vote was sealed, go here (7 days and 4 weeks are kept), each is "
         "read back"}},
       {"--backup-key",
        "TỆP",
        {"tệp có mật khẩu của bản sao lưu ở dòng đầu",
         "file with the passphrase of the backups in its first line"}},
       {"--demo",
        "",
        {"năm đợt kiểm điểm minh họa, tên đăng nhập hiện ở trang đầu",
         "five demonstration campaigns, log-ins on the start page"}}},
      serve};
}

}  // namespace kiemdiem::cli
