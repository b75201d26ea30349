#include "sealing/phrase.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <vector>

#include "base/vietnamese.h"
#include "sealing/secret.h"

namespace kiemdiem::sealing {
namespace {

constexpr std::array<std::string_view, 18> initials{"b", "ch", "d", "h",  "l",  "m", "n", "nh", "ph",
                                                    "r", "s",  "t", "th", "tr", "v", "x", "kh", "p"};
constexpr std::array<std::string_view, 100> rimes{
    "a",   "ac",   "ach",  "ai",  "am",   "an",   "ang",  "anh",  "ao",   "ap",   "at",   "au",   "ay",
    "e",   "em",   "en",   "eng", "eo",   "ep",   "et",   "ech",  "enh",  "eu",   "i",    "ich",  "im",
    "in",  "inh",  "ip",   "it",  "iu",   "ia",   "iec",  "iem",  "ien",  "iep",  "iet",  "ieu",  "ieng",
    "o",   "oc",   "oi",   "om",  "on",   "ong",  "op",   "ot",   "oa",   "oac",  "oai",  "oan",  "oang",
    "oat", "oe",   "u",    "uc",  "ui",   "um",   "un",   "ung",  "up",   "ut",   "ua",   "uoc",  "uoi",
    "uom", "uon",  "uong", "uot", "uan",  "uat",  "uy",   "uynh", "uyen", "uyet", "uu",   "ec",   "ue",
    "uya", "oay",  "oam",  "oen", "uyt",  "uech", "oet",  "oeo",  "uop",  "uou",  "oanh", "oach", "oao",
    "uay", "oong", "ooc",  "uyn", "uych", "uenh", "uang", "oap",  "uau"};

/// What is written before e and i otherwise than before the other vowels.
std::string joined(std::string_view narrow, std::string_view broad, std::string_view rime) {
  return std::string{rime[0] == 'e' || rime[0] == 'i' ? narrow : broad} + std::string{rime};
}

std::vector<std::string> make_words() {
  std::set<std::string> words;
  for (const std::string_view initial : initials)
    for (const std::string_view rime : rimes) words.insert(std::string{initial} + std::string{rime});
  for (const std::string_view rime : rimes) {
    words.insert(joined("k", "c", rime));
    words.insert(joined("ngh", "ng", rime));
    if (rime[0] == 'i') continue;
    words.insert(joined("gh", "g", rime));
    if (rime.size() > 2) words.insert("gi" + std::string{rime});
  }
  std::vector<std::string> all{words.begin(), words.end()};
  // The longest are the hardest to read out.
  std::ranges::stable_sort(all, {}, &std::string::size);
  all.resize(word_count);
  std::ranges::sort(all);
  return all;
}

const std::vector<std::string>& words() {
  static const std::vector<std::string> all = make_words();
  return all;
}

}  // namespace

const std::string& word_at(std::size_t index) {
  return words()[index];
}

std::string new_phrase() {
  std::string phrase;
  for (std::size_t at = 0; at < words_in_phrase; ++at)
    phrase += (at == 0 ? "" : " ") + word_at(random_below(word_count));
  return phrase;
}

std::string phrase_from(std::string_view typed) {
  std::istringstream given{search_key(typed)};
  std::string phrase;
  std::size_t count = 0;
  for (std::string word; given >> word; ++count) {
    if (!std::ranges::binary_search(words(), word)) return {};
    phrase += (count == 0 ? "" : " ") + word;
  }
  return count == words_in_phrase ? phrase : std::string{};
}

}  // namespace kiemdiem::sealing
