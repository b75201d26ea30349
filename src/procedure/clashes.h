#pragma once

#include <algorithm>
#include <vector>

#include "procedure/meetings.h"

/// Who is expected in two places at once; of this layer alone.
namespace kiemdiem::procedure {

inline const Moment* moment_of(const std::optional<Moment>& planned) {
  return planned ? &*planned : nullptr;
}
inline const Moment* moment_of(const Moment& planned) {
  return &planned;
}

/// Tells of every two meetings that are still to be held at the same time.
/// @param all by time, those without one last
template <class AMeeting, class Tell>
void each_overlap(const std::vector<AMeeting>& all, int minutes, const Tell& tell) {
  for (std::size_t first = 0; first < all.size(); ++first) {
    const Moment* one = moment_of(all[first].planned);
    if (one == nullptr) return;
    if (all[first].held) continue;
    for (std::size_t second = first + 1; second < all.size(); ++second) {
      const Moment* other = moment_of(all[second].planned);
      if (other == nullptr || other->date > one->date) break;
      if (!all[second].held && overlap(*one, *other, minutes)) tell(first, second);
    }
  }
}

/// The first of one list who is in the other too; null: nobody.
template <class Person>
const Person* common(const std::vector<Person>& one, const std::vector<Person>& other) {
  const auto found = std::ranges::find_if(
      one, [&](const Person& person) { return std::ranges::find(other, person) != other.end(); });
  return found == one.end() ? nullptr : &*found;
}

}  // namespace kiemdiem::procedure
