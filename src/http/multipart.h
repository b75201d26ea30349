#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "http/fields.h"
#include "http/request.h"

namespace kiemdiem::http {

struct FormLimits {
  std::size_t fields = 2000;
  std::size_t uploads = 20;
};

struct Form {
  Fields fields;
  std::vector<Upload> uploads;
};

enum class FormError : std::uint8_t {
  malformed,  ///< 400
  too_large,  ///< 413: more parts than the limits say
};

/// Reads multipart/form-data (RFC 7578); `content_type` is the whole header value. Strict: a boundary of 1–70
/// characters, every part with exactly one Content-Disposition: form-data with a name, no nesting, no
/// transfer encoding but 8bit and binary, the closing delimiter, nothing but white space after it, names and
/// values UTF-8.
tl::expected<Form, FormError> parse_multipart(std::string_view content_type, std::string_view body,
                                              const FormLimits& limits);

/// Form or multipart by the Content-Type; an empty form for other types.
tl::expected<Form, FormError> read_form(std::string_view content_type, std::string_view body,
                                        const FormLimits& limits);

/// The last part of a path, without control characters and direction marks, cut to 200 bytes at a letter.
std::string safe_file_name(std::string_view given);

}  // namespace kiemdiem::http
