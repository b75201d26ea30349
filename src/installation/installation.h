#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/work_calendar.h"
#include "regulation/regulation.h"

namespace kiemdiem {

/// The text of a file; nothing where it cannot be read.
std::optional<std::string> read_file(const std::string& path);

/// Writes beside the target and renames, so that no half-written file is ever left behind.
Result<void> write_file(const std::string& path, std::string_view bytes);

/// The data folders of an installation: `facts/` and `regulations/`. Documents are read when they are asked
/// for.
class Installation {
 public:
  /// @param folder holds `facts/` and `regulations/`
  static Result<Installation> open(const std::string& folder);

  const facts::Dictionary& dictionary() const { return *dictionary_; }
  const WorkCalendar& calendar() const { return calendar_; }
  /// Ids of all documents, sorted.
  std::vector<std::string> ids() const;

  Result<const regulation::Document*> document(const std::string& id);
  /// The files of a document's folder as they are: name and text, sorted.
  std::vector<std::pair<std::string, std::string>> texts(const std::string& id) const;
  /// A document laid over its bases, or alone.
  Result<regulation::Regulation> regulation(const std::string& id, bool all_layers);
  /// `steps.yaml` of a document or, where it has none, of the nearest base that has one; nothing where none
  /// has.
  Result<std::optional<regulation::SourceFile>> steps_file(const std::string& id);
  /// What `meeting.yaml` of a document says, each key that it leaves out taken from the nearest base that has
  /// it; an empty map where none says anything.
  Result<Node> meeting_rules(const std::string& id);
  /// `ballot.yaml`, found in the same way.
  Result<std::optional<regulation::SourceFile>> ballot_file(const std::string& id);
  /// `forms.yaml` of a document: which official form its papers take; found in the same way.
  Result<std::optional<regulation::SourceFile>> forms_file(const std::string& id);
  /// What documents say of single papers, `papers.yaml`: of the document itself, then of its bases, then what
  /// forms/papers.yaml says for all.
  Result<std::vector<Node>> paper_words(const std::string& id);
  /// The layouts of official papers, forms/profiles, sorted.
  std::vector<regulation::SourceFile> layout_files() const;
  /// The official forms of the folder forms/, sorted; the name is the form's id, "btctw/02-2019".
  std::vector<regulation::SourceFile> form_files() const;
  /// The invented situations of the folder demo/, sorted; a problem where there are none.
  Result<std::vector<regulation::SourceFile>> demonstrations() const;
  /// The cases beside a document, sorted.
  std::vector<std::string> case_files(const std::string& id) const;

 private:
  Result<std::optional<regulation::SourceFile>> nearest_file(const std::string& id, const std::string& file);

  std::string folder_;
  std::shared_ptr<const facts::Dictionary> dictionary_;
  WorkCalendar calendar_;
  std::map<std::string, regulation::Document> documents_;
};

}  // namespace kiemdiem
