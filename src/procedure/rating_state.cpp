#include "procedure/rating_state.h"

#include "base/transitions.h"

namespace kiemdiem::procedure {
namespace {

using Act = RatingAct;
using State = RatingState;

constexpr std::array transitions{
    RatingTransition{State::not_rated, Act::propose, State::proposed},
    RatingTransition{State::proposed, Act::propose, State::proposed},
    RatingTransition{State::proposed, Act::send_back, State::not_rated},
    RatingTransition{State::proposed, Act::verify, State::verified},
    RatingTransition{State::proposed, Act::decide, State::decided},
    RatingTransition{State::verified, Act::propose, State::proposed},
    RatingTransition{State::verified, Act::send_back, State::not_rated},
    RatingTransition{State::verified, Act::verify, State::verified},
    RatingTransition{State::verified, Act::decide, State::decided},
    RatingTransition{State::decided, Act::notify, State::notified},
    RatingTransition{State::decided, Act::cancel, State::cancelled},
    RatingTransition{State::notified, Act::petition, State::notified},
    RatingTransition{State::notified, Act::cancel, State::cancelled},
    RatingTransition{State::cancelled, Act::propose, State::proposed},
    RatingTransition{State::cancelled, Act::decide, State::decided},
};

}  // namespace

std::span<const RatingTransition> rating_transitions() {
  return transitions;
}

std::optional<RatingState> after(RatingState state, RatingAct act) {
  return state_after(transitions, state, act);
}

std::string_view words(RatingState state) {
  constexpr std::array<std::string_view, rating_states> all{"chưa có đề nghị", "đã đề nghị",
                                                            "đã thẩm định",    "đã quyết định",
                                                            "đã thông báo",    "đã hủy, chờ xếp loại lại"};
  return all[static_cast<std::size_t>(state)];
}

std::string_view why_not(RatingState state, RatingAct act) {
  if (after(state, act)) return {};
  if (state == State::not_rated) return "Chưa có mức đề nghị; hãy ghi mức đề nghị trước.";
  if (state == State::cancelled) return "Kết quả đã bị hủy; hãy đề nghị lại hoặc quyết định lại trước.";
  if (act == Act::notify && state == State::notified) return "Kết quả này đã được thông báo.";
  if (act == Act::notify || act == Act::cancel) return "Chưa có quyết định; hãy quyết định trước.";
  if (act == Act::petition) return "Chưa thông báo kết quả; kiến nghị được nhận sau khi thông báo.";
  return "Đã có quyết định; muốn đổi phải hủy kết quả bằng một văn bản rồi xếp loại lại.";
}

}  // namespace kiemdiem::procedure
