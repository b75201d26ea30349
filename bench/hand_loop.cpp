#include "hand_loop.h"

#include <algorithm>
#include <array>

namespace kiemdiem::bench {

using assessment::Verdict;
using facts::Column;
using facts::EntityRef;
using facts::State;

namespace {

constexpr unsigned no = 0, yes = 1, unknown = 2;

struct Counts {
  std::int32_t subjects = 0, best = 0, good = 0, sure_best = 0, sure_good = 0;
  /// Those in small groups matter one by one: by best, may drop out, may be eligible, may be barred.
  std::array<std::int32_t, 16> of{};
  bool eligible = false;

  void add(const Counts& more) {
    subjects += more.subjects;
    best += more.best;
    good += more.good;
    sure_best += more.sure_best;
    sure_good += more.sure_good;
    for (std::size_t at = 0; at < of.size(); ++at) of[at] += more.of[at];
    eligible |= more.eligible;
  }
};

std::int32_t limit_of(std::int32_t candidates, bool eligible) {
  const std::int32_t limit = candidates / 5;
  return candidates >= 1 && candidates < 5 && eligible ? std::max(limit, 1) : limit;
}

/// Whether the quota is kept and whether it is broken for some of the ways that few candidates may turn out.
void try_few(const Counts& count, std::size_t from, std::int32_t left, std::int32_t best, std::int32_t good,
             bool eligible, std::array<bool, 2>& seen) {
  if (best + good >= 5) return;
  while (from < count.of.size() && left == 0) {
    ++from;
    left = from < count.of.size() ? count.of[from] : 0;
  }
  if (from >= count.of.size()) {
    seen[best > limit_of(best + good, eligible)] = true;
    return;
  }
  const bool is_best = (from & 8) != 0;
  if ((from & 4) != 0) try_few(count, from, left - 1, best, good, eligible, seen);
  if ((from & 2) != 0) try_few(count, from, left - 1, best + is_best, good + !is_best, true, seen);
  if ((from & 1) != 0) try_few(count, from, left - 1, best + is_best, good + !is_best, eligible, seen);
}

HandResult::Quota quota_of(const Counts& count) {
  if (count.subjects == 0) return {};
  const std::int32_t total = count.best + count.good;
  HandResult::Quota quota{total, limit_of(total, count.eligible), count.best, Verdict::holds};
  std::array<bool, 2> seen{};
  if (count.sure_best + count.sure_good < 5) try_few(count, 0, count.of[0], 0, 0, false, seen);
  for (std::int32_t best = count.sure_best; best <= count.best; ++best) {
    const std::int32_t fewest = std::max(count.sure_good, 5 - best);
    if (fewest > count.good) continue;
    seen[best > (best + fewest) / 5] = true;
    seen[best > (best + count.good) / 5] = true;
  }
  quota.verdict = seen[0] && seen[1] ? Verdict::undecided : seen[1] ? Verdict::breaks : Verdict::holds;
  return quota;
}

class HandLoop {
 public:
  explicit HandLoop(const facts::Situation& situation)
      : cell_(column(situation, "cell")),
        exempt_(column(situation, "exempt")),
        admitted_(column(situation, "admitted")),
        suspended_(column(situation, "suspended")),
        sick_(column(situation, "sick_leave_months")),
        absent_(column(situation, "meetings_absent")),
        silent_(column(situation, "meetings_silent")),
        servant_(column(situation, "civil_servant")),
        servant_rating_(column(situation, "civil_servant_rating.rating")),
        proposed_(column(situation, "proposed")) {
    // The last day on which six months do not pass the end of the period.
    last_old_enough_ = situation.period.last.days;
    while (add_months(Date{last_old_enough_}, 6) > situation.period.last) --last_old_enough_;
  }

  void judge(std::size_t first, std::size_t last, HandResult& into, std::vector<Counts>& cells) const {
    Counts same;
    std::int32_t cell = -1;
    for (std::size_t row = first; row < last; ++row) {
      const std::int32_t own = cell_.states[row] == State::known ? cell_.numbers[row] >> 2 : -1;
      if (own != cell) {
        if (cell >= 0) cells[static_cast<std::size_t>(cell)].add(same);
        same = {};
        cell = own;
      }
      judge_one(row, into, same);
    }
    if (cell >= 0) cells[static_cast<std::size_t>(cell)].add(same);
  }

 private:
  static const Column& column(const facts::Situation& situation, std::string_view fact) {
    return situation.column("people", fact);
  }
  template <class Holds>
  static unsigned truth(const Column& of, std::size_t row, Holds holds) {
    const State state = of.states[row];
    const unsigned known = holds(of.numbers[row]) ? yes : no;
    return state == State::known ? known : state == State::unknown ? unknown : no;
  }

