#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "installation/installation.h"
#include "service/ballot_desk.h"
#include "service/call.h"
#include "service/progress_book.h"
#include "service/secrets.h"
#include "service/situations.h"
#include "service/units.h"
#include "store/database.h"
#include "store/disk_space.h"

namespace kiemdiem::service {

/// A session ends so long after its beginning, whatever is done in it (D24); milliseconds.
inline constexpr std::int64_t longest_session = 12LL * 60 * 60 * 1000;

/// Whether the roles that need a second step (roles.h) may do without.
enum class SecondStep : std::uint8_t {
  forced,
  offered,  ///< for a demonstration: its passwords stand on the start page, so a code would guard nothing
};

struct OfficeOptions {
  bool demonstration = false;  ///< log-ins are shown, campaigns have days of their own
  unsigned hashes_at_once = 1;
  SecondStep second_step = SecondStep::forced;
  bool backs_up = false;  ///< there is a schedule of backups (upkeep.h)
  /// The program and its data in a few letters: figures of the progress are kept in the store under it.
  /// Empty: they are not kept.
  std::string made_by = {};
  std::function<std::uint64_t(const std::string& path)> free_bytes = {};  ///< for tests; empty: asks the disk
};

/// A request as it comes from a page, the JSON interface or the command line.
struct Asked {
  const Action* action = nullptr;
  Inputs inputs;
  std::string token;  ///< of the session; empty: nobody is signed in
  std::string key;    ///< of a change: the same key twice is one change (D16)
  std::string csrf;   ///< of a change that comes from a form; compared with the session's
  bool needs_csrf = true;
  std::string device;  ///< browser and address in words
  Now now;
};

/// The office: one database, one set of regulations, and the one way through which everything is done.
class Office {
 public:
  static Result<std::unique_ptr<Office>> open(std::unique_ptr<store::Database> database,
                                              Installation installation, OfficeOptions options);

  /// Finds out who asks and about what, passes the gate, does the work in one transaction with the log
  /// entries that it leaves, and keeps nothing where it is refused.
  Outcome<void> perform(const Asked& asked, const std::function<Outcome<void>(Call&)>& work);

  template <class T>
  Outcome<T> answer(const Asked& asked, Outcome<T> (*work)(Call&)) {
    std::optional<T> made;
    const auto outcome = perform(asked, [&](Call& call) -> Outcome<void> {
      auto result = work(call);
      if (!result) return tl::unexpected{std::move(result.error())};
      made = std::move(*result);
      return {};
    });
    if (!outcome) return tl::unexpected{outcome.error()};
    return std::move(*made);
  }

  store::Database& database() { return *database_; }
  const OfficeOptions& options() const { return options_; }
  PasswordHasher& passwords() { return passwords_; }
  Situations& situations() { return situations_; }
  ProgressBook& progress_book() { return progress_book_; }
  Regulations& regulations() { return regulations_; }
  BallotDesk& ballots() { return ballots_; }
  const facts::Dictionary& dictionary() const { return regulations_.dictionary(); }

  /// The tree of organizations.
  /// @param at generation() before the transaction read anything: the tree is kept under it
  Result<std::shared_ptr<const Units>> units(store::Transaction& transaction, std::uint64_t at);
  /// Rises with every change that was kept: what was derived under a number may be kept as long as it stands.
  std::uint64_t generation();

  /// How much room the data file has left (D36); normal where the data is on a server.
  store::SpaceLevel space() const;
  /// What everybody is told about it; empty where all is well.
  std::string space_warning() const;

  /// A campaign, with the day that it counts by.
  struct CampaignNow {
    store::Campaign campaign;
    Date day;
  };
  /// @param at generation() before the transaction read anything
  Result<std::optional<CampaignNow>> campaign(store::Transaction& transaction, const std::string& id,
                                              const Now& now, std::uint64_t at);

  /// Reads as who asks: for work that cannot be done inside one transaction, a slow one before a change.
  /// The gate is not asked; the change itself passes it in perform().
  using ReadingAs = std::function<Result<void>(store::Transaction&, const Actor&)>;
  Result<void> read_as(const Asked& asked, const ReadingAs& work);

 private:
  Office(std::unique_ptr<store::Database> database, Installation installation, OfficeOptions options);

  /// Who a session belongs to, as the store has it; without an account where it has ended.
  struct SessionOf {
    std::uint64_t generation = 0;
    Date day;  ///< roles hold from a day to a day
    Actor actor;
    std::int64_t created_at = 0, seen_at = 0;
  };
  Result<SessionOf> session_of(store::Transaction& transaction, const std::string& hash, const Now& now,
                               std::uint64_t at);
  /// What was read is kept as long as nothing changes, and used for what only reads: a change asks again.
  Result<SessionOf> known_session(store::Transaction& transaction, const std::string& hash, const Now& now,
                                  std::uint64_t at, bool changes);
  /// Who a session belongs to; nobody where it has ended.
  Result<Actor> actor_of(store::Transaction& transaction, const std::string& token, const Now& now,
                         std::uint64_t at, bool changes);
  Outcome<void> perform_in(store::Transaction& transaction, const Asked& asked, std::uint64_t at,
                           const std::function<Outcome<void>(Call&)>& work);
  std::uint64_t free_bytes() const;
  /// Less and less is taken as the disk fills, so that what is under way can be finished.
  std::optional<Refusal> no_room(const Action& action) const;
  void touch_session(const Asked& asked);

  std::unique_ptr<store::Database> database_;
  OfficeOptions options_;
  Regulations regulations_;
  Situations situations_;
  ProgressBook progress_book_;
  PasswordHasher passwords_;
  BallotDesk ballots_;

  std::mutex mutex_;
  std::uint64_t units_generation_ = 0;
  std::shared_ptr<const Units> units_;
  std::map<std::string, std::int64_t> seen_;             ///< by token hash: when it was last written down
  std::unordered_map<std::string, SessionOf> sessions_;  ///< by token hash
  struct KnownCampaign {
    std::uint64_t generation = 0;
    store::Campaign campaign;
    std::optional<Date> day;  ///< of a demonstration
  };
  std::map<std::string, KnownCampaign> campaigns_;
};

}  // namespace kiemdiem::service
