#pragma once

#include <functional>
#include <set>

#include "base/tree.h"
#include "facts/situation.h"
#include "regulation/regulation.h"
#include "service/call.h"

/// One entry of a list of the dictionary on its way through a form: taken apart into facts, changed, and put
/// together again. Pure.
namespace kiemdiem::service {

/// What an entry says of one fact; a fact of which it says nothing has none.
struct StatedFact {
  std::string path;
  facts::State state = facts::State::unknown;
  std::string value;  ///< several codes are joined by ", "
};

/// What somebody gave in for one fact.
struct FactChange {
  std::string path;
  facts::State state = facts::State::unknown;
  std::string value;
  bool defaulted = false;  ///< to be left to the dictionary
};

/// In the dictionary's order; inner lists are left out.
std::vector<StatedFact> stated(const Node& entry, const facts::ListShape& shape);

/// The facts of a list that hold from year to year, or those that a period says anew.
facts::ListShape lasting_part(const facts::ListShape& shape);
facts::ListShape period_part(const facts::ListShape& shape);

/// The entry with the changes; what they do not mention stays. Each value that was changed carries its path
/// as the cell of its place, so that a complaint finds the field.
Node changed(const Node& entry, const facts::ListShape& shape, const std::vector<FactChange>& changes);

/// The entry with one key set, or without it where there is no value.
Node with_value(const Node& entry, std::string_view key, const std::optional<Node>& value);

std::string text_of(const Node& entry, std::string_view key);
Node word_node(std::string text);
Node text_node(std::string text);

/// Whether a list holds an entry of that id.
using Known = std::function<bool(const std::string& list, const std::string& id)>;

/// The smallest entry of a list that the reader of situations takes; where something is to be named, it names
/// the organization "-any-".
Node smallest_entry(const facts::ListShape& shape, const std::string& id,
                    const facts::Dictionary& dictionary);

/// What is wrong with an entry by itself, in the words of the reader of situations; at "fact.<path>" where a
/// changed value is meant, else of the whole form. Of a list inside another's entries an entry of that.
/// @param asked the facts that the form asks for: those required may not be missing
std::vector<FieldProblem> problems_of(const Node& entry, const facts::ListShape& shape,
                                      const facts::ListShape& asked, const facts::Dictionary& dictionary,
                                      const Known& known);

/// Which lists and ids an entry names, once each.
std::vector<std::pair<std::string, std::string>> named_in(const Node& entry, const facts::ListShape& shape,
                                                          const facts::Dictionary& dictionary,
                                                          const Known& known);

/// Which rules look at which facts. Keeps pointers into the regulation.
class RuleUses {
 public:
  explicit RuleUses(const regulation::Regulation& regulation);
  /// The rules whose conditions look at a fact of a list.
  std::vector<const regulation::Rule*> of(const std::string& list, std::string_view path) const;

 private:
  std::vector<std::pair<const regulation::Rule*, std::set<std::string>>> names_;
};

/// The value of a fact in words: the label of a choice, a day as on paper, "có", "không", "chưa rõ".
std::string in_words(const StatedFact& fact, const facts::ListShape& shape,
                     const facts::Dictionary& dictionary);

}  // namespace kiemdiem::service
