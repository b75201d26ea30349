#include "web/places/board_sums.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/quota.h"
#include "assessment/wording.h"
#include "service/office.h"
#include "service/progress.h"

namespace kiemdiem::web {
namespace {

/// So many names are told of the parts that cannot be judged.
constexpr std::size_t most_names = 3;

bool is_asked_for(const std::string& kind, std::size_t of) {
  return kind.empty() || kind == facts::name(static_cast<facts::SubjectKind>(of));
}

/// What of a part is in its area, of the kind asked for.
service::BoardCounts board_counts(const service::PartProgress& part, const service::Units& units,
                                  const service::Unit& root, const std::string& kind) {
  service::BoardCounts sum;
  for (const auto& [id, counts] : part.units) {
    const service::Unit* at = units.find(id);
    if (at == nullptr || at->ended) continue;
    const bool inside = is_judged_alone(root) ? at == &root : at->path.starts_with(root.path);
    for (std::size_t of = 0; inside && of < counts.board.size(); ++of)
      if (is_asked_for(kind, of)) sum.add(counts.board[of]);
  }
  return sum;
}

void add_columns(const service::PartProgress& part, const std::string& kind, CountedBoard& board) {
  for (const auto& [name, counts] : part.columns)
    for (std::size_t of = 0; of < counts.size(); ++of) {
      const bool spoke = std::ranges::any_of(counts[of], [](std::int32_t count) { return count > 0; });
      if (!spoke || !is_asked_for(kind, of)) continue;
      auto& column = board.columns[name];
      for (std::size_t level = 0; level < column.size(); ++level) column[level] += counts[of][level];
    }
}

/// A summary of nothing but the quotas of one organization.
summary::Summary quotas_of(const service::PartProgress& part, const service::Unit& unit) {
  summary::Summary found;
  for (const summary::Pool& pool : part.pools)
    if (pool.organization == unit.id && !pool.share) found.pools.push_back(pool);
  return found;
}

std::vector<summary::Pool> added_up(const std::vector<summary::Summary>& parts) {
  std::vector<const summary::Summary*> all;
  for (const summary::Summary& part : parts) all.push_back(&part);
  return summary::add_up(all).pools;
}

std::string doubts_in(const summary::Pool& pool, const CountedBoard& board) {
  std::string words;
  if (!board.uncounted.empty()) {
    words = fmt::format(" Chưa kết luận được vì chưa tính được {} đơn vị: ", board.uncounted.size());
    const std::size_t named = std::min(most_names, board.uncounted.size());
    for (std::size_t at = 0; at < named; ++at) words += (at == 0 ? "" : ", ") + board.uncounted[at];
    words += named < board.uncounted.size() ? " …" : ".";
  }
  const int unsure = pool.unsure_best + pool.unsure_good;
  if (unsure > 0)
    words += fmt::format(" Trong đó {} trường hợp còn thiếu dữ kiện{}.", unsure,
                         pool.undecided ? ", có thể làm thay đổi kết luận" : "");
  else if (pool.undecided)
    words += " Còn dữ kiện chưa rõ, có thể làm thay đổi kết luận.";
  return words;
}

assessment::Verdict verdict_on(const summary::Pool& pool, const CountedBoard& board) {
  if (pool.undecided || !board.uncounted.empty() || !pool.limit) return assessment::Verdict::undecided;
  return pool.excess() > 0 ? assessment::Verdict::breaks : assessment::Verdict::holds;
}

}  // namespace

service::Outcome<CountedBoard> counted_board(service::Call& call, const service::CountedBy& by,
                                             const service::Units& units, const service::Unit& unit) {
  std::vector<const service::Unit*> roots = service::roots_under(units, unit);
  std::ranges::sort(roots, {}, &service::Unit::path);
  service::ProgressBook& book = call.office.progress_book();
  if (const auto counted = book.count(by, roots); !counted) return service::refused(counted.error());
  const std::string& kind = call.inputs.get("loai");
  CountedBoard board;
  std::vector<summary::Summary> quotas;
  for (const service::Unit* root : roots) {
    const auto part = book.part(by, *root);
    if (!part) return service::refused(part.error());
    if (!(*part)->problem.empty()) board.uncounted.push_back(root->name);
    board.parts.push_back({root, board_counts(**part, units, *root, kind)});
    board.sum.add(board.parts.back().counts);
    add_columns(**part, kind, board);
    if (summary::Summary own = quotas_of(**part, unit); !own.pools.empty()) quotas.push_back(std::move(own));
  }
  board.pools = added_up(quotas);
  return board;
}

WholeQuota whole_quota(const service::Unit& unit, const CountedBoard& board, const summary::Pool& pool) {
  const std::string numbers = assessment::quota_words(
      {pool.best, pool.limit.value_or(0), pool.percent, pool.base(), pool.excludes_best});
  return {fmt::format("{}: {}. {}{}", unit.name, numbers, pool.text, doubts_in(pool, board)),
          verdict_on(pool, board)};
}

void add_whole_quotas(const service::Call& call, const service::Unit& unit, const CountedBoard& board,
                      pages::RatingBoardPage& page) {
  for (const summary::Pool& pool : board.pools) {
    if (!pool.limit) continue;
    const std::size_t slash = pool.scope.find('/');
    pages::QuotaShown shown;
    shown.title = fmt::format("{} · {}{}", unit.name, assessment::kind_label(pool.of),
                              slash == std::string::npos ? "" : ", nhóm " + pool.scope.substr(slash + 1));
    shown.used = pool.best;
    shown.limit = pool.limit;
    const WholeQuota quota = whole_quota(unit, board, pool);
    shown.words = quota.words;
    shown.mark = mark_of(quota.verdict);
    shown.clause = clause_of(call, pool.document, pool.clause);
    page.quotas.push_back(std::move(shown));
  }
}

}  // namespace kiemdiem::web
