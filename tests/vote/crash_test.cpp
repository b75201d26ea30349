#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <sstream>
#include <thread>

#include "engines.h"
#include "meeting.h"
#include "store/log.h"

namespace kiemdiem::service {
namespace {

int kills() {
  const char* number = std::getenv("KIEMDIEM_KILLS");
  return number == nullptr ? 50 : std::atoi(number);
}

/// What the last meeting of a killed process had acknowledged.
struct Acknowledged {
  std::string poll;
  std::vector<std::string> phrases, codes, cast;
  bool closed = false, counted = false, cancelled = false;

  explicit Acknowledged(const std::string& told) {
    std::istringstream lines{told};
    for (std::string line; std::getline(lines, line);) {
      const std::string rest = line.substr(std::min(line.find(' ') + 1, line.size()));
      if (line.starts_with("poll ")) *this = Acknowledged{""}, poll = rest;
      if (line.starts_with("phrase ")) phrases.push_back(rest);
      if (line.starts_with("code ")) codes.push_back(rest);
      if (line.starts_with("cast ")) cast.push_back(rest);
      closed = closed || line == "closed";
      counted = counted || line == "counted";
      cancelled = cancelled || line == "cancelled";
    }
  }
};

std::string killed_after(const std::string& url, const std::string& unfinished, int milliseconds) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"pipe"};
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::execl(KIEMDIEM_VOTE_WRITER, "vote_writer", url.c_str(), unfinished.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  std::this_thread::sleep_for(std::chrono::milliseconds{milliseconds});
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "it ended by itself: " << WEXITSTATUS(status);
  std::string told;
  char bytes[4096];
  for (ssize_t count = 0; (count = ::read(ends[0], bytes, sizeof bytes)) > 0;)
    told.append(bytes, static_cast<std::size_t>(count));
  ::close(ends[0]);
  return told;
}

/// Goes on with an open poll where the killed process stopped, to the end.
void finish(Meeting& meeting, const Acknowledged& known) {
  const SeenPoll seen = meeting.seen(meeting.tellers[0]);
  const std::vector<std::string> marks(seen.sheet.lines.size(), "completed");
  // What was acknowledged is there: the same submission is answered in the same way, another one is refused.
  for (const std::string& code : known.cast) {
    ASSERT_TRUE(meeting.cast(code, "lan-" + code, marks));
    ASSERT_FALSE(meeting.cast(code, "khac", marks));
  }
  meeting.hand_out();
  for (const std::string& code : known.codes) ASSERT_TRUE(meeting.cast(code, "lan-" + code, marks));
  must(meeting.change("close-poll", meeting.tellers[0], &close_poll));
  must(open_box(meeting.office(),
                meeting.asking("open-box", meeting.tellers[0],
                               {{"first", known.phrases[0]}, {"second", known.phrases[1]}})));
  EXPECT_EQ(meeting.seen(meeting.tellers[0]).tally->count.valid, static_cast<int>(known.codes.size()));
}

TEST(MeetingThatIsKilled, loses_nothing_that_was_acknowledged_and_goes_on) {
  const store::TestFolder folder;
  const std::string url = "sqlite:" + folder.file("data.db");
  { const Meeting first{url}; }
  std::mt19937 random{20261121};
  std::size_t casts = 0;
  std::string unfinished;
  for (int kill = 0; kill < kills(); ++kill) {
    const Acknowledged known{killed_after(url, unfinished, std::uniform_int_distribution{150, 1200}(random))};
    casts += known.cast.size();
    Meeting meeting{url};
    meeting.write([](store::Transaction& data) -> Result<void> {
      EXPECT_TRUE(store::verify_all(data).value().empty());
      EXPECT_EQ(data.query("pragma quick_check").value()[0].text(0), "ok");
      return {};
    });
    // A poll that was begun but not yet told of stands in the way of the next meeting.
    meeting.chair = meeting.session_of(meeting.chair_person);
    for (const std::string& person : meeting.teller_persons)
      meeting.tellers.push_back(meeting.session_of(person));
    unfinished.clear();
    for (const PollLine& line : meeting.polls()) {
      if (line.state != "cancelled") unfinished = line.id;
    }
    if (known.poll.empty() || known.poll != unfinished) continue;
    meeting.poll = known.poll;
    if (!known.closed && !known.codes.empty() &&
        meeting.seen(meeting.tellers[0]).state == ballot::State::open &&
        known.codes.size() == static_cast<std::size_t>(meeting.seen(meeting.tellers[0]).present()))
      finish(meeting, known);
  }
  EXPECT_GT(casts, 0U);
  RecordProperty("acknowledged", std::to_string(casts));
  RecordProperty("kills", kills());
}

}  // namespace
}  // namespace kiemdiem::service
