#include "store/dump.h"

#include <boost/json.hpp>

#include "store/backup_file.h"
#include "store/digest.h"
#include "store/dump_rows.h"
#include "store/dumped_tables.h"
#include "store/place.h"

namespace kiemdiem::store {
namespace {

namespace json = boost::json;

/// Rows that are written with one statement at a time.
constexpr std::size_t batch = 500;

std::string head_line(std::string_view key, const json::value& value) {
  return json::serialize(json::object{{key, value}});
}

/// Rows that a sound database cannot have held.
bool tells_of_damage(Failure failure) {
  return failure == Failure::unique || failure == Failure::foreign_key || failure == Failure::check ||
         failure == Failure::not_null;
}

std::string end_line(const BackupContent& content) {
  json::object rows;
  for (const auto& [table, count] : content.rows) rows.emplace(table, count);
  return json::serialize(json::object{{"end", true}, {"rows", rows}, {"digest", content.digest}});
}

/// Puts rows back table by table and counts what it reads.
class Filler {
 public:
  explicit Filler(Transaction& transaction) : transaction_{&transaction} {}

  /// @return false at the first line that does not belong there
  bool take(std::string_view line) {
    if (at_end_) return fail();  // something stands behind the end
    if (line.empty() || line.front() != '{') return take_counted(line, &Filler::take_row);
    json::error_code error;
    const json::value read = json::parse(line, error);
    if (error || !read.is_object()) return fail();
    head_ = read.get_object();
    if (head_.contains("end")) return take_end(line);
    return take_counted(line, head_.contains("table") ? &Filler::take_table : &Filler::take_schema);
  }

  bool is_whole() const { return at_end_ && good_; }
  const BackupContent& content() const { return content_; }

 private:
  bool fail() {
    good_ = false;
    return false;
  }

  bool take_counted(std::string_view line, bool (Filler::*step)(std::string_view)) {
    digest_.add(line);
    digest_.add("\n");
    return (this->*step)(line) || fail();
  }

  bool take_schema(std::string_view) {
    const json::value* number = head_.if_contains("schema");
    if (number == nullptr || !number->is_int64() || content_.schema != 0) return false;
    content_.schema = static_cast<int>(number->get_int64());
    return true;
  }

  bool take_table(std::string_view) {
    const json::value* name = head_.if_contains("table");
    if (!name->is_string() || !write_rows()) return false;
    table_ = nullptr;
    for (const DumpedTable& table : dumped_tables())
      if (table.name == std::string_view{name->get_string()} && is_in(table, content_.schema))
        table_ = &table;
    return table_ != nullptr && content_.rows.emplace(table_->name, 0).second;
  }

  bool take_row(std::string_view line) {
    auto values = values_of_line(line);
    if (!values || table_ == nullptr) return false;
    ++content_.rows[std::string{table_->name}];
    rows_.push_back(std::move(*values));
    return rows_.size() < batch || write_rows();
  }

  bool take_end(std::string_view line) {
    content_.digest = digest_.hex();
    at_end_ = true;
    // The line is what dump() would write for what was read here.
    return (write_rows() && line == end_line(content_)) || fail();
  }

  bool write_rows() {
    if (rows_.empty()) return true;
    const auto written = transaction_->query_each(table_->insert, rows_);
    rows_.clear();
    return written.has_value();
  }

  Transaction* transaction_;
  const DumpedTable* table_ = nullptr;
  std::vector<Values> rows_;
  json::object head_;
  Digest digest_;
  BackupContent content_;
  bool good_ = true, at_end_ = false;
};

}  // namespace

Result<BackupContent> dump(Transaction& transaction, int schema,
                           const std::function<void(std::string_view line)>& add) {
  BackupContent content;
  content.schema = schema;
  Digest digest;
  const auto add_counted = [&](const std::string& line) {
    digest.add(line);
    digest.add("\n");
    add(line);
  };
  add_counted(head_line("schema", schema));
  for (const DumpedTable& table : dumped_tables()) {
    if (!is_in(table, schema)) continue;
    add_counted(head_line("table", json::string{table.name}));
    std::int64_t& rows = content.rows[std::string{table.name}];
    const auto read = transaction.for_each(table.select, {}, [&](const Row& row) {
      add_counted(to_line(row));
      ++rows;
      return true;
    });
    if (!read) return tl::unexpected{read.error()};
  }
  content.digest = digest.hex();
  add(end_line(content));
  return content;
}

Result<int> schema_of_backup(const std::string& file, std::string_view passphrase) {
  int schema = 0;
  const auto read = read_backup_lines(file, passphrase, [&](std::string_view line) {
    json::error_code error;
    const json::value head = json::parse(line, error);
    const json::value* number =
        !error && head.is_object() ? head.get_object().if_contains("schema") : nullptr;
    if (number != nullptr && number->is_int64()) schema = static_cast<int>(number->get_int64());
    return false;
  });
  if (!read) return tl::unexpected{read.error()};
  if (schema < 1) return refuse(place_of(file), "bản sao lưu bị hỏng: không rõ phiên bản dữ liệu.");
  return schema;
}

Result<BackupContent> fill(Transaction& transaction, const std::string& file, std::string_view passphrase) {
  Filler filler{transaction};
  const auto read =
      read_backup_lines(file, passphrase, [&](std::string_view line) { return filler.take(line); });
  if (!read) return tl::unexpected{read.error()};
  if (const auto failure = transaction.failure(); failure && !tells_of_damage(*failure))
    return tl::unexpected{transaction.state().error()};
  if (!filler.is_whole()) return refuse(place_of(file), "bản sao lưu bị hỏng hoặc thiếu; hãy dùng bản khác.");
  return filler.content();
}

}  // namespace kiemdiem::store
