#include "procedure/parties.h"

#include "working.h"

// Who takes part in a review beside the body reviewed: keys of meeting.yaml.

namespace kiemdiem::procedure {
namespace {

using testing::HasSubstr;

Result<Parties> parties_from(const std::string& text) {
  const Rules& district = rules("bu-dang-2020", year(2020), day("2020-12-18"));
  return read_parties(parse_yaml(text, "meeting.yaml").value(), district.bound);
}

std::string complaint(const std::string& text) {
  const auto read = parties_from(text);
  return read ? std::string{} : to_text(read.error());
}

const facts::Dictionary& dictionary() {
  return data().dictionary();
}
int collective(const char* word) {
  return dictionary().choices("collective_kind")->find(word).value();
}
int organization(const char* word) {
  return dictionary().choices("organization_kind")->find(word).value();
}

TEST(Parties, the_committee_of_a_commune_is_asked_about_under_the_front) {
  const Rules& district = rules("bu-dang-2020", year(2020), day("2020-12-18"));
  const Parties parties = read_parties(data().meeting_rules("bu-dang-2020").value(), district.bound).value();
  const OpinionCircle* circle =
      parties.circle_for(collective("party_committee"), organization("grassroots_committee"));
  ASSERT_NE(circle, nullptr);
  EXPECT_THAT(circle->presides, HasSubstr("Mặt trận"));
  EXPECT_EQ(circle->cited.clause, "3, đảng ủy xã, thị trấn");
  EXPECT_EQ(circle->before.working_days, 3);
  EXPECT_EQ(circle->sent_event, dictionary().choices("event")->find("draft_sent").value());
  EXPECT_EQ(circle->circle.size(), 4U);
  EXPECT_TRUE(circle->leaders) << "section 3 asks about collectives and their leaders";
}

TEST(Parties, a_rule_about_the_report_of_a_body_asks_about_nobody_in_it) {
  const Rules& hospital = rules("benh-vien-phoi-2021", year(2021), day("2021-12-01"));
  const Parties parties =
      read_parties(data().meeting_rules("benh-vien-phoi-2021").value(), hospital.bound).value();
  const OpinionCircle* circle = parties.circle_for(collective("cell_committee"), organization("cell"));
  ASSERT_NE(circle, nullptr);
  EXPECT_FALSE(circle->leaders);
}

TEST(Parties, opinions_without_a_name_begin_at_five_people_under_every_plan) {
  for (const char* id : {"bu-dang-2020", "benh-vien-phoi-2021", "huyen-uy-2023"}) {
    const Rules& plan = rules(id, year(2021), day("2021-12-01"));
    const auto parties = read_parties(data().meeting_rules(id).value(), plan.bound);
    ASSERT_TRUE(parties) << to_text(parties.error());
    EXPECT_EQ(parties->unnamed.at_least, 5) << id;
    EXPECT_FALSE(parties->unnamed.reading.empty()) << id;
    EXPECT_FALSE(parties->opinions.empty()) << id;
  }
}

TEST(Parties, every_document_reads) {
  for (const std::string& id : data().ids()) {
    const auto laid = data().regulation(id, false);
    ASSERT_TRUE(laid) << id;
    const auto bound = regulation::bind(*laid, year(2026), day("2026-12-01"));
    ASSERT_TRUE(bound) << id;
    const auto parties = read_parties(data().meeting_rules(id).value(), *bound);
    EXPECT_TRUE(parties) << id << "\n" << to_text(parties.error());
  }
}

TEST(Parties, what_is_wrong_is_said_with_its_place) {
  EXPECT_THAT(complaint("opinions:\n  - {of: [cell_comittee], rule: draft-sent, circle: [{label: A}]}\n"),
              HasSubstr("meeting.yaml:2"));
  EXPECT_THAT(complaint("opinions:\n  - {of: [cell_committee], rule: no-such-rule, circle: [{label: A}]}\n"),
              HasSubstr("no-such-rule"));
  EXPECT_THAT(complaint("opinions:\n  - {of: [cell_committee], circle: [{label: A}]}\n"), HasSubstr("rule"));
  EXPECT_THAT(
      complaint("opinions:\n  - {of: [cell_committee], rule: bu-dang-2020/result-notified, circle: []}\n"),
      HasSubstr("circle"));
  EXPECT_THAT(complaint("unnamed: {at_least: 4, reading: A}\n"), HasSubstr("từ 5"));
  EXPECT_THAT(complaint("petitions:\n  - {of: [leader], within: {days: 5, working_days: 3}}\n"),
              HasSubstr("working_days"));
}

TEST(Parties, a_rule_that_is_no_notice_does_not_set_days) {
  EXPECT_THAT(complaint("opinions:\n  - {of: [cell_committee], rule: consulted-in-the-agency-bloc, notice: "
                        "consulted-in-the-agency-bloc, circle: [{label: A}]}\n"),
              HasSubstr("notice"));
}

TEST(Parties, petitions_of_a_quarter_have_their_clock_and_a_marked_reading) {
  const auto laid = data().regulation("02-hd-btctw-2026", false);
  const auto bound = regulation::bind(laid.value(), year(2026), day("2026-12-01"));
  const Parties parties =
      read_parties(data().meeting_rules("02-hd-btctw-2026").value(), bound.value()).value();
  const PetitionRule* rule = parties.petition_for(facts::SubjectKind::leader);
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->within.days, 5);
  EXPECT_EQ(rule->answered.working_days, 10);
  EXPECT_FALSE(rule->reading.empty());
  EXPECT_EQ(parties.petition_for(facts::SubjectKind::organization), nullptr);
}

TEST(Parties, days_of_a_span_are_counted_on) {
  const WorkCalendar& calendar = data().calendar();
  EXPECT_EQ(last_day({5, {}}, day("2020-12-18"), calendar), day("2020-12-23"));
  EXPECT_EQ(last_day({{}, 3}, day("2020-12-18"), calendar), day("2020-12-23"));  // over a weekend
  EXPECT_FALSE(last_day({}, day("2020-12-18"), calendar));
}

}  // namespace
}  // namespace kiemdiem::procedure
