#include "web/places/lines.h"

#include <charconv>

namespace kiemdiem::web {

std::optional<int> line_asked(const service::Call& call, const Node* lines) {
  const std::string& text = call.inputs.get("line");
  if (text.empty()) return -1;
  int line = -2;
  std::from_chars(text.data(), text.data() + text.size(), line);
  if (line == -1) return line;
  const int count = lines == nullptr ? 0 : static_cast<int>(lines->items().size());
  return line >= 0 && line < count ? std::optional{line} : std::nullopt;
}

pages::Field remove_field() {
  pages::Field field;
  field.path = "remove";
  field.type = pages::FieldType::yes_no;
  field.label = "Xóa mục này";
  field.help = "Chỉ dùng khi đã ghi nhầm; bản cũ vẫn còn trong nhật ký.";
  field.may_be_none = false;
  field.default_words = "không";
  field.defaulted = true;
  field.choices = {{"true", "Ghi nhầm, xóa", false, {}}};
  return field;
}

bool wants_removal(const service::Call& call) {
  return call.inputs.get("fact.remove") == "true";
}

}  // namespace kiemdiem::web
