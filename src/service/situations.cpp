#include "service/situations.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "facts/lasting.h"
#include "facts/read_situation.h"
#include "service/entries.h"
#include "service/isolation.h"
#include "service/plan_facts.h"
#include "service/plans.h"
#include "service/secrecy.h"
#include "store/decisions.h"
#include "store/records.h"

namespace kiemdiem::service {
namespace {

using Entries = std::vector<std::pair<Node, Node>>;

Node period_of(const store::Campaign& campaign) {
  Entries entries{{word_node("kind"), word_node(campaign.kind)},
                  {word_node("year"), word_node(std::to_string(campaign.year))}};
  if (campaign.quarter)
    entries.emplace_back(word_node("quarter"), word_node(std::to_string(*campaign.quarter)));
  return Node::map(std::move(entries), {});
}

/// Entries of all lists on their way into one situation, each once.
class Gathering {
 public:
  Gathering(store::Transaction& transaction, const store::Campaign& campaign, const Units& units,
            const facts::Dictionary& dictionary, const Extent& extent)
      : transaction_(transaction),
        campaign_(campaign),
        units_(units),
        dictionary_(dictionary),
        extent_(extent) {}

  Result<void> gather(const Unit& root) {
    const auto declared = isolation(transaction_);
    if (!declared) return tl::unexpected{declared.error()};
    holds_secrets_ = declared->has_value();
    for (const Unit* above : units_.way_to(root))
      if (above != &root)
        if (auto added = add_alone("organizations", above->id); !added) return added;
    const auto found = [&](const std::string& campaign) {
      return extent_.alone ? store::find_at(transaction_, campaign, root.path)
                           : store::find_unit(transaction_, campaign, root.path);
    };
    const auto lasting = found("");
    if (!lasting) return tl::unexpected{lasting.error()};
    const auto of_period = found(campaign_.id);
    if (!of_period) return tl::unexpected{of_period.error()};
    for (const store::Record& record : *lasting) keep(lasting_, record);
    for (const store::Record& record : *of_period) keep(of_period_, record);
    if (auto added = add_quarters(root); !added) return added;
    return follow_references();
  }

  /// What was gathered of a list, moved out: it is asked for once.
  Node take(const facts::ListShape& shape) {
    std::vector<Node> items;
    std::map<std::string, Node>& lasts = lasting_[shape.name];
    std::map<std::string, Node>& says = of_period_[shape.name];
    const bool has_id = shape.find("id").has_value();
    items.reserve(lasts.size() + (has_id ? 0 : says.size()));
    for (auto& [id, facts] : lasts) {
      const auto said = says.find(id);
      const std::string level =
          shape.name == "people" ? secrecy_of_person(facts, units_, dictionary_) : std::string{};
      if (!level.empty()) facts = with_value(facts, "secrecy", word_node(level));
      // Of whom the dossier has a level of secrecy the period tells nothing on a machine in a network.
      if (!level.empty() && !holds_secrets_)
        items.push_back(std::move(facts));
      else
        items.push_back(said == says.end() ? std::move(facts)
                                           : facts::overlaid(facts, said->second, shape, dictionary_));
    }
    // What only the period knows: events and papers. An entry with an id that is not in the register has left
    // it, and with it what was recorded about it.
    for (auto& [id, facts] : says)
      if (!has_id && stands(text_of(facts, "subject")))
        items.push_back(holds_secrets_ || secrecy_of(facts).empty() ? std::move(facts) : card_of(facts));
    return Node::list(std::move(items), {});
  }

 private:
  using Lists = std::map<std::string, std::map<std::string, Node>>;

  void keep(Lists& lists, const store::Record& record) {
    auto facts = from_json(record.text.facts);
    if (!facts) return;
    lists[record.text.key.list].insert_or_assign(record.text.key.id, std::move(*facts));
    unread_.push_back({&lists, record.text.key.list, record.text.key.id});
  }

  Result<void> add_alone(const std::string& list, const std::string& id) {
    const auto lasting = store::find(transaction_, {"", list, id});
    if (!lasting) return tl::unexpected{lasting.error()};
    if (!*lasting) return add_former(list, id);
    if (extent_.named != nullptr) extent_.named->insert((*lasting)->text.unit_path);
    keep(lasting_, **lasting);
    const auto of_period = store::find(transaction_, {campaign_.id, list, id});
    if (!of_period) return tl::unexpected{of_period.error()};
    if (*of_period) keep(of_period_, **of_period);
    return {};
  }

