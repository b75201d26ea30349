#include "facts/lasting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "facts/read_situation.h"
#include "facts/write_situation.h"

namespace kiemdiem::facts {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const Dictionary& dictionary() {
  static const Dictionary read =
      Dictionary::from_yaml(text_of(KIEMDIEM_SOURCE_DIR "/facts/dictionary.yaml"), "dictionary.yaml").value();
  return read;
}

Node tree(std::string_view yaml) {
  return parse_yaml(yaml, "test.yaml").value();
}

constexpr std::string_view a_person =
    "{id: an, name: An, cell: c, sick_leave_months: 4, proposed: good, votes: {valid: 7, good: 7},"
    " posts: [{in: c, role: secretary, since: 2020-01-02, proposed: good}, {in: d, role: member}]}";

TEST(LastingFacts, are_told_from_those_of_the_period) {
  const EntryParts parts = split(tree(a_person), *dictionary().list("people"), dictionary());
  EXPECT_EQ(
      to_json(parts.lasting),
      R"({"id":"an","name":"An","cell":"c","posts":[{"in":"c","role":"secretary","since":"2020-01-02"},)"
      R"({"in":"d","role":"member"}]})");
  EXPECT_EQ(to_json(parts.of_period),
            R"({"sick_leave_months":4,"proposed":"good","votes":{"valid":7,"good":7},)"
            R"("posts":[{"in":"c","role":"secretary","proposed":"good"}]})");
}

TEST(ThePeriod, stands_over_what_lasts_entry_by_entry) {
  const ListShape& people = *dictionary().list("people");
  const Node joined = overlaid(
      tree("{id: an, cell: c, exempt: false, posts: [{in: c, role: secretary}, {in: d, role: member}]}"),
      tree("{exempt: true, posts: [{in: d, role: member, leader: true}, {in: e, role: chair}]}"), people,
      dictionary());
  EXPECT_EQ(to_json(joined), R"({"id":"an","cell":"c","exempt":true,"posts":[{"in":"c","role":"secretary"},)"
                             R"({"in":"d","role":"member","leader":true},{"in":"e","role":"chair"}]})");
}

TEST(BothParts, make_up_the_demonstrations_again) {
  int entries = 0;
  for (const auto& file : std::filesystem::directory_iterator{KIEMDIEM_SOURCE_DIR "/demo"}) {
    const Node root = parse_yaml(text_of(file.path()), "demo").value();
    for (const ListShape& shape : dictionary().lists()) {
      const Node* list = root.find(shape.name);
      if (list == nullptr) continue;
      for (const Node& entry : list->items()) {
        const EntryParts parts = split(entry, shape, dictionary());
        const Node joined = overlaid(parts.lasting, parts.of_period, shape, dictionary());
        for (const auto& [key, value] : entry.entries()) {
          ASSERT_NE(joined.find(key.text()), nullptr) << key.text();
          if (key.text() != "posts") {
            EXPECT_EQ(to_json(*joined.find(key.text())), to_json(value));
          }
        }
        EXPECT_EQ(joined.entries().size(), entry.entries().size());
        ++entries;
      }
    }
  }
  EXPECT_GT(entries, 200);
}

}  // namespace
}  // namespace kiemdiem::facts
