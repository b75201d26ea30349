#include "web/serve.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "http/server.h"
#include "sealing/secret.h"
#include "service/demonstration.h"
#include "service/isolation.h"
#include "service/sign_in.h"
#include "web/site.h"
#include "web/upkeep_thread.h"

namespace kiemdiem::web {
namespace {

std::int64_t system_clock_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

bool is_loopback(const std::string& address) {
  return address == "127.0.0.1" || address == "::1" || address == "localhost";
}

Result<void> prepare(service::Office& office, const ServeOptions& options, const Installation& installation) {
  const service::Now now = service::now_at(system_clock_milliseconds());
  if (auto declared = service::declare_isolation(office, options.isolated_by, now); !declared)
    return declared;
  if (options.demonstration) {
    const auto situations = installation.demonstrations();
    if (!situations) return tl::unexpected{situations.error()};
    return service::fill_demonstration(office, *situations, now);
  }
  const auto first = service::make_first_administrator(office, now);
  if (!first) return tl::unexpected{first.error()};
  if (*first)
    options.tell(fmt::format(
        "Lần chạy đầu: đăng nhập với tên “{}” và mật khẩu dùng một lần “{}”, rồi đặt mật khẩu mới.",
        (*first)->login, (*first)->password));
  return {};
}

/// Where phones reach a server of its own; behind another server it is what they ask that one for.
std::string origin_of(const ServeOptions& options) {
  if (options.certificate.empty() || options.hosts.empty() || options.port == 0) return {};
  return fmt::format("https://{}:{}", options.hosts.front(), options.port);
}

}  // namespace

Result<void> serve(const ServeOptions& options) {
  if (!is_loopback(options.address) && options.certificate.empty())
    return refuse(
        {},
        fmt::format("Địa chỉ {} không phải của riêng máy này: cần --certificate và --key, hoặc để mặc định "
                    "127.0.0.1 sau một máy chủ đứng trước.",
                    options.address));
  sealing::prepare();
  sealing::forbid_core_dumps();  // keys of votes pass through this process
  auto installation = Installation::open(options.data);
  if (!installation) return tl::unexpected{installation.error()};
  const Installation files = *installation;
  auto database = store::Database::open(options.database);
  if (!database) return tl::unexpected{database.error()};
  service::OfficeOptions office_options;
  office_options.demonstration = options.demonstration;
  // Everybody may read the demonstration's passwords, so that a second step would guard nothing there.
  if (options.demonstration) office_options.second_step = service::SecondStep::offered;
  office_options.made_by = service::made_by(options.data);
  office_options.backs_up = !options.backup_folder.empty();
  office_options.hashes_at_once = std::max(1U, std::thread::hardware_concurrency() / 2);
  auto office = service::Office::open(std::move(*database), std::move(*installation), office_options);
  if (!office) return tl::unexpected{office.error()};
  if (const auto ready = prepare(**office, options, files); !ready) return ready;
#ifdef __GLIBC__
  ::malloc_trim(0);  // what reading a large demonstration took goes back
#endif

  Site site{**office, {options.name, system_clock_milliseconds, origin_of(options)}};
  http::Server* running = nullptr;
  http::Options transport;
  transport.address = options.address;
  transport.port = options.port;
  transport.hosts = options.hosts;
  transport.certificate_file = options.certificate;
  transport.key_file = options.key;
  transport.threads = 8;
  // On this machine alone a server in front, or one person with many windows, may come from the one address
  // there is.
  if (is_loopback(options.address)) transport.limits.connections_per_address = transport.limits.connections;
  transport.stop_on_signals = true;
  transport.admit = [&site](http::Method method, std::string_view path) {
    return site.admission(method, path);
  };
  transport.failed = [&options](const std::string& what) {
    options.tell("Một yêu cầu không xử lý được: " + what);
  };
  auto server = http::Server::listen(transport, [&](const http::Request& request) {
    http::Response response = site.answer(request);
    if ((*office)->database().failed() && running != nullptr) running->stop();
    return response;
  });
  if (!server) return tl::unexpected{server.error()};
  running = server->get();
  options.tell(fmt::format("Mở trình duyệt: {}://{}:{}/   (dừng: Ctrl+C)",
                           options.certificate.empty() ? "http" : "https", options.address, running->port()));
  {
    const UpkeepThread upkeep{**office,
                              {options.backup_folder, options.passphrase, !options.demonstration},
                              system_clock_milliseconds,
                              options.tell};
    running->run();
  }
  if (const auto saved = (*office)->progress_book().save((*office)->database()); !saved)
    options.tell("Giữ số liệu tiến độ: " + to_text(saved.error()));
  if ((*office)->database().failed())
    return refuse(
        {}, "Đĩa báo lỗi khi ghi: chương trình dừng để không mất dữ liệu. Hãy kiểm tra đĩa rồi chạy lại.");
  options.tell("Đã dừng.");
  return {};
}

}  // namespace kiemdiem::web
