#include "procedure/work_entries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "procedure/meeting_entries.h"

namespace kiemdiem::procedure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

WorkEntry receiving(const std::string& part, std::vector<std::string> names, int tasks) {
  WorkEntry entry;
  entry.role = Role::upper_committee;
  entry.organization = "tinh";
  entry.step = "receive";
  entry.label = "Tiếp nhận hồ sơ";
  entry.subject = "organization:" + part;
  entry.names = std::move(names);
  entry.tasks = tasks;
  entry.single = "Tiếp nhận hồ sơ của " + entry.names.front();
  entry.state = State::open;
  entry.last = parse_date("2022-12-20");
  return entry;
}

TEST(WorkOfManyParts, is_one_line_where_the_step_and_its_last_day_are_the_same) {
  std::vector<WorkEntry> entries;
  add_entry(entries, receiving("a", {"Đảng bộ A"}, 1));
  EXPECT_EQ(words(entries.front()), "Tiếp nhận hồ sơ của Đảng bộ A");
  add_entry(entries, receiving("b", {"Đảng bộ B", "Đảng bộ C", "Đảng bộ D"}, 7));
  ASSERT_THAT(entries, SizeIs(1));
  EXPECT_EQ(words(entries.front()), "Tiếp nhận hồ sơ: 8 nơi (Đảng bộ A, Đảng bộ B, Đảng bộ C …)");
  EXPECT_EQ(entries.front().subject, "organization:a") << "the first of them is opened";
}

TEST(WorkOfManyParts, stays_apart_where_day_state_or_doer_differ) {
  std::vector<WorkEntry> entries{receiving("a", {"A"}, 1)};
  for (const auto& change :
       {+[](WorkEntry& one) { one.last = parse_date("2022-12-21"); },
        +[](WorkEntry& one) { one.state = State::waiting; }, +[](WorkEntry& one) { one.returned = true; },
        +[](WorkEntry& one) { one.role = Role::grassroots_committee; },
        +[](WorkEntry& one) { one.organization = "huyen"; }, +[](WorkEntry& one) { one.person = "an"; }}) {
    WorkEntry other = receiving("b", {"B"}, 1);
    change(other);
    add_entry(entries, other);
  }
  EXPECT_THAT(entries, SizeIs(7));
}

TEST(WorkOfManyParts, comes_by_section_and_by_day_and_what_is_done_last_first) {
  const auto entry = [](Section section, const char* day) {
    WorkEntry one = receiving(day, {day}, 1);
    one.section = section;
    if (section == Section::done) {
      one.state = State::done;
      one.done_on = parse_moment(day);
    } else {
      one.last = parse_date(day);
    }
    return one;
  };
  std::vector<WorkEntry> entries{entry(Section::done, "2022-12-01"), entry(Section::later, ""),
                                 entry(Section::later, "2022-12-30"), entry(Section::done, "2022-12-05"),
                                 entry(Section::late, "2022-12-03")};
  sort_entries(entries);
  std::vector<std::string> order;
  for (const WorkEntry& one : entries) order.push_back(one.names.front());
  EXPECT_THAT(order, ElementsAre("2022-12-03", "2022-12-30", "", "2022-12-05", "2022-12-01"));
}

MeetingEntry meeting(const std::string& organization, const char* at, std::vector<PersonNamed> from_above,
                     std::vector<PersonNamed> heads) {
  MeetingEntry entry;
  entry.subject = "organization:" + organization;
  entry.organization = organization;
  entry.planned = *parse_moment(at);
  entry.representatives = std::move(from_above);
  entry.heads = std::move(heads);
  return entry;
}

TEST(MeetingsOfManyParts, clash_where_one_person_is_expected_in_both_at_the_hour) {
  const PersonNamed an{"an", "Trần Văn An"};
  const PersonNamed namesake{"an2", "Trần Văn An"};
  const auto clashes = [](std::vector<MeetingEntry> entries) { return clashes_of(entries); };
  const auto found =
      clashes({meeting("a", "2022-12-08T08:00", {an}, {}), meeting("b", "2022-12-08T09:00", {an}, {}),
               meeting("c", "2022-12-08T14:00", {an}, {}), meeting("d", "2022-12-09T08:00", {an}, {})});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found.front().person, an);
  EXPECT_EQ(found.front().second, 1U);
  EXPECT_THAT(
      clashes({meeting("a", "2022-12-08T08:00", {an}, {}), meeting("b", "2022-12-08T09:00", {namesake}, {})}),
      IsEmpty());
}

TEST(MeetingsOfManyParts, of_a_unit_and_its_committee_are_one_and_those_held_take_no_time) {
  const PersonNamed an{"an", "Trần Văn An"};
  EXPECT_THAT(
      clashes_of({meeting("a", "2022-12-08T08:00", {}, {an}), meeting("a", "2022-12-08T08:00", {}, {an})}),
      IsEmpty());
  EXPECT_THAT(
      clashes_of({meeting("a", "2022-12-08T08:00", {}, {an}), meeting("b", "2022-12-08T08:00", {}, {an})}),
      SizeIs(1));
  std::vector<MeetingEntry> held{meeting("a", "2022-12-08T08:00", {}, {an}),
                                 meeting("b", "2022-12-08T08:00", {}, {an})};
  held.front().held = true;
  EXPECT_THAT(clashes_of(held), IsEmpty());
}

}  // namespace
}  // namespace kiemdiem::procedure
