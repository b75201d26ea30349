#include <gmock/gmock.h>

#include <set>

#include "web/places/deciding.h"
#include "wide_pages.h"

// The list of an upper level that decides, made part by part and made of everything at once: the same.

namespace kiemdiem::web {
namespace {

using pages::SheetPage;

SheetPage list(const std::string& kind, std::int64_t most_people, const char* page = "1") {
  return wide_page<SheetPage>("pyk.bantochuc", "decisions",
                              {{"unit", "pyk.khoi"}, {"loai", kind}, {"trang", page}},
                              [&](service::Call& call) { return decisions_of(call, most_people); });
}

std::set<std::string> told_of(const pages::SheetTable& table) {
  std::set<std::string> rows;
  for (const std::vector<pages::SheetCell>& row : table.rows) {
    std::string text;
    for (const pages::SheetCell& cell : row) {
      text += cell.text + " " + cell.href + (cell.mark ? " " + cell.mark->word : "");
      for (const std::string& line : cell.lines) text += "; " + line;
      for (const pages::Clause& clause : cell.clauses) text += "; " + clause.clause;
      text += cell.input ? " [" + cell.input->name + "] | " : " | ";
    }
    rows.insert(text);
  }
  return rows;
}

const pages::SheetTable& last_table(const SheetPage& page) {
  return *page.sections.back().table;
}

TEST(WideDeciding, lists_the_same_subjects_with_the_same_words) {
  for (const char* kind : {"", "organization", "collective", "leader", "member"}) {
    const SheetPage whole = list(kind, 1'000'000);
    const SheetPage wide = list(kind, 0);
    ASSERT_EQ(whole.sections.back().table.has_value(), wide.sections.back().table.has_value()) << kind;
    if (!whole.sections.back().table) continue;
    EXPECT_EQ(told_of(last_table(wide)), told_of(last_table(whole))) << kind;
    EXPECT_EQ(wide.sections.back().form.has_value(), whole.sections.back().form.has_value()) << kind;
  }
  EXPECT_GT(last_table(list("", 0)).rows.size(), 1U);
}

TEST(WideDeciding, shows_the_quotas_of_the_organization_itself_over_all_parts) {
  const auto quotas = [](const SheetPage& page) {
    std::set<std::string> numbers;
    for (const pages::SheetSection& section : page.sections)
      if (section.title == "Tỷ lệ, số lượng tối đa" && section.table)
        for (const auto& row : section.table->rows)
          numbers.insert(row[1].text + " / " + row[2].text + " " +
                         std::to_string(static_cast<int>(row[3].mark->standing)));
    return numbers;
  };
  // Judged whole, the page also has those of the organizations below.
  const auto wide = quotas(list("", 0));
  EXPECT_FALSE(wide.empty());
  EXPECT_THAT(wide, testing::IsSubsetOf(quotas(list("", 1'000'000))));
}

}  // namespace
}  // namespace kiemdiem::web
