#include "document/write_form.h"

#include <fmt/format.h>

#include "document/section_reader.h"

namespace kiemdiem::document {
namespace {

std::string quoted(std::string_view text) {
  std::string result{"\""};
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    if (letter == '\n')
      result += "\\n";
    else
      result += letter;
  }
  return result + '"';
}

/// Lines of one level of the file.
class Writer {
 public:
  explicit Writer(std::size_t depth, bool in_list = false) : depth_{depth}, in_list_{in_list} {}

  void line(std::string_view key, std::string_view value) {
    const bool first = in_list_ && text_.empty();
    text_ += std::string(first ? depth_ - 2 : depth_, ' ') + (first ? "- " : "");
    text_ += fmt::format("{}:{}{}\n", key, value.empty() ? "" : " ", value);
  }
  void say(std::string_view key, std::string_view value) {
    if (!value.empty()) line(key, quoted(value));
  }
  void flag(std::string_view key, bool value) {
    if (value) line(key, "true");
  }
  void words(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    line(key, "");
    for (const std::string& value : values)
      text_ += fmt::format("{}- {}\n", std::string(depth_ + 2, ' '), quoted(value));
  }
  void condition(const Condition& condition) {
    words("when", condition.when);
    words("unless", condition.unless);
  }
  template <class T, class Write>
  void list(std::string_view key, const std::vector<T>& values, const Write& write) {
    if (values.empty()) return;
    line(key, "");
    for (const T& value : values) {
      Writer inner{depth_ + 4, true};
      write(inner, value);
      text_ += inner.text_;
    }
  }

  std::string take() { return std::move(text_); }

 private:
  std::size_t depth_;
  bool in_list_;
  std::string text_;
};

void write_column(Writer& writer, const Column& column) {
  writer.line("id", column.id);
  writer.say("label", column.label);
  writer.line("type", column_types()[static_cast<std::size_t>(column.type)]);
  writer.flag("required", column.required);
  writer.say("required_if", column.required_if);
  writer.flag("total", column.total);
  writer.list("choices", column.choices, [](Writer& inner, const Choice& choice) {
    inner.line("word", choice.word);
    inner.say("label", choice.label);
  });
}

void write_row(Writer& writer, const FixedRow& row) {
  writer.line("key", quoted(row.key));
  writer.say("group", row.group);
  writer.say("label", row.label);
  if (row.points) writer.line("points", std::to_string(*row.points));
}

void write_section(Writer& writer, const Section& section) {
  writer.line("id", section.id);
  writer.say("label", section.label);
  writer.line("kind", section_kinds()[static_cast<std::size_t>(section.kind)]);
  writer.line("level", std::to_string(section.level));
  writer.flag("graded", section.graded);
  writer.flag("required", section.required);
  writer.flag("own_words", section.own_words);
  writer.condition(section.condition);
  writer.words("prompts", section.prompts);
  if (section.prefill != Prefill::nothing)
    writer.line("prefill", prefills()[static_cast<std::size_t>(section.prefill)]);
  writer.list("columns", section.columns, write_column);
  writer.list("rows", section.rows, write_row);
  writer.list("groups", section.groups, [](Writer& inner, const RatingGroup& group) {
    inner.line("id", group.id);
    inner.say("label", group.label);
    inner.condition(group.condition);
  });
}

void write_signature(Writer& writer, const Signature& signature) {
  writer.line("side", signature.side == Signature::Side::left ? "left" : "right");
  writer.say("title", signature.title);
  writer.words("items", signature.items);
  writer.words("lines", signature.lines);
  writer.condition(signature.condition);
}

}  // namespace

std::string form_text(const Form& form) {
  Writer writer{0};
  writer.say("issuer", form.issuer);
  writer.say("code", form.code);
  writer.line("year", std::to_string(form.year));
  writer.say("mark", form.mark);
  writer.say("name", form.name);
  writer.line("paper", form.paper);
  writer.line("of", form.of);
  writer.line("layout", form.layout);
  writer.line("numbered", form.numbered ? "true" : "false");
  writer.words("title", form.title);
  writer.say("opening", form.opening);
  writer.say("closing", form.closing);
  writer.flag("needs_confirmation", form.needs_confirmation);
  writer.say("source", form.source);
  writer.list("head", form.head, [](Writer& inner, const HeadField& field) {
    inner.line("id", field.id);
    inner.say("label", field.label);
    inner.say("from", field.from);
    inner.flag("required", field.required);
  });
  writer.list("sections", form.sections, write_section);
  writer.list("signatures", form.signatures, write_signature);
  return writer.take();
}

}  // namespace kiemdiem::document
