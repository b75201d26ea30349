#include "document/example.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/section_reader.h"

namespace kiemdiem::document {
namespace {

using Trees = std::map<std::string, Node, std::less<>>;

bool is_choice(const std::vector<Choice>& choices, const std::string& word) {
  return std::ranges::find(choices, word, &Choice::word) != choices.end();
}

/// What is written in an example against what its form has room for.
class Checker {
 public:
  Checker(const Form& form, Problems& problems) : form_(form), problems_(problems) {}

  void head(const Node& head) {
    for (const auto& [key, value] : head.entries())
      if (std::ranges::find(form_.head, key.text(), &HeadField::id) == form_.head.end())
        complain(key, "Mẫu không có dòng “{}” ở phần đầu.", key.text());
  }

  void answers(const Node& answers) {
    for (const auto& [key, value] : answers.entries()) {
      const Section* section = form_.section(key.text());
      if (section == nullptr)
        complain(key, "Mẫu không có mục “{}”.", key.text());
      else
        answer(*section, value);
    }
  }

 private:
  void answer(const Section& section, const Node& answer) {
    for (const auto& [key, value] : answer.entries()) {
      const std::string& word = key.text();
      if (word == "text" && section.kind == SectionKind::text) continue;
      if (word == "grade" && section.graded && is_choice(grades(), value.text())) continue;
      if (word == "ratings" && !section.groups.empty()) continue;
      if (word == "rows" && !section.columns.empty())
        rows(section, value);
      else
        complain(key, "Mục “{}” không có chỗ cho “{}”.", section.id, word);
    }
  }

  void rows(const Section& section, const Node& rows) {
    for (const Node& row : rows.items()) {
      const Node* cells = row.find("cells");
      if (cells == nullptr) continue;
      for (const auto& [key, value] : cells->entries()) {
        const Column* column = section.column(key.text());
        if (column == nullptr)
          complain(key, "Bảng của mục “{}” không có cột “{}”.", section.id, key.text());
        else if (column->type == ColumnType::choice && !is_choice(column->choices, value.text()))
          complain(value, "Cột “{}” không có lựa chọn “{}”.", column->label, value.text());
      }
    }
  }

  template <class... Values>
  void complain(const Node& at, fmt::format_string<Values...> message, Values&&... values) {
    problems_.push_back({at.place(), fmt::format(message, std::forward<Values>(values)...)});
  }

  const Form& form_;
  Problems& problems_;
};

Traits traits_of(const std::vector<std::string>& held, const Node& node, Problems& problems) {
  Traits traits;
  for (const auto& [word, meaning] : trait_words()) traits[word] = false;
  for (const std::string& word : held) {
    if (!traits.contains(word))
      problems.push_back({node.place(), fmt::format("Không có điều kiện “{}”.", word)});
    traits[word] = true;
  }
  return traits;
}

/// Keys of one example, then those of the example that it is like.
class Reader {
 public:
  Reader(const Trees& trees, const Forms& forms, Problems& problems)
      : trees_(trees), forms_(forms), problems_(problems) {}

  std::optional<Example> read(const std::string& id, const Node& tree) {
    const auto form = forms_.find(id);
    if (form == forms_.end()) return std::nullopt;
    form_ = &form->second;
    Example example = said_by(tree, 0);
    example.filled.form = id;
    example.filled.version = form_->version;
    return example;
  }

 private:
  static constexpr int deepest = 8;

  Example said_by(const Node& tree, int depth) {
    SectionReader reader{tree, problems_};
    Example example;
    if (const std::string like = reader.optional_text("like"); !like.empty()) {
      const auto other = trees_.find(like);
      if (other == trees_.end() || depth == deepest)
        problems_.push_back({tree.place(), fmt::format("Không có ví dụ “{}” để lấy theo.", like)});
      else
        example = said_by(other->second, depth + 1);
    }
    const auto take = [&](const char* key, std::string& into) {
      if (std::string said = reader.optional_text(key); !said.empty()) into = std::move(said);
    };
    take("superior", example.superior);
    take("issuer", example.issuer);
    take("place", example.place);
    take("name", example.name);
    if (const auto year = reader.optional_number("year")) example.year = *year;
    if (const std::string day = reader.optional_text("day"); !day.empty()) {
      example.date = parse_date(day);
      if (!example.date) problems_.push_back({tree.place(), "“day” phải là ngày dạng 2025-12-05."});
    }
    const std::vector<std::string> held = reader.texts("is");
    if (!held.empty() || example.traits.empty()) example.traits = traits_of(held, tree, problems_);
    fill(reader, depth, example.filled);
    reader.finish();
    return example;
  }

  void fill(SectionReader& reader, int depth, FilledForm& filled) {
    const Node* head = reader.take("head");
    const Node* answers = reader.take("answers");
    Checker checker{*form_, problems_};
    std::vector<std::pair<Node, Node>> said;
    for (const auto& [key, node] : {std::pair{"head", head}, std::pair{"answers", answers}})
      if (node != nullptr) said.emplace_back(Node::scalar(key, true, {}), *node);
    if (head != nullptr && depth == 0) checker.head(*head);
    if (answers != nullptr && depth == 0) checker.answers(*answers);
    FilledForm own = filled_form(Node::map(std::move(said), {}));
    for (auto& [field, value] : own.head) filled.head[field] = std::move(value);
    for (auto& [section, answer] : own.answers) filled.answers[section] = std::move(answer);
  }

  const Trees& trees_;
  const Forms& forms_;
  Problems& problems_;
  const Form* form_ = nullptr;
};

}  // namespace

Result<std::map<std::string, Example, std::less<>>> read_examples(const std::vector<FormFile>& files,
                                                                  const Forms& forms) {
  Problems problems;
  Trees trees;
  for (const FormFile& file : files) {
    auto tree = parse_yaml(file.text, file.name);
    if (tree)
      trees.emplace(file.id, std::move(*tree));
    else
      problems.insert(problems.end(), tree.error().begin(), tree.error().end());
  }
  std::map<std::string, Example, std::less<>> examples;
  for (const auto& [id, tree] : trees)
    if (auto example = Reader{trees, forms, problems}.read(id, tree))
      examples.emplace(id, std::move(*example));
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return examples;
}

}  // namespace kiemdiem::document
