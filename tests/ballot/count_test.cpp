#include "ballot/count.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "ballot/tally.h"

// The counts against an oracle that knows nothing of them: it plays a meeting sheet by sheet.

namespace kiemdiem::ballot {
namespace {

using testing::IsEmpty;
using testing::Not;

#ifdef NDEBUG
constexpr int random_polls = 100'000;
#else
constexpr int random_polls = 3'000;
#endif

Sheet sheet_with(std::size_t lines, bool blank_lines) {
  Sheet sheet;
  sheet.choices = {"excellent", "good", "completed", "not_completed"};
  sheet.blank_lines = blank_lines;
  for (std::size_t line = 0; line < lines; ++line)
    sheet.lines.push_back({"member:" + std::to_string(line), "Người " + std::to_string(line), "",
                           std::vector<bool>(sheet.choices.size(), true)});
  return sheet;
}

/// A sheet of paper as it lies on the table.
struct Paper {
  bool in_box = true;
  std::optional<VoidReason> voided;
  std::vector<int> marks;  ///< one a line; -1 blank
};

struct Meeting {
  Sheet sheet;
  std::vector<Paper> papers;
  std::mt19937 random;

  int below(int bound) { return std::uniform_int_distribution{0, bound - 1}(random); }

  static Meeting play(unsigned seed) {
    Meeting meeting;
    meeting.random.seed(seed);
    meeting.sheet = sheet_with(static_cast<std::size_t>(1 + meeting.below(8)), meeting.below(4) != 0);
    for (Line& line : meeting.sheet.lines)
      for (int level = 0; level < meeting.below(3); ++level)
        line.allowed[static_cast<std::size_t>(level)] = false;
    const int voters = 3 + meeting.below(20);
    for (int voter = 0; voter < voters; ++voter) meeting.papers.push_back(meeting.paper());
    return meeting;
  }

  Paper paper() {
    Paper paper;
    paper.in_box = below(10) != 0;
    if (below(8) == 0) paper.voided = static_cast<VoidReason>(below(void_reason_count));
    for (const Line& line : sheet.lines) {
      int choice = sheet.blank_lines && below(6) == 0 ? -1 : below(4);
      while (choice >= 0 && !line.allowed[static_cast<std::size_t>(choice)]) choice = below(4);
      paper.marks.push_back(choice);
    }
    return paper;
  }

  /// Counted one sheet after the other, by name.
  std::map<std::string, int> counted() const {
    std::map<std::string, int> numbers;
    for (const Paper& paper : papers) {
      ++numbers["issued"];
      if (!paper.in_box) {
        ++numbers["unused"];
        continue;
      }
      ++numbers["returned"];
      if (paper.voided) {
        ++numbers["voided." + std::string{name(*paper.voided)}];
        continue;
      }
      ++numbers["valid"];
      for (std::size_t line = 0; line < paper.marks.size(); ++line)
        ++numbers["marks." + std::to_string(line + 1) + "." +
                  (paper.marks[line] < 0 ? "blank_line"
                                         : sheet.choices[static_cast<std::size_t>(paper.marks[line])])];
    }
    return numbers;
  }

  std::vector<std::pair<std::string, std::string>> typed() const {
    std::vector<std::pair<std::string, std::string>> fields;
    auto numbers = counted();
    for (const auto& [field, number] : fields_of(sheet, blank_count()))
      fields.emplace_back(field, std::to_string(numbers[field]));
    return fields;
  }

