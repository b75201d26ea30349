#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kiemdiem::http {

enum class FileKind : std::uint8_t { pdf, docx, xlsx, jpeg, png };

/// What the bytes are, by their marks and, for Office files, by the parts that their directory names. Nothing
/// for all other files and for Office files with macros.
std::optional<FileKind> sniff(std::string_view bytes);

/// The kind, if the extension of the name says the same (.jpg and .jpeg are one); else nothing.
std::optional<FileKind> accepted_kind(std::string_view file_name, std::string_view bytes);

/// "application/pdf".
std::string_view media_type(FileKind kind);

}  // namespace kiemdiem::http
