#pragma once

#include <memory>
#include <set>

#include "pages/organizations.h"
#include "service/names.h"
#include "service/registers.h"

/// Forms of facts: from an entry of the store to fields, and from what was sent to changes.
namespace kiemdiem::web {

/// What stands around the facts of a form.
struct FormAround {
  const facts::Dictionary* dictionary = nullptr;
  std::shared_ptr<const regulation::Regulation> regulation;  ///< whose rules use the facts; may be nothing
  std::shared_ptr<const facts::Dictionary> kept;             ///< what `dictionary` points to; may be nothing
  std::set<std::string, std::less<>>
      not_asked;  ///< facts of plans that do not hold for the target of the call
};

/// The dictionary and rules of the campaign that the page is about, or the newest that concerns the own unit.
service::Outcome<FormAround> form_around(service::Call& call);

/// Fields for the facts of a part of a list: what the entry says, what was typed before a refusal, what is
/// wrong with it, the rules that use it, who changed it last.
service::Outcome<std::vector<pages::FieldGroup>> fields_for(
    service::Call& call, const FormAround& around, const facts::ListShape& part, const Node& entry,
    const std::vector<service::EntryVersion>& versions);

/// What the form of a part of a list sent.
std::vector<service::FactChange> changes_in(const service::Inputs& inputs, const facts::ListShape& part);

/// Refuses what is wrong with an entry, at its fields.
service::Outcome<void> check(service::Call& call, const Node& entry, const facts::ListShape& shape,
                             const facts::ListShape& part, const facts::Dictionary& dictionary);

std::vector<pages::HistoryLine> history_lines(const std::vector<service::EntryVersion>& versions);

using service::capitalized;
using service::name_of;
std::string name_anywhere(service::Call& call, const std::string& id);
/// "bí thư" for "secretary", of a choice of the dictionary.
std::string choice_label(const facts::Dictionary& dictionary, std::string_view choices,
                         const std::string& word);

/// Whether the table of actions lets somebody do it to the target of the call, or below the own unit.
bool may(const service::Call& call, std::string_view action);
/// A button, where the action may be done.
void offer(const service::Call& call, std::vector<pages::Button>& buttons, std::string_view action,
           std::string label, std::string href, bool primary = false);

}  // namespace kiemdiem::web
