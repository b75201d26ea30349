#include <fmt/format.h>

#include <iostream>

#include "assessment/subjects.h"
#include "commands.h"
#include "facts/read_situation.h"
#include "measure.h"
#include "spreadsheet/result_workbook.h"
#include "spreadsheet/situation_reader.h"
#include "spreadsheet/workbook_reader.h"

namespace kiemdiem::bench {
namespace {

constexpr const char* plan = "phu-yen-khoi-2022";

/// A situation file with cells of thirty under organizations of five cells: reviews, ratings, papers, posts.
std::string situation_text(int people, bool with_events) {
  std::string text = fmt::format(
      "situation: đo tốc độ\nregulation: {}\nperiod: {{kind: year, year: 2022}}\non: 2022-12-20\n"
      "unless_stated:\n  people: {{discipline: []}}\norganizations:\n  - {{id: khoi, kind: "
      "superior_committee}}\n",
      plan);
  const int cells = (people + 29) / 30;
  for (int cell = 0; cell < cells; ++cell) {
    if (cell % 5 == 0)
      text += fmt::format(
          "  - {{id: db{}, kind: grassroots_committee, parent: khoi, established: 1998-03-01, proposed: "
          "good}}\n",
          cell / 5);
    text += fmt::format("  - {{id: cb{}, kind: cell, parent: db{}, established: 2001-05-19, proposed: {}}}\n",
                        cell, cell / 5, cell % 4 == 0 ? "excellent" : "good");
  }
  text += "people:\n";
  for (int person = 0; person < people; ++person) {
    text += fmt::format(
        "  - {{id: dv{}, name: Đảng viên {}, cell: cb{}, admitted: {}-05-19, sick_leave_months: {}, "
        "civil_servant: {}, proposed: {}, "
        "residence_comment: {{on: 2022-11-25}}",
        person, person, person / 30, 1990 + person % 33, person % 40 == 7 ? 4 : 0, person % 3 == 0,
        person % 6 == 0 ? "excellent" : "good");
    if (person % 30 < 3)
      text += fmt::format(", posts: [{{in: cb{}, role: {}, since: 2021-03-01}}]", person / 30,
                          person % 30 == 0   ? "secretary"
                          : person % 30 == 1 ? "deputy_secretary"
                                             : "committee_member");
    text += "}\n";
  }
  if (!with_events) return text;
  text += "events:\n";
  for (int person = 0; person < people; ++person)
    text += fmt::format(
        "  - {{event: review, subject: \"member:dv{0}\", on: 2022-12-02, at: cb{1}}}\n"
        "  - {{event: rating, subject: \"member:dv{0}\", on: 2022-12-{2:02}, at: cb{1}}}\n",
        person, person / 30, 4 + person % 12);
  text += "documents:\n";
  for (int person = 0; person < people; ++person)
    text += fmt::format("  - {{document: self_review, subject: \"member:dv{}\"}}\n", person);
  return text;
}

facts::Situation read(const std::string& text, const facts::Dictionary& dictionary) {
  auto tree = parse_yaml(text, "bench.yaml");
  auto situation = facts::read_situation(tree.value(), dictionary, "bench.yaml");
  if (!situation) std::cerr << to_text(situation.error()) << '\n';
  return std::move(situation.value());
}

}  // namespace

int one_subject(int rounds) {
  const Rules rules = load_rules(KIEMDIEM_SOURCE_DIR, plan);
  const facts::Situation situation = read(situation_text(30, true), rules.dictionary);
  const assessment::Index index{situation};
  const assessment::Rows rows{index, rules.bound, rules.calendar};
  assessment::SubjectJudge judge{rows, rules.bound};
  static_cast<void>(judge.all());
  constexpr int times = 1'000;
  std::size_t said = 0;
  const auto run = [&](std::int32_t row) {
    for (int time = 0; time < times; ++time) {
      const auto result = judge.one({facts::SubjectKind::member, row});
      said += result.reasons.size() + result.untouched.size();
    }
  };
  const auto timings = measure(rounds, {[&] { run(0); }, [&] { run(7); }});
  std::cout << fmt::format("{:<44} {:>8.1f} microseconds\n", "a secretary with the full explanation",
                           timings[0].wall_ms * 1e3 / times);
  std::cout << fmt::format("{:<44} {:>8.1f} microseconds\n", "a member with the full explanation",
                           timings[1].wall_ms * 1e3 / times);
  return said > 0 ? 0 : 1;
}

int print_situation(int people) {
  std::cout << situation_text(people, true);
  return 0;
}

int workbook(int people, int rounds, bool with_events) {
  const Rules rules = load_rules(KIEMDIEM_SOURCE_DIR, plan);
  const auto made = spreadsheet::write_situation(read(situation_text(people, with_events), rules.dictionary));
  if (!made) {
    std::cerr << to_text(made.error()) << '\n';
    return 2;
  }
  facts::Situation situation;
  assessment::Assessment assessment;
  std::size_t bytes = 0;
  const auto read_in = [&] {
    Problems notices;
    const auto workbook = spreadsheet::read_workbook(*made, "bench.xlsx");
    auto found = spreadsheet::read_situation(workbook.value(), rules.dictionary, notices);
    if (!found) std::cerr << to_text(found.error()) << '\n';
    situation = std::move(found.value());
  };
  const auto timings = measure(
      rounds,
      {read_in, [&] { assessment = assessment::judge(situation, rules.bound, rules.calendar); },
       [&] { bytes = spreadsheet::write_assessment(situation, rules.bound, assessment).value().size(); }});
  std::cout << fmt::format("{} members, {} bytes in, {} bytes out, {} findings\n", people, made->size(),
                           bytes, assessment.findings.size());
  print_head();
  print("workbook read", timings[0], people);
  print("judged", timings[1], people);
  print("result workbook written", timings[2], people);
  std::cout << fmt::format("together {:.0f} ms\n",
                           timings[0].wall_ms + timings[1].wall_ms + timings[2].wall_ms);
  return 0;
}

}  // namespace kiemdiem::bench
