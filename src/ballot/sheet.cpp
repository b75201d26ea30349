#include "ballot/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "assessment/wording.h"
#include "base/vietnamese.h"

namespace kiemdiem::ballot {
namespace {

using assessment::Effect;
using assessment::Reason;
using assessment::SubjectResult;
using facts::EntityKind;
using facts::Situation;
using facts::SubjectKind;

constexpr const char* not_rated = "not_rated";

/// The posts of a person, in words of the dictionary, with where they are held.
struct Post {
  std::string role, label, where;
};

std::vector<Post> posts_of(const Situation& situation, std::int32_t person) {
  std::vector<Post> posts;
  const facts::Table& table = situation.table("posts");
  const facts::Column& role = situation.column("posts", "role");
  const facts::Column& in = situation.column("posts", "in");
  const facts::Choices* roles = situation.dictionary.choices("role");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.parents[row] != person || !role.known(row) || !in.known(row)) continue;
    const auto word = static_cast<std::size_t>(role.numbers[row]);
    posts.push_back({roles->words[word], roles->labels[word].vi,
                     situation.display_name(facts::EntityRef::unpacked(in.numbers[row]))});
  }
  return posts;
}

int rank_of(const std::vector<Post>& posts) {
  int rank = 4;
  for (const Post& post : posts) {
    if (post.role == "secretary") rank = 0;
    if (post.role == "deputy_secretary" || post.role == "head") rank = std::min(rank, 1);
    if (post.role == "committee_member") rank = std::min(rank, 2);
    rank = std::min(rank, 3);
  }
  return rank;
}

int order_of(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::collective:
      return 0;
    case SubjectKind::organization:
      return 1;
    case SubjectKind::leader:
      return 2;
    case SubjectKind::member:
      return 3;
  }
  return 3;
}

facts::EntityRef entity_of(const SubjectResult& subject) {
  return {facts::entity_kind(subject.subject.kind), subject.subject.row};
}

bool is_person(const SubjectResult& subject) {
  return facts::entity_kind(subject.subject.kind) == EntityKind::person;
}

LeftOff left_off(const Situation& situation, const SubjectResult& subject) {
  LeftOff left{subject.id, situation.display_name(entity_of(subject)), {}, {}, {}};
  for (const Reason& reason : subject.reasons) {
    if (reason.effect != Effect::exclusion && reason.effect != Effect::forced) continue;
    left.text = reason.text;
    left.document = reason.document;
    left.clause = reason.clause;
    break;
  }
  return left;
}

std::vector<std::string> choices_of(const Situation& situation, Kind kind, const Rules& rules) {
  if (kind == Kind::excellence) return {"agreed", "refused"};
  std::vector<std::string> choices = situation.dictionary.choices("rating")->words;
  if (rules.two_stages) choices.erase(choices.begin());
  if (rules.not_rated_box) choices.emplace_back(not_rated);
  return choices;
}

Line line_of(const Situation& situation, const SubjectResult& subject, const Sheet& sheet) {
  Line line;
  line.subject = subject.id;
  line.name = situation.display_name(entity_of(subject));
  if (is_person(subject))
    for (const Post& post : posts_of(situation, subject.subject.row))
      line.post += fmt::format("{}{}, {}", line.post.empty() ? "" : "; ", post.label, post.where);
  const facts::Choices& ratings = *situation.dictionary.choices("rating");
  for (const std::string& choice : sheet.choices) {
    const auto level = ratings.find(choice);
    line.allowed.push_back(!level || !subject.ceiling || static_cast<int>(*level) >= *subject.ceiling);
  }
  return line;
}

std::string_view id_of(const Line& line) {
  return std::string_view{line.subject}.substr(line.subject.find(':') + 1);
}

/// A person who is rated as a member and as a leader stands on the sheet twice: each line says as what.
void tell_apart(std::vector<Line>& lines) {
  const auto twice = [&](const Line& line) {
    return std::ranges::any_of(lines, [&](const Line& other) {
      return other.subject != line.subject && id_of(other) == id_of(line) && other.name == line.name;
    });
  };
  for (Line& line : lines) {
    const bool of_leader = line.subject.starts_with("leader:");
    if ((!of_leader && !line.subject.starts_with("member:")) || !twice(line)) continue;
    const SubjectKind kind = of_leader ? SubjectKind::leader : SubjectKind::member;
    line.post = fmt::format("xếp loại {}{}{}", assessment::kind_label(kind), line.post.empty() ? "" : "; ",
                            line.post);
  }
}

