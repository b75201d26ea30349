#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "cli/store_arguments.h"
#include "paperwork/folder.h"
#include "service/demonstration.h"

namespace kiemdiem::cli {
namespace {

namespace fs = std::filesystem;

service::Now now() {
  return service::now_at(std::chrono::duration_cast<std::chrono::milliseconds>(
                             std::chrono::system_clock::now().time_since_epoch())
                             .count());
}

/// A store of the demonstrations that is gone afterwards.
class Demonstrations {
 public:
  Demonstrations()
      : folder_(fs::temp_directory_path() / fmt::format("kiemdiem-{}", service::new_id(now().at))) {
    std::error_code error;
    fs::create_directories(folder_, error);
  }
  ~Demonstrations() {
    std::error_code error;
    fs::remove_all(folder_, error);
  }
  Demonstrations(const Demonstrations&) = delete;
  Demonstrations& operator=(const Demonstrations&) = delete;
  std::string url() const { return "sqlite:" + (folder_ / "demo.db").string(); }

 private:
  fs::path folder_;
};

struct Wanted {
  paperwork::FolderWanted folder;
  std::string path;
  std::string server;  ///< where QR codes lead; empty: not known
};

Result<void> write_one(service::Office& office, const Wanted& wanted, Session& session) {
  std::optional<Console::Progress> shown;
  paperwork::FolderOptions options;
  options.server = wanted.server;
  options.threads = std::max(1U, std::thread::hardware_concurrency());
  options.progress = [&](std::size_t done, std::size_t all) {
    if (!shown) shown.emplace(session.console, "Lập hồ sơ", all);
    shown->reached(done);
  };
  const auto folder = paperwork::dossier_folder_here(office, wanted.folder, now(), options);
  shown.reset();
  if (!folder) return tl::unexpected{folder.error()};
  if (const auto written = paperwork::write_folder(*folder, wanted.path); !written) return written;
  session.console.print(
      fmt::format("{}: {} tệp, còn thiếu {} giấy tờ\n", wanted.path, folder->files.size(), folder->lacking));
  return {};
}

/// The grassroots organization of each demonstration, each into a folder of its own.
Result<std::vector<Wanted>> demonstrated(service::Office& office, const fs::path& out) {
  std::vector<Wanted> wanted;
  const auto read = office.database().read([&](store::Transaction& data) -> Result<void> {
    const auto campaigns = store::all_campaigns(data);
    if (!campaigns) return tl::unexpected{campaigns.error()};
    const auto units = office.units(data, office.generation());
    if (!units) return tl::unexpected{units.error()};
    for (const store::Campaign& campaign : *campaigns) {
      const service::Unit* issuer = (*units)->find(campaign.organization);
      if (issuer == nullptr) continue;
      const auto below = (*units)->subtree(*issuer);
      const auto unit = std::ranges::find(below, "grassroots_committee", &service::Unit::kind);
      if (unit != below.end())
        wanted.push_back({{campaign.id, (*unit)->id}, (out / campaign.regulation).string(), {}});
    }
    return {};
  });
  if (!read) return tl::unexpected{read.error()};
  std::ranges::sort(wanted, {}, &Wanted::path);
  return wanted;
}

Result<std::unique_ptr<service::Office>> office_of(const Arguments& arguments, Session& session,
                                                   const Demonstrations& demonstrations) {
  auto data = Installation::open(session.folder());
  if (!data) return tl::unexpected{data.error()};
  const Installation files = *data;
  const bool demo = arguments.has("--demo");
  auto database = demo ? store::Database::open(demonstrations.url()) : open_store(arguments);
  if (!database) return tl::unexpected{database.error()};
  service::OfficeOptions options;
  options.demonstration = demo;
  auto office = service::Office::open(std::move(*database), std::move(*data), options);
  if (!office || !demo) return office;
  const auto situations = files.demonstrations();
  if (!situations) return tl::unexpected{situations.error()};
  if (const auto filled = service::fill_demonstration(**office, *situations, now()); !filled)
    return tl::unexpected{filled.error()};
  return office;
}

Exit dossier(const Arguments& arguments, Session& session) {
  const fs::path out = arguments.get("--out");
  const bool demo = arguments.has("--demo");
  if (!demo && (arguments.get("--unit").empty() || arguments.get("--database").empty()))
    return session.refuse({{{}, "Cần --database và --unit, hoặc --demo."}});
  const Demonstrations demonstrations;
  const auto office = office_of(arguments, session, demonstrations);
  if (!office) return session.refuse(office.error());
  std::vector<Wanted> wanted{{{arguments.get("--campaign"), arguments.get("--unit")}, out.string(), {}}};
  if (demo && arguments.get("--unit").empty()) {
    auto all = demonstrated(**office, out);
    if (!all) return session.refuse(all.error());
    wanted = std::move(*all);
    std::error_code error;
    fs::create_directories(out, error);
  }
  for (Wanted& one : wanted) {
    one.server = arguments.get("--server");
    if (const auto written = write_one(**office, one, session); !written)
      return session.refuse(written.error());
  }
  return Exit::done;
}

}  // namespace

Command dossier_command() {
  Option database = database_option();
  database.required = false;
  return {"dossier",
          {"lập trọn bộ hồ sơ của một đơn vị: bìa, mục lục, từng giấy tờ bằng Word và PDF, giấy tờ còn thiếu",
           "make the whole dossier of a unit: cover, list, every paper as Word and PDF, what is missing"},
          {std::move(database),
           {"--unit", "MÃ", {"mã của đơn vị", "id of the unit"}},
           {"--campaign", "MÃ", {"mã của đợt (mặc định: đợt đang mở)", "id of the campaign (the open one)"}},
           {"--out", "THƯ_MỤC", {"thư mục mới nhận hồ sơ", "new folder for the dossier"}, {}, true},
           {"--server",
            "ĐỊA_CHỈ",
            {"địa chỉ máy chủ mà mã QR trên giấy dẫn tới, ví dụ https://10.42.0.1:8443",
             "address of the server to which the QR codes on paper lead, like https://10.42.0.1:8443"}},
           {"--demo",
            "",
            {"từ năm đợt minh họa; không có --unit thì lập hồ sơ một tổ chức cơ sở của mỗi đợt",
             "from the five demonstrations; without --unit one grassroots organization of each"}}},
          dossier};
}

}  // namespace kiemdiem::cli
