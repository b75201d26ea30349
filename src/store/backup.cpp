#include "store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "store/backup_file.h"
#include "store/dump.h"
#include "store/migrations.h"
#include "store/place.h"
#include "store/sessions.h"
#include "store/settings.h"

namespace kiemdiem::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view epoch_setting = "epoch";

/// A file under a name of its own until it is known to be good.
class UncheckedFile {
 public:
  explicit UncheckedFile(const std::string& name) : name_{name}, unchecked_{name + ".unchecked"} { remove(); }
  ~UncheckedFile() { remove(); }
  UncheckedFile(const UncheckedFile&) = delete;
  UncheckedFile& operator=(const UncheckedFile&) = delete;

  const std::string& name() const { return unchecked_; }

  /// Never over another file, and the name is on the disk too.
  Result<void> keep() {
    if (::link(unchecked_.c_str(), name_.c_str()) != 0)
      return refuse(place_of(name_),
                    "không đặt được tên này cho bản sao lưu; tên phải chưa có trong thư mục.");
    const std::string folder = fs::path{name_}.parent_path();
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) return refuse(place_of(name_), "ổ đĩa báo lỗi khi ghi bản sao lưu; hãy kiểm tra ổ đĩa.");
    return {};
  }

 private:
  /// With what a database keeps beside it: a log of changes without its file would be taken for the next
  /// one's.
  void remove() const {
    std::error_code none;
    for (const char* ending : {"", "-wal", "-shm", ".lock"}) fs::remove(unchecked_ + ending, none);
  }

  std::string name_, unchecked_;
};

Result<BackupContent> write_file(Transaction& transaction, int schema, const std::string& file,
                                 std::string_view passphrase) {
  auto writer = BackupWriter::create(file, passphrase);
  if (!writer) return tl::unexpected{writer.error()};
  auto content = dump(transaction, schema, [&](std::string_view line) { (*writer)->add(line); });
  if (const auto closed = (*writer)->close(); !closed) return tl::unexpected{closed.error()};
  return content;
}

/// Only SQLite can ask itself; the scratch place is always one.
Result<void> check_integrity(Transaction& transaction) {
  const auto pages = transaction.query("pragma integrity_check");
  if (!pages) return tl::unexpected{pages.error()};
  const auto strays = transaction.query("pragma foreign_key_check");
  if (!strays) return tl::unexpected{strays.error()};
  if (pages->size() != 1 || pages->front().text(0) != "ok" || !strays->empty())
    return refuse({}, "Bản sao lưu không qua được kiểm tra toàn vẹn; hãy sao lưu lại.");
  return {};
}

Result<std::vector<std::string>> breaks_of_log(Transaction& transaction) {
  const auto broken = verify_all(transaction);
  if (!broken) return tl::unexpected{broken.error()};
  std::vector<std::string> words;
  for (const Broken& place : *broken) words.push_back(place.words);
  return words;
}

/// What stands in the scratch place is dumped again: equal digests are equal rows.
Result<void> check_scratch(Transaction& transaction, BackupContent& content) {
  if (auto checked = check_integrity(transaction); !checked) return checked;
  const auto again = dump(transaction, content.schema, [](std::string_view) {});
  if (!again) return tl::unexpected{again.error()};
  if (again->digest != content.digest || again->rows != content.rows)
    return refuse({}, "Bản sao lưu đọc lại không giống dữ liệu gốc; hãy sao lưu lại.");
  auto breaks = breaks_of_log(transaction);
  if (!breaks) return tl::unexpected{breaks.error()};
  content.log_breaks = std::move(*breaks);
  return {};
}

Result<std::unique_ptr<Database>> open_for(int schema, std::string_view url) {
  if (schema > static_cast<int>(all_migrations().size()))
    return refuse(
        {}, "Bản sao lưu thuộc phiên bản mới hơn chương trình; hãy cài phiên bản mới của chương trình.");
  OpenOptions options;
  options.schema = schema;
  options.must_be_empty = true;
  return Database::open(url, options);
}

Result<BackupContent> fill_database(Database& database, const std::string& file, std::string_view passphrase,
                                    const std::function<Result<void>(Transaction&, BackupContent&)>& then) {
  BackupContent content;
  const auto written = database.write([&](Transaction& transaction) -> Result<void> {
    auto filled = fill(transaction, file, passphrase);
    if (!filled) return tl::unexpected{filled.error()};
    content = std::move(*filled);
    return then(transaction, content);
  });
  if (!written) return tl::unexpected{written.error()};
  return content;
}

/// An older backup than the anchor remembers, or another one.
std::string words_of_gap(const ChainAnchor& known, const Broken& broken, std::int64_t held) {
  if (broken.kind == Broken::Kind::cut)
    return fmt::format("Nhật ký “{}”: điểm neo ghi đến mục {}, bản sao lưu chỉ đến mục {}; mất {} mục cuối.",
                       known.chain, known.anchor.seq, held, known.anchor.seq - held);
  return broken.words;
}

Result<std::vector<std::string>> gaps(Transaction& transaction, const std::vector<ChainAnchor>& anchors) {
  std::vector<std::string> words;
  for (const ChainAnchor& known : anchors) {
    const auto broken = verify(transaction, known.chain, known.anchor);
    if (!broken) return tl::unexpected{broken.error()};
    const auto end = head(transaction, known.chain);
    if (!end) return tl::unexpected{end.error()};
    if (*broken) words.push_back(words_of_gap(known, **broken, end->value_or(Anchor{}).seq));
  }
  return words;
}