  Count blank_count() const {
    std::vector<Misfit> misfits;
    return count_from(sheet, std::vector<std::pair<std::string, std::string>>{}, misfits);
  }
};

TEST(PaperCount, of_every_meeting_that_was_counted_rightly_balances) {
  for (int seed = 0; seed < random_polls; ++seed) {
    const Meeting meeting = Meeting::play(static_cast<unsigned>(seed));
    std::vector<Misfit> misfits;
    const Count count = count_from(meeting.sheet, meeting.typed(), misfits);
    ASSERT_THAT(misfits, IsEmpty()) << seed;
    ASSERT_THAT(misfits_of(meeting.sheet, count, static_cast<int>(meeting.papers.size())), IsEmpty()) << seed;
  }
}

TEST(PaperCount, with_one_number_changed_never_balances) {
  for (int seed = 0; seed < random_polls / 10; ++seed) {
    Meeting meeting = Meeting::play(static_cast<unsigned>(seed));
    auto typed = meeting.typed();
    auto& [field, text] = typed[static_cast<std::size_t>(meeting.below(static_cast<int>(typed.size())))];
    text = std::to_string(std::stoi(text) + 1 + meeting.below(3));
    std::vector<Misfit> misfits;
    const Count count = count_from(meeting.sheet, typed, misfits);
    ASSERT_THAT(misfits_of(meeting.sheet, count, static_cast<int>(meeting.papers.size())), Not(IsEmpty()))
        << seed << " " << field;
  }
}

TEST(PaperCount, names_every_field_in_which_two_tellers_differ_and_no_other) {
  for (int seed = 0; seed < random_polls / 10; ++seed) {
    Meeting meeting = Meeting::play(static_cast<unsigned>(seed));
    auto first = meeting.typed();
    auto second = first;
    std::vector<std::string> changed;
    for (auto& [field, text] : second)
      if (meeting.below(7) == 0) {
        text = std::to_string(std::stoi(text) + 1);
        changed.push_back(field);
      }
    std::vector<Misfit> misfits;
    EXPECT_EQ(differences(meeting.sheet, count_from(meeting.sheet, first, misfits),
                          count_from(meeting.sheet, second, misfits)),
              changed);
  }
}

TEST(PaperCount, says_at_which_line_the_sum_is_wrong) {
  const Sheet sheet = sheet_with(3, false);
  Count count;
  count.issued = count.returned = count.valid = 10;
  count.marks = {{10, 0, 0, 0, 0}, {3, 3, 3, 0, 0}, {0, 0, 5, 5, 0}};
  const auto misfits = misfits_of(sheet, count, 10);
  ASSERT_EQ(misfits.size(), 1U);
  EXPECT_EQ(misfits[0].field, "marks.2");
  EXPECT_EQ(misfits[0].message, "Dòng 2 (Người 1): cộng lại 9, phải bằng 10 phiếu hợp lệ.");
}

TEST(PaperCount, may_not_hold_more_slips_than_were_handed_out) {
  const Sheet sheet = sheet_with(1, false);
  Count count;
  count.issued = count.returned = count.valid = 4;
  count.marks = {{4, 0, 0, 0, 0}};
  EXPECT_THAT(misfits_of(sheet, count, 4), IsEmpty());
  EXPECT_EQ(misfits_of(sheet, count, 3).at(0).field, "issued");
}

TEST(PaperCount, takes_only_whole_numbers_that_are_not_negative) {
  const Sheet sheet = sheet_with(1, false);
  for (const char* text : {"", "-1", "2.5", "hai", "3 ", "99999999999", "100001"}) {
    std::vector<Misfit> misfits;
    count_from(sheet, {{"issued", text}}, misfits);
    EXPECT_EQ(misfits.front().field, "issued") << text;
  }
}

TEST(Count, reads_back_as_it_was_written) {
  for (int seed = 0; seed < 200; ++seed) {
    const Meeting meeting = Meeting::play(static_cast<unsigned>(seed));
    std::vector<Misfit> misfits;
    const Count count = count_from(meeting.sheet, meeting.typed(), misfits);
    EXPECT_EQ(count_from(meeting.sheet, to_json(meeting.sheet, count)), count);
    const Sheet again = sheet_from(to_json(meeting.sheet));
    EXPECT_EQ(to_json(again), to_json(meeting.sheet));
  }
}

// ---- electronic ballots ----

TEST(ElectronicCount, counts_every_acknowledged_ballot_once_in_whatever_order_the_marks_lie) {
  for (int seed = 0; seed < random_polls; ++seed) {
    Meeting meeting = Meeting::play(static_cast<unsigned>(seed));
    std::vector<Item> items;
    std::map<std::string, int> expected;
    int cast = 0;
    for (const Paper& paper : meeting.papers) {
      ASSERT_THAT(misfits_of_ballot(meeting.sheet, paper.marks), IsEmpty());
      if (!paper.in_box) continue;
      ++cast;
      for (std::size_t line = 0; line < paper.marks.size(); ++line) {
        const int choice = paper.marks[line] < 0 ? 4 : paper.marks[line];
        items.push_back({static_cast<int>(line), choice});
        ++expected[std::to_string(line) + "/" + std::to_string(choice)];
      }
    }
    std::ranges::shuffle(items, meeting.random);
    const auto count = count_of(meeting.sheet, items, static_cast<int>(meeting.papers.size()));
    ASSERT_TRUE(count) << seed;
    ASSERT_EQ(count->valid, cast);
    ASSERT_THAT(misfits_of(meeting.sheet, *count, static_cast<int>(meeting.papers.size())), IsEmpty());
    for (std::size_t line = 0; line < count->marks.size(); ++line)
      for (std::size_t choice = 0; choice < 5; ++choice)
        ASSERT_EQ(count->marks[line][choice], expected[std::to_string(line) + "/" + std::to_string(choice)]);
    if (items.empty()) continue;
    items.pop_back();
    if (meeting.sheet.lines.size() > 1) {
      ASSERT_FALSE(count_of(meeting.sheet, items, 99)) << "a mark is missing";
    }
  }
}

TEST(ElectronicCount, refuses_marks_that_no_sheet_has_and_more_ballots_than_slips) {
  Sheet sheet = sheet_with(2, false);
  sheet.lines[1].allowed[0] = false;
  EXPECT_TRUE(count_of(sheet, {{0, 0}, {1, 1}}, 1));
  EXPECT_FALSE(count_of(sheet, {{0, 0}, {1, 0}}, 1)) << "a level above the ceiling";
  EXPECT_FALSE(count_of(sheet, {{0, 0}, {2, 1}}, 1));
  EXPECT_FALSE(count_of(sheet, {{0, 5}, {1, 1}}, 1));
  EXPECT_FALSE(count_of(sheet, {{0, 0}, {1, 1}}, 0)) << "nobody was given a slip";
}

TEST(Ballot, of_the_second_vote_may_agree_to_the_maximum_and_not_to_one_more) {
  Sheet sheet = sheet_with(4, true);
  sheet.kind = Kind::excellence;
  sheet.choices = {"agreed", "refused"};
  for (Line& line : sheet.lines) line.allowed = {true, true};
  sheet.most_agreed = 2;
  EXPECT_THAT(misfits_of_ballot(sheet, {0, 0, 1, -1}), IsEmpty());
  EXPECT_THAT(misfits_of_ballot(sheet, {0, 0, 0, 1}), Not(IsEmpty()));
}

// ---- shares, thresholds, ranks ----

TEST(Tally, a_level_is_carried_by_it_and_the_better_ones_together) {
  std::mt19937 random{7};
  Rules rules;
  for (int poll = 0; poll < random_polls; ++poll) {
    const Sheet sheet = sheet_with(1, false);
    Tally tally;
    tally.count.marks = {{0, 0, 0, 0, 0}};
    std::vector<int> votes;  // the level of each voter
    for (int voter = 0; voter < 3 + poll % 25; ++voter) {
      const int level = std::uniform_int_distribution{0, 3}(random);
      votes.push_back(level);
      ++tally.count.marks[0][static_cast<std::size_t>(level)];
    }
    tally.count.valid = tally.count.issued = static_cast<int>(votes.size());
    tally.summoned = tally.present = tally.count.valid + poll % 4;
    rules.threshold = Threshold{poll % 3 == 0 ? 66 : 50, static_cast<Base>(poll % 4), ""};
    const int of = number_of(tally, rules.threshold->of);
    std::optional<int> expected;
    for (int level = 3; level >= 0; --level) {
      const auto good = std::ranges::count_if(votes, [&](int vote) { return vote <= level; });
      if (100 * good > rules.threshold->percent * of) expected = level;
    }
    ASSERT_EQ(carried(sheet, tally, rules, 0), expected) << poll;
  }
}

TEST(Tally, exactly_half_carries_nothing) {
  const Sheet sheet = sheet_with(1, false);
  Tally tally{10, 10, {}};
  tally.count.valid = 10;
  tally.count.marks = {{5, 0, 0, 0, 5}};
  Rules rules;
  rules.threshold = Threshold{50, Base::valid, ""};
  EXPECT_FALSE(carried(sheet, tally, rules, 0));
  tally.count.marks = {{6, 0, 0, 0, 4}};
  EXPECT_EQ(carried(sheet, tally, rules, 0), 0);
  rules.threshold.reset();
  EXPECT_FALSE(carried(sheet, tally, rules, 0)) << "without a threshold only counts are shown";
}

TEST(Tally, shares_are_rounded_to_two_places) {
  EXPECT_EQ(percent_text({2, 3}), "66,67");
  EXPECT_EQ(percent_text({1, 3}), "33,33");
  EXPECT_EQ(percent_text({3, 3}), "100,00");
  EXPECT_EQ(percent_text({0, 7}), "0,00");
  EXPECT_EQ(percent_text({1, 0}), "");
}

TEST(Ranks, a_tie_over_the_last_place_is_left_to_people) {
  Sheet sheet = sheet_with(4, true);
  sheet.kind = Kind::excellence;
  Count count;
  count.marks = {{7, 0, 0}, {9, 0, 0}, {7, 0, 0}, {2, 0, 0}};
  const auto two = ranked(sheet, count, 2);
  EXPECT_EQ(two[0].line, 1U);
  EXPECT_TRUE(two[0].within);
  EXPECT_TRUE(two[1].tied && two[2].tied);
  EXPECT_FALSE(two[1].within || two[2].within || two[3].within || two[3].tied);
  const auto three = ranked(sheet, count, 3);
  EXPECT_TRUE(three[0].within && three[1].within && three[2].within);
  EXPECT_FALSE(three[1].tied || three[3].within);
}

TEST(CanonicalText, is_the_same_for_the_same_tally_and_another_for_any_other) {
  const Sheet sheet = sheet_with(2, true);
  Tally tally{12, 11, {}};
  tally.count.issued = tally.count.returned = tally.count.valid = 11;
  tally.count.marks = {{1, 5, 5, 0, 0}, {0, 11, 0, 0, 0}};
  const SealedText about{"p", "c", "u", "paper", "an", "2026-12-12", "", {"binh", "cuc"}};
  const std::string text = canonical_json(about, sheet, tally);
  EXPECT_EQ(text, canonical_json(about, sheet, tally));
  EXPECT_EQ(tally_from(sheet, text).count, tally.count);
  EXPECT_EQ(tally_from(sheet, text).summoned, 12);
  for (std::size_t choice = 0; choice < 5; ++choice) {
    Tally other = tally;
    ++other.count.marks[0][choice];
    EXPECT_NE(canonical_json(about, sheet, other), text);
  }
}

}  // namespace
}  // namespace kiemdiem::ballot
