#pragma once

#include <string>
#include <vector>

#include "expression/expression.h"
#include "facts/dictionary.h"
#include "facts/situation.h"

namespace kiemdiem::regulation {

/// Where the value of a slot of a condition comes from.
struct SlotSource {
  enum class From : std::uint8_t {
    own,            ///< a fact of the subject's own entry
    linked,         ///< a fact of the organization that the subject hangs on: led, official cell or above
    reference_day,  ///< the subject's reference day (contract: “How it is judged”)
    cell_role,      ///< the highest role held in the own cell or its committee; null where none
    in_standing_committee,  ///< whether the person belongs to a standing board
    standing_board,  ///< kind of the organization whose standing board the person sits on, highest; null:
                     ///< none
    is_leader,       ///< whether the person is rated as a leader in any post
    post,            ///< a fact of the post in question
    body_kind,       ///< kind of the body headed
    body_is_organization,
    body_is_party_organization,
    body_is_party_committee,
  };
  From from = From::own;
  int fact = -1;  ///< index in the list's shape, of own, linked and post
};

/// The names that conditions about one kind of subject may use.
struct ConditionScope {
  expression::Scope scope;
  std::vector<SlotSource> sources;  ///< by slot
};

/// @param period first, last and year become constants, as does `on`
ConditionScope scope_for(facts::SubjectKind kind, const facts::Dictionary& dictionary,
                         const facts::Period& period, Date on);

/// The list that holds the entries of a kind of subject.
std::string_view list_of(facts::SubjectKind kind);

/// Words of the organization kinds followed by those of the collective kinds: the choice of `body.kind`.
std::vector<std::string> body_kind_words(const facts::Dictionary& dictionary);

}  // namespace kiemdiem::regulation
