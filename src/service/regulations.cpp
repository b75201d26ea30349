#include "service/regulations.h"

#include <fmt/format.h>

#include <set>

#include "service/secrets.h"

namespace kiemdiem::service {

Regulations::Regulations(Installation installation) : installation_(std::move(installation)) {}

Result<std::shared_ptr<const regulation::Document>> Regulations::document(const std::string& id) {
  const std::lock_guard lock{mutex_};
  const auto found = installation_.document(id);
  if (!found) return tl::unexpected{found.error()};
  // Documents live as long as the installation.
  return std::shared_ptr<const regulation::Document>{std::shared_ptr<void>{}, *found};
}

Result<std::shared_ptr<const regulation::Regulation>> Regulations::regulation(const std::string& id,
                                                                              bool all_layers) {
  const std::lock_guard lock{mutex_};
  const std::string key = id + (all_layers ? "|all" : "|own");
  if (const auto known = regulations_.find(key); known != regulations_.end()) return known->second;
  auto read = installation_.regulation(id, all_layers);
  if (!read) return tl::unexpected{read.error()};
  return regulations_.emplace(key, std::make_shared<const regulation::Regulation>(std::move(*read)))
      .first->second;
}

Result<std::shared_ptr<const regulation::Regulation>> Regulations::bound(const std::string& id,
                                                                         bool all_layers,
                                                                         const facts::Period& period,
                                                                         Date on) {
  const auto laid = regulation(id, all_layers);
  if (!laid) return tl::unexpected{laid.error()};
  const std::string key = fmt::format("{}|{}|{}|{}|{}|{}|{}", id, all_layers, static_cast<int>(period.kind),
                                      period.year, period.quarter, period.first.days, on.days);
  {
    const std::lock_guard lock{mutex_};
    if (const auto known = bound_.find(key); known != bound_.end()) return known->second;
  }
  auto made = regulation::bind(**laid, period, on);
  if (!made) return tl::unexpected{made.error()};
  const std::lock_guard lock{mutex_};
  if (bound_.size() > 64) bound_.clear();
  return bound_.emplace(key, std::make_shared<const regulation::Regulation>(std::move(*made))).first->second;
}

Result<std::shared_ptr<const facts::Dictionary>> Regulations::dictionary(const std::string& id,
                                                                         const Node& further) {
  const auto laid = regulation(id, true);
  if (!laid) return tl::unexpected{laid.error()};
  if (further.entries().empty()) return std::shared_ptr<const facts::Dictionary>{*laid, &(*laid)->dictionary};
  const std::string key = id + "|" + to_json(further);
  {
    const std::lock_guard lock{mutex_};
    if (const auto known = extended_.find(key); known != extended_.end()) return known->second;
  }
  auto made = (*laid)->dictionary.extended_by(further, "plan");
  if (!made) return tl::unexpected{made.error()};
  const std::lock_guard lock{mutex_};
  if (extended_.size() > 64) extended_.clear();
  return extended_.emplace(key, std::make_shared<const facts::Dictionary>(std::move(*made))).first->second;
}

Result<std::shared_ptr<const FormShelf>> Regulations::forms(const std::string& id) {
  const std::lock_guard lock{mutex_};
  if (const auto known = shelves_.find(id); known != shelves_.end()) return known->second;
  if (!forms_) {
    std::vector<document::FormFile> files;
    for (regulation::SourceFile& file : installation_.form_files())
      files.push_back({file.name, "forms/" + file.name + "/form.yaml", std::move(file.text)});
    auto read = document::read_forms(files, installation_.dictionary());
    if (!read) return tl::unexpected{read.error()};
    forms_ = std::make_shared<const document::Forms>(std::move(*read));
  }
  FormShelf shelf{forms_, {}};
  const auto file = installation_.forms_file(id);
  if (!file) return tl::unexpected{file.error()};
  if (*file) {
    auto choices = document::read_form_choices((*file)->text, (*file)->name, *forms_);
    if (!choices) return tl::unexpected{choices.error()};
    shelf.choices = std::move(*choices);
  }
  return shelves_.emplace(id, std::make_shared<const FormShelf>(std::move(shelf))).first->second;
}

namespace {

using Said = std::shared_ptr<const std::vector<Node>>;

/// The file as a list of one; an empty one where the document and its bases have no such file.
Result<std::vector<Node>> parsed(const Result<std::optional<regulation::SourceFile>>& file) {
  if (!file) return tl::unexpected{file.error()};
  if (!*file) return std::vector<Node>{};
  auto node = parse_yaml((*file)->text, (*file)->name);
  if (!node) return tl::unexpected{node.error()};
  return std::vector<Node>{std::move(*node)};
}

/// What was read under a key, read once: every judging asks for it.
template <class Read>
Result<Said> kept(std::map<std::string, Said>& known, const std::string& key, const Read& read) {
  if (const auto found = known.find(key); found != known.end()) return found->second;
  auto said = read();
  if (!said) return tl::unexpected{said.error()};
  return known.emplace(key, std::make_shared<const std::vector<Node>>(std::move(*said))).first->second;
}

}  // namespace

Result<std::optional<Node>> Regulations::steps(const std::string& id) {
  const std::lock_guard lock{mutex_};
  const auto said = kept(said_, "steps|" + id, [&] { return parsed(installation_.steps_file(id)); });
  if (!said) return tl::unexpected{said.error()};
  return (*said)->empty() ? std::optional<Node>{} : (*said)->front();
}

Result<ballot::Rules> Regulations::ballot(const std::string& id, const regulation::Regulation& bound) {
  Said said;
  {
    const std::lock_guard lock{mutex_};
    auto read = kept(said_, "ballot|" + id, [&] { return parsed(installation_.ballot_file(id)); });
    if (!read) return tl::unexpected{read.error()};
    said = std::move(*read);
  }
  if (said->empty()) return ballot::Rules{};
  return ballot::read_rules(said->front(), bound);
}

Result<Node> Regulations::meeting_rules(const std::string& id) {
  const std::lock_guard lock{mutex_};
  const auto said = kept(said_, "meeting|" + id, [&]() -> Result<std::vector<Node>> {
    auto rules = installation_.meeting_rules(id);
    if (!rules) return tl::unexpected{rules.error()};
    return std::vector<Node>{std::move(*rules)};
  });
  if (!said) return tl::unexpected{said.error()};
  return (*said)->front();
}

Result<std::shared_ptr<const std::vector<Node>>> Regulations::paper_words(const std::string& id) {
  const std::lock_guard lock{mutex_};
  return kept(said_, "papers|" + id, [&] { return installation_.paper_words(id); });
}

std::vector<regulation::SourceFile> Regulations::layout_files() {
  const std::lock_guard lock{mutex_};
  return installation_.layout_files();
}

Result<std::string> Regulations::fingerprint(const std::string& id) {
  const std::lock_guard lock{mutex_};
  std::string digests;
  std::set<std::string> done;
  std::vector<std::string> todo{id};
  while (!todo.empty()) {
    const std::string next = todo.back();
    todo.pop_back();
    if (!done.insert(next).second) continue;
    const auto document = installation_.document(next);
    if (!document) return tl::unexpected{document.error()};
    for (const std::string& base : (*document)->extends) todo.push_back(base);
  }
  for (const std::string& document : done)
    for (const auto& [name, text] : installation_.texts(document))
      if (name != "papers.yaml")  // how papers are headed changes nothing of what is judged
        digests += name + ":" + token_hash(text) + "\n";
  return token_hash(digests);
}

}  // namespace kiemdiem::service
