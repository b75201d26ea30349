#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

/// The book of the envelopes in which ballots are kept after a count (D10). It only grows.
namespace kiemdiem::store {

struct EnvelopeAct {
  std::string poll;
  std::int64_t seq = 0;  ///< from 1
  std::string act;       ///< as ballot::name(EnvelopeAct)
  std::string decision;  ///< number of the decision on which it rests; empty: needs none
  std::string day;       ///< ISO: on which it was done
  std::string person;    ///< who did it, by name
  std::string account;
  std::string words;  ///< keeper and place, ground, what was found
  std::int64_t at = 0;
};

/// @return false where somebody else wrote that line first
Result<bool> append(Transaction& transaction, const EnvelopeAct& act);
/// In their order.
Result<std::vector<EnvelopeAct>> envelope_acts(Transaction& transaction, std::string_view poll);

/// What lies in the envelope of an electronic vote: the marks under its phrase.
struct EnvelopeBox {
  std::string salt, box;  ///< hexadecimal
};
/// Nothing on paper and after it was destroyed.
Result<std::optional<EnvelopeBox>> envelope_box(Transaction& transaction, std::string_view poll);
/// @pre the book says that it was destroyed; the engine refuses it otherwise
Result<void> destroy_envelope(Transaction& transaction, std::string_view poll);

}  // namespace kiemdiem::store
