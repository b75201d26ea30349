#include "web/places/missing.h"

#include <algorithm>

#include "service/judged.h"
#include "service/office.h"
#include "web/places/work.h"
#include "web/site.h"

namespace kiemdiem::web {
namespace {

std::string cell_of(const facts::Situation& situation, std::int32_t row) {
  const facts::Column& cells = situation.column("people", "cell");
  const auto at = static_cast<std::size_t>(row);
  return cells.known(at) ? situation.id(facts::EntityRef::unpacked(cells.numbers[at])) : std::string{};
}

}  // namespace

std::shared_ptr<const service::Judged> judged_around(service::Call& call, const service::Unit& unit) {
  const auto campaign = campaign_of(call);
  if (!campaign || !*campaign) return nullptr;
  const auto units = call.units();
  const service::Unit* issuer = units ? (*units)->find((*campaign)->organization) : nullptr;
  if (issuer == nullptr || !unit.path.starts_with(issuer->path)) return nullptr;
  return service::judged_in(call, **campaign, unit.id).value_or(nullptr);
}

int incomplete_in(service::Call& call, const service::Unit& unit) {
  const auto units = call.units();
  if (!units) return 0;
  int count = 0;
  std::vector<const service::Unit*> grassroots;
  for (const service::Unit* below : (*units)->subtree(unit)) {
    const service::Unit* of = &(*units)->grassroots_of(*below);
    if (std::ranges::find(grassroots, of) == grassroots.end() && of->kind.starts_with("grassroots"))
      grassroots.push_back(of);
  }
  for (const service::Unit* of : grassroots) {
    const auto judged = judged_around(call, *of);
    if (!judged) continue;
    for (const assessment::SubjectResult& subject : judged->assessment.subjects) {
      if (subject.subject.kind != facts::SubjectKind::member || subject.pending.empty()) continue;
      const service::Unit* cell = (*units)->find(cell_of(judged->situation, subject.subject.row));
      count += cell != nullptr && cell->path.starts_with(unit.path) ? 1 : 0;
    }
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
