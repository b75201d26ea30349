#include "listed.h"

namespace kiemdiem::dossier {
namespace {

using assessment::Verdict;
using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class TheDoor : public testing::Test {
 protected:
  std::vector<DoorFinding> check() const {
    return check_at_door({manifest, lists, told.assessment, told.situation, tallies, received});
  }
  std::vector<DoorFinding> of(Point point) const {
    std::vector<DoorFinding> found = check();
    std::erase_if(found, [&](const DoorFinding& finding) { return finding.point != point; });
    return found;
  }

  Listed told{demo("phu-yen-khoi-2022")};
  std::vector<Checklist> lists = told.under("tt");
  Manifest manifest = complete(told, lists);
  std::vector<TallyRow> tallies;
  std::optional<std::vector<ReceivedFile>> received;
};

TEST_F(TheDoor, finds_nothing_on_papers_and_sums_of_a_complete_dossier) {
  EXPECT_THAT(of(Point::papers), IsEmpty());
  EXPECT_THAT(of(Point::signatures), IsEmpty());
  for (const DoorFinding& finding : of(Point::sums)) EXPECT_THAT(finding.where, Not(HasSubstr("Báo cáo")));
}

TEST_F(TheDoor, names_a_paper_that_was_not_sent) {
  std::erase_if(manifest.papers, [](const SentPaper& paper) {
    return paper.paper == "result_report" && paper.subject == "organization:tt";
  });
  EXPECT_THAT(of(Point::papers), Contains(AllOf(Field(&DoorFinding::subject, "organization:tt"),
                                                Field(&DoorFinding::where, HasSubstr("báo cáo kết quả")),
                                                Field(&DoorFinding::verdict, assessment::Verdict::breaks))));
}

TEST_F(TheDoor, names_a_paper_without_signature_and_seal) {
  for (SentPaper& paper : manifest.papers)
    if (paper.paper == "proposal") paper.signed_ = false;
  const auto found = of(Point::signatures);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].what, HasSubstr("chữ ký của T/M cấp ủy và dấu"));
}

TEST_F(TheDoor, keeps_back_what_a_text_asks_for_and_lets_through_with_a_reason_what_only_the_reading_does) {
  manifest.papers.clear();
  int kept_back = 0;
  int let_through = 0;
  for (const DoorFinding& finding : of(Point::papers)) {
    EXPECT_EQ(keeps_from_sending(finding), !finding.said.is_reading() && finding.verdict == Verdict::breaks)
        << finding.where;
    ++(keeps_from_sending(finding) ? kept_back : let_through);
  }
  EXPECT_GT(kept_back, 0);
  EXPECT_GT(let_through, 0);
  for (const Point point : {Point::quota, Point::ceiling, Point::order, Point::days})
    for (const DoorFinding& finding : of(point)) EXPECT_FALSE(keeps_from_sending(finding)) << finding.what;
}

TEST_F(TheDoor, keeps_back_figures_that_contradict_each_other) {
  for (Figures& figures : manifest.figures)
    if (figures.of == facts::SubjectKind::member) ++figures.levels[0];
  const auto found = of(Point::sums);
  EXPECT_TRUE(std::ranges::any_of(found, keeps_from_sending));
}

TEST_F(TheDoor, finds_figures_of_the_report_that_are_not_those_of_the_list) {
  for (Figures& figures : manifest.figures)
    if (figures.of == facts::SubjectKind::member) ++figures.levels[0];
  EXPECT_THAT(of(Point::sums), Contains(AllOf(Field(&DoorFinding::where, HasSubstr("đảng viên")),
                                              Field(&DoorFinding::what, HasSubstr("báo cáo ghi")))));
}

TEST_F(TheDoor, repeats_what_the_rules_found_on_order_ceilings_and_quotas_with_their_clause) {
  const auto order = of(Point::order);
  EXPECT_THAT(order, Contains(Field(&DoorFinding::subject, "organization:tt")));
  for (const DoorFinding& finding : order) EXPECT_THAT(finding.said.clause, Not(IsEmpty()));
  EXPECT_THAT(of(Point::ceiling), Contains(Field(&DoorFinding::subject, "member:dv04")));
  EXPECT_THAT(of(Point::days), Not(IsEmpty()));
  EXPECT_THAT(of(Point::quota), Not(IsEmpty()));
}

