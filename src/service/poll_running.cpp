#include <fmt/format.h>

#include <algorithm>

#include "sealing/phrase.h"
#include "sealing/poll_key.h"
#include "service/addresses.h"
#include "service/office.h"
#include "service/poll_steps.h"

namespace kiemdiem::service {
namespace {

using ballot::Mode;
using ballot::State;
using ballot::Step;

/// What opening an electronic vote needs, made outside of the transaction.
struct Opening {
  sealing::PollKeys keys;
  std::string code_key;  ///< bytes
  std::vector<std::string> codes;
};

Node word(std::string text) {
  return Node::scalar(std::move(text), true, {});
}

Node list_of(const std::vector<std::string>& texts) {
  std::vector<Node> items;
  for (const std::string& text : texts) items.push_back(word(text));
  return Node::list(std::move(items), {});
}

/// Whether nothing has come between: a subject that waits again for its review is not voted on.
Outcome<void> check_bars(Call& call, const SeenPoll& seen) {
  const auto choices = poll_choices(call);
  if (!choices) return tl::unexpected{choices.error()};
  for (const Candidate& candidate : choices->candidates) {
    const bool voted_on = std::ranges::any_of(
        seen.sheet.lines, [&](const ballot::Line& line) { return line.subject == candidate.subject->id; });
    if (!voted_on) continue;
    if (candidate.off_ballot)
      return refused(Refused::invalid,
                     fmt::format("{} nay không thuộc diện bỏ phiếu: {} Hãy hủy và chuẩn bị lại.",
                                 candidate.name, candidate.reason.text));
    if (!candidate.bar.empty())
      return refused(Refused::invalid, fmt::format("{}: {}", candidate.name, candidate.bar));
  }
  return {};
}

Outcome<void> keep_keys(Call& call, const std::string& poll, const Opening& opening) {
  for (const sealing::WrappedKey& wrapped : opening.keys.wrapped) {
    const auto kept = store::add_wrapped_key(
        call.data, poll,
        {wrapped.first, wrapped.second, sealing::to_hex(wrapped.salt), sealing::to_hex(wrapped.box)});
    if (!kept) return refused(kept.error());
  }
  std::vector<std::string> hashes;
  for (const std::string& code : opening.codes) hashes.push_back(sealing::code_hash(opening.code_key, code));
  std::ranges::sort(hashes);  // not in the order in which the slips are printed
  if (const auto kept = store::add_codes(call.data, poll, hashes); !kept) return refused(kept.error());
  return {};
}

Outcome<void> open_in(Call& call, const Opening& opening) {
  const auto seen = teller_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (auto may = check_step(*seen, Step::open); !may) return may;
  if (auto free = check_bars(call, *seen); !free) return free;
  const bool electronic = seen->mode != Mode::paper;
  const auto opened = store::open_poll(call.data, seen->poll.id, sealing::to_hex(opening.keys.public_key),
                                       electronic ? sealing::to_hex(opening.code_key) : "");
  if (!opened) return refused(opened.error());
  if (electronic)
    if (auto kept = keep_keys(call, seen->poll.id, opening); !kept) return kept;
  note_poll(call, seen->poll, sealing::to_hex(opening.keys.public_key));
  return {};
}

/// How many tellers and voters the poll in the path has, read before the slow work.
struct Size {
  Mode mode = Mode::paper;
  int tellers = 0;
  std::size_t present = 0;
};
Result<Size> size_of(Office& office, const Asked& asked) {
  Size size;
  const auto read = office.read_as(asked, [&](store::Transaction& data, const Actor& actor) -> Result<void> {
    const auto poll = store::find_poll(data, asked.inputs.get("poll"));
    if (!poll) return tl::unexpected{poll.error()};
    if (!*poll || (*poll)->state != name(State::prepared)) return {};
    const auto tellers = store::tellers_of(data, (*poll)->id);
    if (!tellers) return tl::unexpected{tellers.error()};
    // Nobody else makes the server work; the change itself refuses them.
    if (std::ranges::find(*tellers, actor.person) == tellers->end()) return {};
    const auto voters = store::voters_of(data, (*poll)->id);
    if (!voters) return tl::unexpected{voters.error()};
    size.mode = ballot::mode_named((*poll)->mode).value_or(Mode::paper);
    size.tellers = static_cast<int>(tellers->size());
    size.present = static_cast<std::size_t>(std::ranges::count_if(*voters, &store::PollVoter::present));
    return {};
  });
  if (!read) return tl::unexpected{read.error()};
  return size;
}

constexpr std::size_t code_key_bytes = 32;

}  // namespace

Outcome<void> check_step(const SeenPoll& seen, ballot::Step step) {
  if (ballot::after(seen.state, step)) return {};
  return refused(Refused::invalid,
                 "Lần bỏ phiếu này đã sang bước khác; hãy tải lại trang để xem bước đang làm.");
}

void note_poll(Call& call, const store::Poll& poll, const std::string& what) {
  call.notes.push_back(
      {"poll:" + poll.id, poll.unit_path, {}, what.empty() ? "" : sealing::sha256(poll.id + what)});
}

std::string poll_address(const Inputs& inputs) {
  return address(
      "poll",
      {{"campaign", inputs.get("campaign")}, {"unit", inputs.get("unit")}, {"poll", inputs.get("poll")}});
}

Outcome<Done> open_poll(Office& office, const Asked& asked) {
  const auto size = size_of(office, asked);
  if (!size) return refused(size.error());
  Opening opening;
  if (size->mode != Mode::paper) {
    opening.keys = sealing::make_keys(size->tellers);
    opening.code_key = sealing::random_bytes(code_key_bytes);
    opening.codes = sealing::new_codes(size->present);
  }
  Done done{poll_address(asked.inputs), "done.poll_opened", {}, false, {}, {}};
  const auto outcome = office.perform(asked, [&](Call& call) -> Outcome<void> {
    call.reply = done.location + "\n" + done.message;
    return open_in(call, opening);
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  if (size->mode == Mode::paper) return done;
  const bool printed = size->mode == Mode::kiosk;
  std::vector<std::string> shown;
  if (printed)
    for (const std::string& code : opening.codes) shown.push_back(sealing::code_for_reading(code));
  done.shown_once = to_json(
      Node::map({{word("phrases"), list_of(opening.keys.phrases)}, {word("codes"), list_of(shown)}}, {}));
  if (!printed) office.ballots().lay_out(asked.inputs.get("poll"), std::move(opening.codes));
  for (std::string& phrase : opening.keys.phrases) sealing::wipe(phrase);
  return done;
}

Outcome<void> hand_slips(Call& call) {
  const auto seen = teller_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  // Who has drawn a code and were unticked could draw a second one.
  if (seen->mode == Mode::drawn) return refused(Refused::hidden);
  if (seen->state != State::open)
    return refused(Refused::invalid, "Chỉ phát phiếu khi cuộc bỏ phiếu đang mở.");
  const std::vector<std::string> handed = call.inputs.all("handed");
  int count = 0;
  for (const store::PollVoter& voter : seen->voters) {
    const bool gets = std::ranges::find(handed, voter.person) != handed.end();
    if (gets && !voter.present)
      return refused(Refused::invalid, fmt::format("Đồng chí {} không có mặt.", voter.name), "handed");
    count += gets ? 1 : 0;
    if (gets == voter.handed) continue;
    if (const auto kept = store::set_handed(call.data, seen->poll.id, voter.person, gets); !kept)
      return refused(kept.error());
  }
  if (seen->used_codes > count)
    return refused(Refused::invalid,
                   "Số phiếu đã nhận nhiều hơn số phiếu phát; hãy đánh dấu đủ người đã nhận.", "handed");
  note_poll(call, seen->poll, std::to_string(count));
  return {};
}

Outcome<Done> draw_code(Office& office, const Asked& asked) {
  const std::string poll = asked.inputs.get("poll");
  auto code = office.ballots().draw(poll);
  const auto outcome = office.perform(asked, [&](Call& call) -> Outcome<void> {
    const auto seen = seen_poll(call);
    if (!seen) return tl::unexpected{seen.error()};
    if (seen->mode != Mode::drawn || !seen->is_voter) return refused(Refused::hidden);
    if (seen->state != State::open) return refused(Refused::invalid, "Cuộc bỏ phiếu chưa mở hoặc đã đóng.");
    const auto self = std::ranges::find(seen->voters, call.actor.person, &store::PollVoter::person);
    if (self->handed)
      return refused(Refused::invalid, "Đồng chí đã rút mã. Nếu chưa thấy mã, hãy báo tổ kiểm phiếu.");
    if (!code)
      return refused(Refused::invalid,
                     "Hết mã để rút (máy chủ có thể đã khởi động lại); tổ kiểm phiếu cần hủy và "
                     "bỏ phiếu lại.");
    if (const auto kept = store::set_handed(call.data, poll, call.actor.person, true); !kept)
      return refused(kept.error());
    note_poll(call, seen->poll, {});
    call.reply = poll_address(call.inputs) + "\ndone.code_drawn";
    return {};
  });
  if (!outcome) {
    if (code) office.ballots().put_back(poll, std::move(*code));
    return tl::unexpected{outcome.error()};
  }
  Done done{poll_address(asked.inputs), "done.code_drawn", {}, false, {}, {}};
  done.shown_once = to_json(Node::map(
      {{word("phrases"), list_of({})}, {word("codes"), list_of({sealing::code_for_reading(*code)})}}, {}));
  return done;
}

Outcome<void> close_poll(Call& call) {
  const auto seen = teller_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (auto may = check_step(*seen, Step::close); !may) return may;
  if (seen->handed() == 0)
    return refused(Refused::invalid, "Chưa phát phiếu nào; hãy đánh dấu người đã nhận phiếu.");
  if (seen->used_codes > seen->handed())
    return refused(
        Refused::invalid,
        fmt::format("Nhận {} phiếu nhưng chỉ phát {}: hãy đánh dấu đủ người đã nhận phiếu, nếu vẫn không "
                    "khớp thì hủy và bỏ phiếu lại.",
                    seen->used_codes, seen->handed()));
  const auto moved = store::move_poll(call.data, seen->poll.id, name(State::open), name(State::closed));
  if (!moved) return refused(moved.error());
  // What lay in the box when it was closed: none can be taken out or put in afterwards without a trace.
  const auto boxes = store::sealed_ballots(call.data, seen->poll.id);
  if (!boxes) return refused(boxes.error());
  std::vector<std::string> sorted = *boxes;
  std::ranges::sort(sorted);
  std::string all;
  for (const std::string& box : sorted) all += sealing::sha256(box);
  note_poll(call, seen->poll, all);
  return {};
}

Outcome<void> cancel_poll(Call& call) {
  const auto seen = seen_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (!seen->runs()) return refused(Refused::hidden);
  if (auto may = check_step(*seen, Step::cancel); !may) return may;
  const std::string& reason = call.inputs.get("reason");
  if (reason.empty()) return refused(Refused::invalid, "Hãy ghi lý do hủy lần bỏ phiếu này.", "reason");
  if (const auto gone = store::destroy_box(call.data, seen->poll.id); !gone) return refused(gone.error());
  const auto cancelled = store::cancel_poll(call.data, seen->poll.id, seen->poll.state, reason);
  if (!cancelled) return refused(cancelled.error());
  call.office.ballots().clear(seen->poll.id);
  note_poll(call, seen->poll, reason);
  return {};
}

}  // namespace kiemdiem::service
