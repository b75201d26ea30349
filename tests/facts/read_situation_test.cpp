#include "facts/read_situation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace kiemdiem::facts {
namespace {

using testing::HasSubstr;

const Dictionary& dictionary() {
  static const Dictionary read = [] {
    std::ifstream file{KIEMDIEM_SOURCE_DIR "/facts/dictionary.yaml"};
    std::stringstream text;
    text << file.rdbuf();
    return Dictionary::from_yaml(text.str(), "dictionary.yaml").value();
  }();
  return read;
}

Result<Situation> read(std::string_view text) {
  const std::string head = "regulation: r\nperiod: {kind: year, year: 2022}\non: 2022-12-10\n";
  return read_situation(parse_yaml(head + std::string{text}, "t.yaml").value(), dictionary(), "t.yaml");
}

std::string problems_of(std::string_view text) {
  const auto situation = read(text);
  return situation ? std::string{} : to_text(situation.error());
}

constexpr std::string_view small = R"(
unless_stated:
  people: {sick_leave_months: 0, discipline: []}
organizations:
  - {id: db, kind: grassroots_committee}
  - {id: cb, kind: cell, parent: db}
collectives:
  - {id: cu, kind: cell_committee, of: cb, size: 3}
people:
  - {id: a, cell: cb, posts: [{in: cu, role: secretary}], civil_servant_rating: null}
  - {id: b, cell: cb, sick_leave_months: 4, residence_class: not_introduced, discipline: [{on: 2022-04-01, form: warning}]}
events:
  - {event: review, subject: "collective:cu", on: 2022-11-20T08:00, chair: a, attended: [a, b]}
)";

std::string value(const Situation& s, std::string_view list, std::string_view fact, std::size_t row) {
  const ListShape& shape = *s.dictionary.list(list);
  return written(s, shape, s.table(list), *shape.find(fact), row);
}

TEST(ReadSituation, keeps_what_is_known_what_is_none_and_what_is_unknown_apart) {
  const Situation s = read(small).value();
  EXPECT_EQ(value(s, "people", "sick_leave_months", 0), "0");
  EXPECT_EQ(value(s, "people", "sick_leave_months", 1), "4");
  EXPECT_EQ(value(s, "people", "meetings_absent", 0), "unknown");
  EXPECT_EQ(value(s, "people", "transferred", 0), "null");
  EXPECT_EQ(value(s, "people", "transferred.on", 0), "null");
  EXPECT_EQ(value(s, "people", "civil_servant_rating.on", 0), "null");
  EXPECT_EQ(value(s, "people", "civil_servant_rating.on", 1), "unknown");
  EXPECT_EQ(value(s, "people", "discipline", 0), "[0]");
  EXPECT_EQ(value(s, "people", "discipline", 1), "[1]");
  EXPECT_EQ(value(s, "people", "posts", 1), "[0]");
  EXPECT_EQ(value(s, "discipline", "form", 0), "warning");
  EXPECT_EQ(s.table("discipline").parents[0], 1);
  EXPECT_EQ(value(s, "collectives", "size_at_review", 0), "3");
  EXPECT_EQ(value(s, "people", "residence_comment_required", 0), "true");
  EXPECT_EQ(value(s, "people", "residence_comment_required", 1), "false");
  EXPECT_EQ(value(s, "events", "attended", 0), "a, b");
  EXPECT_EQ(value(s, "events", "on", 0), "2022-11-20T08:00");
  EXPECT_EQ(value(s, "events", "subject", 0), "collective:cu");
}

TEST(ReadSituation, names_the_nearest_key_where_one_is_unknown) {
  EXPECT_THAT(problems_of("people:\n  - {id: a, sick_leave_month: 4}\n"),
              testing::AllOf(HasSubstr("t.yaml:5:"), HasSubstr("“sick_leave_month”"),
                             HasSubstr("Ý bạn là “sick_leave_months”")));
  EXPECT_THAT(problems_of("poeple: []\n"), HasSubstr("Ý bạn là “people”"));
}

TEST(ReadSituation, reports_all_problems_at_once) {
  const std::string text = problems_of(R"(
organizations:
  - {id: cb, kind: cel, parent: xx, established: 2022-02-30}
people:
  - {id: cb, cell: cb, sick_leave_months: -1, exempt: no}
  - {cell: cb}
events:
  - {event: review, subject: "member:zz", on: 2022-11-31}
)");
  for (const char* part : {"ý bạn là “cell”", "“xx”", "2022-02-30", "đã dùng", "từ 0 đến 12", "true (có)",
                           "thiếu “id”", "“member:zz”", "2022-11-31"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(ReadSituation, refuses_cycles_in_the_organizations) {
  EXPECT_THAT(
      problems_of("organizations:\n  - {id: a, kind: cell, parent: b}\n  - {id: b, kind: cell, parent: a}\n"),
      HasSubstr("đứng trên chính nó"));
  EXPECT_THAT(problems_of("organizations:\n  - {id: a, kind: cell, parent: a}\n"), HasSubstr("chính nó"));
}

TEST(ReadSituation, bounds_a_quarter_and_refuses_the_fifth) {
  const auto quarter = [](std::string_view period) {
    return read_situation(
        parse_yaml(std::string{"on: 2026-09-30\nperiod: "} + std::string{period}, "t").value(), dictionary(),
        "t");
  };
  EXPECT_EQ(to_iso(quarter("{kind: quarter, year: 2026, quarter: 3}").value().period.last), "2026-09-30");
  EXPECT_FALSE(quarter("{kind: quarter, year: 2026, quarter: 5}"));
  EXPECT_FALSE(quarter("{kind: yearly, year: 2026}"));
}

}  // namespace
}  // namespace kiemdiem::facts
