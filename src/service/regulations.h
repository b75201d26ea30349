#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "ballot/rules.h"
#include "document/read_forms.h"
#include "installation/installation.h"

namespace kiemdiem::service {

/// The official forms of the installation, and those that a regulation asks for.
struct FormShelf {
  std::shared_ptr<const document::Forms> forms;
  std::vector<document::FormChoice> choices;  ///< empty: the regulation names no form
};

/// The regulations of the installation, read once and bound once for a period and day. May be asked by
/// several threads.
class Regulations {
 public:
  explicit Regulations(Installation installation);

  const facts::Dictionary& dictionary() const { return installation_.dictionary(); }
  const WorkCalendar& calendar() const { return installation_.calendar(); }
  std::vector<std::string> ids() const { return installation_.ids(); }

  Result<std::shared_ptr<const regulation::Document>> document(const std::string& id);
  Result<std::shared_ptr<const regulation::Regulation>> regulation(const std::string& id, bool all_layers);
  /// Bound for a period and day.
  Result<std::shared_ptr<const regulation::Regulation>> bound(const std::string& id, bool all_layers,
                                                              const facts::Period& period, Date on);
  /// The facts of all layers of a document, with further ones that a plan declares.
  /// @param further in the shape of facts::Dictionary::extended_by()
  Result<std::shared_ptr<const facts::Dictionary>> dictionary(const std::string& id, const Node& further);
  /// The steps of a plan as the document's folder has them; nothing where it has none.
  Result<std::optional<Node>> steps(const std::string& id);
  /// How meetings are run, with what the bases say; an empty map where nothing is said.
  Result<Node> meeting_rules(const std::string& id);
  /// How people vote under a document; the defaults where neither it nor a base says so.
  Result<ballot::Rules> ballot(const std::string& id, const regulation::Regulation& bound);
  /// The forms that a document, or the nearest of its bases that names any, asks for.
  Result<std::shared_ptr<const FormShelf>> forms(const std::string& id);
  /// What a document and its bases say of single papers, the nearest first (Installation::paper_words).
  Result<std::shared_ptr<const std::vector<Node>>> paper_words(const std::string& id);
  std::vector<regulation::SourceFile> layout_files();
  /// SHA-256 over the files of a document and of all that it extends, in hexadecimal digits.
  Result<std::string> fingerprint(const std::string& id);

 private:
  std::mutex mutex_;
  Installation installation_;
  std::map<std::string, std::shared_ptr<const regulation::Regulation>> regulations_;
  std::map<std::string, std::shared_ptr<const regulation::Regulation>> bound_;
  std::map<std::string, std::shared_ptr<const facts::Dictionary>> extended_;  ///< by "id|declarations"
  std::shared_ptr<const document::Forms> forms_;
  std::map<std::string, std::shared_ptr<const FormShelf>> shelves_;
  /// What files beside the rules say, by "file|document": every judging asks for it, so it is read once.
  std::map<std::string, std::shared_ptr<const std::vector<Node>>> said_;
};

}  // namespace kiemdiem::service
