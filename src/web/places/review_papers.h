#pragma once

#include "pages/review.h"
#include "service/reviews.h"

/// Official forms with what is written in them, as pages show them: one way for writing, reading and print.
namespace kiemdiem::web {

struct PaperView {
  bool writes = false;
  /// Names of inputs with what is wrong with them.
  const std::vector<service::FieldProblem>* problems = nullptr;
};

std::vector<pages::PaperShown> papers_shown(service::Call& call, const service::OpenReview& open,
                                            const PaperView& view);

/// "nam.t.conduct" of a paper's field: the name of its input and its anchor.
std::string input_name(const std::string& paper, const std::string& field);

}  // namespace kiemdiem::web
