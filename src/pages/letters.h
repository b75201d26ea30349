#pragma once

#include "pages/shell.h"

namespace kiemdiem::pages {

/// One input of a small form on a page of papers.
struct LetterInput {
  std::string name, label;
  std::string type = "text";  ///< text, long, radios, select
  std::string value, help, error;
  std::vector<Option> options;
  bool required = false;
};

struct LetterForm {
  std::string heading;
  std::string action;
  std::vector<Option> hidden;  ///< value: name, label: content
  std::vector<LetterInput> inputs;
  std::string submit;
  std::string lead = {};  ///< what sending it means, under the heading
};

/// A letter or request with what became of it.
struct LetterShown {
  std::string heading;
  Mark mark;
  std::vector<std::string> lines;
  std::vector<LetterForm> forms;
};

/// Gợi ý kiểm điểm; nhận xét của nơi khác: what was asked, sent, received, answered, and what can be done.
struct LettersPage {
  std::string heading, lead;
  std::vector<LetterShown> letters;
  std::optional<LetterForm> fresh;  ///< a new letter
  std::vector<Button> buttons;
  EmptyState empty;
};

std::string render(const Shell& shell, const LettersPage& page);

}  // namespace kiemdiem::pages
