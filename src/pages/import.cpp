#include "pages/import.h"

#include "pages/inputs.h"

namespace kiemdiem::pages {
namespace {

void fill_count(View& row, const ImportCount& count, Language language) {
  row.set("LIST", count.list).set("ADDED", number_text(language, count.added));
  row.set("CHANGED", number_text(language, count.changed)).set("MERGED", number_text(language, count.merged));
  row.set("UNCHANGED", number_text(language, count.unchanged))
      .set("WRONG", number_text(language, count.wrong));
}

void fill_counts(View& content, const std::vector<ImportCount>& counts, Language language) {
  ImportCount all;
  for (const ImportCount& count : counts) {
    fill_count(content.add("COUNTED"), count, language);
    all.added += count.added;
    all.changed += count.changed;
    all.merged += count.merged;
    all.unchanged += count.unchanged;
    all.wrong += count.wrong;
  }
  fill_count(content.add("COUNTED_ALL"), all, language);
}

void fill_problems(View& content, const char* name, const std::vector<CellProblem>& problems) {
  if (problems.empty()) return;
  View& list = content.add(name);
  list.set("COUNT", static_cast<int>(problems.size()));
  for (const CellProblem& problem : problems) {
    View& row = list.add("PROBLEM");
    row.set("SHEET", problem.sheet).set("CELL", problem.cell);
    row.set("FOUND", problem.found).set("TEXT", problem.message);
  }
}

const char* word(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::changed:
      return "changed";
    case ChangeKind::merged:
      return "merged";
    case ChangeKind::unchanged:
      return "unchanged";
  }
  return "unchanged";
}

void fill_change(View& row, const ImportChange& change, const Texts& texts) {
  const std::string kind = word(change.kind);
  row.set("LIST", change.list).set("KIND", kind).set("KIND_WORD", texts("import.kind." + kind));
  add_link(row, "LINK", change.what);
  for (const ImportChange::Difference& difference : change.differences) {
    View& shown = row.add("DIFFERENCE");
    shown.set("LABEL", difference.label).set("AFTER", difference.after);
    shown.show_text("BEFORE", difference.before);
  }
  if (change.merge_choices.empty()) return;
  View& merge = row.add("MERGE");
  merge.set("NAME", "gop." + change.key);
  add_options(merge, "OPTION", change.merge_choices);
}

}  // namespace

std::string render(const Shell& shell, const ImportUploadPage& page) {
  Frame frame{shell, "import_upload.tpl"};
  View& content = frame.content;
  content.set("ACTION", page.action);
  if (!page.units.empty())
    add_input(content, "INPUT",
              {.name = "unit", .label = frame.texts("import.unit"), .type = "select", .options = page.units});
  add_input(content, "INPUT",
            {.name = "file",
             .label = frame.texts("import.file"),
             .type = "file",
             .help = frame.texts("import.file_help", {{"size", page.largest}}),
             .error = page.error,
             .required = true});
  content.show_text("TEMPLATE", page.template_href);
  if (page.earlier.empty()) return frame.html();
  View& earlier = content.add("EARLIERS");
  for (const ImportUploadPage::Earlier& line : page.earlier) {
    View& row = earlier.add("EARLIER");
    add_link(row, "LINK", {line.file, line.link.href});
    row.set("AT", line.at).set("WHO", line.who).set("WORDS", line.words);
  }
  return frame.html();
}

std::string render(const Shell& shell, const ImportPreviewPage& page) {
  Frame frame{shell, "import_preview.tpl"};
  View& content = frame.content;
  content.set("FILE", page.file).set("CANCEL", page.cancel_href);
  content.show("CONFIRM", !page.confirm_action.empty());
  if (!page.confirm_action.empty()) content.add("OPENS").set("CONFIRM_ACTION", page.confirm_action);
  content.show_text("AGAIN", page.again_href);
  fill_counts(content, page.counts, shell.language);
  fill_problems(content, "PROBLEMS", page.problems);
  fill_problems(content, "NOTICES", page.notices);
  if (page.changes.empty()) return frame.html();
  View& changes = content.add("CHANGES");
  for (const ImportChange& change : page.changes) fill_change(changes.add("CHANGE"), change, frame.texts);
  if (page.more_changes > 0) changes.add("MORE_CHANGES").set("COUNT", page.more_changes);
  return frame.html();
}

std::string render(const Shell& shell, const ImportDonePage& page) {
  Frame frame{shell, "import_done.tpl"};
  View& content = frame.content;
  content.set("HEADING", frame.texts(page.undone ? "import.undone_title" : "import.done_title"));
  content.set("FILE", page.file).set("AT", page.at).set("WHO", page.who).set("LIST_HREF", page.list_href);
  fill_counts(content, page.counts, shell.language);
  if (!page.undo_action.empty()) {
    View& undo = content.add("UNDO");
    undo.set("UNDO", page.undo_action);
  }
  content.show_text("REFUSED", page.undo_refused);
  return frame.html();
}

}  // namespace kiemdiem::pages
