#include "text_proto.h"

#include <algorithm>
#include <stdexcept>

#include "expression/source.h"

namespace kiemdiem::conformance {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::vector<Field> fields(char closing) {
    std::vector<Field> found;
    for (skip(); at_ < text_.size() && text_[at_] != closing; skip()) found.push_back(field());
    if (closing != '\0' && at_++ >= text_.size()) fail("a message is not closed");
    return found;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    const auto line =
        1 + std::count(text_.begin(),
                       text_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, text_.size())), '\n');
    throw std::runtime_error("line " + std::to_string(line) + ": " + what);
  }

  void skip() {
    while (at_ < text_.size()) {
      if (text_[at_] == '#')
        at_ = std::min(text_.find('\n', at_), text_.size());
      else if (std::string_view{" \t\r\n,;"}.find(text_[at_]) != std::string_view::npos)
        ++at_;
      else
        return;
    }
  }

  std::string until(std::string_view marks) {
    const std::size_t end = std::min(text_.find_first_of(marks, at_), text_.size());
    std::string word{text_.substr(at_, end - at_)};
    at_ = end;
    return word;
  }

  Field field() {
    Field made;
    if (text_[at_] == '[') {
      made.name = until("]") + "]";
      ++at_;
    } else {
      made.name = until(" \t\r\n:{");
    }
    if (made.name.empty()) fail("a name is missing");
    skip();
    if (at_ < text_.size() && text_[at_] == ':') ++at_;
    skip();
    value(made);
    return made;
  }

  void value(Field& made) {
    if (at_ >= text_.size()) fail("a value is missing");
    if (text_[at_] == '{' || text_[at_] == '<') {
      made.fields = fields(text_[at_++] == '{' ? '}' : '>');
    } else if (text_[at_] == '[') {
      ++at_;
      for (skip(); at_ < text_.size() && text_[at_] != ']'; skip()) value(made.fields.emplace_back());
      ++at_;
    } else if (text_[at_] == '"' || text_[at_] == '\'') {
      for (; at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\''); skip()) made.scalar += quoted();
    } else {
      made.scalar = until(" \t\r\n,;}>]#");
    }
  }

  std::string quoted() {
    const char quote = text_[at_++];
    std::string content;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '\\')
        escape(content);
      else
        content += text_[at_++];
    }
    if (at_++ >= text_.size()) fail("a text is not closed");
    return content;
  }

  unsigned number(std::size_t most, int base) {
    std::size_t used = 0;
    const std::string digits{text_.substr(at_, most)};
    const unsigned long value = std::stoul(digits, &used, base);
    at_ += used;
    return static_cast<unsigned>(value);
  }

  void escape(std::string& content) {
    constexpr std::string_view names = "abfnrtv";
    constexpr std::string_view meanings = "\a\b\f\n\r\t\v";
    const char letter = text_[++at_];
    if (letter >= '0' && letter <= '7') {
      content += static_cast<char>(number(3, 8));
      return;
    }
    ++at_;
    if (const auto found = names.find(letter); found != std::string_view::npos)
      content += meanings[found];
    else if (letter == 'x' || letter == 'X')
      content += static_cast<char>(number(2, 16));
    else if (letter == 'u' || letter == 'U')
      expression::append_utf8(content, number(letter == 'u' ? 4 : 8, 16));
    else
      content += letter;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const Field* Field::find(std::string_view wanted) const {
  const auto found = std::ranges::find(fields, wanted, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

std::vector<const Field*> Field::all(std::string_view wanted) const {
  std::vector<const Field*> found;
  for (const Field& field : fields)
    if (field.name == wanted) found.push_back(&field);
  return found;
}

std::string Field::text(std::string_view wanted) const {
  const Field* found = find(wanted);
  return found == nullptr ? std::string{} : found->scalar;
}

Field read_text_proto(std::string_view text) {
  return {{}, {}, Reader{text}.fields('\0')};
}

}  // namespace kiemdiem::conformance
