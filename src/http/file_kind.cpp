#include "http/file_kind.h"

#include "http/fields.h"

namespace kiemdiem::http {
namespace {

using Number = std::uint32_t;

/// Little-endian; the caller has seen that the bytes are there.
Number number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  Number value = 0;
  for (std::size_t i = length; i-- > 0;) value = value * 256 + static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Where the end record of a zip directory stands: in the last 64 KiB.
std::size_t end_record(std::string_view bytes) {
  constexpr std::size_t record = 22;
  constexpr std::size_t comment = 65535;
  if (bytes.size() < record) return std::string_view::npos;
  const auto found = bytes.rfind("PK\5\6", bytes.size() - record);
  return found != std::string_view::npos && bytes.size() - found > record + comment ? std::string_view::npos
                                                                                    : found;
}

struct Parts {
  bool content_types = false;
  bool document = false;
  bool workbook = false;
  bool macros = false;
};

void note(Parts& parts, std::string_view name) {
  const std::string lower = ascii_lower(name);
  if (lower == "[content_types].xml") parts.content_types = true;
  if (lower == "word/document.xml") parts.document = true;
  if (lower == "xl/workbook.xml") parts.workbook = true;
  if (lower.ends_with("vbaproject.bin") || lower.find("/macrosheets/") != std::string::npos)
    parts.macros = true;
}

/// Nothing when the directory does not hold together.
std::optional<Parts> parts_of(std::string_view bytes) {
  const std::size_t end = end_record(bytes);
  if (end == std::string_view::npos) return std::nullopt;
  const Number count = number_at(bytes, end + 10, 2);
  std::size_t at = number_at(bytes, end + 16, 4);
  Parts parts;
  constexpr std::size_t fixed = 46;
  for (Number i = 0; i < count; ++i) {
    if (at > end || end - at < fixed || bytes.substr(at, 4) != "PK\1\2") return std::nullopt;
    const std::size_t name = number_at(bytes, at + 28, 2);
    const std::size_t rest = number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    if (end - at - fixed < name + rest) return std::nullopt;
    note(parts, bytes.substr(at + fixed, name));
    at += fixed + name + rest;
  }
  return parts;
}

std::optional<FileKind> office_kind(std::string_view bytes) {
  const auto parts = parts_of(bytes);
  if (!parts || !parts->content_types || parts->macros || parts->document == parts->workbook)
    return std::nullopt;
  return parts->document ? FileKind::docx : FileKind::xlsx;
}

/// Of the name under which a file of the kind is kept.
std::string_view extension(FileKind kind) {
  switch (kind) {
    case FileKind::pdf:
      return "pdf";
    case FileKind::docx:
      return "docx";
    case FileKind::xlsx:
      return "xlsx";
    case FileKind::jpeg:
      return "jpg";
    case FileKind::png:
      return "png";
  }
  return "bin";
}

}  // namespace

std::optional<FileKind> sniff(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return FileKind::pdf;
  if (bytes.starts_with("\xFF\xD8\xFF")) return FileKind::jpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return FileKind::png;
  if (bytes.starts_with("PK\3\4")) return office_kind(bytes);
  return std::nullopt;
}

std::optional<FileKind> accepted_kind(std::string_view file_name, std::string_view bytes) {
  const auto dot = file_name.rfind('.');
  const auto kind = sniff(bytes);
  if (dot == std::string_view::npos || !kind) return std::nullopt;
  std::string ending = ascii_lower(file_name.substr(dot + 1));
  if (ending == "jpeg") ending = "jpg";
  return ending == extension(*kind) ? kind : std::nullopt;
}

std::string_view media_type(FileKind kind) {
  switch (kind) {
    case FileKind::pdf:
      return "application/pdf";
    case FileKind::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case FileKind::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case FileKind::jpeg:
      return "image/jpeg";
    case FileKind::png:
      return "image/png";
  }
  return "application/octet-stream";
}

}  // namespace kiemdiem::http
