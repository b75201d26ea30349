#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "expression/source.h"
#include "expression/value.h"

namespace kiemdiem::expression {

enum class TokenKind : std::uint8_t {
  end,
  name,
  quoted_name,  ///< `any text`, a key after a dot
  literal,      ///< value: number, text or bytes
  mark,         ///< an operator or bracket: text
};

struct Token {
  TokenKind kind = TokenKind::end;
  Span span;
  std::string text;
  Value value;
  bool is_integer_magnitude = false;  ///< 9223372036854775808 written without sign: only good after a minus
};

/// Cuts the text into tokens; the last one is `end`.
Result<std::vector<Token>> tokenize(const Source& source);

}  // namespace kiemdiem::expression
