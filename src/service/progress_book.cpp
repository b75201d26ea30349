#include "service/progress_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "service/plan_facts.h"
#include "service/ratings.h"
#include "service/workers.h"
#include "store/digest.h"
#include "store/settings.h"
#include "summary/gather.h"
#include "summary/packed.h"

namespace kiemdiem::service {
namespace {

/// Beyond so many parts all are counted anew: more than a province has.
constexpr std::size_t most_parts = 20'000;
constexpr std::size_t parts_a_turn = 16;
constexpr unsigned most_threads = 8;
constexpr std::string_view setting = "progress/";
constexpr std::string_view lines_setting = "summary/";

std::string key_of(const store::Campaign& campaign, const Unit& root) {
  return campaign.id + "/" + root.id;
}

/// Whether something of today turns on the hour: an event with a time, or a last moment.
bool turns_on_the_hour(const Judged& judged, Date today) {
  const facts::Column& days = judged.situation.column("events", "on");
  for (std::size_t row = 0; row < judged.situation.table("events").rows(); ++row) {
    if (!days.known(row)) continue;
    const Moment on = Moment::unpacked(days.numbers[row]);
    if (on.date == today && on.has_time()) return true;
  }
  return std::ranges::any_of(judged.work->tasks(), [&](const procedure::Task& task) {
    return task.due.minute >= 0 && task.due.last == today;
  });
}

/// Whose facts are missing, as member and as leader.
void count_missing(const Judged& judged, PartProgress& part) {
  std::map<std::int32_t, std::set<std::string>> missing;
  for (const assessment::SubjectResult& subject : judged.assessment.subjects) {
    if (facts::entity_kind(subject.subject.kind) != facts::EntityKind::person) continue;
    if (subject.subject.kind == facts::SubjectKind::member) missing[subject.subject.row];
    for (const assessment::Pending& pending : subject.pending)
      missing[subject.subject.row].insert(pending.missing.begin(), pending.missing.end());
  }
  const facts::Column& cells = judged.situation.column("people", "cell");
  for (const auto& [row, facts] : missing) {
    part.missing.emplace(judged.situation.id(facts::EntityRef{facts::EntityKind::person, row}),
                         static_cast<std::int32_t>(facts.size()));
    const auto at = static_cast<std::size_t>(row);
    if (facts.empty() || !cells.known(at)) continue;
    ++part.units[judged.situation.id(facts::EntityRef::unpacked(cells.numbers[at]))].incomplete;
  }
}

void count_steps(const Judged& judged, PartProgress& part) {
  const procedure::Progress progress = procedure::progress(*judged.work);
  for (const procedure::Step& step : judged.plan->steps) part.steps.emplace_back(step.id, step.within);
  const auto organizations = static_cast<std::int32_t>(judged.situation.table("organizations").rows());
  for (std::int32_t row = 0; row < organizations; ++row) {
    PartProgress::Counts counts;
    for (std::size_t step = 0; step < part.steps.size(); ++step) {
      counts.own.push_back(progress.own(row, step));
      counts.with_below.push_back(progress.with_below(row, step));
    }
    part.units.emplace(judged.situation.id(facts::EntityRef{facts::EntityKind::organization, row}),
                       std::move(counts));
  }
}

/// What the rating board of each unit adds up: see fill_rows of the board.
void count_board(const Judged& judged, PartProgress& part) {
  for (const assessment::SubjectResult& subject : judged.assessment.subjects) {
    const std::string unit = unit_of_subject(judged, subject);
    if (unit.empty()) continue;
    BoardCounts& counts = part.units[unit].board[static_cast<std::size_t>(subject.subject.kind)];
    ++counts.subjects;
    const bool rated = subject.rating != assessment::Asked::no;
    if (rated && subject.verdict == assessment::Verdict::breaks) ++counts.wrong;
    if (rated && subject.verdict == assessment::Verdict::undecided) ++counts.unknown;
    if (subject.proposed && *subject.proposed < static_cast<int>(BoardCounts::most_levels))
      ++counts.proposed[static_cast<std::size_t>(*subject.proposed)];
  }
}

/// Whether the board of a part tells of what stands at an organization: see board_counts of the board.
bool is_shown(const Unit* at, const Unit& root) {
  if (at == nullptr || at->ended) return false;
  return is_judged_alone(root) ? at == &root : at->path.starts_with(root.path);
}

void count_columns(const Judged& judged, const std::vector<PutForward>& put_forward, const Units& units,
                   const Unit& root, PartProgress& part) {
  std::map<std::string_view, std::size_t> kinds;
  for (const assessment::SubjectResult& subject : judged.assessment.subjects)
    if (is_shown(units.find(unit_of_subject(judged, subject)), root))
      kinds.emplace(subject.id, static_cast<std::size_t>(subject.subject.kind));
  for (const PutForward& one : put_forward)
    if (const auto kind = kinds.find(one.subject);
        kind != kinds.end() && one.level < static_cast<int>(BoardCounts::most_levels))
      ++part.columns[one.column][kind->second][static_cast<std::size_t>(one.level)];
}

/// Pools that other parts add to as well.
std::vector<summary::Pool> shared_pools(const std::vector<summary::Pool>& pools, const Units& units,
                                        const Unit& root) {
  std::vector<summary::Pool> shared;
  for (const summary::Pool& pool : pools) {
    const Unit* scope = units.find(pool.organization);
    if (scope == nullptr || (scope->path.starts_with(root.path) && !is_judged_alone(root))) continue;
    shared.push_back(pool);
    shared.back().members.clear();
  }
  return shared;
}

/// What those above have to do about what stands in a part, and its meetings.
void tell_above(const Judged& judged, const Units& units, const Unit& root, PartProgress& part) {
  const auto unit_in = [&](std::int32_t row) {
    return row < 0 ? nullptr
                   : units.find(judged.situation.id(facts::EntityRef{facts::EntityKind::organization, row}));
  };
  const auto stands_in = [&](facts::SubjectRef subject) {
    return is_shown(unit_in(judged.work->unit_of(subject)), root);
  };
  const bool alone = is_judged_alone(root);
  part.work = procedure::entries_of(*judged.work, [&](const procedure::Task& task) {
    const Unit* by = unit_in(task.by.organization);
    const bool above = by != nullptr && !by->path.starts_with(root.path);
    return (alone || (above && task.by.role != procedure::Role::member)) && stands_in(task.subject);
  });
  procedure::Meetings all = procedure::meetings(*judged.work);
  std::erase_if(all.meetings, [&](const procedure::Meeting& meeting) { return !stands_in(meeting.subject); });
  part.meetings = procedure::entries_of(*judged.work, all);
}

PartProgress counted(const Judged& judged) {
  PartProgress part;
  if (!judged.usable()) {
    part.problem = to_text(judged.problems);
    return part;
  }
  if (judged.work) count_steps(judged, part);
  count_missing(judged, part);
  count_board(judged, part);
  return part;
}

store::UnitFigures outside_of(const std::set<std::string>& named, const Overview& overview) {
  store::UnitFigures sum;
  for (const std::string& path : named) sum.add(overview.at(path));
  return sum;
}

}  // namespace

bool is_judged_alone(const Unit& root) {
  return !root.kind.starts_with("grassroots") && !root.children.empty();
}

void BoardCounts::add(const BoardCounts& more) {
  subjects += more.subjects;
  wrong += more.wrong;
  unknown += more.unknown;
  for (std::size_t level = 0; level < most_levels; ++level) proposed[level] += more.proposed[level];
}

store::UnitFigures Overview::at(std::string_view path) const {
  const auto found = figures_.find(path);
  return found == figures_.end() ? store::UnitFigures{} : found->second;
}

store::UnitFigures Overview::under(std::string_view path) const {
  store::UnitFigures sum;
  for (auto at = figures_.lower_bound(path); at != figures_.end() && at->first.starts_with(path); ++at)
    sum.add(at->second);
  return sum;
}

Result<std::shared_ptr<const Overview>> ProgressBook::overview(store::Transaction& transaction,
                                                               const store::Campaign& campaign,
                                                               std::uint64_t generation) {
  {
    const std::lock_guard lock{mutex_};
    const auto known = overviews_.find(campaign.id);
    if (known != overviews_.end() && known->second.first == generation) return known->second.second;
  }
  auto figures = store::unit_figures(transaction, campaign.id);
  if (!figures) return tl::unexpected{figures.error()};
  auto made = std::make_shared<const Overview>(std::move(*figures));
  const std::lock_guard lock{mutex_};
  overviews_.insert_or_assign(campaign.id, std::pair{generation, made});
  return made;
}

PlanMarks::PlanMarks(const store::Campaign& campaign, const std::vector<store::Plan>& plans,
                     const Units& units, const std::string& fingerprint)
    : campaign_(fmt::format("{} {} {}", campaign.version, campaign.regulation, fingerprint)) {
  for (const store::Plan& plan : plans)
    if (const Unit* unit = units.find(plan.organization))
      by_path_[unit->path] = fmt::format("\n{} {}", plan.organization, plan.version);
}

std::string PlanMarks::of(const Unit& root) const {
  std::string mark = campaign_;
  for (std::size_t slash = root.path.find('/'); slash + 1 < root.path.size();
       slash = root.path.find('/', slash + 1))
    if (const auto above = by_path_.find(std::string_view{root.path}.substr(0, slash + 1));
        above != by_path_.end())
      mark += above->second;
  for (auto at = by_path_.lower_bound(root.path); at != by_path_.end() && at->first.starts_with(root.path);
       ++at)
    mark += at->second;
  return mark;
}

Result<std::string> ProgressBook::fingerprint_of(const std::string& regulation) {
  {
    const std::lock_guard lock{mutex_};
    if (const auto known = fingerprints_.find(regulation); known != fingerprints_.end()) return known->second;
  }
  auto fingerprint = regulations_.fingerprint(regulation);
  if (!fingerprint) return fingerprint;
  const std::lock_guard lock{mutex_};
  fingerprints_[regulation] = *fingerprint;
  return fingerprint;
}

Result<CountedBy> ProgressBook::counted_by(store::Transaction& transaction, const store::Campaign& campaign,
                                           std::shared_ptr<const Units> units, const Moment& now,
                                           std::uint64_t generation) {
  auto plans = store::plans_of(transaction, campaign.id);
  if (!plans) return tl::unexpected{plans.error()};
  auto fingerprint = fingerprint_of(campaign.regulation);
  if (!fingerprint) return tl::unexpected{fingerprint.error()};
  auto counted = overview(transaction, campaign, generation);
  if (!counted) return tl::unexpected{counted.error()};
  PlanMarks marks{campaign, *plans, *units, *fingerprint};
  Node declared = declarations(facts_in(*plans));
  return CountedBy{transaction,         campaign, std::move(*plans), std::move(declared), std::move(units),
                   counted_moment(now), *counted, std::move(marks)};
}

bool ProgressBook::stands(const Kept& kept, const Kept& asked, const Overview& overview) {
  const bool same_time = kept.now.has_time() ? kept.now == asked.now : kept.now.date == asked.now.date;
  return same_time && kept.inside == asked.inside && kept.plan == asked.plan &&
         kept.outside == outside_of(kept.named, overview);
}

ProgressBook::Kept ProgressBook::asked_of(const CountedBy& by, const Unit& root) {
  const store::UnitFigures inside =
      is_judged_alone(root) ? by.overview->at(root.path) : by.overview->under(root.path);
  return {inside, {}, {}, by.marks.of(root), by.now, {}, {}, {}};
}

std::optional<ProgressBook::Kept> ProgressBook::stored(const CountedBy& by, const std::string& key) const {
  if (made_by_.empty()) return std::nullopt;
  const auto text = store::find_setting(by.transaction, std::string{setting} + key);
  if (!text || !*text) return std::nullopt;
  return read(**text);
}

std::optional<ProgressBook::Kept> ProgressBook::standing(const CountedBy& by, const Unit& root) {
  const std::string key = key_of(by.campaign, root);
  const Kept asked = asked_of(by, root);
  {
    const std::lock_guard lock{mutex_};
    if (const auto known = kept_.find(key); known != kept_.end())
      return stands(known->second, asked, *by.overview) ? std::optional{known->second} : std::nullopt;
  }
  auto before = stored(by, key);
  if (!before || !stands(*before, asked, *by.overview)) return std::nullopt;
  const std::lock_guard lock{mutex_};
  return kept_.insert_or_assign(key, std::move(*before)).first->second;
}

std::shared_ptr<const std::string> ProgressBook::lines_of(const CountedBy& by, const Unit& root,
                                                          const Kept& kept) {
  if (kept.lines) return kept.lines;
  const std::string key = key_of(by.campaign, root);
  auto text = store::find_setting(by.transaction, std::string{lines_setting} + key);
  if (!text || !*text || store::sha256_hex(**text) != kept.lines_hash) return nullptr;
  auto lines = std::make_shared<const std::string>(std::move(**text));
  const std::lock_guard lock{mutex_};
  if (const auto known = kept_.find(key); known != kept_.end() && known->second.lines_hash == kept.lines_hash)
    known->second.lines = lines;
  return lines;
}

Result<ProgressBook::Read> ProgressBook::read_part(const CountedBy& by, const Unit& root, Kept& kept) const {
  const bool alone = is_judged_alone(root);
  auto tree = situations_.tree(by.transaction, by.campaign, *by.units, root, by.now.date,
                               {alone, &kept.named, &by.declared});
  if (!tree) return tl::unexpected{tree.error()};
  kept.outside = outside_of(kept.named, *by.overview);
  auto put_forward =
      put_forward_under(by.transaction, by.campaign.id, root.path, alone, regulations_.dictionary());
  if (!put_forward) return tl::unexpected{put_forward.error()};
  return Read{std::move(*tree), std::move(*put_forward)};
}

Result<ProgressBook::Kept> ProgressBook::judged(const CountedBy& by, const Unit& root, const Read& read,
                                                Kept kept) {
  const auto judged = situations_.judge(read.tree, by.campaign, by.plans, root, by.now);
  if (!judged) return tl::unexpected{judged.error()};
  const Judged& part = **judged;
  PartProgress progress = counted(part);
  std::string lines;
  if (part.usable()) {
    const summary::Summary told =
        summary::gather({part.situation, *part.bound, part.assessment, regulations_.calendar()},
                        {root.id, is_judged_alone(root)});
    lines = summary::packed(told);
    progress.pools = shared_pools(told.pools, *by.units, root);
    if (part.work) tell_above(part, *by.units, root, progress);
    count_columns(part, read.put_forward, *by.units, root, progress);
  }
  kept.progress = std::make_shared<const PartProgress>(std::move(progress));
  kept.lines_hash = store::sha256_hex(lines);
  kept.lines = std::make_shared<const std::string>(std::move(lines));
  if (!(*judged)->work || !turns_on_the_hour(**judged, by.now.date)) kept.now.minute = -1;
  const std::string key = key_of(by.campaign, root);
  const std::lock_guard lock{mutex_};
  if (kept_.size() > most_parts) kept_.clear();
  unsaved_.insert(key);
  return kept_.insert_or_assign(key, std::move(kept)).first->second;
}

Result<std::shared_ptr<const PartProgress>> ProgressBook::part(const CountedBy& by, const Unit& root) {
  if (const auto found = standing(by, root)) return found->progress;
  return counted_anew(by, root).map([](const Kept& kept) { return kept.progress; });
}

Result<ProgressBook::Kept> ProgressBook::counted_anew(const CountedBy& by, const Unit& root) {
  Kept kept = asked_of(by, root);
  const auto read = read_part(by, root, kept);
  if (!read) return tl::unexpected{read.error()};
  return judged(by, root, *read, std::move(kept));
}

Result<std::shared_ptr<const summary::Summary>> ProgressBook::summary(const CountedBy& by, const Unit& root) {
  std::shared_ptr<const std::string> lines;
  if (const auto found = standing(by, root)) lines = lines_of(by, root, *found);
  if (!lines) {
    const auto made = counted_anew(by, root);
    if (!made) return tl::unexpected{made.error()};
    lines = made->lines;
  }
  if (lines->empty()) return std::shared_ptr<const summary::Summary>{};
  auto told = summary::unpacked(*lines);
  if (!told) return refuse({}, "Số liệu tổng hợp đã giữ không đọc được; hãy khởi động lại máy chủ.");
  return std::make_shared<const summary::Summary>(std::move(*told));
}

Result<void> ProgressBook::count(const CountedBy& by, const std::vector<const Unit*>& roots) {
  std::vector<const Unit*> changed;
  for (const Unit* root : roots)
    if (!standing(by, *root)) changed.push_back(root);
  if (changed.size() < 2) return {};
  Workers workers{std::clamp(std::thread::hardware_concurrency(), 1U, most_threads)};
  // In short turns, so that somebody who asks for a few parts does not wait for all of a province.
  for (std::size_t from = 0; from < changed.size(); from += parts_a_turn) {
    const std::lock_guard turn{counting_};
    const std::size_t to = std::min(changed.size(), from + parts_a_turn);
    for (std::size_t at = from; at < to; ++at) {
      const Unit& root = *changed[at];
      if (standing(by, root)) continue;  // somebody else has just counted it
      Kept kept = asked_of(by, root);
      auto read = read_part(by, root, kept);
      if (!read) {
        workers.wait();
        return tl::unexpected{read.error()};
      }
      // What cannot be judged is not kept: part() says why.
      workers.run(
          [this, &by, &root, kept = std::move(kept), part = std::make_shared<const Read>(std::move(*read))] {
            static_cast<void>(judged(by, root, *part, kept));
          });
    }
    workers.wait();
  }
  return {};
}

bool ProgressBook::has_unsaved() {
  const std::lock_guard lock{mutex_};
  return !unsaved_.empty();
}

Result<void> ProgressBook::save(store::Database& database) {
  std::map<std::string, std::string> texts;
  std::map<std::string, std::shared_ptr<const std::string>> lines;
  {
    const std::lock_guard lock{mutex_};
    if (made_by_.empty()) unsaved_.clear();
    for (const std::string& key : unsaved_)
      if (const auto kept = kept_.find(key); kept != kept_.end()) {
        texts[key] = written(kept->second);
        lines[key] = kept->second.lines;
      }
    unsaved_.clear();
  }
  if (texts.empty()) return {};
  return database.write([&](store::Transaction& transaction) -> Result<void> {
    for (const auto& [key, text] : lines)
      if (auto kept = store::set_setting(transaction, std::string{lines_setting} + key, text ? *text : "");
          !kept)
        return kept;
    for (const auto& [key, text] : texts)
      if (auto kept = store::set_setting(transaction, std::string{setting} + key, text); !kept) return kept;
    return {};
  });
}

}  // namespace kiemdiem::service
