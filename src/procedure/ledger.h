#pragma once

#include <array>

#include "assessment/assessment.h"
#include "procedure/links.h"
#include "procedure/task.h"

namespace kiemdiem::procedure {

using assessment::Asked;
using assessment::Event;
using assessment::Index;

/// What decides whether a step is asked of a subject at all.
enum class Need : std::uint8_t {
  review,        ///< whether the subject is reviewed
  group_review,  ///< the same, in the group
  rating,        ///< whether it is rated
  after_rating,  ///< of organizations always, of others whether they are reviewed or rated
  rest,          ///< the same before the rating
};
Need need_of(const assessment::Words& words, const Step& step);

/// Who is to be reviewed and rated at all, by subject.
class Asks {
 public:
  explicit Asks(const Index& index);
  void set(SubjectRef subject, Asked review, Asked rating);

  /// Whether a step is asked of a subject; what the rules leave out needs no papers either.
  /// @param happened whether the step's event is there already
  Asked needed(const Index& index, Need need, SubjectRef subject, bool happened) const;
  /// Whether an event is still to be expected of a subject.
  Asked expected(const Index& index, int event, SubjectRef subject, bool happened) const;

 private:
  struct One {
    bool rated_at_all = false;
    Asked review = Asked::no;
    Asked rating = Asked::no;
  };
  const One& of(SubjectRef subject) const {
    return by_kind_[static_cast<std::size_t>(subject.kind)][static_cast<std::size_t>(subject.row)];
  }
  std::array<std::vector<One>, 4> by_kind_;
};

/// What has been done until a moment.
class Ledger {
 public:
  Ledger(const Index& index, Moment now);

  struct Entry {
    bool done = false;
    bool returned = false;
    std::optional<Moment> on;
  };
  /// Whether a step is done for a subject. @param place of steps in collectives; row -1 elsewhere
  Entry look(const Step& step, SubjectRef subject, EntityRef place) const;
  /// Whether a step that is made only after something is asked of a subject.
  bool is_called_for(const Step& step, SubjectRef subject) const;
  /// Recorded, and not for a later moment.
  bool happened(const Event& event) const;
  bool happened(int kind, SubjectRef subject) const;
  /// Whether an event that shows the step is recorded for later; its moment.
  std::optional<Moment> recorded_for(const Step& step, SubjectRef subject) const;

 private:
  Entry papers(const Step& step, SubjectRef subject) const;
  Entry asked_again(const Step& step, SubjectRef subject) const;
  std::optional<Moment> last(const std::vector<int>& kinds, SubjectRef subject) const;

  const Index& index_;
  Moment now_;
};

/// The subjects whose event shows that a step is done for a subject: itself, and whom it stands for.
std::vector<SubjectRef> shown_by(const Index& index, const Step& step, SubjectRef subject);

}  // namespace kiemdiem::procedure
