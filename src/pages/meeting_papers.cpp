#include "pages/inputs.h"
#include "pages/minutes_parts.h"

namespace kiemdiem::pages {

std::string render(const Shell& shell, const MeetingOpeningPage& page) {
  Frame frame{shell, "meeting_opening.tpl"};
  View& content = frame.content;
  const Texts& texts = frame.texts;
  content.set("TITLE", page.title).set("ACTION", page.action).set("VERSION", page.version);
  content.set("CANCEL", page.cancel_href).set("WRONG", page.people_error.empty() ? "" : " wrong");
  content.set("SUBMIT", texts(page.opened ? "form.save" : "meeting.open"));
  content.show_text("PEOPLE_ERROR", page.people_error);
  for (const AttendanceLine& person : page.people) {
    View& line = content.add("PERSON");
    line.set("ID", person.id).set("NAME", person.name).set("POST", person.post).set("REASON", person.reason);
    line.set("CLASS", person.error.empty() ? "field" : "field wrong");
    line.show("PRESENT", person.present);
    line.show_text("ERROR", person.error);
  }
  const auto select = [&](const char* name, const char* label, const char* help, const std::string& error,
                          const std::vector<Option>& options) {
    add_input(content, "INPUT",
              {.name = name,
               .label = texts(label),
               .type = "select",
               .help = help == nullptr ? std::string{} : texts(help),
               .error = error,
               .options = options});
  };
  select("chair", "meetings.chair", nullptr, page.chair_error, page.chairs);
  select("secretary", "minutes.secretary", nullptr, page.secretary_error, page.secretaries);
  select("quorum", "meeting.quorum", "meeting.quorum_help", page.quorum_error, page.quorums);
  add_input(content, "INPUT", {.name = "place", .label = texts("meetings.room"), .value = page.place});
  add_input(content, "INPUT",
            {.name = "representative",
             .label = texts("meetings.attends"),
             .value = page.representative,
             .help = texts("meetings.attends_help"),
             .error = page.representative_error});
  add_input(content, "INPUT",
            {.name = "invited", .label = texts("meeting.invited"), .type = "long", .value = page.invited});
  return frame.html();
}

namespace {

void fill_head(View& content, const std::string& upper, const std::string& unit, const std::string& title) {
  content.set("UPPER", upper).set("UNIT", unit).set("TITLE", title);
}

void fill_lines(View& list, const std::vector<FactShown>& lines) {
  for (const FactShown& line : lines) {
    View& shown = list.add("LINE");
    shown.set("LABEL", line.label);
    shown.show_text("VALUE", line.value);
    shown.set("VALUE", line.value);
  }
}

void fill_minutes_item(View& content, const MinutesItem& item) {
  View& shown = content.add("ITEM");
  shown.set("HEADING", item.heading);
  shown.show_text("CHAIR", item.chair);
  shown.show_text("TIME", item.time);
  shown.show_text("STATE", item.state);
  if (!item.remarks.empty()) {
    View& remarks = shown.add("REMARKS");
    for (const RemarkLine& remark : item.remarks)
      remarks.add("REMARK").set("SPEAKER", remark.speaker).set("TEXT", remark.text);
  }
  if (!item.texts.empty()) fill_lines(shown.add("TEXTS"), item.texts);
}

void fill_versions(View& list, const std::vector<MinutesVersion>& versions) {
  for (const MinutesVersion& version : versions) {
    View& shown = list.add("VERSION");
    add_link(shown, "LINK", version.link);
    shown.set("WORDS", version.words);
    shown.show_text("REASON", version.reason);
  }
}

}  // namespace

void fill_kept(View& content, const std::string& superseded, const std::vector<FactShown>& kept,
               const std::vector<MinutesVersion>& versions) {
  content.show_text("SUPERSEDED", superseded);
  if (!kept.empty()) fill_lines(content.add("KEPT"), kept);
  if (!versions.empty()) fill_versions(content.add("VERSIONS"), versions);
}

std::string render(const Shell& shell, const MinutesPage& page) {
  Frame frame{shell, "meeting_minutes.tpl"};
  View& content = frame.content;
  fill_head(content, page.upper, page.unit, page.title);
  add_actions(content, page.actions);
  add_facts(content, "FACTS", page.facts);
  if (page.told.empty())
    content.show("NOTHING_TOLD");
  else
    fill_lines(content.add("TOLD"), page.told);
  for (const MinutesItem& item : page.items) fill_minutes_item(content, item);
  content.set("ENDED", page.ended).set("SECRETARY", page.secretary).set("CHAIR_NAME", page.chair);
  content.show_text("OTHER", page.other);
  fill_kept(content, page.superseded, page.kept, page.versions);
  return frame.html();
}

std::string render(const Shell& shell, const InvitationPage& page) {
  Frame frame{shell, "meeting_invitation.tpl"};
  View& content = frame.content;
  fill_head(content, page.upper, page.unit, page.title);
  add_actions(content, page.actions);
  add_facts(content, "FACTS", page.facts);
  for (const std::string& name : page.invited) content.add("NAME").set("NAME", name);
  for (const std::string& line : page.agenda) content.add("LINE").set("NAME", line);
  return frame.html();
}

}  // namespace kiemdiem::pages
