#include <array>
#include <random>

#include "judging.h"

namespace kiemdiem::assessment {
namespace {

using facts::SubjectKind;

std::string levels(const Assessment& assessment, const std::string& id) {
  const auto ceiling = subject(assessment, id).ceiling;
  constexpr std::array<const char*, 4> words{"excellent", "good", "completed", "not_completed"};
  return ceiling ? words[static_cast<std::size_t>(*ceiling)] : "null";
}

/// A ward with an agency; the post of the one person is the test's own.
Assessment with_post(const std::string& regulation, int year, const std::string& post,
                     const std::string& more = "") {
  return judged(head(regulation, year) +
                "organizations:\n"
                "  - {id: db, kind: grassroots_committee, proposed: good}\n"
                "  - {id: cb, kind: cell, parent: db, proposed: good}\n"
                "  - {id: ag, kind: agency, parent: db, party_organization: cb, proposed: completed}\n"
                "collectives:\n"
                "  - {id: cu, kind: cell_committee, of: cb, proposed: completed}\n"
                "  - {id: btv, kind: standing_committee, of: db, proposed: completed}\n"
                "  - {id: ld, kind: agency_leadership, of: ag, proposed: not_completed}\n"
                "people:\n  - {id: a, cell: cb, posts: [{since: 2010-01-01, " +
                post + "}]}\n" + more);
}

TEST(Heading, of_a_cell_by_its_secretary_reaches_its_committee_and_binds_in_both_capacities) {
  const Assessment both =
      with_post("phuong-11-go-vap-2021", 2021, "in: cb, role: secretary, leader: true, managed_by: db");
  EXPECT_EQ(levels(both, "member:a"), "completed");  // the committee's
  EXPECT_EQ(levels(both, "leader:a"), "completed");
  const Assessment organization_only =
      with_post("bu-dang-2020", 2020, "in: cb, role: secretary, leader: true, managed_by: db");
  EXPECT_EQ(levels(organization_only, "member:a"), "good");
  EXPECT_EQ(levels(organization_only, "leader:a"), "good");
}

TEST(Heading, of_a_committee_reaches_the_organization) {
  EXPECT_EQ(levels(with_post("phu-yen-khoi-2022", 2022, "in: cu, role: secretary"), "member:a"), "good");
  EXPECT_EQ(levels(with_post("benh-vien-phoi-2021", 2021, "in: cu, role: secretary"), "member:a"),
            "completed");
}

TEST(Heading, of_the_whole_organization_reaches_its_standing_board) {
  EXPECT_EQ(levels(with_post("benh-vien-phoi-2021", 2021, "in: db, role: secretary"), "member:a"),
            "completed");
}

TEST(Heading, of_an_agency_binds_the_leader_and_not_the_member) {
  const Assessment head_of_agency =
      with_post("phuong-11-go-vap-2021", 2021, "in: ag, role: head, leader: true, managed_by: db");
  EXPECT_EQ(levels(head_of_agency, "leader:a"), "not_completed");  // its leadership's
  EXPECT_EQ(levels(head_of_agency, "member:a"), "excellent");
  EXPECT_EQ(levels(with_post("bu-dang-2020", 2020, "in: ag, role: chair, leader: true, managed_by: db"),
                   "leader:a"),
            "completed");
}

TEST(Heading, is_only_for_secretaries_heads_and_chairs) {
  for (const char* role :
       {"deputy_secretary", "committee_member", "deputy_head", "deputy_chair", "group_leader", "member"})
    EXPECT_EQ(
        levels(with_post("phuong-11-go-vap-2021", 2021, fmt::format("in: cb, role: {}", role)), "member:a"),
        "excellent")
        << role;
}

TEST(Ceiling, compares_with_the_level_that_was_decided) {
  const std::string post = "in: cb, role: secretary";
  EXPECT_EQ(levels(with_post("phu-yen-khoi-2022", 2022, post,
                             "events: [{event: decided, subject: \"organization:cb\", on: 2022-12-20, "
                             "rating: completed}]\n"),
                   "member:a"),
            "completed");
  EXPECT_EQ(levels(with_post("phu-yen-khoi-2022", 2022, post,
                             "events: [{event: decided, subject: \"organization:cb\", on: 2022-12-20}]\n"),
                   "member:a"),
            "good");
}

TEST(Membership, of_a_collective_comes_from_posts_in_it_and_from_roles_in_its_organization) {
  // II.4: the collective is rated first; who belongs to it is seen from whose early rating is found.
  const auto breaks = [](const std::string& post) {
    const Assessment assessment =
        with_post("phu-yen-khoi-2022", 2022, post,
                  "events:\n"
                  "  - {event: rating, subject: \"member:a\", on: 2022-12-01}\n"
                  "  - {event: rating, subject: \"collective:cu\", on: 2022-12-02}\n"
                  "  - {event: rating, subject: \"collective:btv\", on: 2022-12-02}\n");
    return std::ranges::count_if(assessment.findings, [](const Finding& one) {
      return one.rule == "collective-before-its-members" && one.verdict == Verdict::breaks;
    });
  };
  EXPECT_EQ(breaks("in: cu, role: member"), 1);
  EXPECT_EQ(breaks("in: cb, role: deputy_secretary"), 1);
  EXPECT_EQ(breaks("in: cb, role: committee_member"), 1);
  EXPECT_EQ(breaks("in: cb, role: group_leader"), 0);
  EXPECT_EQ(breaks("in: btv, role: member"), 1);
  EXPECT_EQ(breaks("in: db, role: committee_member"),
            0);  // of the party committee, not of the standing board
}

TEST(Leader, has_the_common_level_of_the_posts) {
  const auto proposed = [](const std::string& first, const std::string& second) -> std::string {
    const Assessment assessment = judged(
        head("bu-dang-2020", 2020) +
        "organizations: [{id: h, kind: district}, {id: p, kind: agency, parent: h, proposed: excellent}]\n"
        "people: [{id: a, posts: [{in: p, role: deputy_head, leader: true, managed_by: h, proposed: " +
        first + "}, {in: h, role: committee_member, leader: true, managed_by: h, proposed: " + second +
        "}]}]\n");
    const auto level = subject(assessment, "leader:a").proposed;
    return std::to_string(level.value_or(-1)) + " " + verdict(assessment, "consistency", "leader:a", "5.5");
  };
  EXPECT_EQ(proposed("good", "good"), "1 none");
  EXPECT_EQ(proposed("good", "excellent"), "-1 undecided");
}

TEST(Leader, whose_posts_differ_waits_for_the_decision) {
  const Assessment assessment =
      judged(head("bu-dang-2020", 2020) +
             "organizations: [{id: h, kind: district}, {id: p, kind: agency, parent: h}]\n"
             "people: [{id: a, posts: [{in: p, role: deputy_head, leader: true, proposed: good}, "
             "{in: h, role: committee_member, leader: true, proposed: excellent}]}]\n"
             "events: [{event: decided, subject: \"leader:a\", on: 2020-12-20, rating: good}]\n");
  EXPECT_EQ(verdict(assessment, "consistency", "leader:a", "5.5"), "holds");
  EXPECT_EQ(subject(assessment, "leader:a").proposed, 1);
}

TEST(DecidingLevel, of_members_is_the_first_grassroots_organization_going_up) {
  const Assessment assessment =
      judged(head("phu-yen-khoi-2022", 2022) +
             "organizations:\n  - {id: khoi, kind: superior_committee}\n"
             "  - {id: db, kind: grassroots_committee, parent: khoi}\n"
             "  - {id: bp, kind: department_committee, parent: db}\n"
             "  - {id: cb, kind: cell, parent: bp}\n"
             "  - {id: cbcs, kind: grassroots_cell, parent: khoi}\n"
             "  - {id: le, kind: cell}\n"
             "people: [{id: a, cell: cb}, {id: b, cell: cbcs}, {id: c, cell: le}]\n");
  EXPECT_NE(quota(assessment, SubjectKind::member, "organization:db"), nullptr);
  EXPECT_NE(quota(assessment, SubjectKind::member, "organization:cbcs"), nullptr);
  EXPECT_NE(quota(assessment, SubjectKind::member, "organization:le"), nullptr);
  EXPECT_EQ(quota(assessment, SubjectKind::member, "organization:khoi"), nullptr);
  // Organizations: bp and cb below it are decided by db, db and cbcs by khoi, khoi and le by nobody in the
  // file.
  EXPECT_NE(quota(assessment, SubjectKind::organization, "organization:db"), nullptr);
  EXPECT_NE(quota(assessment, SubjectKind::organization, "organization:khoi"), nullptr);
  EXPECT_EQ(quota(assessment, SubjectKind::organization, "organization:bp"), nullptr);
  EXPECT_EQ(quota(assessment, SubjectKind::organization, "organization:cbcs"), nullptr);
}

TEST(DecidingLevel, is_what_decided_by_says_also_for_the_collectives_of_an_organization) {
  const Assessment assessment =
      judged(head("bu-dang-2020", 2020) +
             "organizations:\n  - {id: h, kind: district}\n  - {id: t, kind: province}\n"
             "  - {id: p, kind: agency, parent: h, decided_by: t}\n"
             "  - {id: q, kind: agency, parent: h}\n"
             "collectives:\n  - {id: kp, kind: agency_leadership, of: p, proposed: good}\n"
             "  - {id: kq, kind: agency_leadership, of: q, decided_by: p, proposed: good}\n");
  ASSERT_NE(quota(assessment, SubjectKind::collective, "organization:t"), nullptr);
  EXPECT_EQ(quota(assessment, SubjectKind::collective, "organization:t")->counted, 1);
  ASSERT_NE(quota(assessment, SubjectKind::collective, "organization:p"), nullptr);
  EXPECT_EQ(quota(assessment, SubjectKind::collective, "organization:h"), nullptr);
}

/// Lines of the lists of one situation, which may stand in any order.
struct Lines {
  std::vector<std::string> organizations, collectives, people, events, documents;

