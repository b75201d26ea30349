#include "pages/ballots.h"

#include "pages/ballot_parts.h"
#include "pages/inputs.h"
#include "pages/qr_code.h"

namespace kiemdiem::pages {
namespace {

void fill_candidate(View& row, const PollCandidate& candidate, const Texts& texts) {
  row.set("ID", candidate.id).set("NAME", candidate.name).set("SUBJECT_KIND", candidate.kind);
  View& box = row.add(candidate.bar.empty() ? "FREE" : "BARRED");
  box.show("CHOSEN", candidate.chosen);
  row.show_text("BAR", candidate.bar);
  add_clause(row, "CLAUSE", candidate.clause, texts);
}

void fill_elector(View& row, const PollElector& elector) {
  row.set("ID", elector.id).set("NAME", elector.name);
  row.show_text("POST", elector.post);
  row.show("SUMMONED", elector.summoned);
  row.show("PRESENT", elector.present);
  row.show("TELLER", elector.teller);
}

void fill_inputs(View& content, const PollFormPage& page, const Texts& texts) {
  const auto add = [&](const Input& input) { add_input(content, "INPUT", input); };
  add({.name = "kind",
       .label = texts("poll.kind"),
       .type = "radios",
       .error = page.kind_error,
       .options = page.kinds});
  add({.name = "mode",
       .label = texts("poll.mode"),
       .type = "radios",
       .error = page.mode_error,
       .options = page.modes});
  add({.name = "day",
       .label = texts("poll.day"),
       .value = page.day,
       .help = texts("form.day_hint"),
       .error = page.day_error,
       .required = true});
  add({.name = "most",
       .label = texts("poll.most"),
       .value = page.most,
       .help = texts("poll.most_help"),
       .error = page.most_error,
       .input_mode = "numeric"});
  if (page.replaces.empty()) return;
  add({.name = "reason",
       .label = texts("poll.reason_again"),
       .value = page.reason,
       .error = page.reason_error,
       .required = true});
}

/// The voting page with the code behind the “#”: what stands there is sent to no server (D7).
std::string slip_address(const std::string& origin, const std::string& kiosk_href, std::string code) {
  std::erase(code, ' ');
  return origin + kiosk_href + "#ma=" + code;
}

void fill_shown_once(View& content, const ShownOnce& shown, const std::string& origin, const Texts& texts) {
  View& once = content.add("ONCE");
  for (std::size_t at = 0; at < shown.phrases.size(); ++at)
    once.add("PHRASES")
        .set("OWNER", at < shown.phrase_owners.size() ? shown.phrase_owners[at] : "")
        .set("PHRASE", shown.phrases[at]);
  if (!shown.codes.empty()) {
    View& codes = once.add("CODES");
    for (const std::string& code : shown.codes) {
      View& slip = codes.add("CODE");
      slip.set("CODE", code);
      if (!origin.empty() && !shown.kiosk_href.empty())
        slip.add("WITH_PICTURE")
            .set("PICTURE", qr_code(slip_address(origin, shown.kiosk_href, code), texts("poll.picture")));
    }
  }
  once.show_text("ENVELOPE", shown.envelope);
}

void fill_handing(View& content, const PollPage& page) {
  if (page.hand_action.empty()) return;
  View& hand = content.add("HAND");
  hand.set("ACTION", page.hand_action).set("HANDED", page.handed_count).set("PRESENT", page.present_count);
  for (const HandedLine& line : page.handed) {
    View& row = hand.add("VOTER");
    row.set("ID", line.id).set("NAME", line.name);
    View& box = row.add(line.present ? "CAME" : "AWAY");
    box.show("HANDED", line.handed);
  }
}

void fill_steps(View& content, const PollPage& page) {
  if (!page.differences.empty()) {
    View& differences = content.add("DIFFERENCES");
    for (const std::string& field : page.differences) differences.add("DIFFERENCE").set("FIELD", field);
  }
  if (!page.box_action.empty()) {
    View& box = content.add("OPEN_BOX");
    box.set("ACTION", page.box_action);
    box.show_text("ERROR", page.box_error);
  }
  if (!page.confirm_action.empty())
    content.add("CONFIRM_COUNT").set("ACTION", page.confirm_action).set("HASH", page.confirm_hash);
  if (!page.cancel_action.empty()) {
    View& cancel = content.add("CANCEL_POLL");
    cancel.set("ACTION", page.cancel_action);
    cancel.show_text("ERROR", page.cancel_error);
  }
}

}  // namespace

void fill_tally(View& content, const TallyTable& table) {
  View& tally = content.add("TALLY");
  for (const std::string& column : table.columns) tally.add("COLUMN").set("LABEL", column);
  tally.show_text("CARRIED_HEAD", table.carried_head);
  for (const TallyLine& line : table.lines) {
    View& row = tally.add("LINE");
    row.set("NUMBER", line.number).set("NAME", line.name);
    row.show_text("POST", line.post);
    for (std::size_t at = 0; at < line.counts.size(); ++at)
      row.add("CELL").set("COUNT", line.counts[at]).set("COLUMN", table.columns[at]);
    if (!table.carried_head.empty())
      row.add("CARRIED").set("WORDS", line.carried).set("COLUMN", table.carried_head);
  }
}

void fill_facts(View& content, const char* name, const std::vector<PollFact>& facts) {
  for (const PollFact& fact : facts) content.add(name).set("LABEL", fact.label).set("VALUE", fact.value);
}

void fill_texts(View& content, const char* section, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  View& list = content.add(section);
  for (const std::string& text : texts) list.add("ITEM").set("TEXT", text);
}

std::string render(const Shell& shell, const PollsPage& page) {
  Frame frame{shell, "polls.tpl"};
  View& content = frame.content;
  add_actions(content, page.actions);
  if (page.polls.empty()) {
    add_empty(content, page.empty);
    return frame.html();
  }
  View& table = content.add("TABLE");
  for (const PollRow& poll : page.polls) {
    View& row = table.add("ROW");
    add_link(row, "LINK", poll.link);
    row.set("MODE", poll.mode).set("DAY", poll.day).set("LINES", poll.lines);
    add_mark(row, "MARK", poll.mark, frame.texts);
  }
  return frame.html();
}

std::string render(const Shell& shell, const PollFormPage& page) {
  Frame frame{shell, "poll_form.tpl"};
  View& content = frame.content;
  content.set("HEADING", shell.title).set("ACTION", page.action).set("CANCEL", page.cancel_href);
  content.set("REPLACES", page.replaces);
  fill_inputs(content, page, frame.texts);
  for (const PollCandidate& candidate : page.candidates)
    fill_candidate(content.add("CANDIDATE"), candidate, frame.texts);
  for (const PollElector& elector : page.electors) fill_elector(content.add("ELECTOR"), elector);
  content.show_text("SUBJECT_ERROR", page.subject_error);
  content.show_text("ELECTOR_ERROR", page.elector_error);
  add_input(content, "CHAIR",
            {.name = "chair",
             .label = frame.texts("poll.chair"),
             .type = "select",
             .error = page.chair_error,
             .options = page.chairs});
  fill_texts(content, "RULES", page.rules);
  return frame.html();
}

std::string render(const Shell& shell, const PollPage& page) {
  Frame frame{shell, "poll.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.title).set("BACK", page.back_href);
  add_mark(content, "MARK", page.mark, frame.texts);
  content.show_text("NEXT", page.next);
  content.show_text("WARNING", page.warning);
  content.show_text("CANCELLED_FOR", page.cancelled_for);
  fill_facts(content, "FACT", page.facts);
  add_actions(content, page.actions);
  if (page.shown_once) fill_shown_once(content, *page.shown_once, page.origin, frame.texts);
  fill_handing(content, page);
  fill_steps(content, page);
  if (page.tally) fill_tally(content, *page.tally);
  fill_texts(content, "LEFT_OFF", page.left_off);
  return frame.html();
}

}  // namespace kiemdiem::pages
