#include "ballot/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ballot/sheet.h"
#include "facts/read_situation.h"
#include "installation/installation.h"

namespace kiemdiem::ballot {
namespace {

Installation& installation() {
  static Installation data = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return data;
}

Result<Rules> rules_in(const std::string& text) {
  const auto laid = installation().regulation("43-hd-btctw-2025", true).value();
  return read_rules(parse_yaml(text, "ballot.yaml").value(), laid);
}

TEST(BallotRules, of_every_document_are_read_and_rest_on_rules_that_it_has) {
  int files = 0;
  for (const std::string& id : installation().ids()) {
    const auto file = installation().ballot_file(id).value();
    if (!file) continue;
    ++files;
    const auto laid = installation().regulation(id, true).value();
    const Node root = parse_yaml(file->text, file->name).value();
    const auto rules = read_rules(root, laid);
    ASSERT_TRUE(rules) << id << "\n" << to_text(rules.error());
    const Node* named = root.find("rules");
    for (const Node& name : named == nullptr ? std::vector<Node>{} : named->items())
      EXPECT_TRUE(std::ranges::any_of(laid.rules,
                                      [&](const regulation::Rule& rule) { return rule.id == name.text(); }))
          << id << ": " << name.text();
    EXPECT_TRUE(rules->tellers_among.has(facts::SubjectKind::member)) << id;
    EXPECT_FALSE(rules->tellers_among.has(facts::SubjectKind::leader)) << id;
  }
  EXPECT_GE(files, 4);
}

TEST(BallotRules, state_a_threshold_only_where_a_document_has_one) {
  const auto without = rules_in("share_of: present\n");
  ASSERT_TRUE(without);
  EXPECT_FALSE(without->threshold);
  EXPECT_EQ(without->base, Base::present);
  const auto with =
      rules_in("threshold: {more_than_percent: 66, of: summoned}\nnot_rated_box: true\ntwo_stages: true\n");
  ASSERT_TRUE(with);
  EXPECT_EQ(with->threshold->percent, 66);
  EXPECT_EQ(with->threshold->of, Base::summoned);
  EXPECT_TRUE(with->not_rated_box && with->two_stages);
}

TEST(BallotRules, say_of_every_document_how_long_ballots_are_kept_and_that_it_is_a_reading) {
  for (const std::string& id : installation().ids()) {
    const auto file = installation().ballot_file(id).value();
    ASSERT_TRUE(file) << id;
    const auto laid = installation().regulation(id, true).value();
    const auto rules = read_rules(parse_yaml(file->text, file->name).value(), laid);
    ASSERT_TRUE(rules && rules->retention) << id;
    EXPECT_EQ(rules->retention->months, 6) << id;
    EXPECT_FALSE(rules->retention->reading.empty()) << id;
  }
  EXPECT_FALSE(rules_in("share_of: present\n")->retention) << "what no text says is not known";
}

TEST(BallotRules, complain_of_what_they_do_not_know) {
  for (const char* text : {"share_of: everybody\n", "threshold: {more_than_percent: 100, of: valid}\n",
                           "treshold: {more_than_percent: 50, of: valid}\n", "tellers_among: [chair]\n",
                           "retention: {months: 0}\n", "retention: {reading: mãi mãi}\n"})
    EXPECT_FALSE(rules_in(text)) << text;
}

/// A demonstration, judged.
struct Judged {
  facts::Situation situation;
  assessment::Assessment assessment;

  explicit Judged(const std::string& id) : situation(read(id)) {
    const auto laid = installation().regulation(id, true).value();
    const auto bound = regulation::bind(laid, situation.period, situation.on).value();
    assessment = assessment::judge(situation, bound, installation().calendar());
  }

  static facts::Situation read(const std::string& id) {
    const auto files = installation().demonstrations().value();
    const auto file = std::ranges::find(files, "demo/" + id + ".yaml", &regulation::SourceFile::name);
    const auto laid = installation().regulation(id, true).value();
    return facts::read_situation(parse_yaml(file->text, file->name).value(), laid.dictionary, file->name)
        .value();
  }

