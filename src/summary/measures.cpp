#include "summary/measures.h"

#include <algorithm>

namespace kiemdiem::summary {
namespace {

Truth both(Truth one, Truth other) {
  if (one == Truth::no || other == Truth::no) return Truth::no;
  return one == Truth::yes && other == Truth::yes ? Truth::yes : Truth::unknown;
}
Truth turned(Truth one) {
  return one == Truth::unknown ? one : one == Truth::yes ? Truth::no : Truth::yes;
}
Truth truth(bool holds) {
  return holds ? Truth::yes : Truth::no;
}

/// Of a subject whose level is not known nothing is known but that it may have any.
template <Level least, Level most>
Truth at_level(const Measure&, const Line& line) {
  const Truth rated = is_rated(line);
  if (rated != Truth::yes) return rated;
  return truth(line.level >= least && line.level <= most);
}

Truth all(const Measure&, const Line&) {
  return Truth::yes;
}
Truth rated(const Measure&, const Line& line) {
  return is_rated(line);
}
Truth unrated(const Measure&, const Line& line) {
  return is_unrated(line);
}
Truth decided(const Measure&, const Line& line) {
  return both(is_rated(line), truth(line.decided));
}
Truth secret(const Measure&, const Line& line) {
  return truth(line.secret);
}
Truth only_proposed(const Measure&, const Line& line) {
  return both(is_rated(line), truth(!line.decided));
}
Truth must_review(const Measure&, const Line& line) {
  return line.must_review;
}
Truth excused(const Measure&, const Line& line) {
  return both(turned(line.must_review), turned(line.exempt));
}
Truth exempt(const Measure&, const Line& line) {
  return both(turned(line.must_review), line.exempt);
}
Truth reviewed(const Measure&, const Line& line) {
  return line.reviewed == Truth::yes ? Truth::yes : both(line.must_review, line.reviewed);
}
Truth not_reviewed(const Measure&, const Line& line) {
  return both(line.must_review, turned(line.reviewed));
}
Truth left_out(const Measure& measure, const Line& line) {
  const Truth unreviewed = not_reviewed(measure, line), without = is_unrated(line);
  if (unreviewed == Truth::yes || without == Truth::yes) return Truth::yes;
  return unreviewed == Truth::no && without == Truth::no ? Truth::no : Truth::unknown;
}
Truth official(const Measure&, const Line& line) {
  return line.official;
}
Truth probationary(const Measure&, const Line& line) {
  return turned(line.official);
}
Truth disciplined(const Measure&, const Line& line) {
  return truth(!line.discipline.empty());
}
Truth in_group(const Measure& measure, const Line& line) {
  return both(is_unrated(line),
              truth(measure.book()->group_of(line.why_not, line.reviewed).id == measure.group()));
}

struct Known {
  std::string_view word;
  Truth (*ask)(const Measure&, const Line&);
};
constexpr std::array known{Known{"all", all},
                           Known{"must_review", must_review},
                           Known{"exempt", exempt},
                           Known{"excused", excused},
                           Known{"reviewed", reviewed},
                           Known{"not_reviewed", not_reviewed},
                           Known{"rated", rated},
                           Known{"unrated", unrated},
                           Known{"left_out", left_out},
                           Known{"decided", decided},
                           Known{"only_proposed", only_proposed},
                           Known{"excellent", at_level<0, 0>},
                           Known{"good", at_level<1, 1>},
                           Known{"completed", at_level<2, 2>},
                           Known{"not_completed", at_level<3, 3>},
                           Known{"good_or_better", at_level<0, 1>},
                           Known{"official", official},
                           Known{"probationary", probationary},
                           Known{"disciplined", disciplined},
                           Known{"secret", secret}};
constexpr std::string_view by_reason = "unrated.";

}  // namespace

Truth is_rated(const Line& line) {
  if (line.decided && line.level >= 0) return Truth::yes;
  if (line.must_rate == Truth::no || line.level == level_none) return Truth::no;
  if (line.level == level_unknown) return Truth::unknown;
  return line.must_rate;
}

Truth is_unrated(const Line& line) {
  return turned(is_rated(line));
}

bool is_measure(std::string_view word) {
  return word.starts_with(by_reason) || std::ranges::find(known, word, &Known::word) != known.end();
}

const std::vector<std::string>& measure_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all_words;
    for (const Known& one : known) all_words.emplace_back(one.word);
    return all_words;
  }();
  return words;
}

Measure::Measure(std::string_view word, const TableBook& book) : book_(&book) {
  if (word.starts_with(by_reason)) {
    group_ = word.substr(by_reason.size());
    ask_ = in_group;
    return;
  }
  const auto found = std::ranges::find(known, word, &Known::word);
  if (found != known.end()) ask_ = found->ask;
}

}  // namespace kiemdiem::summary
