#include "web/places/missing.h"

#include <algorithm>

#include "service/office.h"
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
  const auto units = call.office.units(call.data);
  if (!campaign || !*campaign || !units) return nullptr;
  const service::Unit* issuer = (*units)->find((*campaign)->organization);
  if (issuer == nullptr || !unit.path.starts_with(issuer->path)) return nullptr;
  const auto plan = store::find_plan(call.data, (*campaign)->id, (*campaign)->organization);
  if (!plan) return nullptr;
  const Date today =
      *plan ? service::head_of((*plan)->body).day.value_or(call.now.local.date) : call.now.local.date;
  const std::uint64_t generation = call.office.generation();
  auto judged = call.office.situations().judged(call.data, **campaign, **units, (*units)->grassroots_of(unit),
                                                {today, call.now.local.minute}, generation);
  return judged && (*judged)->usable() ? *judged : nullptr;
}

int incomplete_in(service::Call& call, const service::Unit& unit) {
  const auto units = call.office.units(call.data);
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
