#include <fmt/format.h>

#include "service/isolation.h"
#include "service/upkeep.h"
#include "store/disk_space.h"
#include "web/places/administration.h"

namespace kiemdiem::web {
namespace {

pages::FactShown network_of(const std::optional<service::Isolation>& declared) {
  if (!declared)
    return {"Mạng", "không khai là mạng độc lập; hồ sơ có độ mật chỉ giữ số hồ sơ giấy và nơi lưu", {}};
  return {"Mạng",
          fmt::format(
              "độc lập, theo văn bản {}, khai lúc {}: được giữ hồ sơ có độ mật, không lập tệp đưa ra ngoài",
              declared->document, to_vietnamese(service::now_at(declared->since).local)),
          {}};
}

std::vector<pages::FactShown> storage_of(const service::Office& office, const store::Database& database) {
  std::vector<pages::FactShown> facts;
  const bool of_file = database.engine() == store::Engine::sqlite;
  facts.push_back({"Cơ sở dữ liệu", of_file ? "SQLite, trên máy này" : "PostgreSQL", {}});
  if (!of_file) return facts;
  if (const auto free = store::free_bytes(database.path()))
    facts.push_back({"Chỗ trống của ổ đĩa", fmt::format("{} MB", *free / 1'000'000), {}});
  const std::string warning = office.space_warning();
  if (!warning.empty()) facts.push_back({"Chú ý", warning, {}});
  return facts;
}

void fill_backup(const service::BackupRun& run, pages::ServerPage& page) {
  page.backup_mark = {run.good && run.words.empty() ? pages::Standing::done : pages::Standing::wrong,
                      run.good ? "đã sao lưu và đọc lại thấy đúng" : "lần gần nhất không thành"};
  page.backup.push_back({"Lần gần nhất", to_vietnamese(service::now_at(run.at).local), {}});
  if (run.good) {
    page.backup.push_back({"Tệp", run.file, {}});
    page.backup.push_back({"Số dòng", std::to_string(run.rows), {}});
    page.backup.push_back({"Mã nội dung", run.digest, {}});
  } else if (run.last_good_at != 0) {
    page.backup.push_back(
        {"Lần thành công gần nhất", to_vietnamese(service::now_at(run.last_good_at).local), {}});
  }
  if (!run.words.empty()) page.backup.push_back({"Chú ý", run.words, {}});
}

}  // namespace

service::Outcome<pages::ServerPage> server_page(service::Call& call) {
  const auto run = service::last_backup(call.data);
  if (!run) return service::refused(run.error());
  pages::ServerPage page;
  const auto declared = service::isolation(call.data);
  if (!declared) return service::refused(declared.error());
  page.storage = storage_of(call.office, call.office.database());
  page.storage.push_back(network_of(*declared));
  page.scheduled = call.office.options().backs_up;
  page.backup_mark = {pages::Standing::unknown, "chưa có lần nào"};
  if (*run) fill_backup(**run, page);
  return page;
}

}  // namespace kiemdiem::web
