#include "service/told_kept.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiemdiem::service {
namespace {

procedure::WorkEntry work_entry() {
  procedure::WorkEntry entry;
  entry.role = procedure::Role::upper_committee;
  entry.organization = "tinh";
  entry.person = "an";
  entry.section = procedure::Section::waiting;
  entry.step = "receive";
  entry.label = "Tiếp nhận \"hồ sơ\"";
  entry.document = "KH";
  entry.clause = "II.1";
  entry.subject = "organization:a";
  entry.people = true;
  entry.tasks = 12;
  entry.names = {"A", "", "C"};
  entry.single = "Tiếp nhận hồ sơ của A";
  entry.state = procedure::State::waiting;
  entry.returned = true;
  entry.done_late = true;
  entry.last = parse_date("2022-12-20");
  entry.minute = 900;
  entry.planned = parse_moment("2022-12-18T08:30");
  entry.done_on = parse_moment("2022-12-19");
  entry.due = "trước ngày 21/12/2022";
  entry.standing = "đang chờ";
  entry.left = "còn 3 ngày làm việc";
  entry.waits_for = "bí thư";
  entry.why = "Kiểm điểm";
  entry.action = {"record-event", {{"event", "review"}, {"at", ""}}};
  return entry;
}

procedure::MeetingEntry meeting_entry() {
  procedure::MeetingEntry entry;
  entry.subject = "collective:cu";
  entry.body = "Chi ủy";
  entry.organization = "cb";
  entry.unit = "cb1";
  entry.planned = *parse_moment("2022-12-18T08:30");
  entry.place = "Hội trường";
  entry.chair = "Cúc";
  entry.representatives = {{"u", "Ung"}};
  entry.heads = {{"c", "Cúc"}, {"d", "Dung"}};
  entry.held = true;
  entry.registered = true;
  entry.asked = true;
  entry.register_by = parse_moment("2022-12-15T15:00");
  entry.in_time = assessment::Verdict::breaks;
  return entry;
}

TEST(LinesThatAreKept, come_back_as_they_were) {
  EXPECT_EQ(work_entry_in(node_of(work_entry())), work_entry());
  EXPECT_EQ(meeting_entry_in(node_of(meeting_entry())), meeting_entry());
  EXPECT_EQ(work_entry_in(node_of(procedure::WorkEntry{})), procedure::WorkEntry{});
}

TEST(LinesThatAreKept, are_not_read_where_a_value_is_missing_or_too_many) {
  for (const Node& whole : {node_of(work_entry()), node_of(meeting_entry())}) {
    std::vector<Node> items = whole.items();
    items.pop_back();
    EXPECT_FALSE(work_entry_in(Node::list(items, {})));
    EXPECT_FALSE(meeting_entry_in(Node::list(items, {})));
    items = whole.items();
    items.push_back(items.front());
    EXPECT_FALSE(work_entry_in(Node::list(items, {})));
    EXPECT_FALSE(meeting_entry_in(Node::list(items, {})));
  }
}

}  // namespace
}  // namespace kiemdiem::service
