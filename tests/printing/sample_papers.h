#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "paper/paper.h"

namespace kiemdiem::printing {

/// One filled paper of each kind, with invented people, and one with everything a paper can hold. For tests
/// and the benchmark.
std::vector<std::pair<std::string, paper::Paper>> sample_papers();

paper::Paper sample_tally();
paper::Paper sample_decision(int members);
paper::Paper sample_notice(int number);
paper::Paper sample_minutes();
/// An individual's review with a table of twenty rows, two pages.
paper::Paper sample_review(int number);
/// What differs from one review to the next.
struct ReviewValues {
  std::string name;
  std::vector<std::array<std::string, 5>> tasks;
};
ReviewValues review_values(int number);
paper::Paper sample_review(const ReviewValues& values);
paper::Paper sample_ballot();
/// State document with every block.
paper::Paper sample_everything();

paper::Profile read_profile_of_repository(const std::string& id);

}  // namespace kiemdiem::printing
