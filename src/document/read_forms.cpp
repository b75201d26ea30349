#include "document/read_forms.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/read_one_form.h"
#include "document/section_reader.h"

namespace kiemdiem::document {
namespace {

const std::vector<std::string> layouts{"form", "numbered", "slip"};

/// A file with its tree, before bases are taken over.
struct Draft {
  const FormFile* file = nullptr;
  Node tree = Node::map({}, {});
};

std::string scalar_in(const Node& tree, std::string_view key) {
  const Node* node = tree.find(key);
  return node == nullptr ? std::string{} : node->text();
}

void read_head(SectionReader& reader, Form& form, const facts::Dictionary& dictionary) {
  const Node* list = reader.take("head");
  if (list == nullptr) return;
  form.head.clear();
  const facts::ListShape* shape = dictionary.list(form.of == "member" ? "people" : form.of + "s");
  for (const Node& node : list->items()) {
    SectionReader inner{node, reader.problems()};
    HeadField field{inner.text("id"), inner.text("label"), inner.optional_text("from"),
                    inner.flag("required")};
    const bool known = field.from.empty() || head_words().contains(field.from) ||
                       (shape != nullptr && shape->find(field.from).has_value());
    if (!known)
      reader.problems().push_back(
          {node.place(), fmt::format("Không có dữ kiện “{}” để điền vào “{}”.", field.from, field.label)});
    inner.finish();
    form.head.push_back(std::move(field));
  }
}

void read_signatures(SectionReader& reader, Form& form) {
  const Node* list = reader.take("signatures");
  if (list == nullptr) return;
  form.signatures.clear();
  for (const Node& node : list->items()) {
    SectionReader inner{node, reader.problems()};
    Signature block{inner.optional_text("title"), inner.texts("items"), inner.texts("lines"),
                    static_cast<Signature::Side>(inner.one_of("side", {"left", "right"}, 1)),
                    inner.condition()};
    if (block.lines.empty())
      reader.problems().push_back({node.place(), "Khối chữ ký cần “lines”: ai ký, ghi gì dưới chức danh."});
    inner.finish();
    form.signatures.push_back(std::move(block));
  }
}

/// Further prompts for sections that a base has.
void add_prompts(SectionReader& reader, Form& form) {
  const Node* map = reader.take("prompts");
  if (map == nullptr) return;
  for (const auto& [key, value] : map->entries()) {
    const auto section = std::ranges::find(form.sections, key.text(), &Section::id);
    if (section == form.sections.end()) {
      reader.problems().push_back({key.place(), fmt::format("Không có mục “{}” ở mẫu này.", key.text())});
      continue;
    }
    for (const Node& item : value.items()) section->prompts.push_back(item.text());
  }
}

void check_sections(const Form& form, const Place& place, Problems& problems) {
  std::set<std::string> seen;
  for (const Section& section : form.sections)
    if (!seen.insert(section.id).second)
      problems.push_back({place, fmt::format("Mục “{}” có hai lần.", section.id)});
  if (form.sections.empty()) problems.push_back({place, "Mẫu chưa có mục nào."});
  if (form.signatures.empty()) problems.push_back({place, "Mẫu chưa có khối chữ ký nào."});
}

Form form_in(const FormFile& file, const Node& tree, const Form* base, const facts::Dictionary& dictionary,
             Problems& problems) {
  Form form = base == nullptr ? Form{} : *base;
  form.id = file.id;
  SectionReader reader{tree, problems};
  reader.take("based_on");
  const bool own = base == nullptr;
  form.issuer = reader.text("issuer");
  form.code = reader.text("code");
  form.year = reader.optional_number("year").value_or(0);
  if (form.year < 1945) problems.push_back({tree.place(), "Mẫu cần “year”: năm ban hành mẫu."});
  form.version = reader.optional_number("version").value_or(1);
  form.mark = reader.optional_text("mark");
  form.source = reader.text("source");
  form.needs_confirmation = reader.flag("needs_confirmation");
  const auto take_over = [&](const char* key, std::string& into, bool required) {
    std::string said = own && required ? reader.text(key) : reader.optional_text(key);
    if (!said.empty()) into = std::move(said);
  };
  take_over("name", form.name, true);
  take_over("paper", form.paper, true);
  take_over("opening", form.opening, false);
  take_over("closing", form.closing, false);
  if (own || tree.find("of") != nullptr)
    form.of = reader.word_of("of", {"member", "collective", "organization"});
  if (own || tree.find("layout") != nullptr) form.layout = reader.word_of("layout", layouts);
  if (own || tree.find("numbered") != nullptr) form.numbered = reader.flag("numbered");
  if (auto title = reader.texts("title"); !title.empty()) form.title = std::move(title);
  if (form.title.empty()) problems.push_back({tree.place(), "Mẫu cần “title”: các dòng tiêu đề."});
  read_head(reader, form, dictionary);
  if (const Node* list = reader.take("sections"); list != nullptr) {
    form.sections.clear();
    for (const Node& node : list->items()) form.sections.push_back(read_section(node, problems));
  }
  add_prompts(reader, form);
  read_signatures(reader, form);
  reader.finish();
  check_sections(form, tree.place(), problems);
  return form;
}

/// Reads the bases of a form first.
class FormsReader {
 public:
  FormsReader(const std::vector<FormFile>& files, const facts::Dictionary& dictionary)
      : dictionary_(dictionary) {
    for (const FormFile& file : files) {
      auto tree = parse_yaml(file.text, file.name);
      if (tree)
        drafts_[file.id] = {&file, std::move(*tree)};
      else
        problems_.insert(problems_.end(), tree.error().begin(), tree.error().end());
    }
  }

