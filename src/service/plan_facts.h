#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "facts/dictionary.h"
#include "service/call.h"
#include "service/regulations.h"
#include "service/units.h"
#include "store/campaigns.h"

/// Facts that a plan asks for beside those of the regulation: declared by whoever sets the plan, said of
/// everybody at and below. Rules do not look at them; people do.
namespace kiemdiem::service {

struct PlanFact {
  std::string id;                  ///< its path in the dictionary: "extra_…"
  std::string list;                ///< of whom: people, collectives or organizations
  std::string type;                ///< boolean, integer, decimal, date, text or choice
  std::string label, help;         ///< help may be empty
  std::string unit;                ///< of a number: "giờ"; may be empty
  std::vector<std::string> words;  ///< of a choice, in their order
  bool withdrawn = false;          ///< no longer asked for; what was said of it stays
  std::string organization;        ///< whose plan asks for it
};

/// Those of one plan, in the order in which they were declared, withdrawn ones among them.
std::vector<PlanFact> own_facts(const store::Plan& plan);
/// A plan's body with other facts; what else it says stays.
std::string with_facts(const std::string& plan_body, const std::vector<PlanFact>& facts);

std::vector<PlanFact> facts_in(const std::vector<store::Plan>& plans);
/// Those of all plans of a campaign.
Result<std::vector<PlanFact>> plan_facts(store::Transaction& transaction, const store::Campaign& campaign);

/// Whether a fact is asked for of what stands at a unit path.
bool is_asked(const PlanFact& fact, std::string_view at);

/// As facts::Dictionary::extended_by() reads them; an empty map where there are none. Of two with one label
/// the second bears the code of its organization, so that the columns of a workbook are told apart.
Node declarations(const std::vector<PlanFact>& facts);

/// Every fact of a campaign: of the dictionary, of the layers of its regulation, of its plans.
Result<std::shared_ptr<const facts::Dictionary>> dictionary_of(store::Transaction& transaction,
                                                               Regulations& regulations,
                                                               const store::Campaign& campaign);

/// Whom a fact can be about and what it can be, with their labels.
const std::vector<std::pair<std::string, std::string>>& plan_fact_lists();
const std::vector<std::pair<std::string, std::string>>& plan_fact_types();
/// "Số giờ học tập (đảng viên; số nguyên, giờ)"
std::string words_of(const PlanFact& fact);

/// In place of a step, in an amendment (campaigns.h).
inline constexpr std::string_view amended_facts = "facts";

/// Adds a fact to the plan of the organization in the path (`list`, `type`, `label`, `words` one a line,
/// `measure`, `help`), or withdraws its `fact`. After the opening each needs a `reason` (`why`) and is an
/// amendment.
Outcome<void> declare_fact(Call& call);
Outcome<void> withdraw_fact(Call& call);

}  // namespace kiemdiem::service