Node word(std::string text) {
  return Node::scalar(std::move(text), true, {});
}
Node bare(std::string text) {
  return Node::scalar(std::move(text), false, {});
}

std::string said(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found == nullptr ? std::string{} : found->text();
}

}  // namespace

std::string choice_label(const std::string& choice, const facts::Dictionary& dictionary) {
  if (choice == "agreed") return "đồng ý";
  if (choice == "refused") return "không đồng ý";
  if (choice == not_rated) return "không xếp loại";
  const facts::Choices& ratings = *dictionary.choices("rating");
  const auto at = ratings.find(choice);
  return at ? ratings.labels[static_cast<std::size_t>(*at)].vi : choice;
}

bool is_off_ballot(const SubjectResult& subject) {
  return subject.rating == assessment::Asked::no || !subject.on_ballot;
}

void sort_for_meeting(const Situation& situation, std::vector<const SubjectResult*>& subjects) {
  const auto place = [&](const SubjectResult* subject) {
    const int rank = is_person(*subject) ? rank_of(posts_of(situation, subject->subject.row)) : 0;
    return std::tuple{order_of(subject->subject.kind), rank,
                      given_name_sort_key(situation.display_name(entity_of(*subject)))};
  };
  std::ranges::stable_sort(subjects, {}, place);
}

Sheet sheet_of(const Situation& situation, std::span<const SubjectResult* const> chosen, Kind kind,
               const Rules& rules) {
  Sheet sheet;
  sheet.kind = kind;
  sheet.choices = choices_of(situation, kind, rules);
  sheet.blank_lines = rules.blank_lines;
  std::vector<const SubjectResult*> ordered{chosen.begin(), chosen.end()};
  sort_for_meeting(situation, ordered);
  for (const SubjectResult* subject : ordered) {
    if (is_off_ballot(*subject))
      sheet.left_off.push_back(left_off(situation, *subject));
    else
      sheet.lines.push_back(line_of(situation, *subject, sheet));
  }
  tell_apart(sheet.lines);
  return sheet;
}

std::string to_json(const Sheet& sheet) {
  std::vector<Node> choices;
  for (const std::string& choice : sheet.choices) choices.push_back(word(choice));
  std::vector<Node> lines;
  for (const Line& line : sheet.lines) {
    std::string boxes;
    for (const bool allowed : line.allowed) boxes += allowed ? '1' : '0';
    lines.push_back(Node::map({{word("subject"), word(line.subject)},
                               {word("name"), word(line.name)},
                               {word("post"), word(line.post)},
                               {word("boxes"), word(boxes)}},
                              {}));
  }
  std::vector<Node> left;
  for (const LeftOff& off : sheet.left_off)
    left.push_back(Node::map({{word("subject"), word(off.subject)},
                              {word("name"), word(off.name)},
                              {word("text"), word(off.text)},
                              {word("document"), word(off.document)},
                              {word("clause"), word(off.clause)}},
                             {}));
  return kiemdiem::to_json(Node::map({{word("kind"), word(std::string{name(sheet.kind)})},
                                      {word("choices"), Node::list(std::move(choices), {})},
                                      {word("lines"), Node::list(std::move(lines), {})},
                                      {word("left_off"), Node::list(std::move(left), {})},
                                      {word("blank_lines"), bare(sheet.blank_lines ? "true" : "false")},
                                      {word("most_agreed"), bare(std::to_string(sheet.most_agreed))}},
                                     {}));
}

Sheet sheet_from(const std::string& json) {
  const Node root = from_json(json).value_or(Node::map({}, {}));
  Sheet sheet;
  sheet.kind = kind_named(said(root, "kind")).value_or(Kind::levels);
  if (const Node* choices = root.find("choices"))
    for (const Node& choice : choices->items()) sheet.choices.push_back(choice.text());
  if (const Node* lines = root.find("lines"))
    for (const Node& node : lines->items()) {
      Line line{said(node, "subject"), said(node, "name"), said(node, "post"), {}};
      for (const char box : said(node, "boxes")) line.allowed.push_back(box == '1');
      sheet.lines.push_back(std::move(line));
    }
  if (const Node* left = root.find("left_off"))
    for (const Node& node : left->items())
      sheet.left_off.push_back({said(node, "subject"), said(node, "name"), said(node, "text"),
                                said(node, "document"), said(node, "clause")});
  sheet.blank_lines = said(root, "blank_lines") == "true";
  const std::string most = said(root, "most_agreed");
  if (!most.empty()) sheet.most_agreed = std::stoi(most);
  return sheet;
}

}  // namespace kiemdiem::ballot
