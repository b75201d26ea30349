#include "paperwork/printed.h"

#include <fmt/format.h>

#include <array>

#include "base/vietnamese.h"
#include "printing/docx.h"
#include "printing/html.h"
#include "printing/pdf.h"

namespace kiemdiem::paperwork {
namespace {

struct Known {
  std::string_view name, type;
};
constexpr std::array<Known, 3> formats{
    {{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
     {"pdf", "application/pdf"},
     {"html", "text/html; charset=utf-8"}}};

Result<std::string> as_pdf(const paper::Paper& paper) {
  thread_local Result<printing::PdfPrinter> printer = printing::PdfPrinter::open();
  if (!printer) printer = printing::PdfPrinter::open();  // the fonts may have been installed since
  if (!printer) return tl::unexpected{printer.error()};
  return printer->print(paper);
}

}  // namespace

std::optional<Format> format_named(std::string_view word) {
  for (std::size_t at = 0; at < formats.size(); ++at)
    if (formats[at].name == word) return static_cast<Format>(at);
  return std::nullopt;
}

std::string_view name(Format format) {
  return formats[static_cast<std::size_t>(format)].name;
}

std::string_view media_type(Format format) {
  return formats[static_cast<std::size_t>(format)].type;
}

service::Outcome<std::string> printed(const paper::Paper& paper, Format format) {
  if (format == Format::html) return printing::to_html(paper);
  auto bytes = format == Format::docx ? printing::to_docx(paper) : as_pdf(paper);
  if (!bytes) return service::refused(bytes.error());
  return std::move(*bytes);
}

std::string file_name(std::string_view id, std::string_view unit, Format format) {
  std::string name = fmt::format("{}_{}", id, search_key(unit));
  for (char& letter : name)
    if (letter == '/' || letter == '\\' || letter == '"') letter = '-';
  return fmt::format("{}.{}", name, paperwork::name(format));
}

}  // namespace kiemdiem::paperwork
