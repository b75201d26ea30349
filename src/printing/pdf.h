#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "paper/paper.h"

namespace kiemdiem::printing {

/// Makes PDF files: A4, fonts embedded, text that can be searched and copied. Equal papers give equal bytes.
/// Keep one for each thread; it must not be used by two at once.
class PdfPrinter {
 public:
  /// Refused where the fonts are not there (load_fonts()).
  static Result<PdfPrinter> open();
  PdfPrinter(PdfPrinter&&) noexcept;
  PdfPrinter& operator=(PdfPrinter&&) noexcept;
  PdfPrinter(const PdfPrinter&) = delete;
  PdfPrinter& operator=(const PdfPrinter&) = delete;
  ~PdfPrinter();

  Result<std::string> print(const paper::Paper& paper);

  /// Length of a line of bold text in millimetres; for the profiles' rules.
  double length_of(const std::string& bold_text, int size);

 private:
  struct Tools;
  explicit PdfPrinter(std::unique_ptr<Tools> tools);
  std::unique_ptr<Tools> tools_;
};

}  // namespace kiemdiem::printing
