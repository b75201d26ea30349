#include "procedure/meeting_state.h"

#include <array>

namespace kiemdiem::procedure {
namespace {

using Act = MeetingAct;
using State = MeetingState;

constexpr std::array transitions{
    MeetingTransition{State::unset, Act::call, State::called},
    MeetingTransition{State::unset, Act::open, State::running},
    MeetingTransition{State::called, Act::call, State::called},
    MeetingTransition{State::called, Act::open, State::running},
    MeetingTransition{State::running, Act::open, State::running},
    MeetingTransition{State::running, Act::write, State::running},
    MeetingTransition{State::running, Act::lock, State::locked},
    MeetingTransition{State::locked, Act::correct, State::locked},
    MeetingTransition{State::locked, Act::report, State::locked},
};

}  // namespace

std::span<const MeetingTransition> meeting_transitions() {
  return transitions;
}

std::optional<MeetingState> after(MeetingState state, MeetingAct act) {
  return state_after(transitions, state, act);
}

std::string_view words(MeetingState state) {
  constexpr std::array<std::string_view, meeting_states> all{"chưa đặt ngày", "đã đặt ngày", "đang họp",
                                                             "đã khóa biên bản"};
  return all[static_cast<std::size_t>(state)];
}

std::string_view why_not(MeetingState state, MeetingAct act) {
  if (after(state, act)) return {};
  if (act == Act::correct) return "Biên bản chưa khóa; ghi sai thì sửa ngay trong trang hội nghị.";
  if (act == Act::report) return "Hãy khóa biên bản họp tổ rồi gửi báo cáo về chi ủy.";
  if (act == Act::call)
    return state == State::running
               ? "Hội nghị đang họp; không đặt lại ngày được."
               : "Hội nghị đã họp xong và đã khóa biên bản; không còn ai phải kiểm điểm ở hội nghị bổ sung.";
  if (state == State::locked)
    return "Biên bản hội nghị này đã khóa; việc bổ sung làm ở hội nghị bổ sung, ghi sai thì đính chính.";
  return "Hội nghị chưa khai mạc; hãy ghi thành phần dự họp trước.";
}

}  // namespace kiemdiem::procedure
