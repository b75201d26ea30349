#include "service/upkeep.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "base/tree.h"
#include "service/entries.h"
#include "service/progress.h"
#include "store/backup.h"
#include "store/ballots.h"
#include "store/log.h"
#include "store/requests.h"
#include "store/sessions.h"
#include "store/settings.h"

namespace kiemdiem::service {
namespace {

namespace fs = std::filesystem;
using Tell = std::function<void(const std::string&)>;

constexpr std::string_view run_setting = "backup";
constexpr std::int64_t day = 24LL * 3'600'000;
/// A request that is repeated later than this counts as a new one.
constexpr std::int64_t requests_kept = 7 * day;

std::int64_t number_in(const Node& node, std::string_view key) {
  const std::string text = text_of(node, key);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string as_text(const BackupRun& run) {
  return to_json(Node::map({{word_node("at"), text_node(std::to_string(run.at))},
                            {word_node("good"), text_node(run.good ? "1" : "0")},
                            {word_node("file"), text_node(run.file)},
                            {word_node("rows"), text_node(std::to_string(run.rows))},
                            {word_node("digest"), text_node(run.digest)},
                            {word_node("words"), text_node(run.words)},
                            {word_node("last_good_at"), text_node(std::to_string(run.last_good_at))}},
                           {}));
}

Result<void> tidy(Office& office, const Now& now) {
  return office.database().write([&](store::Transaction& transaction) -> Result<void> {
    const auto forgotten = store::forget_requests(transaction, now.at - requests_kept);
    if (!forgotten) return tl::unexpected{forgotten.error()};
    // What was only read is not written down, so the time of the beginning decides.
    const auto ended =
        store::end_old_sessions(transaction, now.at - longest_session, now.at - longest_session);
    if (!ended) return tl::unexpected{ended.error()};
    return {};
  });
}

/// Into the store and, in the same transaction, into the log.
Result<void> remember(Office& office, const BackupRun& run) {
  return office.database().write([&](store::Transaction& transaction) -> Result<void> {
    if (const auto kept = store::set_setting(transaction, run_setting, as_text(run)); !kept) return kept;
    store::LogEntry entry;
    entry.chain = store::system_chain;
    entry.at = run.at;
    entry.action = "backup";
    entry.object = run.good ? run.file : "failed";
    entry.after_digest = run.digest;
    const auto logged = store::append(transaction, entry);
    if (!logged) return tl::unexpected{logged.error()};
    return {};
  });
}

void remove_old(const std::string& folder) {
  std::error_code none;
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{folder, none})
    names.push_back(entry.path().filename().string());
  for (const std::string& name : old_backups(std::move(names))) fs::remove(fs::path{folder} / name, none);
}

BackupRun run_backup(Office& office, const UpkeepOptions& options, const UpkeepState& state, const Now& now) {
  BackupRun run;
  run.at = now.at;
  run.file = backup_name(now);
  run.last_good_at = state.backed_up_at;
  std::error_code none;
  fs::create_directories(options.backup_folder, none);
  const auto content = store::back_up(
      office.database(), (fs::path{options.backup_folder} / run.file).string(), options.passphrase);
  if (!content) {
    run.words = to_text(content.error());
    return run;
  }
  run.digest = content->digest;
  for (const auto& [table, count] : content->rows) run.rows += count;
  for (const std::string& broken : content->log_breaks) run.words += (run.words.empty() ? "" : " ") + broken;
  run.good = true;
  run.last_good_at = now.at;
  return run;
}

void back_up_daily(Office& office, const UpkeepOptions& options, UpkeepState& state, const Now& now,
                   const Tell& tell) {
  const BackupRun run = run_backup(office, options, state, now);
  state.backup_tried_at = now.at;
  if (run.good) state.backed_up_at = now.at;
  if (const auto remembered = remember(office, run); !remembered)
    tell("Sao lưu hằng ngày: " + to_text(remembered.error()));
  if (!run.good) {
    tell(fmt::format("Sao lưu hằng ngày không thành: {} Sẽ thử lại sau một giờ.", run.words));
    return;
  }
  remove_old(options.backup_folder);
  tell(fmt::format("Đã sao lưu {} dòng vào {} và đọc lại thấy đúng.", run.rows, run.file));
}

/// Beside the data file, so that it takes its room from the same drive.
void keep_reserve(Office& office, const Tell& tell) {
  const std::string data = office.database().path();
  if (data.empty()) return;
  const std::string file = data + ".reserve";
  const auto free = store::free_bytes(data);
  if (!free) return;
  switch (reserve_step(*free, fs::exists(file))) {
    case Reserve::take:
      if (const auto kept = store::keep_ballast(file, reserve_bytes); !kept) {
        store::drop_ballast(file);  // no half of one
        tell(to_text(kept.error()));
      }
      return;
    case Reserve::give_back:
      store::drop_ballast(file);
      tell("Ổ đĩa sắp đầy: đã giải phóng phần dự phòng để làm nốt việc đang dở.");
      return;
    case Reserve::leave:
      return;
  }
}

}  // namespace

Result<std::optional<BackupRun>> last_backup(store::Transaction& transaction) {
  const auto kept = store::find_setting(transaction, run_setting);
  if (!kept) return tl::unexpected{kept.error()};
  const auto node = *kept ? from_json(**kept) : std::nullopt;
  if (!node) return std::optional<BackupRun>{};
  BackupRun run;
  run.at = number_in(*node, "at");
  run.good = text_of(*node, "good") == "1";
  run.file = text_of(*node, "file");
  run.rows = number_in(*node, "rows");
  run.digest = text_of(*node, "digest");
  run.words = text_of(*node, "words");
  run.last_good_at = number_in(*node, "last_good_at");
  return std::optional{std::move(run)};
}

namespace {

/// What others did since the last look.
void look_for_sealings(Office& office, UpkeepState& state, const Tell& tell) {
  const auto read = office.database().read([&](store::Transaction& transaction) -> Result<void> {
    const auto sealed = store::last_sealed_at(transaction);
    if (!sealed) return tl::unexpected{sealed.error()};
    state.sealed_at = *sealed;
    return {};
  });
  if (!read) tell("Xem biên bản vừa niêm phong: " + to_text(read.error()));
}

}  // namespace

Result<UpkeepState> upkeep_state(Office& office) {
  UpkeepState state;
  const auto read = office.database().read([&](store::Transaction& transaction) -> Result<void> {
    const auto run = last_backup(transaction);
    if (!run) return tl::unexpected{run.error()};
    if (*run) state.backed_up_at = (*run)->last_good_at;
    return {};
  });
  if (!read) return tl::unexpected{read.error()};
  return state;
}

void keep_up(Office& office, const UpkeepOptions& options, UpkeepState& state, const Now& now,
             const Tell& tell) {
  if (!options.backup_folder.empty()) look_for_sealings(office, state, tell);
  const UpkeepDue due = upkeep_due(state, now);
  if (options.keeps_reserve) keep_reserve(office, tell);
  if (due.tidying) {
    state.tidied_at = now.at;
    if (const auto tidied = tidy(office, now); !tidied) tell("Dọn dữ liệu tạm: " + to_text(tidied.error()));
  }
  if (due.counting) {
    state.counted_at = now.at;
    if (const auto counted = count_open_campaigns(office, now); !counted)
      tell("Tính tiến độ đầu ngày: " + to_text(counted.error()));
  }
  if (const auto saved = office.progress_book().save(office.database()); !saved)
    tell("Giữ số liệu tiến độ: " + to_text(saved.error()));
  if (due.backup && !options.backup_folder.empty()) back_up_daily(office, options, state, now, tell);
}

}  // namespace kiemdiem::service
