#include <unistd.h>

#include "meeting.h"

// Holds one meeting after the other until it is killed, and tells on its pipe what was acknowledged.

namespace kiemdiem::service {
namespace {

void tell(const std::string& what) {
  const std::string line = what + "\n";
  if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(3);
}

void hold(Meeting& meeting) {
  meeting.prepare("kiosk");
  meeting.open();
  tell("poll " + meeting.poll);
  for (const std::string& phrase : meeting.phrases) tell("phrase " + phrase);
  for (const std::string& code : meeting.codes) tell("code " + code);
  meeting.hand_out();
  const std::size_t lines = meeting.seen(meeting.tellers[0]).sheet.lines.size();
  for (std::size_t voter = 0; voter < meeting.codes.size(); ++voter) {
    must(meeting.cast(meeting.codes[voter], "lan-" + meeting.codes[voter],
                      std::vector<std::string>(lines, "completed")));
    tell("cast " + meeting.codes[voter]);
  }
  must(meeting.change("close-poll", meeting.tellers[0], &close_poll));
  tell("closed");
  must(open_box(meeting.office(),
                meeting.asking("open-box", meeting.tellers[0],
                               {{"first", meeting.phrases[0]}, {"second", meeting.phrases[1]}})));
  tell("counted");
  must(meeting.change("cancel-poll", meeting.tellers[0], &cancel_poll, {{"reason", "thử"}}));
  tell("cancelled");
}

int run(const std::string& url, const std::string& unfinished) {
  Meeting meeting{url};
  if (!unfinished.empty()) {
    meeting.poll = unfinished;
    const std::string teller = meeting.session_of(meeting.teller_persons[0]);
    must(meeting.change("cancel-poll", teller, &cancel_poll, {{"reason", "mất điện"}}));
    meeting.poll.clear();
  }
  for (;;) {
    hold(meeting);
    meeting.poll.clear();
  }
}

}  // namespace
}  // namespace kiemdiem::service

int main(int count, char** words) {
  try {
    return kiemdiem::service::run(words[1], count > 2 ? words[2] : "");
  } catch (const std::exception& problem) {
    std::fputs(problem.what(), stderr);
    return 64;
  }
}
