#include "service/envelopes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sealing/phrase.h"
#include "sealing/poll_key.h"
#include "service/addresses.h"
#include "service/office.h"
#include "service/petitions.h"
#include "service/poll_steps.h"

namespace kiemdiem::service {
namespace {

using ballot::EnvelopeAct;
using ballot::EnvelopeState;

std::vector<EnvelopeAct> acts_in(const std::vector<store::EnvelopeAct>& book) {
  std::vector<EnvelopeAct> acts;
  for (const store::EnvelopeAct& line : book)
    if (const auto act = ballot::envelope_act_named(line.act)) acts.push_back(*act);
  return acts;
}

/// The names of those on the sheet whose petition has not been answered.
Outcome<std::vector<std::string>> waiting_petitions(Call& call, const SeenPoll& seen) {
  const auto petitions = petitions_under(call, seen.poll.unit_path);
  if (!petitions) return tl::unexpected{petitions.error()};
  std::vector<std::string> names;
  for (const ballot::Line& line : seen.sheet.lines)
    if (std::ranges::any_of(*petitions, [&](const Petition& one) {
          return one.subject == line.subject && one.result.empty();
        }))
      names.push_back(line.name);
  return names;
}

std::optional<Date> end_of_term(const SeenEnvelope& envelope) {
  const auto sealed =
      std::ranges::find(envelope.acts, ballot::name(EnvelopeAct::seal), &store::EnvelopeAct::act);
  if (sealed == envelope.acts.end() || !envelope.seen.rules.retention) return std::nullopt;
  const auto day = parse_date(sealed->day);
  if (!day) return std::nullopt;
  return add_months(*day, envelope.seen.rules.retention->months);
}

bool is_same_person(const Call& call, const store::EnvelopeAct& act) {
  return act.account == call.actor.account || (!act.person.empty() && act.person == call.actor.person);
}

/// Refused where the table of transitions does not have the act.
Outcome<void> check_possible(const SeenEnvelope& envelope, EnvelopeAct act) {
  if (envelope.allows(act)) return {};
  return refused(Refused::invalid,
                 fmt::format("Phong bì {}; hãy tải lại trang để xem việc làm được.", label(envelope.state)));
}

/// One line of the book.
Outcome<void> write(Call& call, const SeenEnvelope& envelope, EnvelopeAct act, std::string decision,
                    std::string words) {
  if (auto possible = check_possible(envelope, act); !possible) return possible;
  const store::EnvelopeAct line{envelope.seen.poll.id,
                                static_cast<std::int64_t>(envelope.acts.size()) + 1,
                                std::string{name(act)},
                                std::move(decision),
                                to_iso(call.today),
                                call.actor.person,
                                call.actor.account,
                                std::move(words),
                                call.now.at};
  const auto kept = store::append(call.data, line);
  if (!kept) return refused(kept.error());
  if (!*kept) return refused(Refused::invalid, "Người khác vừa ghi sổ phong bì này; hãy tải lại trang.");
  note_poll(call, envelope.seen.poll, line.act + line.decision + line.words);
  return {};
}

/// @param before of the names of the inputs
Outcome<void> ask(Call& call, const SeenEnvelope& envelope, EnvelopeAct act, const std::string& before) {
  if (auto possible = check_possible(envelope, act); !possible) return possible;
  const std::string& decision = call.inputs.get(before + "decision");
  const std::string& ground = call.inputs.get(before + "ground");
  if (decision.empty()) return refused(Refused::invalid, "Hãy ghi số quyết định.", before + "decision");
  if (ground.empty()) return refused(Refused::invalid, "Hãy ghi căn cứ, lý do.", before + "ground");
  return write(call, envelope, act, decision, ground);
}

/// The decision that the first person named; refused where the same person acts as the second.
Outcome<std::string> decision_asked(const Call& call, const SeenEnvelope& envelope, EnvelopeAct act) {
  if (auto possible = check_possible(envelope, act); !possible) return tl::unexpected{possible.error()};
  if (is_same_person(call, envelope.acts.back()))
    return refused(Refused::invalid,
                   "Việc này cần hai người: người thứ hai phải là người khác, từ tài khoản của mình.");
  return envelope.acts.back().decision;
}

Outcome<void> check_term(const Call& call, const SeenEnvelope& envelope) {
  if (!envelope.until)
    return refused(Refused::invalid,
                   "Chưa rõ thời hạn lưu phiếu vì văn bản của đợt không ghi; chưa hủy được.");
  if (call.today < *envelope.until)
    return refused(Refused::invalid, fmt::format("Phiếu còn trong thời hạn lưu, đến hết ngày {}.",
                                                 to_vietnamese(add_days(*envelope.until, -1))));
  if (envelope.petitions.empty()) return {};
  std::string names;
  for (const std::string& name : envelope.petitions) names += (names.empty() ? "" : ", ") + name;
  return refused(Refused::invalid, fmt::format("Còn kiến nghị chưa trả lời của: {}.", names));
}

/// What lies in the envelope, with the phrase that was typed; nothing where it does not open.
struct Opened {
  bool holds_marks = false;
  std::optional<std::vector<ballot::Item>> items;
};

std::vector<ballot::Item> items_in(const std::string& text) {
  std::vector<ballot::Item> items;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    ballot::Item item;
    const auto line = std::from_chars(at, end, item.line);
    if (line.ec != std::errc{} || line.ptr == end || *line.ptr != ':') return {};
    const auto choice = std::from_chars(line.ptr + 1, end, item.choice);
    if (choice.ec != std::errc{} || choice.ptr == end) return {};
    items.push_back(item);
    at = choice.ptr + 1;
  }
  return items;
}

Result<Opened> open_box_of(Office& office, const Asked& asked) {
  std::optional<store::EnvelopeBox> box;
  const auto read = office.read_as(asked, [&](store::Transaction& data, const Actor& actor) -> Result<void> {
    const std::string& poll = asked.inputs.get("poll");
    const auto book = store::envelope_acts(data, poll);
    if (!book) return tl::unexpected{book.error()};
    // Nobody else makes the server work; the change itself refuses them.
    if (!actor.signed_in() || ballot::state_after(acts_in(*book)) != EnvelopeState::opening_asked) return {};
    auto found = store::envelope_box(data, poll);
    if (!found) return tl::unexpected{found.error()};
    box = std::move(*found);
    return {};
  });
  if (!read) return tl::unexpected{read.error()};
  Opened opened{box.has_value(), {}};
  const std::string phrase = sealing::phrase_from(asked.inputs.get("phrase"));
  if (!box || phrase.empty()) return opened;
  if (auto text =
          sealing::open_envelope({phrase, sealing::from_hex(box->salt), sealing::from_hex(box->box)})) {
    opened.items = items_in(*text);
    sealing::wipe(*text);
  }
  return opened;
}

/// In words what the marks came to; the count itself is shown once.
Outcome<std::string> found_in(const SeenEnvelope& envelope, const Opened& opened, Done& done) {
  const SeenPoll& seen = envelope.seen;
  if (!opened.items)
    return refused(Refused::invalid, "Cụm từ chưa đúng; hãy gõ đủ sáu từ trong phong bì.", "phrase");
  const auto count =
      ballot::count_of(seen.sheet, *opened.items, seen.tally ? seen.tally->count.issued : seen.handed());
  if (!count) return std::string{"Các dấu trong phong bì không thành phiếu của lần bỏ phiếu này."};
  done.shown_once = ballot::to_json(seen.sheet, *count);
  const bool same = seen.tally && seen.tally->count == *count;
  return fmt::format("Đếm lại {} phiếu: {} với kết quả {}.", count->valid, same ? "khớp" : "không khớp",
                     seen.state == ballot::State::sealed ? "đã niêm phong" : "đếm trước khi hủy");
}

}  // namespace