  std::vector<const assessment::SubjectResult*> members() const {
    std::vector<const assessment::SubjectResult*> chosen;
    for (const auto& subject : assessment.subjects)
      if (subject.subject.kind == facts::SubjectKind::member) chosen.push_back(&subject);
    return chosen;
  }
};

TEST(Sheet, leaves_off_with_the_clause_whoever_is_not_voted_on) {
  const Judged judged{"benh-vien-phoi-2021"};
  const Sheet sheet = sheet_of(judged.situation, judged.members(), Kind::levels, Rules{});
  EXPECT_EQ(sheet.lines.size() + sheet.left_off.size(), judged.members().size());
  ASSERT_FALSE(sheet.left_off.empty());
  for (const LeftOff& left : sheet.left_off) {
    EXPECT_FALSE(left.clause.empty()) << left.name;
    EXPECT_FALSE(left.text.empty()) << left.name;
    EXPECT_TRUE(
        std::ranges::none_of(sheet.lines, [&](const Line& line) { return line.subject == left.subject; }));
  }
}

TEST(Sheet, has_no_box_above_the_ceiling_and_every_box_below_it) {
  const Judged judged{"benh-vien-phoi-2021"};
  const Sheet sheet = sheet_of(judged.situation, judged.members(), Kind::levels, Rules{});
  ASSERT_EQ(sheet.choices.size(), 4U);
  bool some_limited = false;
  for (const Line& line : sheet.lines) {
    const auto subject =
        std::ranges::find(judged.assessment.subjects, line.subject, &assessment::SubjectResult::id);
    for (int level = 0; level < 4; ++level)
      EXPECT_EQ(line.allowed[static_cast<std::size_t>(level)], level >= subject->ceiling.value_or(0))
          << line.name;
    some_limited = some_limited || !line.allowed[0];
  }
  EXPECT_TRUE(some_limited);
}

TEST(Sheet, takes_the_secretary_first_then_deputies_then_the_committee) {
  const Judged judged{"benh-vien-phoi-2021"};
  std::vector<const assessment::SubjectResult*> members;
  for (const auto* member : judged.members())
    if (member->id == "member:bv01" || member->id == "member:bv02" || member->id == "member:bv03" ||
        member->id == "member:bv04")
      members.push_back(member);
  std::ranges::reverse(members);
  sort_for_meeting(judged.situation, members);
  ASSERT_EQ(members.size(), 4U);
  EXPECT_EQ(members[0]->id, "member:bv01");
  EXPECT_EQ(members[1]->id, "member:bv02");
  EXPECT_EQ(members[2]->id, "member:bv03");
}

TEST(Sheet, says_as_what_somebody_is_rated_who_stands_on_it_as_a_member_and_as_a_leader) {
  const Judged judged{"huyen-uy-2023"};
  std::vector<const assessment::SubjectResult*> people;
  for (const auto& subject : judged.assessment.subjects)
    if (subject.subject.kind == facts::SubjectKind::member ||
        subject.subject.kind == facts::SubjectKind::leader)
      people.push_back(&subject);
  const Sheet sheet = sheet_of(judged.situation, people, Kind::levels, Rules{});
  std::size_t twice = 0;
  for (const Line& line : sheet.lines) {
    const std::string id = line.subject.substr(line.subject.find(':') + 1);
    const bool both = std::ranges::any_of(sheet.lines, [&](const Line& other) {
      return other.subject != line.subject && other.subject.substr(other.subject.find(':') + 1) == id;
    });
    EXPECT_EQ(line.post.starts_with("xếp loại "), both) << line.subject;
    twice += both ? 1 : 0;
    const auto same = [&](const Line& other) { return other.name == line.name && other.post == line.post; };
    EXPECT_EQ(std::ranges::count_if(sheet.lines, same), 1) << line.name << " cannot be told apart";
  }
  EXPECT_GE(twice, 2U);
}

TEST(Sheet, of_two_stages_has_no_best_level_and_of_five_boxes_one_for_not_rated) {
  const Judged judged{"benh-vien-phoi-2021"};
  Rules rules;
  rules.two_stages = true;
  EXPECT_EQ(sheet_of(judged.situation, judged.members(), Kind::levels, rules).choices,
            (std::vector<std::string>{"good", "completed", "not_completed"}));
  rules = Rules{};
  rules.not_rated_box = true;
  EXPECT_EQ(sheet_of(judged.situation, judged.members(), Kind::levels, rules).choices.back(), "not_rated");
  EXPECT_EQ(sheet_of(judged.situation, judged.members(), Kind::excellence, rules).choices,
            (std::vector<std::string>{"agreed", "refused"}));
}

}  // namespace
}  // namespace kiemdiem::ballot
