#include "service/office.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/gate.h"
#include "service/people.h"
#include "service/second_step.h"
#include "store/accounts.h"
#include "store/log.h"
#include "store/requests.h"
#include "store/sessions.h"

namespace kiemdiem::service {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::uint64_t unlimited = ~std::uint64_t{0};
constexpr std::size_t most_sessions = 20'000;
constexpr std::size_t most_campaigns = 1'000;
/// Without a request for so long a session ends; shorter for those who decide or administer (D24).
std::int64_t idle_of(Role role) {
  return role == Role::member || role == Role::group_leader ? 30 * minute : 15 * minute;
}

std::string digest_of(const Asked& asked) {
  std::string text{asked.action->name};
  for (const auto& [name, values] : asked.inputs.fields()) {
    if (name == "password" || name == "old" || name == "new" || name == "again" || name == "code") continue;
    for (const std::string& value : values) text += fmt::format("\n{}={}", name, value);
  }
  for (const File& file : asked.inputs.files)
    text += fmt::format("\n{}={}", file.name, token_hash(file.bytes));
  return token_hash(text);
}

/// What somebody has to do before anything else; the way there and out stays open.
std::optional<Refused> owed(const Actor& actor, const Action& action) {
  if (action.entry == Entry::anyone || action.name == "sign-out") return std::nullopt;
  if (actor.must_change_password) {
    const bool leads = action.name == "password-form" || action.name == "change-password";
    return leads ? std::nullopt : std::optional{Refused::new_password};
  }
  if (!actor.must_set_second_step) return std::nullopt;
  const bool leads = action.name == "second-step-form" || action.name == "second-step";
  return leads ? std::nullopt : std::optional{Refused::second_step};
}

}  // namespace

Office::Office(std::unique_ptr<store::Database> database, Installation installation, OfficeOptions options)
    : database_(std::move(database)),
      options_(std::move(options)),
      regulations_(std::move(installation)),
      situations_(regulations_),
      progress_book_(situations_, regulations_, options_.made_by),
      passwords_(options_.hashes_at_once) {}

Result<std::unique_ptr<Office>> Office::open(std::unique_ptr<store::Database> database,
                                             Installation installation, OfficeOptions options) {
  return std::unique_ptr<Office>{
      new Office{std::move(database), std::move(installation), std::move(options)}};
}

std::uint64_t Office::generation() {
  return database_->generation();
}

store::SpaceLevel Office::space() const {
  const std::uint64_t left = free_bytes();
  return left == unlimited ? store::SpaceLevel::normal : store::space_level(left);
}

std::string Office::space_warning() const {
  const std::uint64_t left = free_bytes();
  return left == unlimited ? std::string{} : store::space_banner(left);
}

std::uint64_t Office::free_bytes() const {
  const std::string path = database_->path();
  if (options_.free_bytes) return options_.free_bytes(path);
  if (path.empty()) return unlimited;
  return store::free_bytes(path).value_or(unlimited);
}

Result<std::shared_ptr<const Units>> Office::units(store::Transaction& transaction, std::uint64_t at) {
  {
    const std::lock_guard lock{mutex_};
    if (units_ && units_generation_ == at) return units_;
  }
  auto loaded = Units::load(transaction);
  if (!loaded) return loaded;
  const std::lock_guard lock{mutex_};
  units_ = *loaded;
  units_generation_ = at;
  return loaded;
}

