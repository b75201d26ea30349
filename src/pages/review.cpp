#include "pages/review.h"

#include "pages/inputs.h"
#include "pages/parts.h"

namespace kiemdiem::pages {
namespace {

const char* part_of(Entering entering) {
  switch (entering) {
    case Entering::line:
      return "LINE";
    case Entering::number:
      return "NUMBER";
    case Entering::lines:
      return "LINES";
    case Entering::choice:
      return "CHOICE";
    case Entering::boxes:
      return "BOXES";
    case Entering::shown:
      return "SHOWN";
  }
  return "SHOWN";
}

void fill_field(View& view, const FormField& field, bool writes) {
  view.set("NAME", field.name).set("LABEL", field.label).set("VALUE", field.value);
  view.set("ID", field.name);
  view.show_text("ERROR", field.error);
  view.show("REQUIRED", field.required && writes);
  View& part = view.add(writes ? part_of(field.entering) : "SHOWN");
  part.show("INVALID", !field.error.empty());
  if (!writes && field.entering == Entering::boxes) {
    View& boxes = part.add("TICKS");
    for (const Option& option : field.options)
      boxes.add("TICK").set("BOX", option.selected ? "☒" : "☐").set("LABEL", option.label);
    return;
  }
  if (writes && (field.entering == Entering::choice || field.entering == Entering::boxes))
    add_options(part, "OPTION", field.options);
  if (!writes || field.entering == Entering::shown) part.show_text("WORDS", field.value);
}

void fill_row(View& section, const FormRow& row, std::size_t columns, bool writes) {
  if (!row.group.empty())
    section.add("ROW").add("GROUP").set("GROUP", row.group).set("COLUMNS", static_cast<int>(columns));
  View& cells = section.add("ROW").add("CELLS");
  if (writes && !row.key_name.empty()) cells.add("KEY").set("NAME", row.key_name).set("KEY", row.key);
  for (const FormField& cell : row.cells) fill_field(cells.add("CELL"), cell, writes);
}

void fill_section(View& view, const FormSection& section, bool writes) {
  view.set("ANCHOR", section.anchor);
  View& heading = view.add(section.level == 1 ? "UPPER" : "LOWER");
  heading.show_text("NUMBER", section.number);
  heading.set("LABEL", section.label);
  if (writes && !section.prompts.empty()) {
    View& prompts = view.add("PROMPTS");
    for (const std::string& prompt : section.prompts) prompts.add("PROMPT").set("PROMPT", prompt);
  }
  view.show_text("NOTE", section.note);
  for (const std::string& notice : section.notices) view.add("NOTICE").set("NOTICE", notice);
  if (section.text) fill_field(view.add("TEXT"), *section.text, writes);
  if (!section.rows.empty()) {
    View& table = view.add("TABLE");
    table.set("LABEL", section.label);
    for (const std::string& column : section.columns) table.add("COLUMN").set("COLUMN", column);
    for (const FormRow& row : section.rows) fill_row(table, row, section.columns.size(), writes);
    for (const std::string& total : section.totals) table.add("TOTAL").set("TOTAL", total);
    table.show("ADD", writes && section.may_add);
  }
  for (const FormField& group : section.boxes) fill_field(view.add("GROUP_OF_BOXES"), group, writes);
}

void fill_paper(View& view, const PaperShown& paper, bool writes, const Texts& texts) {
  view.set("ANCHOR", paper.anchor).set("NAME", paper.name);
  view.show_text("FORM_MARK", paper.mark);
  view.show_text("CONFIRM", paper.confirm);
  add_clause(view, "CLAUSE", paper.clause, texts);
  for (const FormField& field : paper.head) fill_field(view.add("HEAD"), field, writes);
  for (const FormSection& section : paper.sections) fill_section(view.add("SECTION"), section, writes);
}

void fill_contents(View& view, const PaperShown& paper) {
  View& entry = view.add("CONTENTS");
  entry.set("ANCHOR", paper.anchor).set("NAME", paper.name);
  for (const FormSection& section : paper.sections) {
    if (section.level != 1 || section.number.empty()) continue;
    entry.add("ENTRY")
        .set("ANCHOR", section.anchor)
        .set("NUMBER", section.number)
        .set("LABEL", section.label);
  }
}

void fill_return(View& content, const ReviewPage& page, const Texts& texts) {
  if (page.return_action.empty()) return;
  View& form = content.add("RETURN");
  form.set("ACTION", page.return_action);
  form.set("TITLE", texts(page.return_completes ? "review.return_after_meeting" : "review.return_weak"));
  form.set("KIND", page.return_completes ? "after_meeting" : "weak");
  add_input(form, "INPUT",
            {.name = "reason",
             .label = texts(page.return_completes ? "review.return_asked" : "review.return_reason"),
             .type = "long",
             .value = page.return_reason,
             .error = page.return_error,
             .required = true});
}

void fill_files(View& content, const ReviewPage& page, const Texts& texts) {
  if (page.files.empty() && page.files_action.empty()) return;
  View& files = content.add("FILES");
  for (const Link& file : page.files) add_link(files.add("FILE"), "LINK", file);
  if (page.files_action.empty()) return;
  View& form = files.add("ADD_FILE");
  form.set("ACTION", page.files_action);
  add_input(form, "INPUT",
            {.name = "file",
             .label = texts("review.file"),
             .type = "file",
             .help = texts("review.file_help"),
             .error = page.files_error,
             .required = true});
}

}  // namespace

std::string render(const Shell& shell, const ReviewPage& page) {
  Frame frame{shell, "review.tpl"};
  View& content = frame.content;
  const bool writes = !page.action.empty();
  content.set("HEADING", page.heading);
  content.show_text("LEAD", page.lead);
  add_mark(content, "MARK", page.mark, frame.texts);
  content.show_text("ON_BEHALF", page.on_behalf);
  for (const std::string& notice : page.notices) content.add("NOTICE").set("NOTICE", notice);
  if (page.papers.empty()) add_empty(content, page.empty);
  for (const PaperShown& paper : page.papers) fill_contents(content, paper);
  View& form = content.add(writes ? "WRITE" : "READ");
  form.set("ACTION", page.action).set("VERSION", page.version);
  form.show_text("SAVED", page.saved);
  form.show("AUTOSAVE", !page.why);  // without a reason nothing is kept
  if (page.why) fill_field(form.add("WHY"), *page.why, true);
  for (const PaperShown& paper : page.papers) fill_paper(form.add("PAPER"), paper, writes, frame.texts);
  if (!page.rounds.empty()) {
    View& rounds = content.add("ROUNDS");
    for (const ReviewRound& round : page.rounds) {
      View& line = rounds.add("ROUND");
      line.set("WORDS", round.words);
      line.show_text("REASON", round.reason);
    }
  }
  fill_return(content, page, frame.texts);
  fill_files(content, page, frame.texts);
  add_actions(content, page.buttons);
  return frame.html();
}

std::string render(const Shell& shell, const ReviewCompare& page) {
  Frame frame{shell, "review_compare.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.heading).set("BACK", page.back_href);
  content.show_text("LEAD", page.lead);
  if (page.sections.empty()) add_empty(content, page.empty);
  if (!page.former.empty()) {
    View& choose = content.add("CHOOSE");
    choose.set("ACTION", page.action);
    add_input(
        choose, "INPUT",
        {.name = "mot", .label = frame.texts("review.former"), .type = "select", .options = page.former});
    add_input(choose, "INPUT",
              {.name = "hai", .label = frame.texts("review.later"), .type = "select", .options = page.later});
  }
  for (const ComparedSection& section : page.sections) {
    View& view = content.add("SECTION");
    view.set("LABEL", section.label).set("FORMER", page.former_words).set("LATER", page.later_words);
    for (const TextPiece& piece : section.pieces) {
      if (piece.kind != PieceKind::added)
        view.add("LEFT").add(piece.kind == PieceKind::same ? "SAME" : "GONE").set("TEXT", piece.text);
      if (piece.kind != PieceKind::gone)
        view.add("RIGHT").add(piece.kind == PieceKind::same ? "SAME" : "ADDED").set("TEXT", piece.text);
    }
  }
  return frame.html();
}

}  // namespace kiemdiem::pages
