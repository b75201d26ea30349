#pragma once

#include "bundle/bundle.h"
#include "sealing/secret.h"
#include "service/units.h"
#include "store/exchange.h"

/// Keys of organizations: made on their own server, introduced once by the upper level (doc/bundle.md).
namespace kiemdiem::service {

struct MadeKey {
  bundle::KeyCard card;
  std::string phrase;  ///< six words; shown once
};
/// A new pair; the one that the organization had is retired.
Result<MadeKey> make_unit_key(store::Transaction& data, const Unit& unit, const store::Change& by);

/// What goes to the upper level; nothing where the organization has no key.
Result<std::optional<bundle::KeyCard>> key_card(store::Transaction& data, const Unit& unit);

/// The secret half of an organization's key, by the phrase as it was typed. Refused where there is no key or
/// the phrase is another's.
struct OpenedKey {
  std::string public_key;
  sealing::Secret secret;
};
Result<OpenedKey> open_unit_key(store::Transaction& data, const Unit& unit, std::string_view phrase);

/// Takes the card of an organization that the tree has, when the fingerprint typed from the sheet is that of
/// its key. A key that the organization had is revoked by it: one organization, one key.
/// @param under path at and below which the organization must stand
Result<store::IntroducedKey> introduce_key(store::Transaction& data, const Units& units,
                                           std::string_view under, std::string_view card,
                                           std::string_view fingerprint, const store::Change& by);
Result<void> revoke_key(store::Transaction& data, std::string_view public_key, std::string_view reason,
                        const store::Change& by);

/// Whether a bundle's key is known for its organization and installation and was not revoked; else what to
/// do.
Result<void> check_known(store::Transaction& data, const bundle::Opened& opened);

}  // namespace kiemdiem::service