/// Counts the restore, ends all sessions and writes both into the log.
Result<std::int64_t> begin_epoch(Transaction& transaction, std::string_view digest, std::int64_t at) {
  const auto before = find_setting(transaction, epoch_setting);
  if (!before) return tl::unexpected{before.error()};
  const std::int64_t epoch = *before ? std::stoll(**before) + 1 : 1;
  if (const auto counted = set_setting(transaction, epoch_setting, std::to_string(epoch)); !counted)
    return tl::unexpected{counted.error()};
  if (const auto ended = end_all_sessions(transaction); !ended) return ended;
  LogEntry entry;
  entry.chain = system_chain;
  entry.at = at;
  entry.action = "restore";
  entry.object = fmt::format("epoch {}", epoch);
  entry.after_digest = digest;
  if (const auto logged = append(transaction, entry); !logged) return tl::unexpected{logged.error()};
  return epoch;
}

Result<Restored> restore_into(Database& database, const std::string& file, std::string_view passphrase,
                              std::int64_t at, const std::vector<ChainAnchor>& anchors) {
  Restored restored;
  auto content = fill_database(database, file, passphrase,
                               [&](Transaction& transaction, BackupContent& filled) -> Result<void> {
                                 auto breaks = breaks_of_log(transaction);
                                 if (!breaks) return tl::unexpected{breaks.error()};
                                 filled.log_breaks = std::move(*breaks);
                                 auto missing = gaps(transaction, anchors);
                                 if (!missing) return tl::unexpected{missing.error()};
                                 restored.gaps = std::move(*missing);
                                 const auto epoch = begin_epoch(transaction, filled.digest, at);
                                 if (!epoch) return tl::unexpected{epoch.error()};
                                 restored.epoch = *epoch;
                                 return {};
                               });
  if (!content) return tl::unexpected{content.error()};
  restored.content = std::move(*content);
  return restored;
}

/// Under another name first, so that a restore that was cut off leaves nothing behind that looks whole.
Result<Restored> restore_file(const std::string& file, std::string_view passphrase, const std::string& path,
                              std::int64_t at, const std::vector<ChainAnchor>& anchors, int schema) {
  if (fs::exists(path) || fs::exists(path + "-wal"))
    return refuse(place_of(path), "đã có dữ liệu; khôi phục chỉ ghi vào một tệp chưa có.");
  UncheckedFile unchecked{path};
  Result<Restored> restored = refuse({}, "");
  {
    const auto database = open_for(schema, "sqlite:" + unchecked.name());
    if (!database) return tl::unexpected{database.error()};
    restored = restore_into(**database, file, passphrase, at, anchors);
  }
  if (!restored) return restored;
  if (const auto kept = unchecked.keep(); !kept) return tl::unexpected{kept.error()};
  return restored;
}

}  // namespace

Result<BackupContent> check_backup(const std::string& file, std::string_view passphrase) {
  const auto schema = schema_of_backup(file, passphrase);
  if (!schema) return tl::unexpected{schema.error()};
  const auto scratch = open_for(*schema, "sqlite::memory:");
  if (!scratch) return tl::unexpected{scratch.error()};
  auto content = fill_database(**scratch, file, passphrase,
                               [](Transaction&, BackupContent&) -> Result<void> { return {}; });
  if (!content) return content;
  const auto checked = (*scratch)->read(
      [&](Transaction& transaction) -> Result<void> { return check_scratch(transaction, *content); });
  if (!checked) return tl::unexpected{checked.error()};
  return content;
}

Result<BackupContent> back_up(Transaction& transaction, int schema, const std::string& file,
                              std::string_view passphrase) {
  if (fs::exists(file)) return refuse(place_of(file), "đã có; hãy chọn tên khác cho bản sao lưu.");
  UncheckedFile unchecked{file};
  const auto written = write_file(transaction, schema, unchecked.name(), passphrase);
  if (!written) return written;
  auto checked = check_backup(unchecked.name(), passphrase);
  if (!checked) return checked;
  if (checked->digest != written->digest)
    return refuse(place_of(file), "bản sao lưu đọc lại không giống dữ liệu gốc; hãy sao lưu lại.");
  if (const auto kept = unchecked.keep(); !kept) return tl::unexpected{kept.error()};
  return checked;
}

Result<BackupContent> back_up(Database& database, const std::string& file, std::string_view passphrase) {
  Result<BackupContent> content = refuse({}, "");
  const auto read = database.read([&](Transaction& transaction) -> Result<void> {
    const auto schema = schema_of(transaction);
    if (!schema) return tl::unexpected{schema.error()};
    content = back_up(transaction, *schema, file, passphrase);
    if (!content) return tl::unexpected{content.error()};
    return {};
  });
  if (!read) return tl::unexpected{read.error()};
  return content;
}

Result<Restored> restore(const std::string& file, std::string_view passphrase, std::string_view url,
                         std::int64_t at, const std::vector<ChainAnchor>& anchors) {
  constexpr std::string_view sqlite = "sqlite:";
  const auto schema = schema_of_backup(file, passphrase);
  if (!schema) return tl::unexpected{schema.error()};
  if (url.starts_with(sqlite))
    return restore_file(file, passphrase, std::string{url.substr(sqlite.size())}, at, anchors, *schema);
  const auto database = open_for(*schema, url);
  if (!database) return tl::unexpected{database.error()};
  return restore_into(**database, file, passphrase, at, anchors);
}

}  // namespace kiemdiem::store