Outcome<SeenEnvelope> seen_envelope(Call& call) {
  auto seen = seen_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (!seen->sees_counts || !seen->keeps_ballots) return refused(Refused::hidden);
  SeenEnvelope envelope;
  envelope.seen = std::move(*seen);
  auto book = store::envelope_acts(call.data, envelope.seen.poll.id);
  if (!book) return refused(book.error());
  envelope.acts = std::move(*book);
  envelope.state = ballot::state_after(acts_in(envelope.acts));
  const auto box = store::envelope_box(call.data, envelope.seen.poll.id);
  if (!box) return refused(box.error());
  envelope.holds_marks = box->has_value();
  envelope.until = end_of_term(envelope);
  auto petitions = waiting_petitions(call, envelope.seen);
  if (!petitions) return tl::unexpected{petitions.error()};
  envelope.petitions = std::move(*petitions);
  envelope.asked_by_self = !envelope.acts.empty() && is_same_person(call, envelope.acts.back());
  return envelope;
}

Outcome<void> keep_envelope(Call& call) {
  const auto envelope = seen_envelope(call);
  if (!envelope) return tl::unexpected{envelope.error()};
  const std::string& keeper = call.inputs.get("keeper");
  const std::string& place = call.inputs.get("place");
  if (keeper.empty()) return refused(Refused::invalid, "Hãy ghi ai giữ phong bì.", "keeper");
  if (place.empty()) return refused(Refused::invalid, "Hãy ghi nơi lưu phong bì.", "place");
  return write(call, *envelope, EnvelopeAct::seal, {},
               fmt::format("Người giữ: {}; nơi lưu: {}", keeper, place));
}

