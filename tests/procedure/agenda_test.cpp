#include <algorithm>
#include <set>

#include "procedure/agenda.h"
#include "working.h"

namespace kiemdiem::procedure {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

MeetingRules meeting_rules_of(const Told& told) {
  const auto node = data().meeting_rules(told.situation.regulation);
  if (!node) ADD_FAILURE() << to_text(node.error());
  auto rules = read_meeting_rules(*node, told.work->plan(), told.by->bound);
  if (!rules) {
    ADD_FAILURE() << to_text(rules.error());
    return {};
  }
  return *rules;
}

std::vector<std::string> subjects(const Told& told, const Agenda& agenda) {
  std::vector<std::string> ids;
  for (const AgendaItem& item : agenda.items) ids.push_back(told.situation.id(item.subject));
  return ids;
}

const AgendaItem& item_of(const Told& told, const Agenda& agenda, const std::string& subject) {
  static const AgendaItem none;
  const auto found = std::ranges::find(agenda.items, told.subject(subject), &AgendaItem::subject);
  if (found != agenda.items.end()) return *found;
  ADD_FAILURE() << "no item " << subject;
  return none;
}

std::vector<std::string> people(const Told& told, const std::vector<std::int32_t>& rows) {
  std::vector<std::string> ids;
  for (const std::int32_t row : rows) ids.push_back(told.situation.id(EntityRef{EntityKind::person, row}));
  return ids;
}

std::string demo(const std::string& id) {
  return read_file(fmt::format("{}/demo/{}.yaml", KIEMDIEM_SOURCE_DIR, id)).value();
}

class EveryMeeting : public testing::TestWithParam<std::string> {
 protected:
  EveryMeeting()
      : text(demo(GetParam())),
        told(text, parse_yaml(text, "t.yaml").value().find("on")->text()),
        rules(meeting_rules_of(told)) {}

  std::vector<Agenda> agendas() const {
    std::vector<Agenda> all;
    for (const EntityRef body : meeting_bodies(*told.work, rules))
      all.push_back(agenda(*told.work, rules, body));
    return all;
  }

