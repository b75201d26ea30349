#pragma once

#include <memory>

#include "document/form.h"
#include "facts/dictionary.h"

namespace kiemdiem::document {

/// One file `forms/<issuer>/<form>/form.yaml`.
struct FormFile {
  std::string id;    ///< "btctw/02-2019"
  std::string name;  ///< as shown in messages
  std::string text;
};

/// All forms of an installation, by id.
using Forms = std::map<std::string, Form, std::less<>>;

/// Reads forms; `based_on` takes over what a form does not say itself. Refuses with all problems at once,
/// each at its place: unknown keys and words, a section twice, a fact that the dictionary lacks, a base that
/// is not there.
Result<Forms> read_forms(const std::vector<FormFile>& files, const facts::Dictionary& dictionary);

/// Which form a paper takes under a regulation: one entry of `regulations/<id>/forms.yaml`.
struct FormChoice {
  std::string paper;
  std::string form;
  std::string clause;
  bool optional = false;  ///< may be left out when handing in
  Condition condition;
};

/// @param forms every form named must be among them
Result<std::vector<FormChoice>> read_form_choices(std::string_view text, std::string_view file,
                                                  const Forms& forms);

/// The form for each paper that is asked of somebody of a kind, the first that fits, in the order of the
/// papers.
struct Chosen {
  const Form* form = nullptr;
  const FormChoice* choice = nullptr;
  /// Words that are not known and could lead to another form.
  std::vector<std::string> open;
};
/// @param of member or collective
std::vector<Chosen> chosen_forms(const std::vector<FormChoice>& choices, const Forms& forms,
                                 std::string_view of, const Traits& traits);

}  // namespace kiemdiem::document
