#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "paper/paper.h"
#include "service/call.h"

namespace kiemdiem::paperwork {

enum class Format : std::uint8_t { docx, pdf, html };
std::optional<Format> format_named(std::string_view word);  ///< "docx", "pdf", "html"
std::string_view name(Format format);
std::string_view media_type(Format format);

/// The bytes of a paper. Fonts are read once a thread.
service::Outcome<std::string> printed(const paper::Paper& paper, Format format);

/// "bien-ban-kiem-phieu_Chi bo 1.docx": without diacritics, as these offices name their files.
std::string file_name(std::string_view id, std::string_view unit, Format format);

}  // namespace kiemdiem::paperwork