Result<Office::SessionOf> Office::session_of(store::Transaction& transaction, const std::string& hash,
                                             const Now& now, std::uint64_t at) {
  SessionOf found{at, now.local.date, {}, 0, 0};
  const auto session = store::find_session(transaction, hash);
  if (!session) return tl::unexpected{session.error()};
  if (!*session || (*session)->csrf == waiting_for_code) return found;
  const auto account = store::find_account(transaction, (*session)->account);
  if (!account) return tl::unexpected{account.error()};
  if (!*account || (*account)->disabled) return found;
  const auto grants = grants_today(transaction, *this, **account, now, at);
  if (!grants) return tl::unexpected{grants.error()};
  Actor& actor = found.actor;
  actor.grants = *grants;
  // No grant is the own membership; who has none, or has lost the role, acts in the first one there is.
  const auto acting = std::ranges::find(actor.grants, (*session)->grant_id.value_or(""), &ActingGrant::id);
  if (acting != actor.grants.end())
    actor.acting = *acting;
  else if (!actor.grants.empty())
    actor.acting = actor.grants.front();
  actor.account = (*account)->id;
  actor.name = (*account)->name.empty() ? (*account)->login : (*account)->name;
  actor.person = (*account)->person;
  actor.must_change_password = (*account)->password.starts_with("!");
  actor.must_set_second_step = owes_second_step(*this, **account, actor.grants);
  actor.token_hash = hash;
  actor.csrf = (*session)->csrf;
  actor.fresh_at = (*session)->fresh_at;
  found.created_at = (*session)->created_at;
  found.seen_at = (*session)->seen_at;
  return found;
}

Result<Office::SessionOf> Office::known_session(store::Transaction& transaction, const std::string& hash,
                                                const Now& now, std::uint64_t at, bool changes) {
  if (!changes) {
    const std::lock_guard lock{mutex_};
    const auto known = sessions_.find(hash);
    if (known != sessions_.end() && known->second.generation == at && known->second.day == now.local.date)
      return known->second;
  }
  auto read = session_of(transaction, hash, now, at);
  if (!read || changes || !read->actor.signed_in()) return read;
  const std::lock_guard lock{mutex_};
  if (sessions_.size() > most_sessions) sessions_.clear();
  sessions_.insert_or_assign(hash, *read);
  return read;
}

Result<Actor> Office::actor_of(store::Transaction& transaction, const std::string& token, const Now& now,
                               std::uint64_t at, bool changes) {
  if (token.empty()) return Actor{};
  const std::string hash = token_hash(token);
  auto session = known_session(transaction, hash, now, at, changes);
  if (!session) return tl::unexpected{session.error()};
  if (!session->actor.signed_in() || now.at - session->created_at > longest_session) return Actor{};
  std::int64_t seen = session->seen_at;
  {
    const std::lock_guard lock{mutex_};
    if (const auto known = seen_.find(hash); known != seen_.end()) seen = std::max(seen, known->second);
  }
  if (now.at - seen > idle_of(session->actor.acting.role)) return Actor{};
  return std::move(session->actor);
}

Result<std::optional<Office::CampaignNow>> Office::campaign(store::Transaction& transaction,
                                                            const std::string& id, const Now& now,
                                                            std::uint64_t at) {
  {
    const std::lock_guard lock{mutex_};
    if (const auto known = campaigns_.find(id); known != campaigns_.end() && known->second.generation == at)
      return CampaignNow{known->second.campaign, known->second.day.value_or(now.local.date)};
  }
  auto found = store::find_campaign(transaction, id);
  if (!found) return tl::unexpected{found.error()};
  if (!*found) return std::optional<CampaignNow>{};
  const auto plan = store::find_plan(transaction, id, (*found)->organization);
  if (!plan) return tl::unexpected{plan.error()};
  const std::optional<Date> day = *plan ? head_of((*plan)->body).day : std::nullopt;
  const std::lock_guard lock{mutex_};
  if (campaigns_.size() > most_campaigns) campaigns_.clear();
  campaigns_.insert_or_assign(id, KnownCampaign{at, **found, day});
  return CampaignNow{std::move(**found), day.value_or(now.local.date)};
}

