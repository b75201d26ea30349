#pragma once

#include "pages/shell.h"

namespace kiemdiem::pages {

/// How a place of a form is filled in.
enum class Entering : std::uint8_t { line, lines, number, choice, boxes, shown };

/// One place of a form: a line of the head, a cell of a table, a row of boxes.
struct FormField {
  std::string name;   ///< of the input
  std::string label;  ///< of the column where it stands in a table
  Entering entering = Entering::line;
  std::string value;            ///< as typed; of choices: in words where it is only shown
  std::vector<Option> options;  ///< of choice and boxes; nothing is chosen beforehand
  std::string error;
  bool required = false;
};

struct FormRow {
  std::string group;          ///< heading over it; empty: goes on
  std::string key_name, key;  ///< sent along: which row it is; empty: a new one
  std::vector<FormField> cells;
};

/// One section of an official form.
struct FormSection {
  std::string anchor;
  std::string number;
  std::string label;
  int level = 1;
  std::vector<std::string> prompts;
  std::string note;                  ///< "Không có vấn đề nào được gợi ý."
  std::vector<std::string> notices;  ///< for the writer
  std::optional<FormField> text;
  std::vector<std::string> columns;
  std::vector<FormRow> rows;
  bool may_add = false;             ///< rows at the end are empty ones to be filled
  std::vector<std::string> totals;  ///< "Cộng điểm đạt: 62,5"
  std::vector<FormField> boxes;     ///< the four boxes of the section, or groups of them
};

/// One official form with what is written in it.
struct PaperShown {
  std::string anchor;
  std::string name;
  std::string mark;  ///< top right
  std::vector<FormField> head;
  std::vector<FormSection> sections;
  Clause clause;        ///< which asks for this form
  std::string confirm;  ///< where the form has not been compared with the official one
};

/// Once handed in or given back.
struct ReviewRound {
  std::string words;   ///< "Nộp lần 1, 14:05 ngày 3/12/2026, Trần Văn An"
  std::string reason;  ///< of giving back
};

/// Bản tự kiểm điểm, báo cáo kiểm điểm: the form as it is written or read.
struct ReviewPage {
  std::string heading, lead;
  Mark mark;
  std::vector<std::string> notices;  ///< over the form, for whoever sees the page
  std::string on_behalf;             ///< who entered it from paper, and why; may be empty
  std::vector<PaperShown> papers;
  std::vector<ReviewRound> rounds;

  std::string action;            ///< POST; empty: may only be read
  std::string version;           ///< sent back as `version`
  std::string saved;             ///< "đã lưu lúc 14:05"; empty: not yet
  std::optional<FormField> why;  ///< asked of who enters somebody else's paper

  std::string return_action;      ///< POST `reason`, `kind`; empty: cannot be given back
  bool return_completes = false;  ///< it was reviewed: given back to take in what the meeting said
  std::string return_error, return_reason;

  std::vector<Link> files;   ///< evidence
  std::string files_action;  ///< POST `file`; empty: none can be added
  std::string files_error;
  std::vector<Button> buttons;
  EmptyState empty;
};

enum class PieceKind : std::uint8_t { same, gone, added };
struct TextPiece {
  PieceKind kind = PieceKind::same;
  std::string text;
};
/// One section in two versions.
struct ComparedSection {
  std::string label;
  std::vector<TextPiece> pieces;
};
struct ReviewCompare {
  std::string heading, lead;
  std::vector<Option> former, later;  ///< versions; sent by GET as `mot` and `hai`
  std::string action;
  std::string former_words, later_words;
  std::vector<ComparedSection> sections;  ///< only those that differ
  std::string back_href;
  EmptyState empty;
};

std::string render(const Shell& shell, const ReviewPage& page);
std::string render(const Shell& shell, const ReviewCompare& page);

}  // namespace kiemdiem::pages
