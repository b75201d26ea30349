#include "cli/lint.h"

#include <gmock/gmock.h>

#include "installation/installation.h"

namespace kiemdiem::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The faults of a document that declares two facts of a person and holds the rules given.
std::vector<std::string> faults(const std::string& rules) {
  const auto data = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  const std::string head = R"(
id: plan
name: Kế hoạch
title: Kế hoạch
facts:
  lists:
    people:
      - {fact: praised, type: boolean, label: {vi: Được khen}}
      - {fact: tests, type: record, label: {vi: Bài thi}, facts: [{fact: passed, type: boolean, label: {vi: Đạt}}]}
)";
  const auto document =
      regulation::read_document({{"document.yaml", head}, {"I.yaml", "rules:\n" + rules}}, data.dictionary())
          .value();
  const auto nowhere = [](std::string_view) -> const regulation::Document* { return nullptr; };
  return lint(document, regulation::consolidate(document, nowhere, false, data.dictionary()).value()).faults;
}

std::string note_when(const std::string& condition) {
  return "  - {id: a, kind: note, clause: \"1\", of: member, text: A, when: " + condition + "}\n";
}

TEST(Lint, names_a_declared_fact_that_no_rule_uses) {
  EXPECT_THAT(faults(note_when("praised")), ElementsAre(HasSubstr("“tests.passed”")));
}

TEST(Lint, is_content_where_every_declared_fact_is_used) {
  EXPECT_THAT(faults(note_when("praised && tests.passed")), IsEmpty());
}

}  // namespace
}  // namespace kiemdiem::cli