  std::string text(const std::string& regulation, int year) const {
    std::string text = head(regulation, year);
    const auto add = [&](const char* list, const std::vector<std::string>& lines) {
      text += std::string{list} + ":\n";
      for (const std::string& line : lines) text += "  - " + line + "\n";
    };
    add("organizations", organizations);
    add("collectives", collectives);
    add("people", people);
    add("events", events);
    add("documents", documents);
    return text;
  }
};

Lines full_situation(int year) {
  const auto on = [&](const char* rest) { return fmt::format("{}-{}", year, rest); };
  return {
      {"{id: db, kind: grassroots_committee, proposed: good}",
       "{id: cb1, kind: cell, parent: db, proposed: good}",
       "{id: cb2, kind: cell, parent: db, proposed: excellent}", "{id: to1, kind: group, parent: cb1}",
       "{id: ag, kind: agency, parent: db, party_organization: cb1, proposed: good}"},
      {"{id: bch, kind: party_committee, of: db, proposed: good}",
       "{id: cu1, kind: cell_committee, of: cb1, proposed: excellent}",
       "{id: ld, kind: agency_leadership, of: ag, size: 2, proposed: good}"},
      {"{id: a, cell: cb1, proposed: excellent, posts: [{in: cb1, role: secretary, since: 2010-01-01}, {in: "
       "ag, role: head, since: 2010-01-01, leader: true, managed_by: db, proposed: excellent}]}",
       "{id: b, cell: cb1, proposed: excellent, posts: [{in: cb1, role: deputy_secretary}, {in: bch, role: "
       "member}]}",
       "{id: c, cell: cb1, group: to1, sick_leave_months: 4, proposed: good}",
       "{id: d, cell: cb2, meetings_absent: 3, proposed: excellent}",
       fmt::format("{{id: e, cell: cb2, discipline: [{{on: {}, violated_at: cb1}}], proposed: completed}}",
                   on("05-05")),
       "{id: f, cell: cb2, temporary_at: cb1, civil_servant: true, civil_servant_rating: null, proposed: "
       "good}"},
      {fmt::format("{{event: review, subject: \"collective:cu1\", on: {}}}", on("11-20")),
       fmt::format("{{event: review, subject: \"member:a\", on: {}, chair: b}}", on("11-20T09:00")),
       fmt::format("{{event: review, subject: \"member:b\", on: {}}}", on("11-20T08:00")),
       fmt::format("{{event: draft_sent, subject: \"collective:cu1\", on: {}}}", on("11-17")),
       fmt::format("{{event: meeting_registered, subject: \"collective:bch\", on: {}, copies: 2}}",
                   on("11-16T09:00")),
       fmt::format("{{event: review, subject: \"collective:bch\", on: {}, attended: [a, b]}}", on("11-18")),
       fmt::format("{{event: rating, subject: \"member:a\", on: {}, at: cb1}}", on("12-01")),
       fmt::format("{{event: rating, subject: \"member:f\", on: {}, at: cb1}}", on("12-01")),
       fmt::format("{{event: rating, subject: \"organization:db\", on: {}}}", on("12-01")),
       fmt::format("{{event: dossier_sent, subject: \"organization:db\", on: {}, by: post}}", on("12-20")),
       fmt::format("{{event: suggestion_sent, subject: \"collective:cu1\", on: {}}}", on("11-01"))},
      {"{document: self_review, subject: \"member:a\", form: 2A}",
       "{document: commitment, subject: \"member:b\"}"}};
}

TEST(Assessment, is_the_same_bytes_whatever_the_order_of_the_lists) {
  std::mt19937 random{99};
  for (const auto& [regulation, year] :
       std::initializer_list<std::pair<const char*, int>>{{"phu-yen-khoi-2022", 2022},
                                                          {"benh-vien-phoi-2021", 2021},
                                                          {"bu-dang-2020", 2020},
                                                          {"huyen-uy-2023", 2023},
                                                          {"phuong-11-go-vap-2021", 2021},
                                                          {"21-hd-btctw-2019", 2021},
                                                          {"43-hd-btctw-2025", 2025}}) {
    Lines lines = full_situation(year);
    const std::string first = to_json(judged(lines.text(regulation, year)), data().dictionary());
    EXPECT_EQ(first, to_json(judged(lines.text(regulation, year)), data().dictionary()));
    EXPECT_GT(first.size(), 500U);
    for (int round = 0; round < 20; ++round) {
      for (auto* list :
           {&lines.organizations, &lines.collectives, &lines.people, &lines.events, &lines.documents})
        std::ranges::shuffle(*list, random);
      ASSERT_EQ(first, to_json(judged(lines.text(regulation, year)), data().dictionary())) << regulation;
    }
  }
}

}  // namespace
}  // namespace kiemdiem::assessment