  Result<Forms> read() {
    for (const auto& [id, draft] : drafts_) form_of(id, draft, 0);
    if (!problems_.empty()) return tl::unexpected{std::move(problems_)};
    return std::move(forms_);
  }

 private:
  static constexpr int deepest = 8;

  const Form* form_of(const std::string& id, const Draft& draft, int depth) {
    if (const auto known = forms_.find(id); known != forms_.end()) return &known->second;
    const std::string base_id = scalar_in(draft.tree, "based_on");
    const Form* base = nullptr;
    if (!base_id.empty()) {
      const auto found = drafts_.find(base_id);
      if (found == drafts_.end() || depth == deepest)
        problems_.push_back({draft.tree.place(), fmt::format("Không có mẫu “{}” để dựa vào.", base_id)});
      else
        base = form_of(base_id, found->second, depth + 1);
    }
    return &forms_.emplace(id, form_in(*draft.file, draft.tree, base, dictionary_, problems_)).first->second;
  }

  const facts::Dictionary& dictionary_;
  std::map<std::string, Draft, std::less<>> drafts_;
  Forms forms_;
  Problems problems_;
};

}  // namespace

Result<Forms> read_forms(const std::vector<FormFile>& files, const facts::Dictionary& dictionary) {
  return FormsReader{files, dictionary}.read();
}

Result<Form> read_form(const FormFile& file, const Node& tree, const Forms& bases,
                       const facts::Dictionary& dictionary) {
  const std::string base = scalar_in(tree, "based_on");
  const auto found = bases.find(base);
  if (!base.empty() && found == bases.end())
    return refuse(tree.find("based_on")->place(), fmt::format("Không có mẫu “{}” để dựa vào.", base));
  Problems problems;
  Form form = form_in(file, tree, base.empty() ? nullptr : &found->second, dictionary, problems);
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return form;
}

Result<std::vector<FormChoice>> read_form_choices(std::string_view text, std::string_view file,
                                                  const Forms& forms) {
  const auto tree = parse_yaml(text, file);
  if (!tree) return tl::unexpected{tree.error()};
  Problems problems;
  std::vector<FormChoice> choices;
  SectionReader reader{*tree, problems};
  if (const Node* list = reader.take("forms"); list != nullptr)
    for (const Node& node : list->items()) {
      SectionReader inner{node, problems};
      FormChoice choice{inner.text("paper"), inner.text("form"), inner.text("clause"), inner.flag("optional"),
                        inner.condition()};
      const auto form = forms.find(choice.form);
      if (form == forms.end())
        problems.push_back(
            {node.place(), fmt::format("Không có mẫu “{}” trong thư mục forms.", choice.form)});
      else if (form->second.paper != choice.paper)
        problems.push_back({node.place(), fmt::format("Mẫu “{}” là của giấy tờ “{}”, không phải “{}”.",
                                                      choice.form, form->second.paper, choice.paper)});
      inner.finish();
      choices.push_back(std::move(choice));
    }
  reader.finish();
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return choices;
}

std::vector<Chosen> chosen_forms(const std::vector<FormChoice>& choices, const Forms& forms,
                                 std::string_view of, const Traits& traits) {
  std::vector<Chosen> chosen;
  std::map<std::string, std::vector<std::string>> open;
  for (const FormChoice& choice : choices) {
    const auto form = forms.find(choice.form);
    if (form == forms.end() || form->second.of != of) continue;
    const bool taken =
        std::ranges::any_of(chosen, [&](const Chosen& one) { return one.choice->paper == choice.paper; });
    if (taken) continue;
    const auto holds = choice.condition.holds(traits);
    if (holds == true) {
      chosen.push_back({&form->second, &choice, open[choice.paper]});
    } else if (!holds) {
      for (const std::vector<std::string>* words : {&choice.condition.when, &choice.condition.unless})
        for (const std::string& word : *words) {
          const auto known = traits.find(word);
          if (known == traits.end() || !known->second) open[choice.paper].push_back(word);
        }
    }
  }
  return chosen;
}

}  // namespace kiemdiem::document
