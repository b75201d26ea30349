#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "installation/installation.h"

namespace kiemdiem::regulation {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

Installation& data() {
  static Installation opened = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

/// Small documents that lean on each other.
class Shelf {
 public:
  void add(const std::string& id, const std::string& head, const std::string& rules) {
    const std::string text = fmt::format("id: {}\nname: {}\ntitle: {}\n{}", id, id, id, head);
    documents_[id] = read_document({{id + "/document.yaml", text}, {id + "/I.yaml", "rules:\n" + rules}},
                                   data().dictionary())
                         .value();
  }
  Result<Regulation> laid(const std::string& id, bool all) const {
    const Library library = [&](std::string_view base) -> const Document* {
      const auto found = documents_.find(std::string{base});
      return found == documents_.end() ? nullptr : &found->second;
    };
    return consolidate(documents_.at(id), library, all, data().dictionary());
  }
  std::string problems(const std::string& id) const {
    const auto result = laid(id, true);
    return result ? std::string{} : to_text(result.error());
  }

 private:
  std::map<std::string, Document> documents_;
};

std::string note(const std::string& id) {
  return fmt::format("  - {{id: {}, kind: note, clause: \"1\", of: member, text: A, when: exempt}}\n", id);
}

std::vector<std::string> ids(const Regulation& regulation) {
  std::vector<std::string> ids;
  for (const Rule& rule : regulation.rules) ids.push_back(rule.document_id + "/" + rule.id);
  return ids;
}

TEST(Consolidate, puts_the_nearer_document_first_and_takes_what_it_replaces_out) {
  Shelf shelf;
  shelf.add("base", "", note("one") + note("two"));
  shelf.add("near", "extends: [base]\nreplaces: [base/one]\n", note("mine"));
  EXPECT_THAT(ids(shelf.laid("near", true).value()), ElementsAre("near/mine", "base/two"));
  EXPECT_THAT(ids(shelf.laid("near", false).value()), ElementsAre("near/mine"));
  EXPECT_EQ(shelf.laid("near", true)->gone.front().rule.id, "one");
}

TEST(Consolidate, refuses_a_document_that_extends_itself) {
  Shelf shelf;
  shelf.add("a", "extends: [b]\n", note("x"));
  shelf.add("b", "extends: [a]\n", note("y"));
  EXPECT_THAT(shelf.problems("a"), HasSubstr("kế thừa chính nó"));
}

TEST(Consolidate, refuses_a_base_and_a_replaced_rule_that_are_not_there) {
  Shelf shelf;
  shelf.add("a", "extends: [nowhere]\n", note("x"));
  EXPECT_THAT(shelf.problems("a"), HasSubstr("“nowhere”"));
  shelf.add("base", "", note("one"));
  shelf.add("b", "extends: [base]\nreplaces: [base/two]\n", note("x"));
  EXPECT_THAT(shelf.problems("b"), HasSubstr("“base/two”"));
}

std::string amendment(const std::string& operation, const std::string& rules, const std::string& by) {
  return fmt::format(
      "extends: [base]\namends:\n  - {{document: base, clause: \"1\", operation: {}, rules: [{}], by: [{}], "
      "stated_in: \"7\"}}\n",
      operation, rules, by);
}

TEST(Consolidate, refuses_an_amendment_of_a_rule_that_is_not_there) {
  Shelf shelf;
  shelf.add("base", "", note("one"));
  shelf.add("a", amendment("replace", "two", "x"), note("x"));
  EXPECT_THAT(shelf.problems("a"), HasSubstr("Không có quy tắc “two” trong “base” để sửa đổi"));
  shelf.add("b", amendment("replace", "one", "z"), note("x"));
  EXPECT_THAT(shelf.problems("b"), HasSubstr("“z”"));
}

TEST(Consolidate, withdraws_replaces_and_leaves_standing_what_is_only_added_to) {
  Shelf shelf;
  shelf.add("base", "", note("one"));
  shelf.add("withdrawn", amendment("withdraw", "one", ""), note("x"));
  shelf.add("replaced", amendment("replace", "one", "x"), note("x"));
  shelf.add("added", amendment("add", "one", "x"), note("x"));
  EXPECT_THAT(ids(shelf.laid("withdrawn", true).value()), ElementsAre("withdrawn/x"));
  EXPECT_THAT(ids(shelf.laid("replaced", true).value()), ElementsAre("replaced/x"));
  EXPECT_THAT(ids(shelf.laid("added", true).value()), ElementsAre("added/x", "base/one"));
  EXPECT_THAT(shelf.laid("replaced", true)->history.at("replaced/x"),
              ElementsAre("Thay thế điểm 1 của base"));
  EXPECT_THAT(shelf.laid("replaced", true)->history.at("base/one"),
              ElementsAre("Được thay thế bởi replaced, 7"));
}

TEST(Consolidate, shows_where_each_piece_of_the_letter_of_phuong_11_comes_from) {
  const Regulation laid = data().regulation("phuong-11-go-vap-2021", true).value();
  const std::string plan = "KH 15-KH/ĐU Phường 11 2020";
  EXPECT_THAT(laid.layers, Contains("15-kh-du-phuong-11-2020"));
  EXPECT_THAT(laid.history.at("phuong-11-go-vap-2021/quota-members"),
              Contains("Thay thế điểm IV.2.3a của " + plan));
  EXPECT_THAT(laid.history.at("phuong-11-go-vap-2021/small-collective-not-reviewed"),
              Contains(HasSubstr("Bổ sung vào điểm III.1.1")));
  EXPECT_THAT(laid.history.at("phuong-11-go-vap-2021/part-time-secretary"),
              Contains("Thêm ngoại lệ vào điểm IV.6.8 của " + plan));
  std::vector<std::string> gone;
  for (const Standing& standing : laid.gone)
    gone.push_back(standing.rule.document_id + "/" + standing.rule.id);
  EXPECT_THAT(gone, Contains("15-kh-du-phuong-11-2020/members-excellent-quota"));
  EXPECT_THAT(ids(laid), testing::Not(Contains("15-kh-du-phuong-11-2020/members-excellent-quota")));
  EXPECT_THAT(ids(laid), Contains("phuong-11-go-vap-2021/quota-members"));
}

TEST(Consolidate, makes_every_document_ready_to_judge_alone_and_with_its_bases) {
  facts::Period period;
  period.year = 2025;
  period.first = *make_date(2025, 1, 1);
  period.last = *make_date(2025, 12, 31);
  for (const std::string& id : data().ids())
    for (const bool all : {false, true}) {
      const auto laid = data().regulation(id, all);
      ASSERT_TRUE(laid) << id << ": " << (laid ? "" : to_text(laid.error()));
      const auto bound = bind(*laid, period, period.last);
      EXPECT_TRUE(bound) << id << ": " << (bound ? "" : to_text(bound.error()));
    }
}

}  // namespace
}  // namespace kiemdiem::regulation
