#include <fmt/format.h>

#include <algorithm>

#include "service/office.h"
#include "web/addresses.h"
#include "web/places/lines.h"
#include "web/places/period.h"
#include "web/places/subject_entry.h"

namespace kiemdiem::web {
namespace {

/// One line on its way through its form.
struct Line {
  SubjectEntry subject;
  const facts::Fact* fact = nullptr;
  const facts::ListShape* shape = nullptr;
  int number = -1;
  Node whole = Node::map({}, {});  ///< register and campaign

  /// Of a list that lasts the lines are those of the register; the campaign adds to them.
  bool lasts() const { return fact->lasting; }
};

service::Outcome<Line> line_of(service::Call& call) {
  auto subject = subject_entry(call);
  if (!subject) return tl::unexpected{subject.error()};
  Line line{std::move(*subject), nullptr, nullptr, -1, Node::map({}, {})};
  const auto index = line.subject.shape->find(call.inputs.get("list"));
  if (!index) return service::refused(service::Refused::hidden);
  line.fact = &line.subject.shape->facts[static_cast<std::size_t>(*index)];
  if (line.fact->type != facts::FactType::list) return service::refused(service::Refused::hidden);
  line.shape = line.subject.around.dictionary->list(line.fact->list);
  const Node whole = line.subject.whole();
  const Node* lines = whole.find(line.fact->path);
  const auto number = line_asked(call, lines);
  if (!number || (*number < 0 && line.lasts())) return service::refused(service::Refused::hidden);
  line.number = *number;
  if (line.number >= 0) line.whole = lines->items()[static_cast<std::size_t>(line.number)];
  return line;
}

/// What the campaign says of a line: its keys, and what is said anew in each period.
Node period_line(const Line& line, const Node& whole) {
  std::vector<std::pair<Node, Node>> pairs;
  for (const auto& [key, value] : whole.entries()) {
    const auto index = line.shape->find(key.text());
    if (!index) continue;
    const facts::Fact& fact = line.shape->facts[static_cast<std::size_t>(*index)];
    if (fact.required || !fact.lasting) pairs.emplace_back(key, value);
  }
  return Node::map(std::move(pairs), {});
}

bool same_line(const facts::ListShape& shape, const Node& one, const Node& other) {
  return std::ranges::all_of(shape.facts, [&](const facts::Fact& fact) {
    return !fact.required || service::text_of(one, fact.path) == service::text_of(other, fact.path);
  });
}

/// The campaign's lines with one changed, added or taken away.
Node with_line(const Line& line, const std::optional<Node>& next) {
  std::vector<Node> items;
  if (const Node* said = line.subject.said.find(line.fact->path)) items = said->items();
  auto at = items.end();
  if (line.lasts())
    at = std::ranges::find_if(items,
                              [&](const Node& item) { return same_line(*line.shape, item, line.whole); });
  else if (line.number >= 0)
    at = items.begin() + line.number;
  if (at != items.end()) at = items.erase(at);
  if (next) items.insert(at, *next);
  return service::with_value(line.subject.said, line.fact->path, Node::list(std::move(items), {}));
}

std::string back_of(const service::Call& call) {
  return address("period-facts", {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}});
}

}  // namespace

service::Outcome<pages::FactFormPage> line_form(service::Call& call) {
  const auto line = line_of(call);
  if (!line) return tl::unexpected{line.error()};
  const facts::ListShape part = line->subject.period_part(*line->shape);
  auto groups = fields_for(call, line->subject.around, part, line->whole, {});
  if (!groups) return tl::unexpected{groups.error()};
  pages::FactFormPage page;
  call.title = page.heading = fmt::format("{}: {}", line->fact->label.vi, subject_name(call, line->subject));
  page.lead = call.campaign->title;
  if (line->lasts())
    page.lead += fmt::format(". {}, {}.",
                             capitalized(choice_label(*line->subject.around.dictionary, "role",
                                                      service::text_of(line->whole, "role"))),
                             name_anywhere(call, service::text_of(line->whole, "in")));
  page.form.groups = std::move(*groups);
  if (!line->lasts() && line->number >= 0) page.form.groups.push_back({"", "", {remove_field()}});
  page.form.version = !call.problems.empty()
                          ? call.inputs.get("version")
                          : std::to_string(line->subject.record ? line->subject.record->version : 0);
  page.form.hidden.push_back({"line", std::to_string(line->number), false, {}});
  page.form.action = address(
      "save-line",
      {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}, {"list", line->fact->path}});
  page.form.read_only = !may(call, "save-line");
  page.form.cancel_href = back_of(call);
  return page;
}

service::Outcome<service::Done> save_line(service::Call& call) {
  const auto line = line_of(call);
  if (!line) return tl::unexpected{line.error()};
  const facts::ListShape part = line->subject.period_part(*line->shape);
  std::optional<Node> next = service::changed(line->whole, *line->shape, changes_in(call.inputs, part));
  if (!line->lasts() && wants_removal(call)) {
    next = std::nullopt;
  } else {
    if (auto checked = check(call, *next, *line->shape, part, *line->subject.around.dictionary); !checked)
      return tl::unexpected{checked.error()};
    next = period_line(*line, *next);
  }
  if (auto kept = keep_said(call, line->subject, with_line(*line, next)); !kept)
    return tl::unexpected{kept.error()};
  return service::Done{back_of(call), "done.saved", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
