#pragma once

#include "base/tree.h"
#include "facts/dictionary.h"
#include "service/call.h"
#include "service/units.h"

/// Độ mật: what may not lie on a machine in a network (Law 117/2025 Art. 5; QĐ 2500/QĐ-TTg). Of a dossier or
/// paper with a level of secrecy only a card is kept: what it is called, its level, and where the paper is.
namespace kiemdiem::service {

/// The level that an entry says by itself, a word of the choice “secrecy”; empty: none.
std::string secrecy_of(const Node& entry);

/// The level of a person's dossier: what the register says, else the one that the dictionary gives to those
/// whose post an organization of some kind manages (`managed_by` of the choice “secrecy”). Empty: none.
/// @param person the entry of the register
std::string secrecy_of_person(const Node& person, const Units& units, const facts::Dictionary& dictionary);

/// What is kept of an entry with a level of secrecy.
/// @param level of the subject, where the entry says none itself
Node card_of(const Node& entry, std::string_view level = {});

/// The people of the register whose dossier has a level of secrecy, as subjects: "member:an", "leader:an".
class SecretSubjects {
 public:
  void add(const std::string& person, const std::string& level);
  /// Of the subject that an entry is about; empty: none.
  std::string level_of(std::string_view list, std::string_view id, const Node& entry) const;
  std::string level_of(std::string_view subject) const;
  bool empty() const { return levels_.empty(); }
  std::size_t people() const { return levels_.size(); }

 private:
  std::map<std::string, std::string, std::less<>> levels_;  ///< by person
};

/// The level of the dossier of "member:an" or "leader:an", as the register has it; empty: none, or no person.
Outcome<std::string> secrecy_of_subject(Call& call, std::string_view subject);

/// Refuses to print about somebody whose dossier has a level: no form bears the mark of a level, in whatever
/// network the machine stands.
Outcome<void> check_may_be_printed(Call& call, std::string_view subject);

/// Refuses what would put content of a secret dossier on this machine, unless it stands in an isolated
/// network (isolation.h), and says what to do instead.
/// @param field the input to which the words belong; empty: the whole form
Outcome<void> check_not_secret(Call& call, std::string_view subject, const std::string& field = {});

/// An entry on its way into the store: a card where it says a level of secrecy itself; refused where it bears
/// content about somebody whose dossier has one. In an isolated network as it is.
Outcome<store::RecordText> without_secrets(Call& call, store::RecordText text);

}  // namespace kiemdiem::service
