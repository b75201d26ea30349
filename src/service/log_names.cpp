#include "service/log_names.h"

#include <array>

#include "service/account_rules.h"
#include "store/ballots.h"
#include "store/decisions.h"

namespace kiemdiem::service {
namespace {

/// What the lists of the store are called. Lists that are not here are named by whom an entry is about.
struct ListWords {
  std::string_view list, words;
};
constexpr std::array<ListWords, 9> list_words{{
    {"meetings", "hội nghị kiểm điểm"},
    {"meeting_items", "hội nghị kiểm điểm"},
    {"meeting_remarks", "ý kiến tại hội nghị kiểm điểm"},
    {"events", "việc đã làm"},
    {"documents", "giấy tờ"},
    {"notices", "thông báo kết quả"},
    {"self_reviews", "bản kiểm điểm"},
    {"poll", "bỏ phiếu"},
    {"decision", "quyết định"},
}};

std::string words_of(std::string_view list) {
  for (const ListWords& one : list_words)
    if (one.list == list) return std::string{one.words};
  return {};
}

std::string joined(const std::string& words, const std::string& name) {
  if (words.empty() || name.empty()) return words + name;
  return words + ": " + name;
}

}  // namespace

std::string LogNames::of_account(const std::string& id) {
  const auto known = accounts_.find(id);
  if (known != accounts_.end()) return known->second;
  const auto account = store::find_account(call_.data, id);
  const std::string name = !account || !*account      ? id
                           : (*account)->name.empty() ? (*account)->login
                                                      : (*account)->name;
  accounts_.emplace(id, name);
  return name;
}

std::string LogNames::of_unit(const std::string& id) const {
  const Unit* unit = units_.find(id);
  return unit == nullptr ? std::string{} : unit->name;
}

std::string LogNames::of_object(const std::string& object) {
  const std::size_t colon = object.find(':');
  const std::string kind = colon == std::string::npos ? "" : object.substr(0, colon);
  const std::string id = colon == std::string::npos ? object : object.substr(colon + 1);
  if (kind == "account") return of_account(id);
  if (kind == "grant") return of_grant(id);
  const std::string words = words_of(kind);
  if (kind.starts_with("meeting")) return joined(words, of_meeting(id));
  if (kind == "poll") {
    const auto poll = store::find_poll(call_.data, id);
    return joined(words, poll && *poll ? of_unit((*poll)->unit) : "");
  }
  if (kind == "decision") {
    const auto decision = store::find_decision(call_.data, id);
    return joined(words, decision && *decision ? (*decision)->number : "");
  }
  const std::string name = of_id(id);
  if (words.empty()) return name.empty() ? object : name;
  return joined(words, name);
}

/// An administrator reads what was done, not about whom.
bool LogNames::seen(const std::string& path) const {
  return call_.actor.acting.role != Role::administrator && reaches(call_.actor, path);
}

std::string LogNames::of_grant(const std::string& id) {
  const auto grant = store::find_grant(call_.data, id);
  if (!grant || !*grant) return id;
  const std::string unit = of_unit((*grant)->organization);
  return of_account((*grant)->account) + (unit.empty() ? "" : ", " + unit);
}

/// "organization.kp1.2/member:an": kind and id of the body, the round, and an item of the agenda.
std::string LogNames::of_meeting(const std::string& id) {
  const std::size_t slash = id.find('/');
  const std::string meeting = id.substr(0, slash);
  const std::size_t from = meeting.find('.');
  const std::size_t end = meeting.rfind('.');
  if (from == std::string::npos || end <= from) return {};
  const std::string body = of_id(meeting.substr(from + 1, end - from - 1));
  const std::size_t colon = slash == std::string::npos ? std::string::npos : id.find(':', slash);
  if (colon == std::string::npos) return body;
  const std::string about = of_id(id.substr(colon + 1));
  return about.empty() || about == body ? body : body + ", " + about;
}

std::string LogNames::of_id(const std::string& id) {
  if (const Unit* unit = units_.find(id)) return seen(unit->path) ? unit->name : "";
  const auto person = person_seen(call_, id);
  return person && *person && seen((*person)->cell_path) ? (*person)->name : "";
}

}  // namespace kiemdiem::service
