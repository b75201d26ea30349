#include "base/tree.h"

#include <gtest/gtest.h>

namespace kiemdiem {
namespace {

TEST(Yaml, keeps_words_as_they_are_written_with_their_place) {
  const Node root = parse_yaml("on: 2022-12-10\nno: 010\nlist: [a, \"4\", null]\n", "t.yaml").value();
  EXPECT_EQ(root.find("on")->text(), "2022-12-10");
  EXPECT_EQ(root.find("no")->text(), "010");
  const Node& list = *root.find("list");
  EXPECT_TRUE(list.items()[1].is_quoted());
  EXPECT_TRUE(list.items()[2].is_null());
  EXPECT_EQ(to_text(list.items()[1].place()), "t.yaml:3:11");
}

TEST(Yaml, refuses_repeated_keys_anchors_tags_and_second_documents) {
  for (const char* text :
       {"a: 1\na: 2\n", "a: &x 1\nb: *x\n", "a: !!str 1\n", "a: 1\n---\nb: 2\n", "a: [1,\n", "? [a]\n: b\n"})
    EXPECT_FALSE(parse_yaml(text, "t.yaml")) << text;
}

TEST(Yaml, refuses_what_is_nested_too_deep) {
  EXPECT_FALSE(parse_yaml(std::string(100, '['), "t.yaml"));
  EXPECT_FALSE(parse_yaml(std::string(100, '[') + std::string(100, ']'), "t.yaml"));
}

TEST(Json, is_read_into_the_same_tree) {
  const Node root =
      parse_json("{\"a\": [1, \"2\", null],\n \"b\": \"\\ud83d\\ude00\\u1ec7\\/\"}", "t.json").value();
  EXPECT_EQ(root.find("a")->items()[0].text(), "1");
  EXPECT_FALSE(root.find("a")->items()[0].is_quoted());
  EXPECT_TRUE(root.find("a")->items()[1].is_quoted());
  EXPECT_TRUE(root.find("a")->items()[2].is_null());
  EXPECT_EQ(root.find("b")->text(), "😀ệ/");
  EXPECT_EQ(root.find("b")->place().line, 2);
}

TEST(Json, keeps_letters_that_yaml_takes_for_the_end_of_a_line) {
  const std::string kept = "a \u0085 b \u2028 c \u2029 d \ufeff e \u007f f";
  const Node root = parse_json("{\"" + kept + "\": \"" + kept + "\"}", "t.json").value();
  EXPECT_EQ(root.entries().front().first.text(), kept);
  EXPECT_EQ(root.entries().front().second.text(), kept);
}

TEST(Yaml, says_in_which_line_a_letter_stands_that_no_text_has) {
  const auto broken = parse_yaml("a: b\nc: \x01\n", "t.yaml");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().front().where.line, 2);
}

TEST(Json, says_where_it_is_broken) {
  const auto broken = parse_json("{\"a\": 1,\n \"b\": tru}", "t.json");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().front().where.line, 2);
  EXPECT_FALSE(parse_json("{\"a\": 1} x", "t.json"));
  EXPECT_FALSE(parse_json("{\"a\": 1", "t.json"));
}

TEST(Yaml, ends_at_a_stray_comma_or_bracket_between_documents) {
  for (const char* text : {"# a\n, b", "]", "a: 1\n---\n, b", "a: 1\n, b: 2"})
    EXPECT_FALSE(parse_yaml(text, "t.yaml")) << text;
}

TEST(Yaml, refuses_letters_that_are_not_utf_8_and_says_in_which_line) {
  const auto broken = parse_yaml("a: b\nc: \xB5\xA1\nd: e\n", "t.yaml");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().front().where.line, 2);
  EXPECT_TRUE(parse_yaml("a: Hoàn thành\n", "t.yaml"));
}

TEST(Json, that_the_program_wrote_comes_back_as_it_was) {
  const std::string text =
      R"({"a":4,"b":-1.50,"c":"4","d":true,"e":"true","f":null,"g":[],"h":[{"i":"Đặng \"Ể\" \n"}],"k":{}})";
  const auto read = from_json(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(to_json(*read), text);
  EXPECT_TRUE(read->find("c")->is_quoted());
  EXPECT_FALSE(read->find("b")->is_quoted());
  EXPECT_EQ(to_json(*parse_json(text, "t.json")), text) << "both readers agree";
  EXPECT_FALSE(from_json("{\"a\":1"));
  EXPECT_FALSE(from_json("{} x"));
  EXPECT_EQ(to_json(Node::scalar("1e5", false, {})), "\"1e5\"");
  EXPECT_EQ(to_json(Node::scalar("007", false, {})), "\"007\"");
}

}  // namespace
}  // namespace kiemdiem
