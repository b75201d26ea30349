#include <fmt/format.h>

#include <algorithm>

#include "sealing/phrase.h"
#include "sealing/poll_key.h"
#include "service/office.h"
#include "service/poll_steps.h"
#include "service/tally_minutes.h"
#include "store/log.h"

namespace kiemdiem::service {
namespace {

using ballot::Mode;
using ballot::State;
using ballot::Step;

constexpr std::size_t needed = 2;  ///< tellers who count and confirm
constexpr std::int64_t clock_tolerance = 60'000;

Refusal invalid(const std::vector<ballot::Misfit>& misfits) {
  Refusal refusal;
  refusal.kind = Refused::invalid;
  for (const ballot::Misfit& misfit : misfits)
    refusal.problems.push_back({"count." + misfit.field, misfit.message});
  return refusal;
}

std::vector<std::pair<std::string, std::string>> typed_in(const Inputs& inputs) {
  constexpr std::string_view start = "count.";
  std::vector<std::pair<std::string, std::string>> typed;
  for (const auto& [name, values] : inputs.fields())
    if (name.starts_with(start) && !values.empty())
      typed.emplace_back(name.substr(start.size()), values.front());
  return typed;
}

Outcome<void> set_counted(Call& call, const SeenPoll& seen, const ballot::Count& count) {
  const auto kept = store::set_counted(call.data, seen.poll.id, tally_text(seen, count));
  if (!kept) return refused(kept.error());
  const auto moved = store::move_poll(call.data, seen.poll.id, name(State::closed), name(State::counted));
  if (!moved) return refused(moved.error());
  return {};
}

/// All that the slow opening of the box needs.
struct Box {
  store::Poll poll;
  std::vector<store::WrappedKeyRow> keys;
  std::vector<std::string> sealed;
};
Result<std::optional<Box>> box_of(Office& office, const Asked& asked) {
  std::optional<Box> box;
  const auto read = office.read_as(asked, [&](store::Transaction& data, const Actor& actor) -> Result<void> {
    const auto poll = store::find_poll(data, asked.inputs.get("poll"));
    if (!poll) return tl::unexpected{poll.error()};
    if (!*poll || (*poll)->state != name(State::closed)) return {};
    const auto tellers = store::tellers_of(data, (*poll)->id);
    if (!tellers) return tl::unexpected{tellers.error()};
    if (std::ranges::find(*tellers, actor.person) == tellers->end()) return {};
    const auto keys = store::wrapped_keys(data, (*poll)->id);
    if (!keys) return tl::unexpected{keys.error()};
    const auto sealed = store::sealed_ballots(data, (*poll)->id);
    if (!sealed) return tl::unexpected{sealed.error()};
    box = Box{**poll, *keys, *sealed};
    return {};
  });
  if (!read) return tl::unexpected{read.error()};
  return box;
}

std::optional<sealing::Secret> key_in(const Box& box, const std::string& first, const std::string& second) {
  for (const store::WrappedKeyRow& row : box.keys) {
    const sealing::WrappedKey wrapped{static_cast<int>(row.first), static_cast<int>(row.second),
                                      sealing::from_hex(row.salt), sealing::from_hex(row.box)};
    if (auto key = sealing::open_key(wrapped, first, second)) return key;
    // Tried both ways: two people type in whichever order they stand.
    // NOLINTNEXTLINE(readability-suspicious-call-argument)
    if (auto key = sealing::open_key(wrapped, second, first)) return key;
  }
  return std::nullopt;
}

/// The marks of the box, shuffled; nothing where one of them cannot be opened.
std::optional<std::vector<ballot::Item>> items_in(const Box& box, const sealing::Secret& key) {
  const std::string public_key = sealing::from_hex(box.poll.public_key);
  std::vector<ballot::Item> items;
  for (const std::string& sealed : box.sealed) {
    const auto item = sealing::open(public_key, key, sealing::from_hex(sealed));
    if (!item) return std::nullopt;
    items.push_back(*item);
  }
  sealing::shuffle(items);
  return items;
}

std::string text_of(const std::vector<ballot::Item>& items) {
  std::string text;
  for (const ballot::Item& item : items) text += fmt::format("{}:{}\n", item.line, item.choice);
  return text;
}

Outcome<void> count_in(Call& call, const Box& box, const std::vector<ballot::Item>& items,
                       const sealing::Envelope& envelope) {
  const auto seen = teller_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (auto may = check_step(*seen, Step::count); !may) return may;
  const auto count = ballot::count_of(seen->sheet, items, seen->handed());
  const auto still = store::sealed_ballots(call.data, seen->poll.id);
  if (!still) return refused(still.error());
  if (!count || *still != box.sealed)
    return refused(Refused::invalid, "Hòm phiếu không khớp với mẫu phiếu; hãy hủy và bỏ phiếu lại.");
  if (const auto kept = store::keep_envelope(call.data, seen->poll.id, sealing::to_hex(envelope.salt),
                                             sealing::to_hex(envelope.box));
      !kept)
    return refused(kept.error());
  if (const auto gone = store::destroy_box(call.data, seen->poll.id); !gone) return refused(gone.error());
  note_poll(call, seen->poll, tally_text(*seen, *count));
  return set_counted(call, *seen, *count);
}

/// Sealing waits while the clock stands behind what was written before (D13).
Outcome<void> check_clock(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(call.target.unit);
  const auto last = store::last_time(call.data, (*units)->grassroots_of(*unit).id);
  if (!last) return refused(last.error());
  if (*last && call.now.at + clock_tolerance < **last)
    return refused(Refused::invalid,
                   "Đồng hồ máy chủ chạy lùi so với việc ghi trước đó nên chưa niêm phong được; hãy "
                   "báo quản trị chỉnh đồng hồ.");
  return {};
}

/// What the minutes say from now on, whatever names and documents say later.
Outcome<void> keep_tally_minutes(Call& call, const SeenPoll& seen) {
  const auto text = tally_minutes_of(call, seen, call.now.at);
  if (!text) return tl::unexpected{text.error()};
  const auto units = call.units();
  if (!units) return refused(units.error());
  return keep_minutes(call, tally_minutes_key(seen.poll.id), *(*units)->find(seen.poll.unit), to_json(*text),
                      {});
}

Outcome<void> seal(Call& call, const SeenPoll& seen) {
  if (auto may = check_step(seen, Step::seal); !may) return may;
  if (auto clock = check_clock(call); !clock) return clock;
  if (const auto kept = store::seal(call.data, seen.poll.id, {seen.body, seen.hash, call.now.at}); !kept)
    return refused(kept.error());
  const auto moved = store::move_poll(call.data, seen.poll.id, name(State::counted), name(State::sealed));
  if (!moved) return refused(moved.error());
  note_poll(call, seen.poll, seen.hash);
  if (auto kept = keep_tally_minutes(call, seen); !kept) return kept;
  return record_result(call, seen);
}

}  // namespace

std::string tally_text(const SeenPoll& seen, const ballot::Count& count) {
  std::vector<std::string> tellers = seen.tellers;
  std::ranges::sort(tellers);
  return ballot::canonical_json({seen.poll.id, seen.poll.campaign, seen.poll.unit, seen.poll.mode,
                                 seen.poll.chair, seen.poll.day, seen.poll.replaces, tellers},
                                seen.sheet, {seen.summoned(), seen.present(), count});
}

std::vector<std::string> differing_fields(const SeenPoll& seen) {
  std::vector<std::string> fields;
  for (std::size_t at = 1; at < seen.typed.size(); ++at)
    for (std::string& field : ballot::differences(seen.sheet, seen.typed[0].second, seen.typed[at].second))
      if (std::ranges::find(fields, field) == fields.end()) fields.push_back(std::move(field));
  return fields;
}

Outcome<void> type_count(Call& call) {
  auto seen = teller_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (seen->mode != Mode::paper) return refused(Refused::hidden);
  if (auto may = check_step(*seen, Step::count); !may) return may;
  std::vector<ballot::Misfit> misfits;
  const ballot::Count count = ballot::count_from(seen->sheet, typed_in(call.inputs), misfits);
  if (misfits.empty()) misfits = ballot::misfits_of(seen->sheet, count, seen->handed());
  if (!misfits.empty()) return tl::unexpected{invalid(misfits)};
  if (const auto kept =
          store::set_typed(call.data, seen->poll.id, call.actor.person, ballot::to_json(seen->sheet, count));
      !kept)
    return refused(kept.error());
  note_poll(call, seen->poll, {});
  std::erase_if(seen->typed, [&](const auto& typed) { return typed.first == call.actor.person; });
  seen->typed.emplace_back(call.actor.person, count);
  if (seen->typed.size() < needed || !differing_fields(*seen).empty()) return {};
  return set_counted(call, *seen, count);
}

Outcome<Done> open_box(Office& office, const Asked& asked) {
  const auto box = box_of(office, asked);
  if (!box) return refused(box.error());
  const std::string first = sealing::phrase_from(asked.inputs.get("first"));
  const std::string second = sealing::phrase_from(asked.inputs.get("second"));
  std::optional<std::vector<ballot::Item>> items;
  bool opened = false;
  if (*box && !first.empty() && !second.empty())
    if (const auto key = key_in(**box, first, second)) {
      opened = true;
      items = items_in(**box, *key);
    }
  sealing::Envelope envelope;
  if (items) envelope = sealing::envelope_of(text_of(*items));
  Done done{poll_address(asked.inputs), "done.box_opened", {}, false, {}, {}};
  const auto outcome = office.perform(asked, [&](Call& call) -> Outcome<void> {
    if (const auto seen = teller_poll(call); !seen) return tl::unexpected{seen.error()};
    if (!opened)
      return refused(Refused::invalid, "Hai cụm từ chưa đúng; mỗi cụm gồm sáu từ, hãy gõ lại từng cụm.",
                     "first");
    if (!items) return refused(Refused::invalid, "Có phiếu không mở được; hãy hủy và bỏ phiếu lại.");
    call.reply = done.location + "\n" + done.message;
    return count_in(call, **box, *items, envelope);
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  done.shown_once =
      to_json(Node::map({{Node::scalar("envelope", true, {}), Node::scalar(envelope.phrase, true, {})}}, {}));
  sealing::wipe(envelope.phrase);
  return done;
}

Outcome<void> recount(Call& call) {
  const auto seen = teller_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (auto may = check_step(*seen, Step::recount); !may) return may;
  if (seen->mode != Mode::paper) return refused(Refused::hidden);
  if (const auto gone = store::forget_count(call.data, seen->poll.id); !gone) return refused(gone.error());
  const auto moved = store::move_poll(call.data, seen->poll.id, name(State::counted), name(State::closed));
  if (!moved) return refused(moved.error());
  note_poll(call, seen->poll, seen->hash);
  return {};
}

Outcome<void> confirm_tally(Call& call) {
  auto seen = teller_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (auto may = check_step(*seen, Step::seal); !may) return may;
  if (call.inputs.get("hash") != seen->hash)
    return refused(Refused::invalid,
                   "Kết quả đã được nhập lại sau khi đồng chí mở trang; hãy xem lại rồi xác nhận.");
  if (const auto kept = store::confirm(call.data, seen->poll.id, call.actor.person, seen->hash); !kept)
    return refused(kept.error());
  if (std::ranges::find(seen->confirmed, call.actor.person) == seen->confirmed.end())
    seen->confirmed.push_back(call.actor.person);
  if (seen->confirmed.size() >= needed) return seal(call, *seen);
  note_poll(call, seen->poll, seen->hash);
  return {};
}

}  // namespace kiemdiem::service
