#pragma once

#include "service/call.h"
#include "service/regulations.h"
#include "store/adapted_forms.h"

/// The forms of a campaign: official ones, and those that the organization of the campaign adapted. Units
/// below it write on the same ones. The official form always stays, and so does every version that was in
/// force.
namespace kiemdiem::service {

/// All that papers of this campaign and of earlier ones may stand on, and which of them new ones take today.
Outcome<std::shared_ptr<const FormShelf>> form_shelf(Call& call);

/// A form that the campaign's regulation names, as it stands today.
struct FormInUse {
  std::string id;  ///< of the official form
  const document::Form* official = nullptr;
  const document::Form* in_force = nullptr;  ///< the official one where nothing else holds
  std::string clause;                        ///< of the regulation that names it
  std::vector<store::AdaptedForm> versions;  ///< without texts, the newest first
  std::shared_ptr<const FormShelf> shelf;    ///< keeps the forms

  /// The version that holds; nothing: the official form does.
  const store::AdaptedForm* version_in_force() const;
  const document::Form* form_of(const store::AdaptedForm& version) const;  ///< nothing: can no longer be read
};
/// In the order of the regulation, each form once.
Outcome<std::vector<FormInUse>> forms_in_use(Call& call);
/// The one that the path of the call names; hidden where there is none.
Outcome<FormInUse> form_asked(Call& call);

/// "btctw.02-2019": as it stands in an address.
std::string form_word(std::string_view id);

/// One text of a form: what the input `ban` asks for, the number of a version or "nhap" (the draft), else
/// what holds.
struct FormText {
  document::Form form;
  std::string text;  ///< of its file
  std::string look;  ///< Word file; empty: none
  bool official = false, draft = false;
};
Outcome<FormText> form_text_asked(Call& call, const FormInUse& form);

/// Whether an office has laid out a form of the campaign itself, as a Word file.
Outcome<bool> has_own_looks(Call& call);
/// That Word file of a form of the shelf; empty: there is none, the official layout holds.
/// @param id of the form, official or adapted
Outcome<std::string> look_of(Call& call, const std::string& id);

/// Takes in an adapted form from the file that was sent: it waits until it is put in force. A Word file lays
/// out the form that holds (wordform/look.h); the file of a form keeps the look where its marks still fit.
/// Refused with every mistake at its line, or paragraph.
Outcome<void> keep_form_draft(Call& call);
Outcome<void> discard_form_draft(Call& call);
/// Makes the draft the next version, from the day and for the reason that were typed.
/// Refused where the draft is no longer the one that was looked at (input `seen`).
Outcome<void> adopt_form(Call& call);
/// Takes the newest version out of force: the one before it holds again, at last the official form.
Outcome<void> withdraw_form(Call& call);

/// Tells one draft from another: the input `seen`.
std::string draft_mark(const store::FormDraft& draft);
Outcome<std::optional<store::FormDraft>> draft_of(Call& call, const FormInUse& form);

}  // namespace kiemdiem::service
