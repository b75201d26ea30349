#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "dossier/door.h"
#include "facts/read_situation.h"
#include "installation/installation.h"

/// A situation read, judged and listed as a dossier, with the data of the repository.
namespace kiemdiem::dossier {

inline Installation& data() {
  static Installation opened = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

class Listed {
 public:
  explicit Listed(const std::string& text, KnownPapers given = {}) : known(std::move(given)) {
    const Node tree = parse_yaml(text, "t.yaml").value();
    const std::string id = facts::regulation_named_in(tree);
    const Node* layers = tree.find("layers");
    const auto laid = data().regulation(id, layers != nullptr && layers->text() == "all");
    auto read = facts::read_situation(tree, laid->dictionary, "t.yaml");
    if (!read) ADD_FAILURE() << to_text(read.error());
    situation = std::move(*read);
    bound = regulation::bind(*laid, situation.period, situation.on).value();
    assessment = assessment::judge(situation, bound, data().calendar());
    const auto words = data().paper_words(id);
    if (!words) ADD_FAILURE() << to_text(words.error());
    const std::vector<Layer> said =
        layers_in(*words, [](const std::string& document) { return (*data().document(document))->name; });
    auto read_them = read_rules(said, bound, situation.period, situation.on);
    if (!read_them) ADD_FAILURE() << to_text(read_them.error());
    rules = std::move(*read_them);
    index = std::make_unique<Index>(situation);
    lister = std::make_unique<Lister>(*index, bound, data().calendar(), assessment, rules, known);
  }
  Listed(const Listed&) = delete;

  SubjectRef subject(const std::string& id) const {
    using facts::SubjectKind;
    for (const SubjectKind kind : {SubjectKind::organization, SubjectKind::collective, SubjectKind::member})
      for (std::int32_t row = 0; row < index->count(facts::entity_kind(kind)); ++row)
        if (situation.id(SubjectRef{kind, row}) == id) return {kind, row};
    ADD_FAILURE() << "no subject " << id;
    return {};
  }
  Checklist list(const std::string& id) const { return lister->of(subject(id)); }
  std::vector<Checklist> under(const std::string& unit) const {
    return lister->under(subject("organization:" + unit).row);
  }
  /// A line; one without a word where the list does not have it.
  Line line(const std::string& id, const std::string& paper) const {
    for (const Line& line : list(id).lines)
      if (line.word == paper) return line;
    return {};
  }
  /// The first sending of an id; fails where there is none.
  Delivery delivery(const std::string& id, const std::string& sending) const {
    for (const Delivery& delivery : lister->deliveries(subject(id)))
      if (delivery.sending == sending) return delivery;
    ADD_FAILURE() << id << " sends nothing as " << sending;
    return {};
  }
  int paper(const std::string& word) const {
    return situation.dictionary.choices("document")->find(word).value_or(-1);
  }

  KnownPapers known;
  facts::Situation situation;
  regulation::Regulation bound;
  assessment::Assessment assessment;
  Rules rules;
  std::unique_ptr<Index> index;
  std::unique_ptr<Lister> lister;
};

/// Everything that goes up, signed, with the figures of the list.
inline Manifest complete(const Listed& told, const std::vector<Checklist>& lists) {
  Manifest manifest;
  manifest.unit = "tt";
  for (const Checklist& list : lists)
    for (const Line& line : list.lines)
      if (line.goes == Goes::up)
        manifest.papers.push_back(
            {list.id, line.word, line.label, "", "", list.id + "-" + line.word, "aa", true, 2});
  manifest.figures = count_figures(lists, told.assessment);
  return manifest;
}

inline std::string demo(const std::string& id) {
  return read_file(fmt::format("{}/demo/{}.yaml", KIEMDIEM_SOURCE_DIR, id)).value();
}

}  // namespace kiemdiem::dossier
