#include "dossier/transmission.h"

#include <algorithm>
#include <charconv>

namespace kiemdiem::dossier {
namespace {

using facts::SubjectKind;

Node text_of(const std::string& text) {
  return Node::scalar(text, true, {});
}
Node number_of(int number) {
  return Node::scalar(std::to_string(number), false, {});
}
std::pair<Node, Node> entry(const char* key, Node value) {
  return {Node::scalar(key, true, {}), std::move(value)};
}

std::string text_in(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found == nullptr ? std::string{} : found->text();
}
int number_in(const Node& node, std::string_view key) {
  const std::string text = text_in(node, key);
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Node to_node(const SentPaper& paper) {
  return Node::map(
      {entry("subject", text_of(paper.subject)), entry("paper", text_of(paper.paper)),
       entry("label", text_of(paper.label)), entry("number", text_of(paper.number)),
       entry("on", text_of(paper.on)), entry("file", text_of(paper.file)),
       entry("sha256", text_of(paper.sha256)), entry("signed", text_of(paper.signed_ ? "yes" : "no")),
       entry("copies", number_of(paper.copies))},
      {});
}

SentPaper paper_in(const Node& node) {
  return {text_in(node, "subject"), text_in(node, "paper"),
          text_in(node, "label"),   text_in(node, "number"),
          text_in(node, "on"),      text_in(node, "file"),
          text_in(node, "sha256"),  text_in(node, "signed") == "yes",
          number_in(node, "copies")};
}

constexpr std::array kinds{SubjectKind::organization, SubjectKind::collective, SubjectKind::member,
                           SubjectKind::leader};
constexpr std::array<const char*, 4> levels{"excellent", "good", "completed", "not_completed"};

Node to_node(const Figures& figures) {
  std::vector<std::pair<Node, Node>> entries{entry("of", text_of(std::string{facts::name(figures.of)}))};
  for (std::size_t level = 0; level < levels.size(); ++level)
    entries.push_back(entry(levels[level], number_of(figures.levels[level])));
  entries.push_back(entry("none", number_of(figures.none)));
  return Node::map(std::move(entries), {});
}

Figures figures_in(const Node& node) {
  Figures figures;
  for (const SubjectKind kind : kinds)
    if (facts::name(kind) == text_in(node, "of")) figures.of = kind;
  for (std::size_t level = 0; level < levels.size(); ++level)
    figures.levels[level] = number_in(node, levels[level]);
  figures.none = number_in(node, "none");
  return figures;
}

constexpr std::array<std::string_view, 3> act_names{"receive", "give_back", "accept"};
constexpr std::array<std::string_view, 4> stage_labels{"đã gửi, chưa nhận", "đã nhận, đang xem", "đã trả lại",
                                                       "đã nhận đủ"};

}  // namespace

std::vector<SentPaper> papers_going_up(const std::vector<Checklist>& lists) {
  std::vector<SentPaper> papers;
  for (const Checklist& list : lists)
    for (const Line& line : list.lines) {
      const bool draft = line.known.status == Status::draft;
      const bool there = is_there(line.known.status) || line.known.status == Status::returned;
      if (line.goes != Goes::up || (!there && !draft)) continue;
      papers.push_back({list.id,
                        line.word,
                        list.name + ": " + line.label,
                        line.known.number,
                        {},
                        {},
                        {},
                        there,
                        line.copies});
    }
  return papers;
}

std::vector<Figures> count_figures(const std::vector<Checklist>& lists,
                                   const assessment::Assessment& assessment) {
  std::map<std::string_view, const assessment::SubjectResult*> results;
  for (const assessment::SubjectResult& result : assessment.subjects) results.emplace(result.id, &result);
  std::vector<Figures> counted;
  for (const SubjectKind kind : kinds) {
    Figures figures;
    figures.of = kind;
    for (const Checklist& list : lists) {
      const std::string id = std::string{facts::name(kind)} + list.id.substr(list.id.find(':'));
      const bool person = facts::entity_kind(kind) == facts::EntityKind::person &&
                          facts::entity_kind(list.subject.kind) == facts::EntityKind::person;
      if (!person && list.subject.kind != kind) continue;
      const auto found = results.find(id);
      if (found == results.end() || found->second->rating == assessment::Asked::no) continue;
      if (found->second->proposed)
        ++figures.levels[static_cast<std::size_t>(*found->second->proposed)];
      else
        ++figures.none;
    }
    if (figures.rated() + figures.none > 0) counted.push_back(figures);
  }
  return counted;
}

Node to_node(const Manifest& manifest) {
  std::vector<Node> papers;
  std::vector<Node> figures;
  for (const SentPaper& paper : manifest.papers) papers.push_back(to_node(paper));
  for (const Figures& one : manifest.figures) figures.push_back(to_node(one));
  return Node::map({entry("campaign", text_of(manifest.campaign)), entry("unit", text_of(manifest.unit)),
                    entry("number", number_of(manifest.number)), entry("round", number_of(manifest.round)),
                    entry("to", text_of(manifest.to)), entry("on", text_of(manifest.on)),
                    entry("by", text_of(manifest.by)), entry("channel", text_of(manifest.channel)),
                    entry("copies", number_of(manifest.copies)), entry("reason", text_of(manifest.reason)),
                    entry("papers", Node::list(std::move(papers), {})),
                    entry("figures", Node::list(std::move(figures), {}))},
                   {});
}

Manifest manifest_in(const Node& node) {
  Manifest manifest;
  manifest.campaign = text_in(node, "campaign");
  manifest.unit = text_in(node, "unit");
  manifest.number = number_in(node, "number");
  manifest.round = number_in(node, "round");
  manifest.to = text_in(node, "to");
  manifest.on = text_in(node, "on");
  manifest.by = text_in(node, "by");
  manifest.channel = text_in(node, "channel");
  manifest.reason = text_in(node, "reason");
  manifest.copies = number_in(node, "copies");
  if (const Node* papers = node.find("papers"))
    for (const Node& paper : papers->items()) manifest.papers.push_back(paper_in(paper));
  if (const Node* figures = node.find("figures"))
    for (const Node& one : figures->items()) manifest.figures.push_back(figures_in(one));
  return manifest;
}

std::string_view name(Act act) {
  return act_names[static_cast<std::size_t>(act)];
}
std::optional<Act> act_named(std::string_view name) {
  const auto* found = std::ranges::find(act_names, name);
  if (found == act_names.end()) return std::nullopt;
  return static_cast<Act>(found - act_names.begin());
}

std::string_view label(Stage stage) {
  return stage_labels[static_cast<std::size_t>(stage)];
}

bool may(Stage stage, Act act) {
  if (stage == Stage::sent) return act != Act::accept;
  return stage == Stage::received && act != Act::receive;
}

Stage after(Act act) {
  switch (act) {
    case Act::receive:
      return Stage::received;
    case Act::give_back:
      return Stage::returned;
    case Act::accept:
      return Stage::accepted;
  }
  return Stage::sent;
}

Stage stage_of(const std::vector<Act>& acts) {
  Stage stage = Stage::sent;
  for (const Act act : acts) stage = std::max(stage, after(act));
  return stage;
}

bool may_send(const std::optional<Stage>& last) {
  return !last || *last == Stage::returned;
}

int numbered_from(const Rules& rules, int year) {
  if (rules.numbering == Numbering::year) return year;
  const int since = year - rules.term_from;
  const int into = ((since % rules.term_years) + rules.term_years) % rules.term_years;
  return year - into;
}

}  // namespace kiemdiem::dossier