Outcome<void> ask_envelope_opening(Call& call) {
  const auto envelope = seen_envelope(call);
  if (!envelope) return tl::unexpected{envelope.error()};
  return ask(call, *envelope, EnvelopeAct::ask_opening, "");
}

Outcome<Done> open_envelope(Office& office, const Asked& asked) {
  const auto opened = open_box_of(office, asked);
  if (!opened) return refused(opened.error());
  Done done{address("envelope", {{"campaign", asked.inputs.get("campaign")},
                                 {"unit", asked.inputs.get("unit")},
                                 {"poll", asked.inputs.get("poll")}}),
            "done.envelope_opened",
            {},
            false,
            {},
            {}};
  const auto outcome = office.perform(asked, [&](Call& call) -> Outcome<void> {
    const auto envelope = seen_envelope(call);
    if (!envelope) return tl::unexpected{envelope.error()};
    const auto decision = decision_asked(call, *envelope, EnvelopeAct::open);
    if (!decision) return tl::unexpected{decision.error()};
    std::string words = call.inputs.get("found");
    if (envelope->holds_marks) {
      auto found = found_in(*envelope, *opened, done);
      if (!found) return tl::unexpected{found.error()};
      words = std::move(*found);
    }
    if (words.empty()) return refused(Refused::invalid, "Hãy ghi kết quả mở phong bì.", "found");
    call.reply = done.location + "\n" + done.message;
    return write(call, *envelope, EnvelopeAct::open, *decision, std::move(words));
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return done;
}

Outcome<void> ask_envelope_destruction(Call& call) {
  const auto envelope = seen_envelope(call);
  if (!envelope) return tl::unexpected{envelope.error()};
  if (auto over = check_term(call, *envelope); !over) return over;
  return ask(call, *envelope, EnvelopeAct::ask_destruction, "end_");
}

Outcome<void> destroy_envelope(Call& call) {
  const auto envelope = seen_envelope(call);
  if (!envelope) return tl::unexpected{envelope.error()};
  const auto decision = decision_asked(call, *envelope, EnvelopeAct::destroy);
  if (!decision) return tl::unexpected{decision.error()};
  // A petition may have come in between.
  if (auto over = check_term(call, *envelope); !over) return over;
  if (auto written = write(call, *envelope, EnvelopeAct::destroy, *decision, {}); !written) return written;
  if (const auto gone = store::destroy_envelope(call.data, envelope->seen.poll.id); !gone)
    return refused(gone.error());
  return {};
}

Outcome<void> withdraw_envelope_request(Call& call) {
  const auto envelope = seen_envelope(call);
  if (!envelope) return tl::unexpected{envelope.error()};
  const std::string& reason = call.inputs.get("reason");
  if (reason.empty()) return refused(Refused::invalid, "Hãy ghi lý do rút đề nghị.", "reason");
  return write(call, *envelope, EnvelopeAct::withdraw, {}, reason);
}

}  // namespace kiemdiem::service
