#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/tree.h"
#include "regulation/regulation.h"

/// The dossier of a review (hồ sơ kiểm điểm, đánh giá, xếp loại): which papers, whose, how many sets, where
/// they go, what is missing, what was sent and what the receiver finds.
namespace kiemdiem::dossier {

/// What a file says beside the rules: `dossier:` of a document's papers.yaml, or the usual one of
/// forms/papers.yaml.
struct Layer {
  std::string document;  ///< as cited; empty: the usual dossier, a reading
  Node said;
};

enum class Goes : std::uint8_t {
  up,    ///< with the dossier of the unit
  kept,  ///< in the subject's own file; shown to the level above when it asks
};

/// Where something was said: a clause of a document, else a reading.
struct Said {
  std::string document, clause;  ///< empty: nothing says it, the reading of Rules is taken
  bool is_reading() const { return document.empty(); }
};

/// One paper of the dossier of subjects of some kinds.
struct Item {
  std::string id;
  int paper = 0;     ///< index in the choice “document”
  std::string form;  ///< "F21": the form or table that it is; empty: none of the program
  regulation::EventPattern about;
  bool if_there = false;  ///< asked for only where there is one
  Goes goes = Goes::up;
  std::string kept_at;  ///< where the own file lies; empty: not said
  int copies = 0;       ///< paper sets that go up, or that are kept
  Said copies_said;
  std::string signer;  ///< "chủ trì, thư ký"
  bool seal = false;
  std::string who;       ///< who brings it
  std::string given_by;  ///< a fact of the person that says whether it is there
  Said said;
};

/// One way on which a dossier or a part of it goes.
struct Sending {
  std::string id;
  regulation::EventPattern about;
  std::vector<int> papers;  ///< empty: all that goes up
  std::string to;           ///< empty: the level above
  std::string through;
  int copies = 0;
  Said copies_said;
  std::optional<int> by;  ///< index in the choice “channel”; nothing: what a rule says
  Said said;
};

/// What the numbers of the dossiers of a unit run through.
enum class Numbering : std::uint8_t { year, term };

struct Rules {
  std::vector<Item> items;  ///< in the order of the list
  std::vector<Sending> sends;
  Numbering numbering = Numbering::year;
  int term_from = 0;  ///< of numbering by term: a year in which one begins
  int term_years = 5;
  regulation::Reading reading;  ///< taken wherever nothing says it
};

/// The layers in what documents say of papers (Installation::paper_words), each with the document that says
/// it.
/// @param cited the name by which the document of an id is cited
std::vector<Layer> layers_in(const std::vector<Node>& words,
                             const std::function<std::string(const std::string& id)>& cited);

/// @param layers the nearest first; an item or sending of one id takes each key from the nearest that has it,
/// `drop: true` takes it off the list
Result<Rules> read_rules(const std::vector<Layer>& layers, const regulation::Regulation& bound,
                         const facts::Period& period, Date on);

}  // namespace kiemdiem::dossier
