#pragma once

#include <array>
#include <string>
#include <vector>

#include "paper/paper.h"
#include "printing/pdf_canvas.h"

namespace kiemdiem::printing {

/// Puts the objects of a PDF file (ISO 32000-1, version 1.5) one after the other and notes where they stand.
class PdfFile {
 public:
  /// First object of the faces; the catalogue, the list of pages and the description stand before.
  static constexpr int first_face = 4;
  static constexpr int objects_per_face = 5;

  PdfFile();

  /// @param words what PdfCanvas::take() gave
  /// @return false where there is no memory
  bool add_page(double width, double height, const std::string& words, Deflater& deflater);
  void add_face(const EmbeddedFace& face, int first);
  std::string finish(const paper::Paper& paper, const std::array<bool, face_count>& faces);

 private:
  void open(int number);

  std::string bytes_;
  std::vector<std::size_t> offsets_;  ///< by number; 0: no such object
  std::vector<int> pages_;
};

}  // namespace kiemdiem::printing
