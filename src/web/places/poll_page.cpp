#include <fmt/format.h>

#include <algorithm>

#include "base/tree.h"
#include "paperwork/paperwork.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/polls.h"
#include "web/places/printing.h"

namespace kiemdiem::web {
namespace {

using ballot::Mode;
using ballot::State;
using service::Call;
using service::Outcome;
using service::SeenPoll;

std::string names(const SeenPoll& seen, const std::vector<std::string>& people) {
  std::string words;
  for (const std::string& person : people) words += (words.empty() ? "" : ", ") + seen.name_of(person);
  return words;
}

std::string mode_words(Mode mode) {
  if (mode == Mode::paper) return "phiếu giấy, hai người kiểm phiếu nhập riêng";
  return mode == Mode::kiosk ? "mã in sẵn, bỏ phiếu trên máy không cần tài khoản"
                             : "rút mã trên máy, bỏ phiếu không cần tài khoản";
}

std::vector<pages::PollFact> facts_of(const SeenPoll& seen) {
  const auto day = parse_date(seen.poll.day);
  std::vector<pages::PollFact> facts{{"Ngày họp", day ? to_vietnamese(*day) : seen.poll.day},
                                     {"Cách bỏ phiếu", mode_words(seen.mode)},
                                     {"Chủ trì", seen.name_of(seen.poll.chair)},
                                     {"Tổ kiểm phiếu", names(seen, seen.tellers)},
                                     {"Số đối tượng trong phiếu", std::to_string(seen.sheet.lines.size())},
                                     {"Triệu tập", std::to_string(seen.summoned())},
                                     {"Có mặt", std::to_string(seen.present())},
                                     {"Đã phát phiếu", std::to_string(seen.handed())}};
  if (seen.sheet.most_agreed > 0)
    facts.push_back({"Được đồng ý nhiều nhất", std::to_string(seen.sheet.most_agreed)});
  const bool collecting =
      seen.mode != Mode::paper && (seen.state == State::open || seen.state == State::closed);
  if (collecting && seen.is_teller) facts.push_back({"Số phiếu đã nhận", std::to_string(seen.used_codes)});
  if (!seen.confirmed.empty()) facts.push_back({"Đã xác nhận", names(seen, seen.confirmed)});
  if (!seen.poll.reason.empty()) facts.push_back({"Lý do bỏ phiếu lại", seen.poll.reason});
  return facts;
}

/// What is to be done now, in one sentence.
std::string next_of(const SeenPoll& seen) {
  switch (seen.state) {
    case State::prepared:
      return seen.mode == Mode::paper ? "In phiếu, rồi tổ kiểm phiếu mở bỏ phiếu."
                                      : "Tổ kiểm phiếu mở bỏ phiếu; cụm từ và mã hiện một lần để in.";
    case State::open:
      return "Tổ kiểm phiếu đánh dấu người nhận phiếu; bỏ phiếu xong thì đóng.";
    case State::closed:
      if (seen.mode != Mode::paper) return "Hai người trong tổ kiểm phiếu gõ cụm từ của mình để mở hòm.";
      if (seen.typed.empty())
        return "Từng người trong tổ kiểm phiếu nhập số phiếu đếm được, không xem của nhau.";
      if (seen.typed.size() == 1)
        return fmt::format("{} đã nhập; chờ người thứ hai.", seen.name_of(seen.typed[0].first));
      return "Hai bên nhập chưa khớp: đếm lại các chỗ dưới đây rồi nhập lại.";
    case State::counted:
      return "Số phiếu đã khớp. Hai người trong tổ kiểm phiếu xác nhận từ máy của mình; sau đó không sửa "
             "được nữa.";
    case State::sealed:
      return seen.replaced_by ? "Kết quả này đã được thay bằng lần bỏ phiếu lại." : "Kết quả đã niêm phong.";
    case State::cancelled:
      if (seen.keeps_ballots) return "Phiếu của lần này vẫn phải niêm phong, giữ đến khi có quyết định hủy.";
      return seen.mode == Mode::paper ? "Chưa phát phiếu nào nên không có phiếu phải giữ."
                                      : "Hòm phiếu đã xóa khi hủy, không còn phiếu phải giữ.";
  }
  return {};
}

pages::Mark mark_of(State state) {
  switch (state) {
    case State::sealed:
      return {pages::Standing::done, "đã niêm phong kết quả"};
    case State::cancelled:
      return {pages::Standing::none, "đã hủy"};
    case State::prepared:
      return {pages::Standing::waiting, "đã chuẩn bị"};
    case State::open:
      return {pages::Standing::working, "đang bỏ phiếu"};
    case State::closed:
      return {pages::Standing::working, "đang kiểm phiếu"};
    case State::counted:
      return {pages::Standing::working, "chờ xác nhận"};
  }
  return {};
}

void add_post(const Call& call, std::vector<pages::Button>& buttons, std::string_view action,
              std::string label, std::string confirm) {
  buttons.push_back({std::move(label), of_poll(call, action), true, true, std::move(confirm)});
}

std::vector<pages::Button> buttons_of(Call& call, const SeenPoll& seen) {
  std::vector<pages::Button> buttons;
  const bool paper = seen.mode == Mode::paper;
  if (seen.is_teller && seen.state == State::prepared)
    add_post(call, buttons, "open-poll", "Mở bỏ phiếu", "Sau khi mở, danh sách trong phiếu không đổi được.");
  if (paper && seen.runs() && (seen.state == State::prepared || seen.state == State::open))
    offer_paper(call, buttons, paperwork::ballot_id, seen.poll.id, "Phiếu");
  if (!paper && seen.state == State::open) {
    buttons.push_back({"Trang bỏ phiếu (không cần tài khoản)",
                       address("kiosk", {{"poll", seen.poll.id}}),
                       false,
                       false,
                       {}});
    const auto self = std::ranges::find(seen.voters, call.actor.person, &store::PollVoter::person);
    if (seen.mode == Mode::drawn && seen.is_voter && !self->handed)
      add_post(call, buttons, "draw-code", "Rút mã bỏ phiếu", "Mã chỉ hiện một lần.");
  }
  // First the slips go out, then it is closed.
  if (seen.is_teller && seen.state == State::open)
    buttons.push_back({"Đóng bỏ phiếu", of_poll(call, "close-poll"), true, seen.handed() > 0,
                       "Đóng rồi thì không nhận thêm phiếu."});
  if (seen.is_teller && paper && seen.state == State::closed)
    buttons.push_back({"Nhập số phiếu đếm được", of_poll(call, "count-form"), false, true, {}});
  if (seen.is_teller && paper && seen.state == State::counted)
    buttons.push_back(
        {"Đếm lại", of_poll(call, "recount"), true, false, "Bỏ các số đã nhập để nhập lại từ đầu."});
  if (seen.sees_counts && seen.state == State::sealed) {
    buttons.push_back({"Biên bản kiểm phiếu", of_poll(call, "tally-minutes"), false, true, {}});
    if (!seen.replaced_by)
      offer(call, buttons, "poll-form", "Bỏ phiếu lại",
            address_with("poll-form", {{"campaign", call.campaign->id}, {"unit", call.target.unit}},
                         {{"replaces", seen.poll.id}}));
  }
  if (seen.sees_counts && seen.keeps_ballots)
    offer(call, buttons, "envelope", "Phong bì phiếu niêm phong", of_poll(call, "envelope"));
  return buttons;
}

std::vector<std::string> texts_in(const Node& root, std::string_view key) {
  std::vector<std::string> texts;
  if (const Node* list = root.find(key))
    for (const Node& item : list->items()) texts.push_back(item.text());
  return texts;
}

std::optional<pages::ShownOnce> shown_once(const Call& call, const SeenPoll& seen) {
  if (call.shown_once.empty()) return std::nullopt;
  const Node root = from_json(call.shown_once).value_or(Node::map({}, {}));
  pages::ShownOnce shown;
  shown.phrases = texts_in(root, "phrases");
  shown.codes = texts_in(root, "codes");
  shown.kiosk_href = address("kiosk", {{"poll", seen.poll.id}});
  if (!shown.phrases.empty())
    for (const std::string& teller : seen.tellers) shown.phrase_owners.push_back(seen.name_of(teller));
  if (const Node* envelope = root.find("envelope")) shown.envelope = envelope->text();
  return shown;
}

void fill_teller_forms(const Call& call, const SeenPoll& seen, pages::PollPage& page) {
  if (seen.state == State::open && seen.mode != Mode::drawn) page.hand_action = of_poll(call, "hand-slips");
  for (const store::PollVoter& voter : seen.voters)
    page.handed.push_back({voter.person, voter.name, voter.present, voter.handed});
  if (seen.state == State::closed && seen.mode != Mode::paper) page.box_action = of_poll(call, "open-box");
  page.box_error = problem_of(call, "first");
  const bool confirmed = std::ranges::find(seen.confirmed, call.actor.person) != seen.confirmed.end();
  if (seen.state == State::counted && !confirmed) {
    page.confirm_action = of_poll(call, "confirm-tally");
    page.confirm_hash = seen.hash;
  }
}

}  // namespace

std::vector<std::string> left_off_lines(const ballot::Sheet& sheet) {
  std::vector<std::string> lines;
  for (const ballot::LeftOff& left : sheet.left_off)
    lines.push_back(fmt::format("{}: {} ({}, {})", left.name, left.text, left.clause, left.document));
  return lines;
}

std::string tally_cell(const std::string& votes, const std::string& percent) {
  return votes == "0" || percent.empty() ? votes : fmt::format("{} ({}%)", votes, percent);
}

pages::TallyTable tally_table(const SeenPoll& seen, const facts::Dictionary& dictionary) {
  pages::TallyTable table;
  for (const std::string& choice : seen.sheet.choices)
    table.columns.push_back(capitalized(ballot::choice_label(choice, dictionary)));
  if (seen.sheet.blank_lines) table.columns.emplace_back("Để trống");
  if (seen.rules.threshold)
    table.carried_head =
        fmt::format("Quá {}% {}", seen.rules.threshold->percent, label(seen.rules.threshold->of));
  for (std::size_t at = 0; at < seen.sheet.lines.size(); ++at) {
    const ballot::Line& line = seen.sheet.lines[at];
    pages::TallyLine row{static_cast<int>(at) + 1, line.name, line.post, {}, {}};
    for (std::size_t choice = 0; choice < table.columns.size(); ++choice) {
      const ballot::Share share = share_of(*seen.tally, seen.rules.base, at, choice);
      row.counts.push_back(tally_cell(std::to_string(share.votes), percent_text(share)));
    }
    if (const auto level = carried(seen.sheet, *seen.tally, seen.rules, at))
      row.carried = ballot::choice_label(seen.sheet.choices[static_cast<std::size_t>(*level)], dictionary);
    else if (seen.rules.threshold)
      row.carried = "không mức nào đủ";
    table.lines.push_back(std::move(row));
  }
  return table;
}

Outcome<pages::PollPage> poll(Call& call) {
  const auto seen = service::seen_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  const facts::Dictionary& dictionary = call.office.dictionary();
  pages::PollPage page;
  page.title = call.title = poll_title(seen->sheet.kind, name_of(call, "organizations", call.target.unit));
  page.back_href = address("polls", {{"campaign", call.campaign->id}, {"unit", call.target.unit}});
  page.mark = mark_of(seen->state);
  page.next = next_of(*seen);
  if (ballot::panel_of(seen->present()).paper_only)
    page.warning =
        "Ít người bỏ phiếu: số phiếu có thể cho biết ai chọn gì. Chỉ công bố mức xếp loại, không đọc số "
        "phiếu.";
  page.facts = facts_of(*seen);
  page.actions = buttons_of(call, *seen);
  page.shown_once = shown_once(call, *seen);
  page.handed_count = seen->handed();
  page.present_count = seen->present();
  if (seen->is_teller) fill_teller_forms(call, *seen, page);
  if (seen->is_teller && seen->state == State::closed)
    for (const std::string& field : service::differing_fields(*seen))
      page.differences.push_back(capitalized(ballot::words_of(seen->sheet, field, dictionary)));
  if (seen->sees_counts && seen->tally) page.tally = tally_table(*seen, dictionary);
  if (seen->runs() && ballot::after(seen->state, ballot::Step::cancel)) {
    page.cancel_action = of_poll(call, "cancel-poll");
    page.cancel_error = problem_of(call, "reason");
  }
  page.cancelled_for = seen->poll.cancelled_for;
  page.left_off = left_off_lines(seen->sheet);
  return page;
}

}  // namespace kiemdiem::web
