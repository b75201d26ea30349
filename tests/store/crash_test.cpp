#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <sstream>
#include <thread>

#include "engines.h"
#include "store/log.h"
#include "store/records.h"

namespace kiemdiem::store {
namespace {

/// How often a writer is killed: 25 here, more for a release.
int kills() {
  const char* number = std::getenv("KIEMDIEM_KILLS");
  return number == nullptr ? 25 : std::atoi(number);
}

/// A writer as a process of its own; what it acknowledged comes through a pipe.
class Writer {
 public:
  Writer(const std::string& url, const std::string& prefix) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"pipe"};
    reading_ = ends[0];
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execl(KIEMDIEM_CRASH_WRITER, "crash_writer", url.c_str(), prefix.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { ::close(reading_); }

  /// @return the ids that it acknowledged
  std::vector<std::string> kill() {
    ::kill(child_, SIGKILL);
    int status = 0;
    ::waitpid(child_, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "it ended by itself: " << WEXITSTATUS(status);
    std::string text;
    char bytes[4096];
    for (ssize_t count = 0; (count = ::read(reading_, bytes, sizeof bytes)) > 0;)
      text.append(bytes, static_cast<std::size_t>(count));
    std::vector<std::string> ids;
    std::istringstream lines{text};
    for (std::string id; std::getline(lines, id);) ids.push_back(id);
    return ids;
  }

 private:
  pid_t child_ = -1;
  int reading_ = -1;
};

TEST(KilledWriter, loses_nothing_that_it_acknowledged) {
  const TestFolder folder;
  const std::string url = "sqlite:" + folder.file("data.db");
  std::mt19937 random{20261120};
  std::size_t acknowledged = 0;
  for (int kill = 0; kill < kills(); ++kill) {
    Writer writer{url, std::to_string(kill) + "-"};
    // Every fifth is killed while it may still open the file that the one before left.
    const int longest = kill % 5 == 4 ? 20 : 150;
    std::this_thread::sleep_for(std::chrono::milliseconds{std::uniform_int_distribution{1, longest}(random)});
    const std::vector<std::string> ids = writer.kill();
    acknowledged += ids.size();
    const auto database = must(Database::open(url));
    must(database->read([&](Transaction& transaction) -> Result<void> {
      for (const std::string& id : ids) EXPECT_TRUE(must(find(transaction, {"", "people", id}))) << id;
      EXPECT_TRUE(must(verify_all(transaction)).empty());
      // Nothing by halves: each entry has its log.
      EXPECT_EQ(must(count(transaction, "", "people", "")),
                must(head(transaction, "dbcs")).value_or(Anchor{}).seq);
      EXPECT_EQ(must(transaction.query("pragma quick_check"))[0].text(0), "ok");
      return {};
    }));
  }
  EXPECT_GT(acknowledged, 0U);
  RecordProperty("acknowledged", std::to_string(acknowledged));
  RecordProperty("kills", kills());
}

}  // namespace
}  // namespace kiemdiem::store