  /// What the quarters of the year decided on people, where a document asks for it by the facts
  /// `quarter_<n>_rating`. What the year itself says of a quarter goes before.
  Result<void> add_quarters(const Unit& root) {
    const facts::ListShape* people = dictionary_.list("people");
    if (campaign_.kind != "year" || people == nullptr) return {};
    for (int quarter = 1; quarter <= 4; ++quarter) {
      const std::string fact = fmt::format("quarter_{}_rating", quarter);
      if (!people->find(fact)) continue;
      const auto levels = quarter_levels(root, quarter);
      if (!levels) return tl::unexpected{levels.error()};
      for (const auto& [person, level] : *levels) {
        if (!has("people", person)) continue;
        Node& said = of_period_["people"].try_emplace(person, Node::map({}, {})).first->second;
        if (said.find(fact) == nullptr) said = with_value(said, fact, word_node(level));
      }
    }
    return {};
  }

  /// By person, as far as a decision stands: as a leader, else as a member.
  Result<std::map<std::string, std::string>> quarter_levels(const Unit& root, int quarter) const {
    std::map<std::string, std::string> leaders;
    std::map<std::string, std::string> levels;
    const auto campaigns = store::all_campaigns(transaction_);
    if (!campaigns) return tl::unexpected{campaigns.error()};
    for (const store::Campaign& other : *campaigns) {
      if (other.kind != "quarter" || other.year != campaign_.year || other.quarter != quarter) continue;
      const auto items = store::items_under(transaction_, other.id, root.path);
      if (!items) return tl::unexpected{items.error()};
      for (const store::DecisionItem& item : *items) {
        const auto decision = store::find_decision(transaction_, item.decision);
        if (!decision) return tl::unexpected{decision.error()};
        const bool rated = *decision && (*decision)->kind == "rated";
        const std::size_t colon = item.subject.find(':');
        const std::string kind = item.subject.substr(0, colon);
        if (kind != "leader" && kind != "member") continue;
        (kind == "leader" ? leaders : levels)[item.subject.substr(colon + 1)] = rated ? item.level : "";
      }
    }
    for (auto& [person, level] : leaders)
      if (!level.empty()) levels[person] = std::move(level);
    std::erase_if(levels, [](const auto& one) { return one.second.empty(); });
    return levels;
  }

  /// An organization that has ended, where what happened before names it: it stands alone, and nothing that
  /// the period said of it counts.
  Result<void> add_former(const std::string& list, const std::string& id) {
    if (list != "organizations") return {};
    const auto former = store::find(transaction_, {"", std::string{former_organizations}, id});
    if (!former) return tl::unexpected{former.error()};
    if (!*former) return {};
    const Node facts = from_json((*former)->text.facts).value_or(Node::map({}, {}));
    Entries entries;
    for (const char* key : {"id", "name", "kind"})
      if (const Node* value = facts.find(key)) entries.emplace_back(word_node(key), *value);
    lasting_[list].insert_or_assign(id, Node::map(std::move(entries), {}));
    of_period_[list].erase(id);
    return {};
  }

  /// Whether a subject, "member:an", is in the register; what is none is left to the reader to refuse.
  bool stands(const std::string& subject) const {
    const std::size_t colon = subject.find(':');
    if (colon == std::string::npos) return true;
    const std::string kind = subject.substr(0, colon);
    const bool ended = kind == "organization" || kind == "collective";
    return !ended || has(kind + "s", subject.substr(colon + 1));
  }

  bool has(const std::string& list, const std::string& id) const {
    const auto found = lasting_.find(list);
    return found != lasting_.end() && found->second.contains(id);
  }

  /// Whoever is named and stands outside of the part of the tree comes along, with the organizations that it
  /// names.
  Result<void> follow_references() {
    for (int round = 0; round < 6 && !unread_.empty(); ++round) {
      std::set<std::pair<std::string, std::string>> missing;
      for (const Unread& entry : std::exchange(unread_, {}))
        if (const facts::ListShape* shape = dictionary_.list(entry.list)) {
          const auto& entries = entry.lists->at(entry.list);
          if (const auto facts = entries.find(entry.id); facts != entries.end())
            find_missing(*shape, facts->second, "", missing);
        }
      for (const auto& [list, id] : missing)
        if (auto added = add_alone(list, id); !added) return added;
    }
    return {};
  }

