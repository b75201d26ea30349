#include "printing/pdf_file.h"

#include <fmt/format.h>

#include "paper/vietnamese_words.h"
#include "printing/fonts.h"

namespace kiemdiem::printing {
namespace {

enum Object : int { none, catalogue, page_list, description };
constexpr int resources = PdfFile::first_face + PdfFile::objects_per_face * static_cast<int>(face_count);

/// A text of the description, in hexadecimal UTF-16.
std::string text_string(const std::string& text) {
  std::string hexadecimal = "<FEFF";
  for (const std::uint32_t letter : code_points(paper::printable(text)))
    hexadecimal += utf16_hexadecimal(letter);
  return hexadecimal + ">";
}

}  // namespace

PdfFile::PdfFile() : offsets_(static_cast<std::size_t>(resources) + 1) {
  bytes_.reserve(std::size_t{1} << 17U);
  bytes_ = "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n";
}

void PdfFile::open(int number) {
  const auto at = static_cast<std::size_t>(number);
  if (offsets_.size() <= at) offsets_.resize(at + 1);
  offsets_[at] = bytes_.size();
  fmt::format_to(std::back_inserter(bytes_), "{} 0 obj\n", number);
}

bool PdfFile::add_page(double width, double height, const std::string& words, Deflater& deflater) {
  std::string packed;
  if (!deflater.pack(words, packed)) return false;
  const int page = static_cast<int>(offsets_.size());
  pages_.push_back(page);
  open(page);
  fmt::format_to(
      std::back_inserter(bytes_),
      "<< /Type /Page /Parent {} 0 R /MediaBox [0 0 {:.1f} {:.1f}] /Resources {} 0 R /Contents {} 0 R "
      ">>\nendobj\n",
      static_cast<int>(page_list), width, height, resources, page + 1);
  open(page + 1);
  fmt::format_to(std::back_inserter(bytes_), "<< /Filter /FlateDecode /Length {} >>\nstream\n",
                 packed.size());
  bytes_ += packed;
  bytes_ += "\nendstream\nendobj\n";
  return true;
}

void PdfFile::add_face(const EmbeddedFace& face, int first) {
  for (std::size_t at = 0; at < face.offsets.size(); ++at)
    offsets_[static_cast<std::size_t>(first) + at] = bytes_.size() + face.offsets[at];
  bytes_ += face.bytes;
}

std::string PdfFile::finish(const paper::Paper& paper, const std::array<bool, face_count>& faces) {
  const auto add = [&](int number, const std::string& dictionary) {
    open(number);
    bytes_ += dictionary + "\nendobj\n";
  };
  std::string fonts;
  for (std::size_t face = 0; face < face_count; ++face)
    if (faces[face])
      fonts += fmt::format("/F{} {} 0 R ", face, first_face + objects_per_face * static_cast<int>(face));
  add(resources, fmt::format("<< /Font << {}>> >>", fonts));
  std::string kids;
  for (const int page : pages_) kids += fmt::format("{} 0 R ", page);
  add(page_list, fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages_.size()));
  add(catalogue, fmt::format("<< /Type /Catalog /Pages {} 0 R /Lang (vi-VN) /ViewerPreferences << "
                             "/DisplayDocTitle true >> >>",
                             static_cast<int>(page_list)));
  std::string day;
  for (const char letter : to_iso(paper.made_on))
    if (letter != '-') day += letter;
  add(description, fmt::format("<< /Title {} /Author {} /Creator (kiemdiem) /CreationDate ({}000000Z) >>",
                               text_string(paper.title), text_string(paper.author), day));
  const std::size_t table = bytes_.size();
  fmt::format_to(std::back_inserter(bytes_), "xref\n0 {}\n", offsets_.size());
  for (std::size_t number = 0; number < offsets_.size(); ++number)
    if (offsets_[number] == 0)
      bytes_ += number == 0 ? "0000000000 65535 f \n" : "0000000000 00001 f \n";
    else
      fmt::format_to(std::back_inserter(bytes_), "{:010} 00000 n \n", offsets_[number]);
  fmt::format_to(std::back_inserter(bytes_),
                 "trailer\n<< /Size {} /Root {} 0 R /Info {} 0 R >>\nstartxref\n{}\n%%EOF\n", offsets_.size(),
                 static_cast<int>(catalogue), static_cast<int>(description), table);
  return std::move(bytes_);
}

}  // namespace kiemdiem::printing
