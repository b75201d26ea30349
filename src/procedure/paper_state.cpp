#include "procedure/paper_state.h"

#include <array>

namespace kiemdiem::procedure {
namespace {

using Act = PaperAct;
using State = PaperState;

constexpr std::array transitions{
    PaperTransition{State::blank, Act::save, State::draft},
    PaperTransition{State::blank, Act::hand_in, State::handed_in},
    PaperTransition{State::draft, Act::save, State::draft},
    PaperTransition{State::draft, Act::hand_in, State::handed_in},
    PaperTransition{State::handed_in, Act::give_back, State::returned},
    PaperTransition{State::handed_in, Act::review, State::reviewed},
    PaperTransition{State::returned, Act::save, State::returned},
    PaperTransition{State::returned, Act::hand_in, State::handed_in},
    PaperTransition{State::reviewed, Act::complete, State::completing},
    PaperTransition{State::completing, Act::save, State::completing},
    PaperTransition{State::completing, Act::hand_in, State::reviewed},
};

}  // namespace

std::span<const PaperTransition> paper_transitions() {
  return transitions;
}

std::optional<PaperState> after(PaperState state, PaperAct act) {
  return state_after(transitions, state, act);
}

std::string_view words(PaperState state) {
  constexpr std::array<std::string_view, paper_states> all{
      "chưa viết", "đang viết", "đã nộp", "đã trả lại", "đã kiểm điểm", "đang hoàn thiện sau hội nghị"};
  return all[static_cast<std::size_t>(state)];
}

std::string_view why_not(PaperState state, PaperAct act) {
  if (after(state, act)) return {};
  if (act == Act::review) return "Bản này chưa nộp; hãy nộp rồi mới kiểm điểm.";
  if (act == Act::save || act == Act::hand_in) return "Bản này đã nộp; muốn sửa thì đề nghị cấp ủy trả lại.";
  if (state != State::handed_in && state != State::reviewed)
    return "Bản này chưa nộp hoặc đã trả lại; không có gì để trả.";
  if (act == Act::complete)
    return "Hội nghị chưa kiểm điểm; nếu bản chưa đạt thì trả lại để viết lại, nếu đã họp thì ghi việc kiểm "
           "điểm trước.";
  return "Hội nghị đã kiểm điểm; chỉ trả lại để hoàn thiện theo góp ý, hoặc mở lại mục này ở biên bản trước.";
}

}  // namespace kiemdiem::procedure
