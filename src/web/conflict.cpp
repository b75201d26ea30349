#include "web/conflict.h"

#include <algorithm>

#include "base/tree.h"
#include "service/entries.h"
#include "service/meeting_records.h"

namespace kiemdiem::web {
namespace {

using Stated = std::vector<service::StatedFact>;

Stated stated(const std::string& facts, const facts::ListShape& shape) {
  return service::stated(from_json(facts).value_or(Node::map({}, {})), shape);
}

const service::StatedFact* find(const Stated& all, const std::string& path) {
  const auto found = std::ranges::find(all, path, &service::StatedFact::path);
  return found == all.end() ? nullptr : &*found;
}

bool differ(const service::StatedFact* one, const service::StatedFact* other) {
  if (one == nullptr || other == nullptr) return one != other;
  return one->state != other->state || one->value != other->value;
}

std::string words(const service::StatedFact* fact, const facts::ListShape& shape,
                  const facts::Dictionary& dictionary) {
  return fact == nullptr ? std::string{"chưa ghi"} : service::in_words(*fact, shape, dictionary);
}

/// As a form sends it.
std::string sent(const service::StatedFact* fact) {
  if (fact == nullptr) return "?unknown";
  return fact->state == facts::State::none ? "?none" : fact->value;
}

std::string path_of(const service::Asked& asked) {
  std::string path{asked.action->path};
  for (const auto& [name, values] : asked.inputs.fields()) {
    const std::string mark = "{" + name + "}";
    if (const std::size_t at = path.find(mark); at != std::string::npos && !values.empty())
      path.replace(at, mark.size(), values.front());
  }
  return path;
}

/// Everything else that the form sent goes along.
void add_unchanged(const service::Asked& asked, pages::ConflictPage& page) {
  for (const auto& [name, values] : asked.inputs.fields()) {
    const bool of_page = name == "csrf" || name == "key" || name == "version" ||
                         asked.action->path.find("{" + name + "}") != std::string_view::npos;
    const bool differs =
        std::ranges::find(page.fields, name, &pages::ConflictField::name) != page.fields.end();
    if (of_page || differs) continue;
    for (const std::string& value : values) page.unchanged.push_back({name, value, false, {}});
  }
}

}  // namespace

pages::ConflictPage conflict_page(const Site& site, const service::Asked& asked,
                                  const service::Conflict& conflict) {
  pages::ConflictPage page;
  page.action = page.cancel_href = path_of(asked);
  const facts::Dictionary& dictionary = conflict.dictionary ? *conflict.dictionary : site.office.dictionary();
  const facts::ListShape* shape = service::own_list(conflict.key.list);
  if (shape == nullptr) shape = dictionary.list(conflict.key.list);
  if (!conflict.stored || shape == nullptr) return page;
  page.version = std::to_string(conflict.stored->version);
  page.saved_by = conflict.stored->changed_by;
  page.saved_at = to_vietnamese(service::now_at(conflict.stored->changed_at).local);
  const Stated theirs = stated(conflict.stored->text.facts, *shape);
  const Stated mine = stated(conflict.mine, *shape);
  const Stated before = stated(conflict.before, *shape);
  const service::StatedFact* name = find(theirs, "name");
  page.what = shape->label.vi + " " + (name == nullptr ? conflict.key.id : name->value);
  for (const facts::Fact& fact : shape->facts) {
    const service::StatedFact* saved = find(theirs, fact.path);
    const service::StatedFact* own = find(mine, fact.path);
    if (fact.type == facts::FactType::record || !differ(saved, own)) continue;
    pages::ConflictField field;
    field.name = "fact." + fact.path;
    field.label = fact.label.vi;
    field.before = words(find(before, fact.path), *shape, dictionary);
    field.theirs = words(saved, *shape, dictionary);
    field.mine = words(own, *shape, dictionary);
    field.theirs_value = sent(saved);
    field.mine_value = sent(own);
    page.fields.push_back(std::move(field));
  }
  add_unchanged(asked, page);
  return page;
}

}  // namespace kiemdiem::web
