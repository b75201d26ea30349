#include "service/ballot_box.h"

#include <fmt/format.h>

#include <algorithm>

#include "sealing/poll_key.h"
#include "service/office.h"
#include "store/ballots.h"

namespace kiemdiem::service {
namespace {

constexpr std::size_t longest_submission = 64;

Outcome<store::Poll> electronic_poll(Call& call) {
  const auto poll = store::find_poll(call.data, call.inputs.get("poll"));
  if (!poll) return refused(poll.error());
  const bool here =
      *poll && (*poll)->mode != name(ballot::Mode::paper) && (*poll)->state != name(ballot::State::cancelled);
  if (!here) return refused(Refused::hidden);
  return **poll;
}

/// One choice a line; -1: blank.
std::vector<int> choices_in(const Call& call, const ballot::Sheet& sheet) {
  std::vector<int> choices;
  for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
    const std::string& word = call.inputs.get(fmt::format("dong.{}", line + 1));
    const auto at = std::ranges::find(sheet.choices, word);
    choices.push_back(word.empty() ? -1 : static_cast<int>(at - sheet.choices.begin()));
  }
  return choices;
}

Outcome<void> refused_by(Call& call, const store::Poll& poll, store::CastResult result) {
  switch (result) {
    case store::CastResult::taken:
    case store::CastResult::repeated:
      return {};
    case store::CastResult::unknown:
      call.office.ballots().note_wrong(poll.id, call.now.at);
      return refused(Refused::invalid, "Mã này không đúng; hãy xem lại mã trên phiếu mã.", "ma");
    case store::CastResult::used:
      return refused(Refused::invalid,
                     "Mã này đã dùng; nếu không phải đồng chí dùng thì báo ngay tổ kiểm phiếu.", "ma");
    case store::CastResult::closed:
      return refused(Refused::invalid, "Cuộc bỏ phiếu chưa mở hoặc đã đóng.");
    case store::CastResult::copied:
      return refused(Refused::invalid, "Phiếu chưa nhận được; hãy bấm gửi lại.");
  }
  return refused(Refused::hidden);
}

}  // namespace

Outcome<OpenSheet> open_sheet(Call& call) {
  const auto poll = electronic_poll(call);
  if (!poll) return tl::unexpected{poll.error()};
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(poll->unit);
  return OpenSheet{poll->id, unit == nullptr ? poll->unit : unit->name, ballot::sheet_from(poll->sheet),
                   poll->state == name(ballot::State::open)};
}

Outcome<void> cast_ballot(Call& call) {
  const auto poll = electronic_poll(call);
  if (!poll) return tl::unexpected{poll.error()};
  const ballot::Sheet sheet = ballot::sheet_from(poll->sheet);
  const std::vector<int> choices = choices_in(call, sheet);
  if (const auto misfits = ballot::misfits_of_ballot(sheet, choices); !misfits.empty())
    return refused(Refused::invalid, misfits.front().message, "dong" + misfits.front().field.substr(5));
  if (!call.office.ballots().may_try(poll->id, call.now.at))
    return refused(Refused::busy, "Vừa có một mã sai; hãy chờ một giây rồi bấm gửi lại.");
  const std::string code = sealing::code_from(call.inputs.get("ma"));
  const std::string& submission = call.inputs.get("lan");
  if (submission.empty() || submission.size() > longest_submission)
    return refused(Refused::invalid, "Trang này đã cũ; hãy tải lại trang rồi chọn lại.");
  if (code.empty()) return refused(Refused::invalid, "Mã gồm mười chữ số in trên phiếu mã.", "ma");
  const std::string public_key = sealing::from_hex(poll->public_key);
  std::vector<std::pair<std::string, std::string>> boxes;
  if (!public_key.empty())
    for (std::size_t line = 0; line < choices.size(); ++line) {
      const int choice = choices[line] < 0 ? static_cast<int>(sheet.choices.size()) : choices[line];
      boxes.emplace_back(sealing::random_id(),
                         sealing::to_hex(sealing::seal(public_key, {static_cast<int>(line), choice})));
    }
  // Several ballots of one voter do not stand in the order of the lines.
  sealing::shuffle(boxes);
  const auto result =
      store::cast(call.data, poll->id, sealing::code_hash(sealing::from_hex(poll->code_key), code),
                  sealing::sha256(submission), boxes);
  if (!result) return refused(result.error());
  return refused_by(call, *poll, *result);
}

}  // namespace kiemdiem::service
