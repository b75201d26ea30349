#include "pages/review_meetings.h"

#include "pages/inputs.h"

namespace kiemdiem::pages {
namespace {

void fill_notices(View& view, const std::vector<MeetingNotice>& notices, const Texts& texts) {
  if (notices.empty()) return;
  View& list = view.add("NOTICES");
  for (const MeetingNotice& notice : notices) {
    View& line = list.add("NOTICE");
    add_mark(line, "MARK", notice.mark, texts);
    line.set("TEXT", notice.text);
    add_clause(line, "CLAUSE", notice.clause, texts);
  }
}

void fill_agenda(View& content, const ReviewMeetingPage& page, const Texts& texts) {
  if (!page.attendance.empty()) {
    View& counted = content.add("COUNTED");
    counted.set("COUNTED", page.attendance);
    if (page.quorum.standing != Standing::none) add_mark(counted, "QUORUM", page.quorum, texts);
  }
  content.set("WHOLE", page.agenda_href);
  content.show("ON_WHOLE", !page.item);
  for (const AgendaLine& line : page.agenda) {
    View& shown = content.add("ITEM_LINE");
    shown.set("HREF", line.link.href).set("NAME", line.link.label).set("WHAT", line.what);
    shown.show_text("CHAIR", line.chair);
    add_mark(shown, "MARK", line.mark, texts);
    shown.show("CURRENT", line.current);
  }
}

void fill_remarks(View& shown, const ItemShown& item) {
  if (item.remarks.empty()) {
    shown.show("NO_REMARK");
  } else {
    View& list = shown.add("REMARKS");
    for (const RemarkLine& remark : item.remarks) {
      View& line = list.add("REMARK");
      line.set("SPEAKER", remark.speaker).set("AT", remark.at).set("TEXT", remark.text).set("ID", remark.id);
      line.show_text("REMOVE", remark.remove_action);
    }
  }
  if (item.remark_action.empty()) return;
  View& form = shown.add("ADD_REMARK");
  form.set("ACTION", item.remark_action).set("SPEAKER", item.remark_speaker).set("TEXT", item.remark_text);
  for (const std::string& name : item.present) form.add("PERSON").set("NAME", name);
}

void fill_writing(View& shown, const ItemShown& item, const Texts& texts) {
  View& form = shown.add("WRITE");
  form.set("ACTION", item.action).set("VERSION", item.version);
  add_input(form, "CHAIR",
            {.name = "chair",
             .label = texts("meetings.chair"),
             .type = "select",
             .error = item.chair_error,
             .options = item.chairs});
  add_clause(form, "CLAUSE", item.chair_clause, texts);
  for (const MinutesText& text : item.texts)
    add_input(form, "FIELD",
              {.name = text.name,
               .label = text.label,
               .type = text.one_line ? "text" : "long",
               .value = text.value,
               .help = text.required ? texts("meeting.needed_to_close") : std::string{},
               .error = text.error});
  add_input(form, "PUT_OFF",
            {.name = "reason", .label = texts("meeting.put_off_reason"), .error = item.reason_error});
}

void fill_item(View& content, const ItemShown& item, const Texts& texts) {
  View& shown = content.add("ITEM");
  shown.set("NAME", item.name).set("WHAT", item.what).set("VERSION", item.version);
  add_mark(shown, "MARK", item.mark, texts);
  shown.show_text("TIME", item.time);
  shown.show_text("REASON", item.reason);
  shown.show_text("BARRED", item.barred);
  if (!item.papers.empty()) {
    View& papers = shown.add("PAPERS");
    for (const Link& paper : item.papers)
      papers.add("PAPER").set("HREF", paper.href).set("LABEL", paper.label);
  }
  if (!item.before.empty()) fill_notices(shown.add("BEFORE"), item.before, texts);
  if (!item.elsewhere.empty()) {
    View& places = shown.add("ELSEWHERE");
    for (const OtherReview& other : item.elsewhere) {
      View& place = places.add("PLACE");
      add_mark(place, "MARK", other.mark, texts);
      place.set("WHERE", other.where).set("WORDS", other.words);
      add_clause(place, "CLAUSE", other.clause, texts);
    }
  }
  fill_remarks(shown, item);
  if (!item.action.empty()) {
    fill_writing(shown, item, texts);
  } else {
    View* list = nullptr;
    for (const MinutesText& text : item.texts) {
      if (text.value.empty()) continue;
      if (list == nullptr) list = &shown.add("SHOWN_TEXTS");
      list->add("SHOWN").set("LABEL", text.label).set("VALUE", text.value);
    }
  }
  shown.show_text("REOPEN", item.reopen_action);
  for (const auto& [name, link] : {std::pair{"PREVIOUS", &item.previous}, std::pair{"NEXT", &item.next}})
    if (!link->href.empty()) shown.add(name).set("HREF", link->href).set("LABEL", link->label);
}

void fill_announcements(View& overview, const AnnouncementForm& form, const Texts& texts) {
  if (form.lines.empty()) return;
  const bool writes = !form.action.empty();
  View& part = overview.add(writes ? "TELL" : "TOLD_LINES");
  if (writes) part.set("ACTION", form.action).set("VERSION", form.version);
  add_clause(part, "CLAUSE", form.clause, texts);
  for (const AnnouncementLine& line : form.lines) {
    View& shown = part.add("LINE");
    shown.set("LABEL", line.label).set("THERE", line.there).set("NAME", line.name).set("VALUE", line.value);
    shown.show_text("MISSING", line.missing);
    shown.show("TOLD", line.told);
    if (writes)
      shown.set("TEXT", line.text);
    else
      shown.show_text("TEXT", line.text);
  }
}

void fill_overview(View& content, const ReviewMeetingPage& page, const Texts& texts) {
  View& overview = content.add("OVERVIEW");
  add_actions(overview, page.actions);
  add_facts(overview, "FACTS", page.facts);
  fill_notices(overview, page.notices, texts);
  fill_announcements(overview, page.announcements, texts);
  if (!page.still_open.empty()) {
    View& open = overview.add("STILL_OPEN");
    for (const std::string& name : page.still_open) open.add("OPEN").set("NAME", name);
  }
  if (page.close_action.empty()) return;
  View& close = overview.add("CLOSE");
  close.set("ACTION", page.close_action).set("VERSION", page.version);
  add_input(close, "OTHER",
            {.name = "other", .label = texts("meeting.other"), .type = "long", .value = page.other});
}

}  // namespace

std::string render(const Shell& shell, const ReviewMeetingsPage& page) {
  Frame frame{shell, "review_meetings.tpl"};
  View& content = frame.content;
  content.set("UNIT", page.unit);
  add_actions(content, page.actions);
  if (page.meetings.empty()) {
    add_empty(content, page.empty);
    return frame.html();
  }
  View& list = content.add("LIST");
  for (const ReviewMeetingLine& meeting : page.meetings) {
    View& line = list.add("MEETING");
    add_link(line, "LINK", meeting.link);
    line.set("WHEN", meeting.when).set("ITEMS", meeting.items).set("ATTENDANCE", meeting.attendance);
    add_mark(line, "MARK", meeting.mark, frame.texts);
  }
  return frame.html();
}

std::string render(const Shell& shell, const ReviewMeetingPage& page) {
  Frame frame{shell, "review_meeting.tpl"};
  View& content = frame.content;
  content.set("TITLE", page.title);
  fill_agenda(content, page, frame.texts);
  if (page.item)
    fill_item(content, *page.item, frame.texts);
  else
    fill_overview(content, page, frame.texts);
  return frame.html();
}

}  // namespace kiemdiem::pages
