#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "deciding_office.h"
#include "paperwork/paperwork.h"
#include "service/office.h"

// The table of papers against what the documents and forms/papers.yaml name.

namespace kiemdiem::paperwork {
namespace {

/// What state agencies fill in and the office only receives.
const std::set<std::string> received{"F13"};

const Row* row_of(const std::string& paper, const std::string& form) {
  const auto named = std::ranges::find(table(), paper, &Row::paper);
  if (named != table().end()) return &*named;
  const auto of_form = std::ranges::find(table(), form, &Row::form);
  return of_form == table().end() ? nullptr : &*of_form;
}

std::string text_at(const Node& node, std::string_view key) {
  const Node* at = node.find(key);
  return at == nullptr ? std::string{} : at->text();
}

template <class Check>
void for_each_document(const Check& check) {
  auto& regulations = service::demonstration_office().regulations();
  for (const std::string& id : regulations.ids()) {
    const auto words = regulations.paper_words(id);
    ASSERT_TRUE(words) << id;
    for (const Node& layer : **words) check(id, layer);
  }
}

TEST(TheTableOfPapers, has_a_row_for_each_paper_to_which_a_document_gives_words_of_its_own) {
  for_each_document([](const std::string& id, const Node& layer) {
    const Node* papers = layer.find("papers");
    if (papers == nullptr) return;
    for (const auto& [key, value] : papers->entries())
      if (value.is_map()) {
        EXPECT_NE(find(key.text()), nullptr) << id << ": " << key.text();
      }
  });
}

TEST(TheTableOfPapers, has_a_maker_for_each_paper_that_a_dossier_asks_for) {
  std::set<std::string> seen;
  for_each_document([&](const std::string& id, const Node& layer) {
    const Node* dossier = layer.find("dossier");
    const Node* items = dossier == nullptr ? nullptr : dossier->find("items");
    if (items == nullptr) return;
    for (const auto& [key, item] : items->entries()) {
      const std::string form = text_at(item, "form");
      if (form.empty() || received.contains(form)) continue;
      EXPECT_NE(row_of(text_at(item, "paper"), form), nullptr) << id << ": " << key.text() << " " << form;
      seen.insert(text_at(item, "paper"));
    }
  });
  EXPECT_GT(seen.size(), 15U);
}

TEST(TheTableOfPapers, has_each_form_from_F00_to_F36_and_the_tables) {
  std::set<std::string> made;
  for (const Row& row : table()) made.emplace(row.form);
  EXPECT_TRUE(made.contains("T1-T14"));
  for (int number = 0; number <= 36; ++number) {
    std::string form = (number < 10 ? "F0" : "F") + std::to_string(number);
    const bool in_review = number >= 1 && number <= 12;  // one of "F01-F12"
    if (!in_review && !received.contains(form)) {
      EXPECT_TRUE(made.contains(form)) << form;
    }
  }
}

TEST(TheTableOfPapers, has_a_row_for_each_kind_of_form_that_a_review_holds) {
  std::set<std::string_view> words;
  for (const Row& row : table()) words.insert(row.paper);
  for (const std::string& id : service::demonstration_office().regulations().ids()) {
    const auto forms = service::demonstration_office().regulations().forms(id);
    if (!forms) continue;
    for (const auto& [key, form] : *(*forms)->forms) EXPECT_TRUE(words.contains(form.paper)) << key;
  }
}

}  // namespace
}  // namespace kiemdiem::paperwork
