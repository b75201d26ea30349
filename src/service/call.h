#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "service/actions.h"
#include "store/campaigns.h"
#include "store/records.h"
#include "store/transaction.h"

namespace kiemdiem::facts {
class Dictionary;
}  // namespace kiemdiem::facts

namespace kiemdiem::service {

class Office;
class Units;

/// The server's clock at the moment of a request (D13): stored in UTC, shown and counted in +07:00.
struct Now {
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  Moment local;         ///< day and minute in Viet Nam
};
Now now_at(std::int64_t milliseconds);

/// Why an action was not done.
enum class Refused : std::uint8_t {
  unknown_person,  ///< nobody is signed in: 401, the way leads to the sign-in
  hidden,          ///< there is no such thing, or not for this role: both look the same (404)
  phase,           ///< not while the campaign stands where it stands (409)
  stale,           ///< the password is asked for again (401)
  new_password,    ///< the one-time password has to be replaced first
  second_step,     ///< the second step has to be set up first
  invalid,         ///< something typed does not do (422)
  conflict,        ///< somebody saved first (409)
  busy,            ///< too many at once (429 or 503): later it works
  repeated,        ///< the same request was carried out before: the same answer again
  failed,          ///< the store failed (500)
};

struct FieldProblem {
  std::string field;  ///< name of the input; empty: of the whole form
  std::string message;
};

/// What two people wrote, where the second did not see the first (D15).
struct Conflict {
  store::RecordKey key;
  std::optional<store::Record> stored;
  std::string mine;    ///< facts as JSON
  std::string before;  ///< what both started from; empty where nothing stood there
  std::shared_ptr<const facts::Dictionary>
      dictionary;  ///< of the campaign; nothing for an entry of the register
};

struct Refusal {
  Refused kind = Refused::hidden;
  std::vector<FieldProblem> problems;
  std::optional<Conflict> conflict;
  std::string reply;  ///< of a repeated request
  bool keeps =
      false;  ///< what was written stands though the action was refused (a failed sign-in is counted)
};

template <class T>
using Outcome = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refused(Refused kind, std::string message = {}, std::string field = {}) {
  Refusal refusal;
  refusal.kind = kind;
  if (!message.empty()) refusal.problems.push_back({std::move(field), std::move(message)});
  return tl::unexpected{std::move(refusal)};
}
/// The store's own problems.
tl::unexpected<Refusal> refused(const Problems& problems);

/// A role that somebody holds, with the place where it holds.
struct ActingGrant {
  std::string id;  ///< empty: member in the own cell, which every person of the register is
  Role role = Role::member;
  std::string unit;  ///< organization
  std::string unit_name;
  std::string unit_path;
};

/// Who is asking.
struct Actor {
  std::string account;  ///< empty: nobody is signed in
  std::string name;
  std::string person;  ///< id in the register; may be empty
  std::string token_hash;
  std::string csrf;
  std::int64_t fresh_at = 0;
  bool must_change_password = false;
  bool must_set_second_step = false;
  ActingGrant acting;
  std::vector<ActingGrant> grants;  ///< all that hold today

  bool signed_in() const { return !account.empty(); }
};

struct File {
  std::string name;
  std::string bytes;
};

/// What came with a request: the names in the path and the fields of the form, one table.
class Inputs {
 public:
  void set(std::string name, std::string value) { fields_[std::move(name)].push_back(std::move(value)); }
  /// The first value; empty where there is none.
  const std::string& get(std::string_view name) const;
  bool has(std::string_view name) const { return fields_.find(name) != fields_.end(); }
  std::vector<std::string> all(std::string_view name) const;
  const std::map<std::string, std::vector<std::string>, std::less<>>& fields() const { return fields_; }

  std::vector<File> files;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> fields_;
};

/// The thing that an action is about, as far as the gate needs to know it.
struct Target {
  std::string id;                         ///< "member:an", a unit, a campaign; empty: none
  std::string unit;                       ///< organization in which it stands
  std::string unit_path;                  ///< of that organization
  std::string person;                     ///< where it is a person
  std::vector<std::string> linked_paths;  ///< of organizations to which a person is linked
};

/// One action on its way: everything that it may look at, and what it leaves behind for the log.
struct Call {
  Office& office;
  store::Transaction& data;
  const Action& action;
  Actor actor;
  const Inputs& inputs;
  Now now;
  std::uint64_t generation = 0;  ///< of the store before anything was read: what is derived is kept under it
  Target target = {};
  std::optional<store::Campaign> campaign = {};
  Date today = {};  ///< the day that the campaign counts by: of the clock, or the demonstration's

  /// What the log will say; without a note the action is logged with its target.
  struct Note {
    std::string object, unit_path, before_digest, after_digest;
  };
  std::vector<Note> notes = {};
  std::vector<FieldProblem> problems = {};  ///< of the form that is shown again
  std::string reply = {};                   ///< what a repetition of the request will be told
  std::string title = {};                   ///< of the page; empty: the name of the action
  std::string shown_once = {};              ///< of the change that leads to this page, see Done

  /// The tree of organizations as this call sees it.
  Result<std::shared_ptr<const Units>> units() const;
};

/// What is wrong with one input of the form that is shown again (empty name: with the whole form); empty
/// where nothing is.
std::string problem_of(const Call& call, std::string_view field);

/// After a change: where to go, and what to say there.
struct Done {
  std::string location;
  std::string message;  ///< key of a text; empty: nothing
  std::string token;    ///< of a session that begins; empty: none
  bool ends_session = false;
  std::map<std::string, std::string> remember;  ///< cookies: language, theme
  std::string shown_once;                       ///< a new password, or recovery codes one a line
};

}  // namespace kiemdiem::service
