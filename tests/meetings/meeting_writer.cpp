#include <unistd.h>

#include <string>

#include "scripted_meeting.h"

// Takes the minutes of a meeting until it is killed: a remark in one transaction, then the same text as the
// presenter of the item; each is put on the pipe once it is kept.

namespace kiemdiem::service {
namespace {

constexpr const char* item = "member:bvp.bv10";

bool put(const std::string& line) {
  const std::string whole = line + "\n";
  return ::write(STDOUT_FILENO, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size());
}

std::string version_of_item(Office& office, const std::string& token) {
  std::string version;
  const auto seen = office.perform(in_meeting("review-meeting", token, {}), [&](Call& call) -> Outcome<void> {
    const auto meeting = review_meeting(call);
    if (!meeting) return tl::unexpected{meeting.error()};
    version = std::to_string(meeting->item(item).version);
    return {};
  });
  return seen ? version : std::string{};
}

int run(const std::string& url, const std::string& token, const std::string& prefix) {
  const auto office = office_at(url);
  for (int number = 0;; ++number) {
    const std::string text = prefix + std::to_string(number);
    if (!office->answer(in_meeting("add-remark", token, {{"item", item}, {"speaker", "An"}, {"text", text}}),
                        &add_remark))
      return 2;
    if (!put("remark " + text)) return 3;
    const std::string version = version_of_item(*office, token);
    if (!office->answer(
            in_meeting("save-item", token, {{"item", item}, {"version", version}, {"fact.presenter", text}}),
            &save_item))
      return 4;
    if (!put("item " + text)) return 3;
  }
}

}  // namespace
}  // namespace kiemdiem::service

int main(int count, char** words) {
  return count == 4 ? kiemdiem::service::run(words[1], words[2], words[3]) : 64;
}
