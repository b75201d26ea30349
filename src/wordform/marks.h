#pragma once

#include <optional>

#include "base/qr_code.h"
#include "document/filled_form.h"
#include "formpaper/form_paper.h"

/// The marks that stand in the Word file of a form for what is written on it: “[[conduct]]”.
namespace kiemdiem::wordform {

struct Mark {
  std::string name;     ///< "conduct", "conduct.grade", "targets.task", "head.name", "issuer"
  std::string label;    ///< what stands there, Vietnamese
  std::string section;  ///< of a column: stands in one row of a table, which is repeated; else empty
  bool required = true;
};

/// Every mark of a form: head lines and sections in their order, then what may stand there besides.
std::vector<Mark> marks_of(const document::Form& form);

/// What stands for the marks.
struct MarkValues {
  std::map<std::string, std::string, std::less<>> texts;  ///< by name; lines are parted by line feeds
  /// Shown for “[[qr]]”; nothing: the mark goes without a trace.
  std::optional<QrCode> picture = {};
  /// By section: of each row, by name of the mark.
  std::map<std::string, std::vector<std::map<std::string, std::string, std::less<>>>, std::less<>> rows;
};
MarkValues mark_values(const document::Form& form, const document::FilledForm& filled,
                       const document::Traits& traits, const document::Given& given,
                       const formpaper::Particulars& particulars);

inline constexpr std::string_view code_mark = "code";   ///< short code of the paper
inline constexpr std::string_view picture_mark = "qr";  ///< its QR code

/// The official layout with the marks in the places of what is written: what an office begins with in Word.
paper::Paper paper_of_marks(const document::Form& form, const formpaper::Particulars& particulars,
                            const paper::Profile& profile);

}  // namespace kiemdiem::wordform