  std::string text;
  Told told;
  MeetingRules rules;
};

TEST_P(EveryMeeting, takes_up_each_subject_of_a_body_exactly_once) {
  std::set<std::int32_t> taken;
  for (const Agenda& one : agendas()) {
    std::set<std::string> seen;
    for (const AgendaItem& item : one.items) {
      EXPECT_TRUE(seen.insert(told.situation.id(item.subject)).second) << told.situation.id(item.subject);
      EXPECT_TRUE(taken.insert(item.task).second);
    }
  }
  for (std::size_t number = 0; number < told.work->tasks().size(); ++number) {
    const Task& task = told.work->tasks()[number];
    const Step& step = told.work->plan().steps[static_cast<std::size_t>(task.step)];
    const bool group = task.subject.kind == SubjectKind::organization &&
                       told.work->index().organization_is(task.subject.row, "group");
    if (!is_review(*told.work, task) || task.state == State::not_needed || group || !step.only_after.empty())
      continue;
    EXPECT_THAT(taken, Contains(static_cast<std::int32_t>(number))) << told.work->text(task).words;
  }
}

TEST_P(EveryMeeting, is_chaired_by_nobody_who_is_reviewed_at_the_time) {
  std::size_t chaired = 0;
  for (const Agenda& one : agendas())
    for (const AgendaItem& item : one.items) {
      if (facts::entity_kind(item.subject.kind) != EntityKind::person) continue;
      EXPECT_THAT(item.chairs, Not(Contains(item.subject.row))) << told.situation.id(item.subject);
      chaired += item.chairs.empty() ? 0 : 1;
    }
  EXPECT_GT(chaired, 0U);
}

TEST_P(EveryMeeting, puts_first_what_the_rules_ask_for_first_and_bodies_before_people) {
  for (const Agenda& one : agendas()) {
    bool person_before = false;
    for (std::size_t at = 0; at < one.items.size(); ++at) {
      for (const AgendaItem::After& after : one.items[at].after) EXPECT_LT(after.item, at);
      const bool person = facts::entity_kind(one.items[at].subject.kind) == EntityKind::person;
      EXPECT_FALSE(person_before && !person) << told.situation.id(one.items[at].subject);
      person_before = person_before || person;
    }
  }
}

TEST_P(EveryMeeting, asks_for_nothing_outside_that_it_does_itself) {
  for (const Agenda& one : agendas())
    for (const AgendaItem& item : one.items)
      for (const Wait& wait : item.waits)
        EXPECT_TRUE(std::ranges::none_of(
            one.items, [&](const AgendaItem& other) { return wait.task >= 0 && other.task == wait.task; }));
}

INSTANTIATE_TEST_SUITE_P(OfTheDemonstrations, EveryMeeting,
                         testing::Values("benh-vien-phoi-2021", "bu-dang-2020", "huyen-uy-2023",
                                         "phu-yen-khoi-2022", "phuong-11-go-vap-2021"),
                         [](const auto& given) {
                           std::string name = given.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

/// A cell with a committee, groups, and a secretary with a post above and in the board of directors.
std::string cell(const std::string& regulation, int year, const std::string& events) {
  return fmt::format(R"(
regulation: {0}
period: {{kind: year, year: {1}}}
on: {1}-12-10
organizations:
  - {{id: db, kind: grassroots_committee, established: 2001-01-01}}
  - {{id: cb, kind: cell, parent: db, established: 2001-01-01}}
  - {{id: to1, kind: group, parent: cb}}
  - {{id: bv, kind: agency, party_organization: db}}
collectives:
  - {{id: cu, kind: cell_committee, of: cb, size: 3, established: 2001-01-01}}
  - {{id: bgd, kind: agency_leadership, of: bv, size: 3, established: 2001-01-01}}
  - {{id: dub, kind: party_committee, of: db, size: 5, established: 2001-01-01}}
people:
  - {{id: bt, name: Trần Bí, cell: cb, admitted: 2001-01-01, posts: [{{in: cu, role: secretary}}, {{in: dub, role: committee_member}}, {{in: bgd, role: deputy_head}}]}}
  - {{id: pbt, name: Lê Phó, cell: cb, admitted: 2001-01-01, posts: [{{in: cu, role: deputy_secretary}}]}}
  - {{id: uv, name: Đỗ Viên, cell: cb, admitted: 2001-01-01, posts: [{{in: cu, role: committee_member}}]}}
  - {{id: dv1, name: Cao Yên, cell: cb, admitted: 2001-01-01}}
  - {{id: dv2, name: Vũ An, cell: cb, admitted: 2001-01-01}}
  - {{id: dv3, name: Vũ Tổ, cell: cb, group: to1, admitted: 2001-01-01, posts: [{{in: to1, role: group_leader}}]}}
  - {{id: dv4, name: Hồ Tổ Viên, cell: cb, group: to1, admitted: 2001-01-01}}
{2})",
                     regulation, year, events);
}

EntityRef body(const Told& told, const std::string& id) {
  const SubjectRef subject = told.subject(id);
  return {facts::entity_kind(subject.kind), subject.row};
}

TEST(AMeetingOfACell, begins_with_its_committee_then_secretary_deputy_and_the_rest_by_given_name) {
  const Told told{cell("benh-vien-phoi-2021", 2021, ""), "2021-12-10"};
  const Agenda made = agenda(*told.work, meeting_rules_of(told), body(told, "organization:cb"));
  EXPECT_THAT(subjects(told, made), ElementsAre("collective:cu", "member:bt", "member:pbt", "member:uv",
                                                "member:dv2", "member:dv1"));
}

TEST(AMeetingOfACell, has_the_secretary_in_the_chair_but_the_deputy_for_the_secretary_by_the_rule) {
  const Told told{cell("benh-vien-phoi-2021", 2021, ""), "2021-12-10"};
  const Agenda made = agenda(*told.work, meeting_rules_of(told), body(told, "organization:cb"));
  EXPECT_EQ(people(told, item_of(told, made, "collective:cu").chairs).front(), "bt");
  const AgendaItem& secretary = item_of(told, made, "member:bt");
  EXPECT_EQ(people(told, secretary.chairs).front(), "pbt");
  ASSERT_GE(secretary.chair_rule, 0);
  EXPECT_EQ(told.by->bound.rules[static_cast<std::size_t>(secretary.chair_rule)].clause, "II.4.2");
  EXPECT_EQ(people(told, item_of(told, made, "member:pbt").chairs).front(), "bt");
}

TEST(AMeetingOfACell, waits_for_the_board_of_directors_and_tells_what_happened_there) {
  const Told told{cell("benh-vien-phoi-2021", 2021, R"(events:
  - {event: review, subject: 'collective:bgd', on: 2021-12-01, at: bgd}
)"),
                  "2021-12-10"};
  const MeetingRules rules = meeting_rules_of(told);
  const AgendaItem secretary =
      item_of(told, agenda(*told.work, rules, body(told, "organization:cb")), "member:bt");
  ASSERT_EQ(secretary.elsewhere.size(), 2U);
  EXPECT_EQ(told.situation.id(secretary.elsewhere[0].body), "bgd");
  EXPECT_TRUE(secretary.elsewhere[0].comes_first);
  EXPECT_EQ(told.situation.id(secretary.elsewhere[1].body), "dub");
  EXPECT_TRUE(secretary.elsewhere[1].comes_later);
  const auto waits_for_board = [&](const Wait& wait) {
    return wait.task >= 0 && told.work->tasks()[static_cast<std::size_t>(wait.task)].place.row ==
                                 secretary.elsewhere[0].body.row;
  };
  EXPECT_TRUE(std::ranges::any_of(secretary.waits, waits_for_board));
}

TEST(AMeetingOfAGroup, reviews_its_members_under_its_leader_and_feeds_the_cell) {
  const Told told{cell("benh-vien-phoi-2021", 2021, ""), "2021-12-10"};
  const MeetingRules rules = meeting_rules_of(told);
  const Agenda group = agenda(*told.work, rules, body(told, "organization:to1"));
  EXPECT_THAT(subjects(told, group), ElementsAre("member:dv3", "member:dv4"));
  EXPECT_EQ(people(told, item_of(told, group, "member:dv4").chairs).front(), "dv3");
  EXPECT_THAT(people(told, item_of(told, group, "member:dv3").chairs), Not(Contains("dv3")));
  const Agenda whole = agenda(*told.work, rules, body(told, "organization:cb"));
  const auto report = std::ranges::find_if(whole.announced, [&](const Announced& one) {
    return told.work->plan().steps[one.step].id == "group-report";
  });
  ASSERT_NE(report, whole.announced.end());
  EXPECT_EQ(report->missing.size(), 1U);
}

TEST(WhatIsAnnounced, is_whose_rating_as_a_civil_servant_is_there_and_whose_is_missing) {
  const Told told{R"(
regulation: bu-dang-2020
period: {kind: year, year: 2020}
on: 2020-12-10
organizations:
  - {id: cb, kind: grassroots_cell, established: 2001-01-01}
people:
  - {id: a, cell: cb, admitted: 2001-01-01, civil_servant: true}
  - {id: b, cell: cb, admitted: 2001-01-01, civil_servant: true}
  - {id: c, cell: cb, admitted: 2001-01-01, civil_servant: false}
events:
  - {event: civil_servant_rating, subject: 'member:a', on: 2020-12-01}
)",
                  "2020-12-10"};
  const MeetingRules rules = meeting_rules_of(told);
  EXPECT_EQ(rules.clause, "4, bước 3");
  const Agenda made = agenda(*told.work, rules, body(told, "organization:cb"));
  const auto found = std::ranges::find_if(made.announced, [&](const Announced& one) {
    return told.work->plan().steps[one.step].id == "civil-servants";
  });
  ASSERT_NE(found, made.announced.end());
  EXPECT_EQ(found->there.size(), 1U);
  EXPECT_EQ(found->missing.size(), 1U);
}

TEST(AStandingCommittee, is_reviewed_where_the_plan_of_the_commune_has_it) {
  const std::string text = R"(
regulation: bu-dang-2020
period: {kind: year, year: 2020}
on: 2020-12-10
organizations:
  - {id: xa, kind: commune, established: 2001-01-01}
collectives:
  - {id: bch, kind: party_committee, of: xa, size: 9, established: 2001-01-01}
  - {id: btv, kind: standing_committee, of: xa, size: 3, established: 2001-01-01}
)";
  const Told told{text, "2020-12-10"};
  const Agenda made = agenda(*told.work, meeting_rules_of(told), body(told, "collective:bch"));
  EXPECT_THAT(subjects(told, made), ElementsAre("collective:bch", "collective:btv"));
}

TEST(MeetingRules, refuse_words_and_steps_that_there_are_not) {
  const Told told{cell("benh-vien-phoi-2021", 2021, ""), "2021-12-10"};
  const Node node =
      parse_yaml("ranks: [[bishop]]\nannounced: [nothing]\nquorum: most\norder: [ox]\n", "m.yaml").value();
  const auto read = read_meeting_rules(node, told.work->plan(), told.by->bound);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().size(), 4U);
}

TEST(AQuorum, is_more_than_half_or_two_thirds_by_whole_numbers) {
  EXPECT_FALSE(is_quorate(Quorum::more_than_half, 5, 10));
  EXPECT_TRUE(is_quorate(Quorum::more_than_half, 6, 10));
  EXPECT_FALSE(is_quorate(Quorum::two_thirds, 6, 10));
  EXPECT_TRUE(is_quorate(Quorum::two_thirds, 6, 9));
  EXPECT_TRUE(is_quorate(Quorum::not_said, 0, 10));
}

}  // namespace
}  // namespace kiemdiem::procedure
