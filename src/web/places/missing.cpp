#include "web/places/missing.h"

#include <algorithm>

#include "service/basis.h"
#include "service/judged.h"
#include "service/office.h"
#include "web/places/work.h"
#include "web/site.h"

namespace kiemdiem::web {
namespace {

/// Whether a campaign reviews those in a unit.
bool concerns(const service::Units& units, const store::Campaign& campaign, const service::Unit& unit) {
  const service::Unit* issuer = units.find(campaign.organization);
  return issuer != nullptr && unit.path.starts_with(issuer->path);
}

}  // namespace

std::shared_ptr<const service::Judged> judged_around(service::Call& call, const service::Unit& unit) {
  const auto campaign = campaign_of(call);
  const auto units = call.units();
  if (!campaign || !*campaign || !units || !concerns(**units, **campaign, unit)) return nullptr;
  const auto basis = service::basis_in(call, **campaign, unit.id);
  return basis ? basis->judged : nullptr;
}

std::shared_ptr<const service::PartProgress> MissingFacts::around(const service::Unit& unit) {
  if (!asked_) {
    asked_ = true;
    if (const auto campaign = campaign_of(call_); campaign && *campaign)
      if (auto by = service::counted_by(call_, **campaign)) by_.emplace(std::move(*by));
  }
  if (!by_ || !concerns(*by_->units, by_->campaign, unit)) return nullptr;
  return call_.office.progress_book().part(*by_, by_->units->grassroots_of(unit)).value_or(nullptr);
}

std::optional<int> MissingFacts::of(const service::Unit& cell, const std::string& person) {
  const auto part = around(cell);
  if (!part) return std::nullopt;
  const auto found = part->missing.find(person);
  return found == part->missing.end() ? std::nullopt : std::optional{found->second};
}

int MissingFacts::incomplete_under(const service::Unit& unit) {
  if (!around(unit)) return 0;
  const service::Units& units = *by_->units;
  std::vector<const service::Unit*> roots = service::roots_under(units, unit);
  std::erase_if(roots, [](const service::Unit* root) { return !root->kind.starts_with("grassroots"); });
  if (!call_.office.progress_book().count(*by_, roots)) return 0;
  int count = 0;
  for (const service::Unit* root : roots)
    if (const auto part = around(*root))
      for (const auto& [id, counts] : part->units) {
        const service::Unit* cell = units.find(id);
        if (cell != nullptr && cell->path.starts_with(unit.path)) count += counts.incomplete;
      }
  return count;
}

std::vector<std::string> missing_of(const service::Judged& judged, const std::string& person) {
  std::vector<std::string> missing;
  for (const char* kind : {"member:", "leader:"})
    if (const assessment::SubjectResult* subject = judged.find(kind + person))
      for (const assessment::Pending& pending : subject->pending)
        for (const std::string& fact : pending.missing)
          if (std::ranges::find(missing, fact) == missing.end()) missing.push_back(fact);
  return missing;
}

}  // namespace kiemdiem::web
