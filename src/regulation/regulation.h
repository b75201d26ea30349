#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/tree.h"
#include "facts/dictionary.h"
#include "regulation/rule.h"

namespace kiemdiem::regulation {

enum class Operation : std::uint8_t { replace, add, except, withdraw };

/// One change that a later document makes to an earlier one, clause by clause.
struct Amendment {
  std::string document;  ///< folder of the document that is changed
  std::string clause;    ///< of that document
  Operation operation = Operation::replace;
  std::vector<std::string> rules;     ///< ids of the rules that are replaced, excepted from or withdrawn
  std::vector<std::string> by_rules;  ///< ids of the rules of the amending document that take their place
  std::string amending_clause;        ///< where the later document says so
  Place place;
};

/// An official document: the folder `regulations/<id>`.
struct Document {
  std::string id;
  std::string name;  ///< as cited
  std::string title;
  std::string number;
  std::string issuer;
  std::string level;  ///< central, province, superior, own
  std::optional<Date> on;
  std::optional<Date> from;
  std::optional<Date> to;
  std::vector<std::string> extends;  ///< nearer bases first
  std::vector<std::string>
      facts_from;  ///< bases whose declared facts it speaks of also where it is judged alone
  std::vector<Amendment> amends;
  std::vector<std::string>
      replaces;  ///< "document/rule": rules of bases that a rule of this document takes the place of
  bool needs_confirmation = false;
  std::string notice;  ///< shown with every result ("contradictory, confirm with issuer")
  Node declared_facts;
  std::vector<Rule> rules;
};

/// One file of a document's folder.
struct SourceFile {
  std::string name;  ///< as shown in messages: "regulations/…/I.yaml"
  std::string text;
};

/// Reads a document from its files (`document.yaml` and the rule files). Pure: the caller reads the folder.
Result<Document> read_document(const std::vector<SourceFile>& files, const facts::Dictionary& dictionary);

/// A rule of the consolidated text, with where it comes from.
struct Standing {
  Rule rule;
  std::vector<std::string> history;  ///< "thay thế điểm IV.2.3a của …", oldest first; empty: as first written
};

/// What is in force for somebody: a document by itself or with the bases that it extends, amendments applied.
struct Regulation {
  Document document;
  std::vector<std::string> layers;  ///< ids, nearest first; only the document itself with `own`
  std::vector<Rule> rules;          ///< in force, nearest document first, in order of the files
  std::vector<Standing> gone;       ///< rules of the bases that were replaced or withdrawn
  std::map<std::string, std::vector<std::string>> history;  ///< by "document/rule"
  facts::Dictionary dictionary;                             ///< with the facts that the layers declare
};

/// Finds a document by id; nothing where there is none.
using Library = std::function<const Document*(std::string_view id)>;

/// Lays a document over its bases (own: alone). Refuses a cycle of `extends`, an amendment of a rule that is
/// not there, two rules of one id, exceptions of rules that nobody wrote, contradictory rules.
Result<Regulation> consolidate(const Document& document, const Library& library, bool all_layers,
                               const facts::Dictionary& dictionary);

/// Compiles every condition for a period and a day; rules that are not in force on that day are left out. The
/// result holds programs for each kind of subject asked.
Result<Regulation> bind(const Regulation& regulation, const facts::Period& period, Date on);

}  // namespace kiemdiem::regulation
