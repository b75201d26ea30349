#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>

#include "sealing/phrase.h"
#include "sealing/poll_key.h"

namespace kiemdiem::sealing {
namespace {

TEST(Words, are_two_thousand_and_forty_eight_and_all_different) {
  std::set<std::string> words;
  for (std::size_t at = 0; at < word_count; ++at) {
    words.insert(word_at(at));
    EXPECT_EQ(word_at(at).find_first_not_of("abcdefghijklmnopqrstuvwxyz"), std::string::npos) << word_at(at);
    EXPECT_LE(word_at(at).size(), 7U);
  }
  EXPECT_EQ(words.size(), word_count);
}

TEST(Phrase, is_read_with_accents_capitals_and_blanks) {
  for (int round = 0; round < 200; ++round) {
    const std::string phrase = new_phrase();
    EXPECT_EQ(phrase_from(phrase), phrase);
    std::string loud = "  ";
    for (const char letter : phrase)
      loud += letter == ' ' ? std::string{"   "}
                            : std::string(1, static_cast<char>(letter - (letter == ' ' ? 0 : 32)));
    EXPECT_EQ(phrase_from(loud), phrase);
  }
  EXPECT_EQ(phrase_from("bác " + new_phrase()), "") << "seven words";
  EXPECT_EQ(phrase_from("xyz la la la la la"), "") << "no word of the list";
}

TEST(PollKey, opens_for_any_two_tellers_and_for_nobody_alone) {
  const PollKeys keys = make_keys(3);
  ASSERT_EQ(keys.phrases.size(), 3U);
  ASSERT_EQ(keys.wrapped.size(), 3U);
  const std::string box = seal(keys.public_key, {5, 2});
  for (const WrappedKey& wrapped : keys.wrapped) {
    const std::string& first = keys.phrases[static_cast<std::size_t>(wrapped.first)];
    const std::string& second = keys.phrases[static_cast<std::size_t>(wrapped.second)];
    const auto key = open_key(wrapped, first, second);
    ASSERT_TRUE(key);
    EXPECT_EQ(open(keys.public_key, *key, box), (ballot::Item{5, 2}));
    EXPECT_FALSE(open_key(wrapped, first, first));
    EXPECT_FALSE(open_key(wrapped, second, first)) << "the order belongs to the pair";
    EXPECT_FALSE(open_key(wrapped, first, new_phrase()));
  }
}

TEST(SealedMark, says_nothing_by_its_length_and_is_never_the_same_twice) {
  const PollKeys keys = make_keys(2);
  std::set<std::string> boxes;
  std::set<std::size_t> lengths;
  for (int line = 0; line < 200; ++line)
    for (int choice = 0; choice < 5; ++choice) {
      const std::string box = seal(keys.public_key, {line, choice});
      lengths.insert(box.size());
      boxes.insert(box);
    }
  EXPECT_EQ(lengths.size(), 1U);
  EXPECT_EQ(boxes.size(), 1000U);
}

TEST(SealedMark, that_was_changed_or_belongs_to_another_poll_does_not_open) {
  const PollKeys keys = make_keys(2);
  const PollKeys other = make_keys(2);
  const auto key = open_key(keys.wrapped[0], keys.phrases[0], keys.phrases[1]);
  ASSERT_TRUE(key);
  std::string box = seal(keys.public_key, {1, 1});
  EXPECT_TRUE(open(keys.public_key, *key, box));
  box.back() = static_cast<char>(box.back() ^ 1);
  EXPECT_FALSE(open(keys.public_key, *key, box));
  EXPECT_FALSE(open(keys.public_key, *key, seal(other.public_key, {1, 1})));
  EXPECT_FALSE(open(keys.public_key, *key, "short"));
}

TEST(Envelope, opens_with_its_phrase_alone) {
  Envelope envelope = envelope_of("0:1\n2:3\n");
  EXPECT_EQ(open_envelope(envelope), "0:1\n2:3\n");
  envelope.phrase = new_phrase();
  EXPECT_FALSE(open_envelope(envelope));
}

TEST(Codes, are_ten_digits_all_different_and_in_no_order) {
  const auto codes = new_codes(300);
  EXPECT_EQ(std::set(codes.begin(), codes.end()).size(), 300U);
  EXPECT_FALSE(std::ranges::is_sorted(codes));
  for (const std::string& code : codes) {
    EXPECT_EQ(code.size(), 10U);
    EXPECT_EQ(code_from(code_for_reading(code)), code);
  }
  EXPECT_EQ(code_from("12345 6789"), "");
  EXPECT_EQ(code_from("12345x67890"), "");
}

TEST(CodeHash, depends_on_the_key_of_the_poll) {
  const std::string key(32, 'a');
  EXPECT_EQ(code_hash(key, "1234567890"), code_hash(key, "1234567890"));
  EXPECT_NE(code_hash(key, "1234567890"), code_hash(std::string(32, 'b'), "1234567890"));
  EXPECT_NE(code_hash(key, "1234567890"), code_hash(key, "1234567891"));
}

/// Rank correlation of two orders.
double spearman(const std::vector<int>& order) {
  const double n = static_cast<double>(order.size());
  double squares = 0;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const double difference = static_cast<double>(at) - order[at];
    squares += difference * difference;
  }
  return 1 - 6 * squares / (n * (n * n - 1));
}

TEST(Shuffle, keeps_nothing_of_the_order_in_which_ballots_came) {
  constexpr int polls = 200;
  double sum = 0;
  for (int poll = 0; poll < polls; ++poll) {
    std::vector<int> order(30);
    std::iota(order.begin(), order.end(), 0);
    shuffle(order);
    EXPECT_EQ(std::set(order.begin(), order.end()).size(), 30U);
    sum += spearman(order);
  }
  // The mean of 200 polls of 30 has a standard deviation of 0.013; six of them are never seen by chance.
  EXPECT_LT(std::abs(sum / polls), 0.08);
}

TEST(Shuffle, brings_each_of_six_orders_as_often) {
  std::map<std::vector<int>, int> seen;
  for (int round = 0; round < 6000; ++round) {
    std::vector<int> order{0, 1, 2};
    shuffle(order);
    ++seen[order];
  }
  EXPECT_EQ(seen.size(), 6U);
  for (const auto& [order, count] : seen) EXPECT_NEAR(count, 1000, 180);
}

TEST(Text, that_was_wiped_is_gone) {
  std::string text = "bac thuyen lam roi tranh keo nhau";
  wipe(text);
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(from_hex(to_hex(std::string{"\0\x7f\xff", 3})), (std::string{"\0\x7f\xff", 3}));
  EXPECT_EQ(from_hex("0g"), "");
}

}  // namespace
}  // namespace kiemdiem::sealing