void Office::touch_session(const Asked& asked) {
  if (asked.token.empty()) return;
  const std::lock_guard lock{mutex_};
  if (seen_.size() > 20'000) seen_.clear();
  seen_[token_hash(asked.token)] = asked.now.at;
}

Outcome<void> Office::perform(const Asked& asked, const std::function<Outcome<void>(Call&)>& work) {
  Outcome<void> outcome;
  // Asked before the transaction begins: what is derived from older data is never kept under a newer number.
  const std::uint64_t at = generation();
  const auto run = [&](store::Transaction& transaction) -> Result<void> {
    outcome = perform_in(transaction, asked, at, work);
    if (outcome || outcome.error().keeps) return {};
    return refuse({}, "");  // nothing of a refused change is kept
  };
  const auto kept = asked.action->changes ? database_->write(run) : database_->read(run);
  if (!kept && outcome) return refused(kept.error());
  if (outcome && !asked.action->silent) touch_session(asked);
  return outcome;
}

Result<void> Office::read_as(const Asked& asked, const ReadingAs& work) {
  const std::uint64_t at = generation();
  return database_->read([&](store::Transaction& transaction) -> Result<void> {
    const auto actor = actor_of(transaction, asked.token, asked.now, at, true);
    if (!actor) return tl::unexpected{actor.error()};
    return work(transaction, *actor);
  });
}

std::optional<Refusal> Office::no_room(const Action& action) const {
  const store::SpaceLevel level = space();
  const bool takes_files =
      std::ranges::any_of(action.inputs, [](const InputField& input) { return input.type == Input::file; });
  const bool goes_on = action.name == "sign-in" || action.name == "sign-out" || action.name == "code";
  const bool stops = (level == store::SpaceLevel::no_uploads && takes_files) ||
                     (level == store::SpaceLevel::critical && !goes_on);
  if (!stops) return std::nullopt;
  return refused(Refused::busy, space_warning()).value();
}

Outcome<void> Office::perform_in(store::Transaction& transaction, const Asked& asked, std::uint64_t at,
                                 const std::function<Outcome<void>(Call&)>& work) {
  const Action& action = *asked.action;
  auto actor =
      actor_of(transaction, action.silent ? std::string{} : asked.token, asked.now, at, action.changes);
  if (!actor) return refused(actor.error());
  Call call{*this, transaction, action, std::move(*actor), asked.inputs, asked.now, at};
  call.today = asked.now.local.date;
  if (const auto placed = place(call); !placed) {
    // Who is not signed in learns nothing about what there is.
    if (action.entry == Entry::signed_in && !call.actor.signed_in()) return refused(Refused::unknown_person);
    return placed;
  }
  const Phase phase = call.campaign ? phase_named(call.campaign->state).value_or(Phase::closed) : Phase::none;
  if (const auto bar = barred(action, call.actor, relation_of(call.actor, call.target, action.object), phase,
                              asked.now.at))
    return refused(*bar);
  if (const auto first = owed(call.actor, action)) return refused(*first);
  if (!action.changes) return work(call);
  if (action.silent) {
    if (const auto full = no_room(action); full) return tl::unexpected{*full};
    return work(call);
  }

  if (call.actor.signed_in() && asked.needs_csrf && asked.csrf != call.actor.csrf)
    return refused(Refused::invalid, "Trang này đã mở quá lâu; hãy tải lại rồi gửi lần nữa.");
  if (const auto full = no_room(action); full) return tl::unexpected{*full};
  if (!asked.key.empty()) {
    const auto begun =
        store::begin_request(transaction, {asked.key, call.actor.account, digest_of(asked), asked.now.at});
    if (!begun) return refused(begun.error());
    if (begun->kind == store::Begun::Kind::misused)
      return refused(Refused::invalid, "Yêu cầu này đã được gửi với nội dung khác; hãy tải lại trang.");
    if (begun->kind == store::Begun::Kind::repeated) {
      Refusal repeated;
      repeated.kind = Refused::repeated;
      repeated.reply = begun->reply.body;
      repeated.keeps = true;
      return tl::unexpected{std::move(repeated)};
    }
  }
  if (call.actor.signed_in())
    if (const auto seen = store::set_seen(transaction, call.actor.token_hash, asked.now.at); !seen)
      return refused(seen.error());
  if (auto done = work(call); !done) return done;
  if (const auto logged = write_log(call); !logged) return refused(logged.error());
  if (!asked.key.empty())
    if (const auto finished = store::finish_request(transaction, asked.key, {303, call.reply}); !finished)
      return refused(finished.error());
  return {};
}

}  // namespace kiemdiem::service
