#include "listed.h"

namespace kiemdiem::dossier {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(TheListOfAMember, names_the_four_papers_of_the_plan_of_phu_yen_with_their_clause) {
  const Listed told{demo("phu-yen-khoi-2022")};
  for (const char* paper : {"self_review", "commitment", "profile_supplement", "residence_comment"}) {
    const Line line = told.line("member:dv03", paper);
    EXPECT_EQ(line.said.document, "KH ĐUK Phú Yên 2022") << paper;
    EXPECT_EQ(line.said.clause, "II.4, gạch đầu dòng 1") << paper;
    EXPECT_EQ(line.goes, Goes::kept) << paper;
    EXPECT_EQ(line.kept_at, "chi bộ hoặc đảng ủy cơ sở") << paper;
  }
  EXPECT_EQ(told.line("member:dv03", "self_review").known.status, Status::ready);
  EXPECT_EQ(told.line("member:dv03", "profile_supplement").known.status, Status::unknown);
}

TEST(TheListOfAMember, asks_for_the_previous_cells_comment_only_after_six_months_there) {
  const Listed told{demo("phu-yen-khoi-2022")};
  const Line line = told.line("member:dv14", "previous_cell_comment");
  EXPECT_EQ(line.known.status, Status::missing);
  EXPECT_TRUE(line.lacking());
  EXPECT_EQ(line.said.clause, "II.4, gạch đầu dòng 9");
  EXPECT_THAT(told.line("member:dv03", "previous_cell_comment").word, IsEmpty());
}

TEST(TheListOfAMember, marks_as_a_reading_what_no_text_says) {
  const Listed told{demo("phu-yen-khoi-2022")};
  const Line line = told.line("member:dv03", "manifestations_check");
  EXPECT_TRUE(line.said.is_reading());
  EXPECT_EQ(told.rules.reading.number, "H1");
  EXPECT_THAT(told.rules.reading.alternatives, Not(IsEmpty()));
}

TEST(TheListOfAMember, names_the_fact_that_is_missing_to_say_whether_a_paper_is_needed) {
  const Listed told{R"(
situation: thử
regulation: phu-yen-khoi-2022
period: {kind: year, year: 2022}
on: 2022-12-20
organizations:
  - {id: cs, name: Đảng bộ cơ sở, kind: grassroots_committee}
  - {id: cb, name: Chi bộ một, kind: cell, parent: cs}
people:
  - {id: an, name: Nguyễn An, cell: cb, admitted: 2010-01-01, transferred: {from: cs, on: 2022-03-01}}
)"};
  const Line line = told.line("member:an", "previous_cell_comment");
  EXPECT_EQ(line.needed, Truth::unknown);
  EXPECT_THAT(line.missing_facts, testing::Contains(HasSubstr("months_at_previous")));
  EXPECT_FALSE(line.lacking());
}

TEST(TheListOfALeader, takes_the_leaders_review_in_place_of_the_members) {
  const Listed told{demo("bu-dang-2020")};
  EXPECT_EQ(told.line("member:bd01", "self_review").form, "F02");
  EXPECT_EQ(told.line("member:bd01", "self_review").goes, Goes::up);
  EXPECT_EQ(told.line("member:bd11", "self_review").form, "F01");
}

TEST(TheListOfPhuYen, cites_the_plan_only_for_those_whose_reports_it_names) {
  const Listed told{demo("phu-yen-khoi-2022")};
  for (const auto& [subject, paper] :
       {std::pair{"organization:tt", "result_report"}, {"collective:tt-bch", "collective_report"}})
    EXPECT_EQ(told.line(subject, paper).said.clause, "II.3.2") << subject;
  for (const auto& [subject, paper] :
       {std::pair{"organization:cb1", "result_report"}, {"collective:cb1-cu", "collective_report"}}) {
    EXPECT_THAT(told.line(subject, paper).word, Not(IsEmpty())) << subject;
    EXPECT_TRUE(told.line(subject, paper).said.is_reading()) << subject;
  }
}

TEST(TheListOfACell, asks_for_the_quality_of_its_meetings_only_where_a_plan_does) {
  const Listed asked{demo("bu-dang-2020")};
  int cells = 0;
  for (const Checklist& list : asked.under("dx"))
    for (const Line& line : list.lines)
      if (line.word == "meeting_quality_result") {
        ++cells;
        EXPECT_FALSE(line.if_there) << list.name;
        EXPECT_EQ(line.said.clause, "5.15") << list.name;
      }
  EXPECT_GT(cells, 0);
  const Listed silent{demo("phu-yen-khoi-2022")};
  const Line line = silent.line("organization:cb1", "meeting_quality_result");
  EXPECT_TRUE(line.if_there) << "only where there is one";
  EXPECT_TRUE(line.said.is_reading());
  const Listed never{demo("benh-vien-phoi-2021")};
  for (const Checklist& list : never.under("dbbv"))
    for (const Line& one : list.lines) EXPECT_NE(one.word, "meeting_quality_result") << "not rated in 2021";
}

TEST(TheListOfALeader, has_the_papers_of_the_meeting_of_the_committee_that_bu_dang_names) {
  const Listed told{demo("bu-dang-2020")};
  for (const char* paper :
       {"branch_rating", "suggestion_letter", "opinion_synthesis", "manifestations_check"})
    EXPECT_EQ(told.line("member:bd01", paper).said.clause, "4, bước 4") << paper;
  EXPECT_TRUE(told.line("member:bd01", "asset_declaration").if_there);
  EXPECT_THAT(told.line("member:bd11", "asset_declaration").word, IsEmpty()) << "of leaders only";
}

TEST(TheListOfACollective, has_the_conclusions_of_inspections_where_there_are_any) {
  const Listed told{demo("phu-yen-khoi-2022")};
  int found = 0;
  for (const Checklist& list : told.under("tt"))
    for (const Line& line : list.lines)
      if (line.word == "inspection_conclusion") {
        ++found;
        EXPECT_EQ(list.subject.kind, facts::SubjectKind::collective);
        EXPECT_TRUE(line.if_there);
      }
  EXPECT_GT(found, 0);
}

TEST(APaperInTheStore, says_how_far_it_has_come) {
  const int review = data().dictionary().choices("document")->find("self_review").value();
  const Listed told{demo("phu-yen-khoi-2022"), {{{"member:dv04", review}, {.status = Status::draft}}}};
  const Line line = told.line("member:dv04", "self_review");
  EXPECT_EQ(line.known.status, Status::draft);
  EXPECT_TRUE(line.lacking());
  EXPECT_EQ(told.list("member:dv04").lacking(), 1);
}

TEST(TheDossierOfPhuYen, goes_in_person_before_its_day_and_two_papers_also_by_mail) {
  const Listed told{demo("phu-yen-khoi-2022")};
  const Delivery dossier = told.delivery("organization:tt", "dossier");
  EXPECT_EQ(dossier.to, "Đảng ủy Khối (qua Ban Tổ chức Đảng ủy Khối)");
  EXPECT_EQ(dossier.due, "trước ngày 15/12/2022");
  EXPECT_EQ(dossier.due_said.clause, "II.3.1");
  EXPECT_EQ(dossier.channel, "trực tiếp, không gửi đường bưu điện");
  EXPECT_EQ(dossier.copies, 2);
  EXPECT_TRUE(dossier.copies_said.is_reading());
  const Delivery mail = told.delivery("organization:tt", "by-email");
  EXPECT_EQ(mail.channel, "thư điện tử");
  EXPECT_EQ(mail.papers.size(), 2U);
  EXPECT_EQ(told.delivery("organization:tt", "registration").copies, 3);
  EXPECT_THAT(told.lister->deliveries(told.subject("organization:cb1")), IsEmpty());
}

TEST(TheDossier, goes_where_each_plan_says) {
  const Listed hospital{demo("benh-vien-phoi-2021")};
  EXPECT_EQ(hospital.delivery("organization:noi", "dossier").to, "Đảng ủy Sở Y tế");
  EXPECT_EQ(hospital.delivery("organization:noi", "dossier").due, "trước ngày 22/12/2021");
  EXPECT_EQ(hospital.delivery("organization:to1", "group-report").copies, 1);
  const Listed bu_dang{demo("bu-dang-2020")};
  EXPECT_EQ(bu_dang.delivery("organization:dx", "dossier").to, "Huyện ủy (qua Ban Tổ chức Huyện ủy)");
  EXPECT_EQ(bu_dang.delivery("organization:dx", "dossier").due, "trước ngày 15/12/2020");
  const Listed district{demo("huyen-uy-2023")};
  EXPECT_EQ(district.delivery("organization:dbxa", "dossier").due, "trước ngày 25/12/2023");
  EXPECT_EQ(district.delivery("organization:huyen", "district").to, "Tỉnh ủy");
  EXPECT_EQ(district.delivery("member:hu01", "board-member").due, "trước ngày 22/12/2023");
  const Listed ward{demo("phuong-11-go-vap-2021")};
  EXPECT_EQ(ward.delivery("organization:kp1", "dossier").to, "Đảng ủy Phường (qua Văn phòng Đảng ủy)");
  EXPECT_THAT(ward.delivery("organization:kp1", "dossier").due, IsEmpty());
  EXPECT_EQ(ward.delivery("organization:p11", "district").to, "Quận ủy (qua Ban Tổ chức Quận ủy)");
}

TEST(TheDossier, goes_to_the_level_above_where_the_documents_of_2025_name_no_place) {
  const Listed told{R"(
situation: thử
regulation: 43-hd-btctw-2025
period: {kind: year, year: 2026}
on: 2026-12-20
layers: all
organizations:
  - {id: tinh, name: Đảng bộ tỉnh, kind: province}
  - {id: xa, name: Đảng bộ xã, kind: commune, parent: tinh}
  - {id: cb, name: Chi bộ một, kind: cell, parent: xa}
people:
  - {id: an, name: Nguyễn An, cell: cb, admitted: 2010-01-01}
)"};
  EXPECT_EQ(told.delivery("organization:xa", "dossier").to, "Đảng bộ tỉnh");
  EXPECT_TRUE(told.delivery("organization:xa", "dossier").said.is_reading());
  EXPECT_THAT(told.line("member:an", "self_review").word, Not(IsEmpty()));
  EXPECT_THAT(told.line("organization:xa", "result_report").word, Not(IsEmpty()));
}

class EveryPlan : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(EveryPlan, lists_papers_for_the_unit_its_bodies_and_its_members_and_says_who_brings_each) {
  const Listed told{demo(GetParam().first)};
  const auto lists = told.under(GetParam().second);
  int units = 0;
  int bodies = 0;
  int people = 0;
  for (const Checklist& list : lists) {
    units += list.subject.kind == facts::SubjectKind::organization ? 1 : 0;
    bodies += list.subject.kind == facts::SubjectKind::collective ? 1 : 0;
    people += list.subject.kind == facts::SubjectKind::member ? 1 : 0;
    for (const Line& line : list.lines) {
      EXPECT_THAT(line.label, Not(IsEmpty()));
      EXPECT_GT(line.copies, 0) << list.id << " " << line.word;
      EXPECT_TRUE(!line.who.empty() || !line.text.empty()) << list.id << " " << line.word;
    }
  }
  EXPECT_GT(units, 0);
  EXPECT_GT(bodies, 0);
  EXPECT_GT(people, 5);
}

INSTANTIATE_TEST_SUITE_P(Demonstrations, EveryPlan,
                         testing::Values(std::pair{"phu-yen-khoi-2022", "tt"},
                                         std::pair{"benh-vien-phoi-2021", "dbbv"},
                                         std::pair{"bu-dang-2020", "dx"}, std::pair{"huyen-uy-2023", "dbxa"},
                                         std::pair{"phuong-11-go-vap-2021", "p11"}));

TEST(ADossierFile, is_refused_with_the_key_that_it_does_not_know) {
  const Listed told{demo("phu-yen-khoi-2022")};
  const Node wrong =
      parse_yaml("items:\n  plan: {paper: plan, of: organization, copis: 3}\n", "d.yaml").value();
  const auto read = read_rules({{"KH", wrong}}, told.bound, told.situation.period, told.situation.on);
  ASSERT_FALSE(read);
  EXPECT_THAT(to_text(read.error()), testing::AllOf(HasSubstr("d.yaml:2"), HasSubstr("copis")));
}

TEST(ANearerLayer, changes_one_key_and_keeps_the_others) {
  const Listed told{demo("phu-yen-khoi-2022")};
  const Node far =
      parse_yaml("copies: 2\nitems:\n  p: {paper: plan, of: organization, signer: bí thư}\n", "f").value();
  const Node near = parse_yaml("items:\n  p: {copies: 3, clause: \"II\"}\n", "n").value();
  const auto read =
      read_rules({{"KH X", near}, {"", far}}, told.bound, told.situation.period, told.situation.on);
  ASSERT_TRUE(read) << to_text(read.error());
  EXPECT_EQ(read->items[0].copies, 3);
  EXPECT_EQ(read->items[0].copies_said.document, "KH X");
  EXPECT_EQ(read->items[0].signer, "bí thư");
  EXPECT_EQ(read->items[0].said.clause, "II");
}

TEST(NumbersOfDossiers, run_through_a_year_or_a_term) {
  Rules rules;
  EXPECT_EQ(numbered_from(rules, 2026), 2026);
  rules.numbering = Numbering::term;
  rules.term_from = 2020;
  EXPECT_EQ(numbered_from(rules, 2022), 2020);
  EXPECT_EQ(numbered_from(rules, 2025), 2025);
  EXPECT_EQ(numbered_from(rules, 2019), 2015);
}

}  // namespace
}  // namespace kiemdiem::dossier