  void find_missing(const facts::ListShape& shape, const Node& entry, const std::string& prefix,
                    std::set<std::pair<std::string, std::string>>& missing) const {
    for (const auto& [key, value] : entry.entries()) {
      const auto index = shape.find(prefix + key.text());
      if (!index) continue;
      const facts::Fact& fact = shape.facts[static_cast<std::size_t>(*index)];
      if (fact.type == facts::FactType::record) find_missing(shape, value, fact.path + ".", missing);
      if (fact.type == facts::FactType::list)
        if (const facts::ListShape* inner = dictionary_.list(fact.list))
          for (const Node& item : value.items()) find_missing(*inner, item, "", missing);
      if (fact.type == facts::FactType::reference) note(fact.to, value.text(), missing);
      if (fact.type == facts::FactType::references)
        for (const Node& item : value.items()) note(fact.to, item.text(), missing);
    }
  }

  void note(const std::vector<std::string>& lists, const std::string& id,
            std::set<std::pair<std::string, std::string>>& missing) const {
    if (id.empty() || std::ranges::any_of(lists, [&](const std::string& list) { return has(list, id); }))
      return;
    for (const std::string& list : lists) missing.emplace(list, id);
  }

  store::Transaction& transaction_;
  const store::Campaign& campaign_;
  const Units& units_;
  const facts::Dictionary& dictionary_;
  const Extent& extent_;
  bool holds_secrets_ = false;  ///< the machine stands in an isolated network
  Lists lasting_;
  Lists of_period_;
  /// Entries whose references were not yet followed.
  struct Unread {
    const Lists* lists = nullptr;
    std::string list, id;
  };
  std::vector<Unread> unread_;
};

}  // namespace

Moment counted_moment(Moment now) {
  if (now.minute > 0) now.minute = static_cast<std::int16_t>(now.minute - now.minute % 10);
  return now;
}

const assessment::SubjectResult* Judged::find(std::string_view subject) const {
  const auto found = std::ranges::find(assessment.subjects, subject, &assessment::SubjectResult::id);
  return found == assessment.subjects.end() ? nullptr : &*found;
}

std::int32_t row_of(const Judged& judged, std::string_view list, std::string_view id) {
  const facts::Situation& situation = judged.situation;
  const facts::EntityKind kind = list == "people"        ? facts::EntityKind::person
                                 : list == "collectives" ? facts::EntityKind::collective
                                                         : facts::EntityKind::organization;
  const auto rows = static_cast<std::int32_t>(situation.table(list).rows());
  for (std::int32_t row = 0; row < rows; ++row)
    if (situation.id(facts::EntityRef{kind, row}) == id) return row;
  return -1;
}

CampaignHead head_of(const std::string& plan_body) {
  CampaignHead head{Node::map({}, {}), {}, Node::map({}, {})};
  const Node body = from_json(plan_body).value_or(Node::map({}, {}));
  if (const Node* found = body.find("head")) head.head = *found;
  if (const Node* found = body.find("day")) head.day = parse_date(found->text());
  if (const Node* found = body.find("plan")) head.own_plan = *found;
  return head;
}

Result<Date> Situations::day_of(store::Transaction& transaction, const store::Campaign& campaign,
                                const Now& now) {
  const auto plan = store::find_plan(transaction, campaign.id, campaign.organization);
  if (!plan) return tl::unexpected{plan.error()};
  return *plan ? head_of((*plan)->body).day.value_or(now.local.date) : now.local.date;
}

Result<Node> Situations::tree(store::Transaction& transaction, const store::Campaign& campaign,
                              const Units& units, const Unit& root, Date today, const Extent& extent) const {
  Node declared = Node::map({}, {});
  if (extent.declared != nullptr) {
    declared = *extent.declared;
  } else {
    const auto further = plan_facts(transaction, campaign);
    if (!further) return tl::unexpected{further.error()};
    declared = declarations(*further);
  }
  const auto known = regulations_.dictionary(campaign.regulation, declared);
  if (!known) return tl::unexpected{known.error()};
  const facts::Dictionary& dictionary = **known;
  Gathering gathering{transaction, campaign, units, dictionary, extent};
  if (const auto gathered = gathering.gather(root); !gathered) return tl::unexpected{gathered.error()};
  Entries entries{{word_node("situation"), text_node(campaign.title)},
                  {word_node("regulation"), word_node(campaign.regulation)},
                  {word_node("period"), period_of(campaign)},
                  {word_node("on"), word_node(to_iso(today))}};
  if (!declared.entries().empty()) entries.emplace_back(word_node("facts"), declared);
  const auto plan = store::find_plan(transaction, campaign.id, campaign.organization);
  if (!plan) return tl::unexpected{plan.error()};
  if (*plan) {
    const CampaignHead head = head_of((*plan)->body);
    entries.insert(entries.end(), head.head.entries().begin(), head.head.entries().end());
  }
  for (const facts::ListShape& shape : dictionary.lists())
    if (shape.parent.empty()) entries.emplace_back(word_node(shape.name), gathering.take(shape));
  return Node::map(std::move(entries), {});
}

Result<std::shared_ptr<const Judged>> Situations::judge(const Node& tree, const store::Campaign& campaign,
                                                        const std::vector<store::Plan>& plans,
                                                        const Unit& root, const Moment& now) const {
  const Node* layers = tree.find("layers");
  const bool all_layers = layers == nullptr || layers->text() != "own";
  const auto regulation = regulations_.regulation(campaign.regulation, all_layers);
  if (!regulation) return tl::unexpected{regulation.error()};
  auto judged = std::make_shared<Judged>();
  auto situation = facts::read_situation(tree, (*regulation)->dictionary, campaign.title);
  if (!situation) {
    judged->problems = situation.error();
    return judged;
  }
  judged->situation = std::move(*situation);
  // A term and an ad hoc review have the days that the campaign was given; a file has none for them.
  if (campaign.kind == "term" || campaign.kind == "ad_hoc") {
    facts::Period& period = judged->situation.period;
    period.first = parse_date(campaign.first_day).value_or(period.first);
    period.last = parse_date(campaign.last_day).value_or(period.last);
  }
  judged->situation.all_layers = all_layers;
  const auto bound =
      regulations_.bound(campaign.regulation, all_layers, judged->situation.period, judged->situation.on);
  if (!bound) return tl::unexpected{bound.error()};
  judged->bound = *bound;
  judged->assessment = assessment::judge(judged->situation, *judged->bound, regulations_.calendar());
  auto all = part_plans(regulations_, campaign, *judged->bound, judged->situation, root, plans);
  if (!all) return tl::unexpected{all.error()};
  if (!*all) return judged;
  judged->plan = std::move((*all)->plan);
  judged->unit_plans = std::move((*all)->own);
  const auto said = regulations_.meeting_rules(campaign.regulation);
  if (!said) return tl::unexpected{said.error()};
  auto meeting_rules = procedure::read_meeting_rules(*said, *judged->plan, *judged->bound);
  if (!meeting_rules) return tl::unexpected{meeting_rules.error()};
  judged->meeting_rules = std::move(*meeting_rules);
  judged->work =
      std::make_unique<procedure::Work>(judged->situation, *judged->bound, judged->assessment, *judged->plan,
                                        regulations_.calendar(), now, judged->unit_plans);
  return judged;
}

Result<std::shared_ptr<const Judged>> Situations::judged(store::Transaction& transaction,
                                                         const store::Campaign& campaign, const Units& units,
                                                         const Unit& root, const Moment& now,
                                                         std::uint64_t generation) {
  const std::string key = campaign.id + "|" + root.id;
  const Moment counted = counted_moment(now);
  {
    const std::lock_guard lock{mutex_};
    const auto kept = kept_.find(key);
    if (kept != kept_.end() && kept->second.generation == generation && kept->second.now == counted)
      return kept->second.judged;
  }
  const auto tree_read = tree(transaction, campaign, units, root, counted.date);
  if (!tree_read) return tl::unexpected{tree_read.error()};
  const auto plans = store::plans_of(transaction, campaign.id);
  if (!plans) return tl::unexpected{plans.error()};
  auto made = judge(*tree_read, campaign, *plans, root, counted);
  if (!made) return made;
  const std::lock_guard lock{mutex_};
  if (kept_.size() > 256) kept_.clear();
  kept_.insert_or_assign(key, Kept{generation, counted, *made});
  return made;
}

}  // namespace kiemdiem::service
