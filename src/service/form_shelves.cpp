#include "service/form_shelves.h"

#include <fmt/format.h>

#include "document/read_one_form.h"

namespace kiemdiem::service {
namespace {

/// What was read lately, with the official shelf that it lies on, which therefore stays where it is.
class Kept {
 public:
  using Shelf = std::shared_ptr<const FormShelf>;

  Shelf find(const Shelf& official, const std::string& mark) {
    const std::lock_guard lock{mutex_};
    const auto found = shelves_.find({official, mark});
    return found == shelves_.end() ? nullptr : found->second;
  }
  Shelf keep(const Shelf& official, const std::string& mark, FormShelf&& shelf) {
    const std::lock_guard lock{mutex_};
    if (shelves_.size() >= most) shelves_.clear();
    return shelves_.insert_or_assign({official, mark}, std::make_shared<const FormShelf>(std::move(shelf)))
        .first->second;
  }

 private:
  static constexpr std::size_t most = 32;
  std::mutex mutex_;
  std::map<std::pair<Shelf, std::string>, Shelf> shelves_;
};

Kept& kept() {
  static Kept shelves;
  return shelves;
}

/// As it was taken in, without the comparison with its official form: that may have changed since.
Result<document::Form> adapted_form(const AdaptedText& adapted, const document::Forms& official,
                                    const facts::Dictionary& dictionary) {
  const document::FormFile file{adapted.id, fmt::format("{}, bản {}", adapted.official, adapted.version),
                                adapted.text};
  const auto tree = parse_yaml(file.text, file.name);
  if (!tree) return tl::unexpected{tree.error()};
  auto form = document::read_form(file, *tree, official, dictionary);
  if (!form) return form;
  form->version = adapted.version;
  if (const auto replaced = official.find(adapted.official); replaced != official.end())
    form->needs_confirmation = form->needs_confirmation || replaced->second.needs_confirmation;
  return form;
}

}  // namespace

Result<std::shared_ptr<const FormShelf>> shelf_with(
    const std::shared_ptr<const FormShelf>& official, const std::string& mark,
    const facts::Dictionary& dictionary, const std::function<Result<std::vector<AdaptedText>>()>& texts) {
  if (auto known = kept().find(official, mark)) return known;
  const auto adapted = texts();
  if (!adapted) return tl::unexpected{adapted.error()};
  document::Forms all = *official->forms;
  FormShelf shelf{{}, official->choices};
  for (const AdaptedText& one : *adapted) {
    auto form = adapted_form(one, *official->forms, dictionary);
    if (!form && one.in_force) return tl::unexpected{form.error()};
    if (!form) continue;
    all.emplace(one.id, std::move(*form));
    for (document::FormChoice& choice : shelf.choices)
      if (one.in_force && choice.form == one.official) choice.form = one.id;
  }
  shelf.forms = std::make_shared<const document::Forms>(std::move(all));
  return kept().keep(official, mark, std::move(shelf));
}

}  // namespace kiemdiem::service
