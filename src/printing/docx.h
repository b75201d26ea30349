#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/qr_code.h"
#include "base/result.h"
#include "paper/paper.h"

namespace kiemdiem::printing {

/// The paper as a Word file (OOXML) that an office can go on editing: named styles, repeated table heads,
/// page numbers from page 2 on. Equal papers give equal bytes.
Result<std::string> to_docx(const paper::Paper& paper);

/// `word/document.xml` and the QR codes that it shows in their order, as relations rQr1, rQr2 …
struct WordDocument {
  std::string xml;
  std::vector<std::shared_ptr<const QrCode>> pictures;
};
WordDocument word_document(const paper::Paper& paper);

/// The bare `word/document.xml`, for tests.
std::string document_xml(const paper::Paper& paper);

}  // namespace kiemdiem::printing
