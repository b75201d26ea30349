#include "procedure/timeline.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiemdiem::procedure {
namespace {

std::string cited(const Day& day) {
  return day.clause.empty() ? day.document : fmt::format("{}, {}", day.document, day.clause);
}

Flag flag(const Plan& plan, std::size_t at, Flag::Kind kind, Date today) {
  const Step& step = plan.steps[at];
  Flag made;
  made.kind = kind;
  made.step = at;
  made.citation = cited(step.day);
  const auto say = [&](const char* how, Date day) {
    made.words = fmt::format("{}: {} {}", step.label.vi, how, to_vietnamese(day));
  };
  if (kind == Flag::Kind::start) {
    made.on = *step.day.from;
    say("bắt đầu từ ngày", made.on);
  } else {
    made.on = *step.day.last;
    if (kind == Flag::Kind::fixed_day)
      say("đúng ngày", made.on);
    else if (step.day.before)
      say("trước ngày", add_days(made.on, 1));
    else
      say("chậm nhất ngày", made.on);
  }
  made.past = made.on < today;
  return made;
}

std::vector<Flag> flags_of(const Plan& plan, Date today, std::vector<std::size_t>& undated) {
  std::vector<Flag> flags;
  for (std::size_t at = 0; at < plan.steps.size(); ++at) {
    const Day& day = plan.steps[at].day;
    if (!day.given()) undated.push_back(at);
    if (day.fixed) {
      flags.push_back(flag(plan, at, Flag::Kind::fixed_day, today));
      continue;
    }
    if (day.from) flags.push_back(flag(plan, at, Flag::Kind::start, today));
    if (day.last) flags.push_back(flag(plan, at, Flag::Kind::last_day, today));
  }
  std::ranges::stable_sort(flags, {}, &Flag::on);
  return flags;
}

Date monday_of(Date day) {
  return add_days(day, -static_cast<int>(weekday(day)));
}

}  // namespace

Timeline timeline(const Plan& plan, const WorkCalendar& calendar, const facts::Period& period, Date today) {
  Timeline line;
  line.today = today;
  const std::vector<Flag> flags = flags_of(plan, today, line.undated);
  // Two weeks before the first day, in which drafts are written; the period's last month without any day.
  const auto [year, month, day] = parts(period.last);
  static_cast<void>(day);
  const Date first = flags.empty() ? *make_date(year, month, 1) : add_days(flags.front().on, -14);
  const Date last = flags.empty() ? period.last : flags.back().on;
  line.from = monday_of(first);
  line.to = add_days(monday_of(last), 6);
  auto next = flags.begin();
  for (Date monday = line.from; monday <= line.to; monday = add_days(monday, 7)) {
    Week week;
    week.monday = monday;
    week.number = static_cast<int>(line.weeks.size()) + 1;
    const Date sunday = add_days(monday, 6);
    for (; next != flags.end() && next->on <= sunday; ++next) week.flags.push_back(*next);
    for (Date each = monday; each < add_days(monday, 5); each = add_days(each, 1))
      if (!calendar.is_working_day(each)) week.days_off.push_back(each);
    line.weeks.push_back(std::move(week));
  }
  return line;
}

}  // namespace kiemdiem::procedure
