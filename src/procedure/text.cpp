#include <fmt/format.h>

#include <algorithm>

#include "assessment/wording.h"
#include "procedure/work_parts.h"

namespace kiemdiem::procedure {
namespace {

const regulation::Rule* rule_at(const Work::Parts& parts, std::int32_t rule) {
  return rule < 0 ? nullptr : &parts.bound.rules[static_cast<std::size_t>(rule)];
}

std::string name_of(const Work::Parts& parts, SubjectRef subject) {
  return parts.situation.display_name(EntityRef{facts::entity_kind(subject.kind), subject.row});
}

std::string words_of(const Work::Parts& parts, const Step& step, SubjectRef subject) {
  std::string words = step.words;
  if (const std::size_t at = words.find("{}"); at != std::string::npos)
    words.replace(at, 2, name_of(parts, subject));
  return words;
}

std::string event_label(const Work::Parts& parts, int event) {
  return parts.situation.dictionary.choices("event")->labels[static_cast<std::size_t>(event)].vi;
}

std::string with_minute(Date date, std::int16_t minute) {
  return to_vietnamese(Moment{date, minute});
}

std::string due_words(const Task& task) {
  const Due& due = task.due;
  std::string words;
  if (due.kind == Due::Kind::at_once) return "làm ngay sau việc trước đó";
  if (due.last) {
    if (due.kind == Due::Kind::on_day)
      words = "đúng ngày " + to_vietnamese(*due.last);
    else if (due.kind == Due::Kind::before)
      words = "trước ngày " + to_vietnamese(add_days(*due.last, 1));
    else if (due.minute >= 0)
      words = "trước " + with_minute(*due.last, due.minute);
    else
      words = "chậm nhất ngày " + to_vietnamese(*due.last);
  }
  if (due.from && due.kind != Due::Kind::on_day)
    words = words.empty() ? "từ ngày " + to_vietnamese(*due.from)
                          : fmt::format("từ ngày {}, {}", to_vietnamese(*due.from), words);
  if (due.meeting && due.provisional)
    words +=
        fmt::format(" (tính theo hạn cuối của hội nghị {}; chưa có ngày họp)", to_vietnamese(*due.meeting));
  else if (due.meeting)
    words += fmt::format(" (hội nghị ngày {})", to_vietnamese(*due.meeting));
  return words;
}

std::string left_words(const Work::Parts& parts, const Task& task) {
  if (!task.due.last || task.state == State::not_needed) return {};
  if (task.state == State::done) {
    if (!task.done_late) return {};
    const int days = parts.calendar.working_days_between(*task.due.last, task.done_on->date);
    return days > 0 ? fmt::format("muộn {} ngày làm việc", days) : "muộn hạn";
  }
  if (task.state == State::late) {
    const int days = -task.working_days_left;
    return days > 0 ? fmt::format("quá hạn {} ngày làm việc", days) : "quá hạn";
  }
  if (parts.now.date == *task.due.last) return "hạn hôm nay";
  if (parts.now.date > *task.due.last) return "đã qua hạn";
  if (task.working_days_left > 0) return fmt::format("còn {} ngày làm việc", task.working_days_left);
  return "không còn ngày làm việc nào";
}

/// Which facts are missing, in words.
std::string missing_words(const Work::Parts& parts, const Task& task) {
  const Step& step = parts.step_of(task);
  const std::string id = parts.situation.id(task.subject);
  std::vector<std::string> missing;
  const auto add = [&](const std::vector<std::string>& names) {
    for (const std::string& name : names)
      if (std::ranges::find(missing, name) == missing.end()) missing.push_back(name);
  };
  for (const assessment::SubjectResult& result : parts.assessment.subjects)
    if (result.subject == task.subject &&
        (result.review == Asked::undecided || result.rating == Asked::undecided))
      add(result.undecided);
  const assessment::Asking asking{task.subject, -1, {}};
  const auto ask = [&](const regulation::Condition& condition) {
    const assessment::Answer answer = parts.rows.ask(condition, asking);
    if (answer.truth == expression::Truth::unknown) add(answer.missing);
  };
  ask(step.about.where);
  for (const Edge& edge : parts.links.before[static_cast<std::size_t>(task.step)]) {
    if (edge.rule < 0) continue;
    ask(edge.order.then.where);
    ask(rule_at(parts, edge.rule)->when);
  }
  if (missing.empty()) return "Chưa đủ dữ kiện để biết việc trước đó có phải làm không.";
  return "Chưa biết: " + assessment::Wording{parts.situation}.missing(id, missing) + ".";
}

std::string why_blocked(const Work::Parts& parts, const Task& task) {
  const auto missed = missed_notice(parts, task);
  if (!missed) {
    if (!task.due.from) return {};
    return fmt::format("Chưa đến ngày được làm: {}.", to_vietnamese(*task.due.from));
  }
  const Step& sent = parts.plan.steps[missed->ahead->sent];
  const Moment last = last_moment(parts.calendar, missed->ahead->notice, missed->meeting);
  std::string words =
      fmt::format("Không kịp cho ngày {}: “{}” phải xong {} {}.", to_vietnamese(missed->meeting),
                  sent.label.vi, last.has_time() ? "trước" : "chậm nhất",
                  last.has_time() ? to_vietnamese(last) : "ngày " + to_vietnamese(last.date));
  if (missed->earliest) words += fmt::format(" Sớm nhất làm được ngày {}.", to_vietnamese(*missed->earliest));
  return words;
}

std::string why_not_needed(const Work::Parts& parts, const Task& task) {
  for (const assessment::SubjectResult& result : parts.assessment.subjects) {
    if (result.subject != task.subject) continue;
    for (const assessment::Reason& reason : result.reasons)
      if (reason.effect == assessment::Effect::exclusion && reason.certain) return reason.text;
  }
  return parts.step_of(task).optional ? "Chỉ làm khi thấy cần; việc sau đó đã xong." : std::string{};
}

std::string why(const Work::Parts& parts, const Task& task) {
  switch (task.state) {
    case State::blocked:
      return why_blocked(parts, task);
    case State::not_needed:
      return why_not_needed(parts, task);
    case State::undecided:
      return missing_words(parts, task);
    case State::done:
    case State::open:
    case State::waiting:
    case State::late:
      break;
  }
  return task.returned ? "Đã bị trả lại, phải làm lại." : std::string{};
}

std::string citation_of(const Work::Parts& parts, const Task& task) {
  const Step& step = parts.step_of(task);
  if (const regulation::Rule* rule = rule_at(parts, task.due.rule))
    return assessment::citation(rule->document, rule->clause);
  if (step.day.given() && !step.day.document.empty())
    return assessment::citation(step.day.document, step.day.clause);
  return assessment::citation(step.document, step.clause);
}

Action action_of(const Work::Parts& parts, const Task& task) {
  const Step& step = parts.step_of(task);
  Action action;
  const facts::Dictionary& dictionary = parts.situation.dictionary;
  action.name = !step.action.empty() ? step.action : step.papers.empty() ? "record-event" : "record-document";
  if (!step.about.events.empty())
    action.arguments.emplace_back(
        "event", dictionary.choices("event")->words[static_cast<std::size_t>(step.about.events.front())]);
  const EntityRef entity{facts::entity_kind(task.subject.kind), task.subject.row};
  for (const int paper : step.papers)
    if (parts.index.document_of(entity, paper) < 0) {
      action.arguments.emplace_back("document",
                                    dictionary.choices("document")->words[static_cast<std::size_t>(paper)]);
      break;
    }
  action.arguments.emplace_back("subject", parts.situation.id(task.subject));
  if (task.place.row >= 0) action.arguments.emplace_back("at", parts.situation.id(task.place));
  return action;
}

}  // namespace

std::string Work::who(const Doer& doer) const {
  const auto person = [&] {
    return parts_->situation.display_name(EntityRef{EntityKind::person, doer.person});
  };
  if (doer.role == Role::member && doer.person >= 0) return fmt::format("{} {}", label(doer.role), person());
  std::string words{label(doer.role)};
  if (doer.organization >= 0)
    words += ", " + parts_->situation.display_name(EntityRef{EntityKind::organization, doer.organization});
  if (doer.person >= 0) words += fmt::format(" ({})", person());
  return words;
}

WaitText Work::text(const Wait& wait) const {
  WaitText text;
  text.task = wait.task;
  const regulation::Rule* rule = rule_at(*parts_, wait.rule);
  if (rule != nullptr) {
    text.why = rule->text;
    text.citation = assessment::citation(rule->document, rule->clause);
  }
  if (wait.task < 0) {
    text.what = fmt::format("{}: {}", event_label(*parts_, wait.event), name_of(*parts_, wait.subject));
    Doer doer;
    doer.organization = unit_of(wait.subject);
    if (doer.organization >= 0)
      text.who = parts_->situation.display_name(EntityRef{EntityKind::organization, doer.organization});
    return text;
  }
  const Task& task = tasks()[static_cast<std::size_t>(wait.task)];
  const Step& step = parts_->step_of(task);
  text.what = words_of(*parts_, step, task.subject);
  text.who = who(task.by);
  if (rule == nullptr) {
    text.why = fmt::format("Theo thứ tự các bước của kế hoạch: “{}” trước.", step.label.vi);
    text.citation = assessment::citation(step.document, step.clause);
  }
  return text;
}

TaskText Work::text(const Task& task) const {
  const Step& step = parts_->step_of(task);
  TaskText text;
  text.step = step.id;
  text.words = words_of(*parts_, step, task.subject);
  text.state = label(task.state);
  if (task.state == State::done && task.done_late) text.state = "xong, muộn hạn";
  text.due = due_words(task);
  text.left = left_words(*parts_, task);
  text.who = who(task.by);
  text.citation = citation_of(*parts_, task);
  text.why = why(*parts_, task);
  for (const Wait& wait : waits_of(task)) text.waits_for.push_back(this->text(wait));
  text.action = action_of(*parts_, task);
  return text;
}

}  // namespace kiemdiem::procedure
