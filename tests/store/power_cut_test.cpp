#include <fstream>
#include <set>
#include <sstream>

#include "engines.h"
#include "recording_disk.h"
#include "store/log.h"
#include "store/settings.h"

// Power cuts on SQLite without a machine that can be unplugged: everything that SQLite writes and syncs is
// recorded, and the files are put together again as they may be found after a cut at any moment.

namespace kiemdiem::store {
namespace {

constexpr std::uint64_t seed = 20261121;
constexpr int writes = 260;
constexpr int cuts = 150;

std::string content_of(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream{path, std::ios::binary}.rdbuf();
  return content.str();
}

/// What the store was asked to keep, with what it asked of the disk.
struct Filling {
  Files before;
  std::vector<DiskStep> steps;
  std::string path;
};

/// A store that is filled write by write, each with its entry in the log; long enough for the log of changes
/// to be taken over into the data file on the way.
Filling filled_store(const TestFolder& folder) {
  Filling filling;
  filling.path = folder.file("k.db");
  must(Database::open("sqlite:" + filling.path));
  filling.before = {{filling.path, content_of(filling.path)}};
  RecordingDisk disk;
  {
    const auto database = must(Database::open("sqlite:" + filling.path));
    std::mt19937_64 chance{seed};
    for (int number = 0; number < writes; ++number) {
      const std::string id = "lần " + std::to_string(number);
      const std::string text(100 + chance() % 40'000, static_cast<char>('a' + number % 26));
      must(database->write([&](Transaction& transaction) -> Result<void> {
        if (auto kept = set_setting(transaction, id, text); !kept) return kept;
        LogEntry entry;
        entry.chain = "sổ";
        entry.action = "kept";
        entry.object = id;
        entry.after_digest = salted_digest("", text);
        const auto logged = append(transaction, entry);
        if (!logged) return tl::unexpected{logged.error()};
        return {};
      }));
      disk.acknowledge(id);
    }
    filling.steps = disk.steps();  // before the store is closed, which tidies up
  }
  return filling;
}

/// What is there, is whole, and is exactly what the log tells of. Words of what is wrong; the kept ids.
std::string fault_of(const std::string& path, std::set<std::string>& kept) {
  const auto database = Database::open("sqlite:" + path);
  if (!database) return to_text(database.error());
  std::string fault;
  const auto read = (*database)->read([&](Transaction& transaction) -> Result<void> {
    const auto pages = transaction.query("pragma integrity_check");
    if (!pages) return tl::unexpected{pages.error()};
    if (pages->front().text(0) != "ok") return refuse({}, pages->front().text(0));
    const auto broken = verify_all(transaction);
    if (!broken) return tl::unexpected{broken.error()};
    for (const Broken& place : *broken) fault += place.words;
    const auto rows = transaction.query(
        "select s.name, s.content, l.after_digest from setting s join log l on l.object = s.name");
    if (!rows) return tl::unexpected{rows.error()};
    for (const Row& row : *rows) {
      kept.insert(row.text(0));
      if (salted_digest("", row.text(1)) != row.text(2)) fault += "content of " + row.text(0);
    }
    const auto halves = transaction.query(
        "select (select count(*) from setting), (select count(*) from log where chain = 'sổ')");
    if (!halves) return tl::unexpected{halves.error()};
    if (halves->front().integer(0) != halves->front().integer(1)) fault += "half a transaction";
    return {};
  });
  return read ? fault : to_text(read.error());
}

/// @return how many of the cuts broke the store or took something that was acknowledged
int losses(const Filling& filling, bool syncs, std::string& words) {
  std::mt19937_64 chance{seed};
  int lost = 0;
  for (int number = 0; number < cuts; ++number) {
    const std::size_t cut = 1 + chance() % filling.steps.size();
    const TestFolder folder;
    for (const auto& [path, content] : after_power_cut(filling.before, filling.steps, cut, chance, syncs))
      std::ofstream{folder.file(std::filesystem::path{path}.filename()), std::ios::binary} << content;
    std::set<std::string> kept;
    std::string fault = fault_of(folder.file("k.db"), kept);
    for (std::size_t at = 0; at < cut; ++at)
      if (filling.steps[at].kind == DiskStep::Kind::acknowledged && !kept.contains(filling.steps[at].file))
        fault += " lost: " + filling.steps[at].file;
    if (fault.empty()) continue;
    ++lost;
    words += "cut after " + std::to_string(cut) + " steps: " + fault.substr(0, 300) + "\n";
  }
  return lost;
}

bool synced(const Filling& filling, const std::string& ending) {
  return std::ranges::any_of(filling.steps, [&](const DiskStep& step) {
    return step.kind == DiskStep::Kind::sync && step.file.ends_with(ending);
  });
}

TEST(APowerCut, at_any_moment_takes_nothing_that_was_acknowledged_and_leaves_the_log_whole) {
  const TestFolder folder;
  const Filling filling = filled_store(folder);
  ASSERT_TRUE(synced(filling, "k.db-wal"));
  ASSERT_TRUE(synced(filling, "k.db")) << "the log of changes was never taken over: write more";
  std::string words;
  EXPECT_EQ(losses(filling, true, words), 0) << words;
}

TEST(APowerCut, is_found_where_the_disk_only_says_that_it_synced) {
  const TestFolder folder;
  const Filling filling = filled_store(folder);
  std::string words;
  EXPECT_GT(losses(filling, false, words), cuts / 4) << "the test would not see a loss";
}

}  // namespace
}  // namespace kiemdiem::store
