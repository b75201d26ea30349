#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "installation/installation.h"
#include "paperwork/folder.h"

namespace kiemdiem::paperwork {
namespace {

namespace fs = std::filesystem;

Result<store::Campaign> campaign_of(store::Transaction& data, const FolderWanted& wanted,
                                    const service::Units& units, const service::Unit& unit) {
  const auto all = store::all_campaigns(data);
  if (!all) return tl::unexpected{all.error()};
  std::vector<store::Campaign> fitting;
  std::string known;
  for (const store::Campaign& campaign : *all) {
    const service::Unit* issuer = units.find(campaign.organization);
    if (issuer == nullptr || !unit.path.starts_with(issuer->path)) continue;
    known += fmt::format("\n  {}  {}", campaign.id, campaign.title);
    if (wanted.campaign.empty() ? campaign.state == "open" : campaign.id == wanted.campaign)
      fitting.push_back(campaign);
  }
  if (fitting.size() == 1) return fitting.front();
  if (known.empty()) return refuse({}, "Chưa có đợt kiểm điểm nào cho đơn vị này.");
  return refuse({}, fmt::format("Hãy chọn một đợt bằng --campaign MÃ. Các đợt của đơn vị:{}", known));
}

/// Who prepares the dossier of a unit.
service::Actor committee_of(const service::Unit& unit) {
  service::Actor actor;
  actor.account = "command";
  const bool cell = unit.kind == "cell" || unit.kind == "grassroots_cell";
  actor.acting = {"", cell ? service::Role::cell_secretary : service::Role::grassroots_committee, unit.id,
                  unit.name, unit.path};
  return actor;
}

}  // namespace

Result<Folder> dossier_folder_here(service::Office& office, const FolderWanted& wanted,
                                   const service::Now& now, const FolderOptions& options) {
  Result<Folder> made;
  const std::uint64_t generation = office.generation();
  const auto read = office.database().read([&](store::Transaction& data) -> Result<void> {
    const auto units = office.units(data, generation);
    if (!units) return tl::unexpected{units.error()};
    const service::Unit* unit = (*units)->find(wanted.unit);
    if (unit == nullptr) return refuse({}, fmt::format("Không có đơn vị nào mang mã {}.", wanted.unit));
    auto campaign = campaign_of(data, wanted, **units, *unit);
    if (!campaign) return tl::unexpected{campaign.error()};
    const auto today = service::Situations::day_of(data, *campaign, now);
    if (!today) return tl::unexpected{today.error()};
    service::Inputs inputs;
    inputs.set("campaign", campaign->id);
    inputs.set("unit", unit->id);
    service::Call call{
        office, data, service::action_named("dossier-folder"), committee_of(*unit), inputs, now, generation};
    call.target.id = call.target.unit = unit->id;
    call.target.unit_path = unit->path;
    call.campaign = std::move(*campaign);
    call.today = *today;
    auto folder = dossier_folder(call, options);
    if (folder) {
      made = std::move(*folder);
      return {};
    }
    Problems problems;
    for (const service::FieldProblem& problem : folder.error().problems)
      problems.push_back({{}, problem.message});
    if (problems.empty()) problems.push_back({{}, "Không lập được hồ sơ của đơn vị này."});
    return tl::unexpected{std::move(problems)};
  });
  if (!read) return tl::unexpected{read.error()};
  return made;
}

Result<void> write_folder(const Folder& folder, const std::string& path) {
  std::error_code error;
  if (fs::exists(path, error) && !(fs::is_directory(path, error) && fs::is_empty(path, error)))
    return refuse({path, 0, 0, {}, {}},
                  "Thư mục này đã có và không trống; hãy chọn thư mục khác bằng --out.");
  const fs::path whole{fs::path{path}.lexically_normal()};
  const fs::path part{whole.string() + ".dang-ghi"};
  const auto clean = [&] { fs::remove_all(part, error); };
  clean();
  for (const FolderFile& file : folder.files) {
    const fs::path target = part / file.name;
    fs::create_directories(target.parent_path(), error);
    if (const auto written = write_file(target.string(), file.bytes); !written) {
      clean();
      return written;
    }
  }
  fs::remove(whole, error);
  fs::rename(part, whole, error);
  if (!error) return {};
  clean();
  return refuse({path, 0, 0, {}, {}},
                "Không ghi được vào thư mục này; hãy kiểm tra quyền ghi và chỗ trống trên đĩa.");
}

}  // namespace kiemdiem::paperwork
