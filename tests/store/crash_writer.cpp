#include <unistd.h>

#include <string>

#include "store/database.h"
#include "store/log.h"
#include "store/records.h"

// Writes until it is killed: one entry, its log and its request in one transaction, then its number on the
// pipe.

namespace kiemdiem::store {
namespace {

Result<void> write_entry(Transaction& transaction, const std::string& id) {
  const RecordText text{
      {"", "people", id}, "/cb1/", R"({"name":")" + std::string(300, 'x') + R"("})", "", id};
  const auto saved = save(transaction, text, 0, {"acc", 1});
  if (!saved) return tl::unexpected{saved.error()};
  const auto logged = append(transaction, {"dbcs", 1, "acc", "", "", "save", id, "", saved->after_digest});
  if (!logged) return tl::unexpected{logged.error()};
  return {};
}

int run(const char* url, const std::string& prefix) {
  const auto database = Database::open(url);
  if (!database) return 1;
  for (int number = 0;; ++number) {
    const std::string id = prefix + std::to_string(number);
    if (!(*database)->write([&](Transaction& transaction) { return write_entry(transaction, id); })) return 2;
    const std::string line = id + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) return 3;
  }
}

}  // namespace
}  // namespace kiemdiem::store

int main(int count, char** words) {
  return count == 3 ? kiemdiem::store::run(words[1], words[2]) : 64;
}
