#include "pages/timeline_part.h"

namespace kiemdiem::pages {
namespace {

/// Of a day of the plan: late or done, not wrong or right.
std::string word(Standing standing, const Texts& texts) {
  if (standing == Standing::done) return texts("timeline.done");
  return standing == Standing::wrong ? texts("timeline.late") : std::string{};
}

void fill_line(View& line, const std::string& label, const std::string& first, const std::string& last,
               Standing standing, const Texts& texts) {
  line.set("LABEL", label).set("FIRST", first).set("LAST", last);
  add_mark(line, "MARK", {standing, word(standing, texts)}, texts);
}

}  // namespace

void add_timeline(View& view, const charts::Timeline& timeline, const Frame& frame) {
  if (timeline.spans.empty() && timeline.flags.empty()) return view.show("TIMELINE_EMPTY");
  View& shown = view.add("TIMELINE");
  shown.set("TITLE", timeline.title).set("CHART", charts::timeline(timeline, frame.language()));
  for (const charts::Span& span : timeline.spans)
    fill_line(shown.add("SPAN"), span.label, day_text(frame.language(), span.first),
              day_text(frame.language(), span.last), span.standing, frame.texts);
  for (const charts::Flag& flag : timeline.flags) {
    const std::string label = flag.rule.empty() ? flag.label : flag.label + " (" + flag.rule + ")";
    fill_line(shown.add("SPAN"), label, "", day_text(frame.language(), flag.day), flag.standing, frame.texts);
  }
}

}  // namespace kiemdiem::pages
