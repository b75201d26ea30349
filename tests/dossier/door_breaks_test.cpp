#include <tuple>

#include "listed.h"

// Each thing that the receiver checks is broken by itself: it is found, and nothing else is.

namespace kiemdiem::dossier {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::Contains;
using testing::Each;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

auto key_of(const DoorFinding& finding) {
  return std::tie(finding.point, finding.subject, finding.where, finding.what);
}

/// A dossier with everything that goes up, signed, with its files and the figures of its list.
struct Handed {
  explicit Handed(const std::string& situation)
      : told(situation), lists(told.under("tt")), manifest(complete(told, lists)) {
    for (const SentPaper& paper : manifest.papers) received.push_back({paper.file, paper.sha256});
  }
  std::vector<DoorFinding> found() const {
    return check_at_door({manifest, lists, told.assessment, told.situation, tallies, received});
  }

  Listed told;
  std::vector<Checklist> lists;
  Manifest manifest;
  std::vector<ReceivedFile> received;
  std::vector<TallyRow> tallies;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

const std::string& sound() {
  static const std::string text = demo("phu-yen-khoi-2022");
  return text;
}

/// What is found in one and not in the other.
std::vector<DoorFinding> more_than(const std::vector<DoorFinding>& now,
                                   const std::vector<DoorFinding>& before) {
  std::vector<DoorFinding> more = now;
  std::erase_if(more, [&](const DoorFinding& finding) {
    return std::ranges::any_of(before,
                               [&](const DoorFinding& one) { return key_of(one) == key_of(finding); });
  });
  return more;
}

class OneBreak : public testing::Test {
 protected:
  std::vector<DoorFinding> new_of(const Handed& broken) const {
    return more_than(broken.found(), Handed{sound()}.found());
  }
};

TEST_F(OneBreak, a_form_that_is_missing) {
  Handed handed{sound()};
  std::erase_if(handed.manifest.papers, [](const SentPaper& paper) {
    return paper.paper == "proposal" && paper.subject == "organization:tt";
  });
  std::erase_if(handed.received,
                [](const ReceivedFile& file) { return file.name == "organization:tt-proposal"; });
  const auto found = new_of(handed);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].point, Point::papers);
  EXPECT_THAT(found[0].where, HasSubstr("tờ trình"));
}

TEST_F(OneBreak, a_signature_that_is_missing) {
  Handed handed{sound()};
  for (SentPaper& paper : handed.manifest.papers)
    if (paper.paper == "proposal") paper.signed_ = false;
  const auto found = new_of(handed);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].point, Point::signatures);
}

TEST_F(OneBreak, a_sum_of_the_report) {
  Handed handed{sound()};
  for (Figures& figures : handed.manifest.figures)
    if (figures.of == facts::SubjectKind::member) ++figures.levels[1];
  const auto found = new_of(handed);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].point, Point::sums);
  EXPECT_THAT(found[0].what, HasSubstr("báo cáo ghi"));
}

TEST_F(OneBreak, a_count_of_the_sealed_tally) {
  Handed handed{
      replaced(sound(), "{id: dv09, name: Hồ Đình Bảo, cell: cb1, proposed: good,",
               "{id: dv09, name: Hồ Đình Bảo, cell: cb1, proposed: good, votes: {eligible: 9, issued: "
               "9, returned: 9, valid: 9, excellent: 0, good: 9, completed: 0, not_completed: 0},")};
  EXPECT_THAT(new_of(handed), IsEmpty()) << "the votes by themselves are in order";
  handed.tallies = {{"member:dv09", {0, 8, 0, 0}}};
  const auto found = new_of(handed);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].point, Point::sums);
  EXPECT_EQ(found[0].subject, "member:dv09");
}

TEST_F(OneBreak, a_byte_of_a_file) {
  Handed handed{sound()};
  handed.received.front().sha256 = "ab";
  const auto found = new_of(handed);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].point, Point::files);
  EXPECT_EQ(found[0].where, handed.received.front().name);
}

TEST_F(OneBreak, a_level_above_the_ceiling) {
  // Four months of sick leave leave “completed” at most.
  const auto found = new_of(
      Handed{replaced(sound(), "dv09, name: Hồ Đình Bảo, cell: cb1, proposed: good, sick_leave_months: 0",
                      "dv09, name: Hồ Đình Bảo, cell: cb1, proposed: good, sick_leave_months: 4")});
  // A level that does not hold takes no place in the quota either, so that its sentence has another number.
  EXPECT_THAT(found, Contains(AllOf(Field(&DoorFinding::point, Point::ceiling),
                                    Field(&DoorFinding::subject, "member:dv09"))));
  EXPECT_THAT(found, Each(Field(&DoorFinding::point, AnyOf(Point::ceiling, Point::quota))));
}

TEST_F(OneBreak, a_place_too_many_among_the_best) {
  const auto found = new_of(Handed{replaced(sound(), "dv09, name: Hồ Đình Bảo, cell: cb1, proposed: good",
                                            "dv09, name: Hồ Đình Bảo, cell: cb1, proposed: excellent")});
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_THAT(found, Each(Field(&DoorFinding::point, Point::quota)));
  for (const DoorFinding& finding : found) EXPECT_THAT(finding.said.clause, Not(IsEmpty()));
}

}  // namespace
}  // namespace kiemdiem::dossier