  void judge_one(std::size_t row, HandResult& into, Counts& counts) const {
    const unsigned exempt = truth(exempt_, row, [](std::int32_t held) { return held != 0; });
    const unsigned is_new = truth(admitted_, row, [&](std::int32_t day) { return day > last_old_enough_; });
    const unsigned suspended = truth(suspended_, row, [](std::int32_t held) { return held != 0; });
    const unsigned sick = truth(sick_, row, [](std::int32_t months) { return months >= 3; });
    const unsigned absent = truth(absent_, row, [](std::int32_t times) { return times >= 3; });
    const unsigned silent = truth(silent_, row, [](std::int32_t times) { return times >= 6; });
    const unsigned servant = truth(servant_, row, [](std::int32_t held) { return held != 0; });
    const unsigned completed = truth(servant_rating_, row, [](std::int32_t level) { return level == 2; });
    const unsigned limited = servant == no || completed == no     ? no
                             : servant == yes && completed == yes ? yes
                                                                  : unknown;

    const unsigned review = exempt == yes ? 1 : exempt;  // as Asked: yes 0, no 1, undecided 2
    const bool out = exempt == yes || is_new == yes;
    const unsigned rating = out ? 1 : exempt == unknown || is_new == unknown ? 2 : 0;
    unsigned fired = (exempt == yes ? 1U : 0U) | (is_new == yes ? 2U : 0U);
    const bool forced = !out && suspended == yes;
    const bool may_force = !out && suspended == unknown;
    if (suspended == yes) fired |= 4;
    fired |= (sick == yes ? 8U : 0U) | (absent == yes ? 16U : 0U) | (silent == yes ? 32U : 0U) |
             (limited == yes ? 64U : 0U);
    unsigned ceiling = 0;
    bool may_be_good = false, may_be_completed = false;
    if (forced) {
      ceiling = 3;
    } else {
      may_be_good = absent != no || silent != no;
      may_be_completed = sick != no || limited != no;
      if (absent == yes || silent == yes) ceiling = 1;
      if (sick == yes || limited == yes) ceiling = 2;
    }
    const unsigned worst = forced ? 3U : may_be_completed ? 2U : may_be_good ? 1U : 0U;
    const bool known = proposed_.states[row] == State::known;
    const auto proposed = static_cast<unsigned>(proposed_.numbers[row]);
    unsigned verdict = 0;
    if (known) {
      if (out || (forced && proposed != 3) || proposed < ceiling)
        verdict = 1;
      else if (rating == 2 || (!forced && (proposed < worst || (may_force && proposed != 3))))
        verdict = 2;
    }
    into.fired[row] = static_cast<std::uint8_t>(fired);
    into.subjects[row] =
        static_cast<std::uint16_t>(1U | review << 1 | rating << 3 | (out ? 7U : ceiling) << 5 |
                                   (forced ? 3U : 7U) << 8 | (out || forced ? 0U : 1U << 11) | verdict << 12);
    ++counts.subjects;
    if (!known || proposed > 1 || out || ceiling > 1) return;
    const bool drops = rating == 2 || may_be_completed || may_force;
    const bool eligible = ceiling == 0;
    const bool barred = ceiling == 1 || may_be_good;
    if (proposed == 0) {
      ++counts.best;
      counts.sure_best += !drops;
    } else {
      ++counts.good;
      counts.sure_good += !drops;
    }
    counts.eligible |= eligible;
    ++counts.of[(proposed == 0 ? 8U : 0U) | (drops ? 4U : 0U) | (eligible ? 2U : 0U) | (barred ? 1U : 0U)];
  }

  const Column &cell_, &exempt_, &admitted_, &suspended_, &sick_, &absent_, &silent_, &servant_,
      &servant_rating_, &proposed_;
  std::int32_t last_old_enough_;
};

}  // namespace

HandResult judge_by_hand(const facts::Situation& situation, const assessment::InParts& in_parts) {
  const std::size_t people = situation.table("people").rows();
  const Column& parent = situation.column("organizations", "parent");
  const std::size_t organizations = situation.table("organizations").rows();
  HandResult result;
  result.subjects.resize(people);
  result.fired.resize(people);
  const HandLoop loop{situation};
  std::vector<std::vector<Counts>> cells(in_parts.parts);
  in_parts.run([&](std::size_t part) {
    cells[part].resize(organizations);
    loop.judge(people * part / in_parts.parts, people * (part + 1) / in_parts.parts, result, cells[part]);
  });
  std::vector<Counts> grassroots(organizations);
  result.cells.resize(organizations);
  result.grassroots.resize(organizations);
  for (std::size_t row = 0; row < organizations; ++row) {
    Counts count;
    for (const std::vector<Counts>& part : cells) count.add(part[row]);
    if (count.subjects == 0) continue;
    result.cells[row] = quota_of(count);
    grassroots[static_cast<std::size_t>(EntityRef::unpacked(parent.numbers[row]).row)].add(count);
  }
  for (std::size_t row = 0; row < organizations; ++row) result.grassroots[row] = quota_of(grassroots[row]);
  return result;
}

}  // namespace kiemdiem::bench
