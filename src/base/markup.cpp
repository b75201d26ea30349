#include "base/markup.h"

namespace kiemdiem {

std::string escaped_markup(std::string_view text) {
  std::string markup;
  markup.reserve(text.size());
  for (const char letter : text) {
    if (letter == '&')
      markup += "&amp;";
    else if (letter == '<')
      markup += "&lt;";
    else if (letter == '>')
      markup += "&gt;";
    else if (letter == '"')
      markup += "&quot;";
    else if (letter == '\'')
      markup += "&#39;";
    else
      markup += letter;
  }
  return markup;
}

}  // namespace kiemdiem