TEST_F(TheDoor, names_a_level_above_what_the_rules_leave) {
  const auto found = of(Point::ceiling);
  EXPECT_THAT(found, Not(IsEmpty()));
  for (const DoorFinding& finding : found) {
    EXPECT_THAT(finding.said.clause, Not(IsEmpty())) << finding.where;
    EXPECT_THAT(finding.what, Not(IsEmpty())) << finding.where;
  }
}

TEST_F(TheDoor, names_a_changed_a_missing_and_an_unlisted_file) {
  std::vector<ReceivedFile> files;
  for (const SentPaper& paper : manifest.papers) files.push_back({paper.file, paper.sha256});
  files[0].sha256 = "ab";
  const std::string missing = files.back().name;
  files.back().name = "la.docx";
  received = files;
  const auto found = of(Point::files);
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(found[0].where, manifest.papers[0].file);
  EXPECT_THAT(found[0].what, HasSubstr("SHA-256 không khớp"));
  EXPECT_EQ(found[1].where, missing);
  EXPECT_EQ(found[2].where, "la.docx");
  EXPECT_EQ(found[2].verdict, assessment::Verdict::undecided);
}

TEST(TheDoorOfBuDang, finds_votes_of_the_list_that_are_not_those_of_the_tally) {
  const Listed told{demo("bu-dang-2020")};
  const auto lists = told.under("dx");
  const Manifest manifest;
  const auto found =
      check_at_door({manifest, lists, told.assessment, told.situation, {{"member:bd12", {1, 4, 2, 0}}}});
  EXPECT_THAT(
      found,
      Contains(AllOf(Field(&DoorFinding::subject, "member:bd12"),
                     Field(&DoorFinding::what, HasSubstr("biên bản kiểm phiếu ghi 4, danh sách ghi 5")))));
}

TEST(AManifest, reads_back_as_it_was_written) {
  Manifest manifest;
  manifest.campaign = "c";
  manifest.unit = "tt";
  manifest.number = 3;
  manifest.round = 2;
  manifest.to = "Đảng ủy Khối";
  manifest.reason = "Biên bản gửi sau";
  manifest.papers = {
      {"member:an", "self_review", "bản tự kiểm điểm", "05-BC/ĐU", "2022-12-01", "01.docx", "ff", true, 2}};
  manifest.figures = {{facts::SubjectKind::member, {1, 2, 3, 4}, 5}};
  const std::string text = to_json(to_node(manifest));
  const Manifest back = manifest_in(from_json(text).value());
  EXPECT_EQ(to_json(to_node(back)), text);
  EXPECT_EQ(back.reason, "Biên bản gửi sau");
  EXPECT_EQ(back.papers[0].sha256, "ff");
  EXPECT_TRUE(back.papers[0].signed_);
  EXPECT_EQ(back.figures, manifest.figures);
}

TEST(ADossier, that_was_accepted_or_came_back_takes_no_further_act) {
  EXPECT_TRUE(may(Stage::sent, Act::receive));
  EXPECT_FALSE(may(Stage::sent, Act::accept));
  EXPECT_TRUE(may(Stage::received, Act::accept));
  EXPECT_TRUE(may(Stage::received, Act::give_back));
  for (const Act act : {Act::receive, Act::give_back, Act::accept}) {
    EXPECT_FALSE(may(Stage::returned, act));
    EXPECT_FALSE(may(Stage::accepted, act));
  }
  EXPECT_TRUE(may_send(std::nullopt));
  EXPECT_TRUE(may_send(Stage::returned));
  EXPECT_FALSE(may_send(Stage::sent));
  EXPECT_FALSE(may_send(Stage::accepted));
  EXPECT_EQ(stage_of({Act::receive, Act::give_back}), Stage::returned);
}

}  // namespace
}  // namespace kiemdiem::dossier
