#include "service/imports.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_set>

#include "base/vietnamese.h"
#include "service/decision_parts.h"
#include "service/filing.h"
#include "service/import_reading.h"
#include "service/office.h"
#include "service/secrets.h"
#include "service/vote_views.h"
#include "store/decisions.h"

namespace kiemdiem::service {
namespace {

using facts::Fact;
using facts::ListShape;

/// The people of the register by cell, each read once.
class CellPeople {
 public:
  CellPeople(Call& call, const Units& units) : call_(call), units_(units) {}

  /// A person of the register whom an entry means without naming the code: same folded name in the same cell,
  /// and the same day of admission where both tell it. Empty where nobody or more than one is meant.
  Outcome<std::string> meant(const Node& entry) {
    const auto people = of(text_of(entry, "cell"));
    if (!people) return tl::unexpected{people.error()};
    const std::string name = search_key(text_of(entry, "name"));
    const std::string admitted = text_of(entry, "admitted");
    std::string meant;
    for (const Known& known : **people) {
      if (name.empty() || known.name != name) continue;
      if (!admitted.empty() && !known.admitted.empty() && known.admitted != admitted) continue;
      if (!meant.empty()) return std::string{};
      meant = known.id;
    }
    return meant;
  }

 private:
  struct Known {
    std::string id, name, admitted;
  };

  Outcome<const std::vector<Known>*> of(const std::string& cell) {
    if (const auto read = read_.find(cell); read != read_.end()) return &read->second;
    std::vector<Known>& people = read_[cell];
    const Unit* unit = units_.find(cell);
    if (unit == nullptr || !unit->path.starts_with(root_of(call_.actor.acting.unit_path))) return &people;
    const auto records = store::find_all(call_.data, "", "people", unit->path);
    if (!records) return refused(records.error());
    for (const store::Record& record : *records) {
      const Node facts = facts_of(record);
      if (text_of(facts, "cell") == cell)
        people.push_back(
            {record.text.key.id, search_key(text_of(facts, "name")), text_of(facts, "admitted")});
    }
    return &people;
  }

  Call& call_;
  const Units& units_;
  std::map<std::string, std::vector<Known>> read_;
};

/// What an entry says of votes: its own, and those of posts.
std::string votes_in(const Node& entry) {
  std::string votes;
  const auto add = [&votes](const Node& one) {
    if (const Node* said = one.find("votes")) votes += to_json(*said) + "\n";
  };
  add(entry);
  if (const Node* posts = entry.find("posts"))
    for (const Node& post : posts->items()) add(post);
  return votes;
}

/// As whom an entry may stand on a ballot.
std::vector<std::string> subjects_of(const store::RecordKey& key) {
  if (key.list == "people") return {"member:" + key.id, "leader:" + key.id};
  if (key.list == "collectives") return {"collective:" + key.id};
  return {"organization:" + key.id};
}

class Planning {
 public:
  Planning(Call& call, const Unit& unit, const facts::Dictionary& dictionary)
      : call_(call), unit_(unit), dictionary_(dictionary) {}

  /// The lists with the codes of the register, where codes of the workbook stand for such; nothing where none
  /// does.
  Outcome<std::optional<Node>> with_known_people(const Node& lists, const Units& units,
                                                 const std::set<std::string>& others) {
    CellPeople registered{call_, units};
    std::map<std::string, std::string> known;
    if (const Node* people = lists.find("people")) {
      std::set<store::RecordKey> keys;
      for (const Node& entry : people->items()) keys.insert({"", "people", text_of(entry, "id")});
      if (auto read = read_stored(keys); !read) return tl::unexpected{read.error()};
      for (const Node& entry : people->items()) {
        const std::string id = text_of(entry, "id");
        if (stored_.contains({"", "people", id})) continue;
        const auto meant = registered.meant(entry);
        if (!meant) return tl::unexpected{meant.error()};
        if (meant->empty()) continue;
        probable_.emplace(*meant, id);
        if (others.contains(id))
          apart_.emplace(id, *meant);
        else
          known.emplace(id, *meant);
      }
    }
    if (known.empty()) return std::optional<Node>{};
    return with_ids(lists, dictionary_, [&known](const std::string& id) {
      const auto found = known.find(id);
      return found == known.end() ? id : found->second;
    });
  }

  /// Each of them, in their order.
  Outcome<void> add_all(std::vector<FiledEntry>&& entries) {
    std::set<store::RecordKey> keys;
    for (const FiledEntry& entry : entries)
      if (dictionary_.list(entry.text.key.list)->find("id")) keys.insert(entry.text.key);
    if (auto read = read_stored(keys); !read) return read;
    for (FiledEntry& entry : entries)
      if (auto added = add(std::move(entry)); !added) return added;
    return {};
  }

  void finish() {
    for (PlannedEntry& planned : plan.entries) {
      const auto probable = planned.list == "people" ? probable_.find(planned.id) : probable_.end();
      if (probable != probable_.end() && planned.kind != EntryChange::added) {
        planned.kind = EntryChange::merged;
        planned.merged_with = planned.id;
        planned.id = probable->second;
      }
      if (const auto apart = apart_.find(planned.id); apart != apart_.end())
        planned.merged_with = apart->second;
    }
  }

  ImportPlan plan;

 private:
  /// One entry after the other would wait for the store each time.
  Outcome<void> read_stored(std::set<store::RecordKey> keys) {
    std::erase_if(keys, [this](const store::RecordKey& key) { return stored_.contains(key); });
    auto read = store::find_each(call_.data, keys);
    if (!read) return refused(read.error());
    stored_.merge(*read);
    return {};
  }

  Outcome<void> add(FiledEntry&& entry) {
    store::RecordText& filed = entry.text;
    const ListShape& shape = *dictionary_.list(filed.key.list);
    const Node& given = entry.facts;
    if (!shape.find("id")) return add_happening(std::move(filed), given, shape);
    const auto found = stored_.find(filed.key);
    const store::Record* stored = found == stored_.end() ? nullptr : &found->second;
    const Node before = stored == nullptr ? Node::map({}, {}) : facts_of(*stored);
    const Node after = laid_over(before, given, shape);
    const bool same =
        stored != nullptr && canonical(before, shape, dictionary_) == canonical(after, shape, dictionary_);
    const bool outside = !filed.unit_path.starts_with(unit_.path) ||
                         (stored != nullptr && !stored->text.unit_path.starts_with(unit_.path));
    if (outside) {
      if (!same && filed.key.campaign.empty()) complain_outside(filed);
      return {};
    }
    if (!same && votes_in(before) != votes_in(after)) {
      const auto sealed = is_sealed(filed.key);
      if (!sealed) return tl::unexpected{sealed.error()};
      if (*sealed) {
        complain_sealed(filed, before);
        return {};
      }
    }
    PlannedEntry& planned = entry_of(filed, given);
    if (filed.key.campaign.empty())
      planned.kind = stored != nullptr ? EntryChange::unchanged : EntryChange::added;
    if (same && stored->text.unit_path == filed.unit_path) return {};
    if (planned.kind == EntryChange::unchanged) planned.kind = EntryChange::changed;
    if (planned.kind != EntryChange::added) add_differences(planned, before, after, shape);
    filed.facts = to_json(after);
    plan.texts.push_back(std::move(filed));
    return {};
  }

  /// Events and papers have no code: the same content is the same entry.
  Outcome<void> add_happening(store::RecordText&& filed, const Node& given, const ListShape& shape) {
    if (!filed.unit_path.starts_with(unit_.path)) return {};
    if (auto loaded = load_happenings(filed, shape); !loaded) return loaded;
    std::unordered_multiset<std::string>& stored = happenings_[filed.key.list];
    const auto found = stored.find(canonical(given, shape, dictionary_));
    if (found == stored.end()) {
      const auto number = deciding_number(filed, given);
      if (!number) return tl::unexpected{number.error()};
      if (!number->empty()) {
        complain_decided(text_of(given, "subject"), *number);
        return {};
      }
    }
    PlannedEntry& planned = entry_of(filed, given);
    planned.kind = found == stored.end() ? EntryChange::added : EntryChange::unchanged;
    if (found == stored.end())
      plan.texts.push_back(std::move(filed));
    else
      stored.erase(found);
    return {};
  }

  /// The number of the decision that the program holds on the subject of an event which only decisions write;
  /// empty where there is none, and for everything else.
  Outcome<std::string> deciding_number(const store::RecordText& filed, const Node& given) {
    const std::string event = text_of(given, "event");
    if (filed.key.list != "events" || std::ranges::find(decision_events, event) == decision_events.end())
      return std::string{};
    if (!decided_) {
      const auto items = store::items_under(call_.data, filed.key.campaign, unit_.path);
      if (!items) return refused(items.error());
      decided_.emplace();
      for (const store::DecisionItem& item : *items) decided_->insert_or_assign(item.subject, item.decision);
    }
    const auto item = decided_->find(text_of(given, "subject"));
    if (item == decided_->end()) return std::string{};
    const auto decision = store::find_decision(call_.data, item->second);
    if (!decision) return refused(decision.error());
    return *decision ? (*decision)->number : std::string{};
  }

  void complain_decided(const std::string& subject, const std::string& number) {
    plan.problems.push_back(
        {{},
         fmt::format(
             "“{}” đã có quyết định số {} trong chương trình, việc quyết định do quyết định tự ghi; hãy "
             "bỏ dòng đó khỏi tệp.",
             subject, number)});
  }

  Outcome<void> load_happenings(const store::RecordText& filed, const ListShape& shape) {
    if (happenings_.contains(filed.key.list)) return {};
    const auto records = store::find_all(call_.data, filed.key.campaign, filed.key.list, unit_.path);
    if (!records) return refused(records.error());
    std::unordered_multiset<std::string>& stored = happenings_[filed.key.list];
    for (const store::Record& record : *records)
      stored.insert(canonical(facts_of(record), shape, dictionary_));
    return {};
  }

  void complain_outside(const store::RecordText& filed) {
    plan.problems.push_back(
        {{},
         fmt::format("“{}” không thuộc đơn vị “{}”; hãy bỏ dòng đó, hoặc nhập cho đúng đơn vị.", filed.key.id,
                     unit_.name)});
  }

  /// Whether the votes of an entry are those of a sealed tally.
  Outcome<bool> is_sealed(const store::RecordKey& key) {
    if (key.campaign.empty()) return false;
    if (!sealed_) {
      auto found = sealed_subjects(call_, key.campaign);
      if (!found) return tl::unexpected{found.error()};
      sealed_ = std::move(*found);
    }
    return std::ranges::any_of(subjects_of(key),
                               [&](const std::string& subject) { return sealed_->contains(subject); });
  }

  void complain_sealed(const store::RecordText& filed, const Node& before) {
    const std::string name = text_of(before, "name");
    plan.problems.push_back(
        {{},
         fmt::format(
             "Số phiếu của “{}” lấy từ biên bản kiểm phiếu đã niêm phong, không nhập đè được; hãy xóa số "
             "phiếu ở dòng này trong tệp.",
             name.empty() ? filed.key.id : name)});
  }

  PlannedEntry& entry_of(const store::RecordText& filed, const Node& given) {
    const auto [found, is_new] =
        places_.emplace(std::pair{filed.key.list, filed.key.id}, plan.entries.size());
    if (!is_new) return plan.entries[found->second];
    PlannedEntry planned;
    planned.list = filed.key.list;
    planned.id = filed.key.id;
    planned.name = text_of(given, "name");
    if (planned.name.empty()) planned.name = text_of(given, "subject");
    if (planned.name.empty()) planned.name = planned.id;
    plan.entries.push_back(std::move(planned));
    return plan.entries.back();
  }

  void add_differences(PlannedEntry& planned, const Node& before, const Node& after, const ListShape& shape) {
    const std::vector<StatedFact> were = stated(before, shape);
    for (const StatedFact& fact : stated(after, shape)) {
      const auto was = std::ranges::find(were, fact.path, &StatedFact::path);
      if (was != were.end() && was->state == fact.state && was->value == fact.value) continue;
      planned.differences.push_back({shape.facts[static_cast<std::size_t>(*shape.find(fact.path))].label.vi,
                                     was == were.end() ? "" : in_words(*was, shape, dictionary_),
                                     in_words(fact, shape, dictionary_)});
    }
    for (const Fact& fact : shape.facts) {
      const Node* one = before.find(fact.path);
      const Node* other = after.find(fact.path);
      if (fact.type != facts::FactType::list || other == nullptr) continue;
      if (one != nullptr && to_json(*one) == to_json(*other)) continue;
      planned.differences.push_back({fact.label.vi,
                                     one == nullptr ? "" : fmt::format("{} dòng", one->items().size()),
                                     fmt::format("{} dòng", other->items().size())});
    }
  }

  Call& call_;
  const Unit& unit_;
  const facts::Dictionary& dictionary_;
  std::map<store::RecordKey, store::Record> stored_;  ///< of the entries that the workbook names by code
  std::optional<std::set<std::string, std::less<>>> sealed_;   ///< subjects; nothing: not asked for yet
  std::optional<std::map<std::string, std::string>> decided_;  ///< decision by subject; nothing: not read yet
  std::map<std::string, std::string> probable_;                ///< id of the register: code in the workbook
  std::map<std::string, std::string> apart_;  ///< code in the workbook: the namesake it is not
  std::map<std::string, std::unordered_multiset<std::string>> happenings_;  ///< by list: what stands there
  std::map<std::pair<std::string, std::string>, std::size_t> places_;  ///< by list and id: in plan.entries
};

/// "people" for "member:an"; empty for an organization, which the tree has.
std::string list_of_subject(const std::string& subject) {
  if (subject.starts_with("organization:")) return {};
  return subject.starts_with("collective:") ? "collectives" : "people";
}

/// The lists with those of the register whom events, papers and data of others are about and whom the
/// workbook does not list itself: where they stand decides where such an entry goes. Nothing where there are
/// none.
/// @param beside gets "people/an" of each
Outcome<std::optional<Node>> with_subjects(Call& call, const Node& lists, const facts::Dictionary& dictionary,
                                           std::set<std::string>& beside) {
  std::set<std::string> listed;
  std::map<std::string, std::vector<Node>> more;
  for (const char* name : {"people", "collectives"})
    if (const Node* list = lists.find(name))
      for (const Node& entry : list->items()) listed.insert(fmt::format("{}/{}", name, text_of(entry, "id")));
  for (const auto& [name, list] : lists.entries()) {
    const ListShape* shape = dictionary.list(name.text());
    if (shape == nullptr || shape->find("id")) continue;
    for (const Node& entry : list.items()) {
      const std::string subject = text_of(entry, "subject");
      const std::string in = list_of_subject(subject);
      const std::string id = subject.substr(std::min(subject.find(':') + 1, subject.size()));
      const std::string key = fmt::format("{}/{}", in, id);
      if (in.empty() || !listed.insert(key).second) continue;
      const auto stored = stored_entry(call, {"", in, id});
      if (!stored) return tl::unexpected{stored.error()};
      if (!*stored) continue;
      const char* above = in == "people" ? "cell" : "of";
      more[in].push_back(Node::map({{word_node("id"), text_node(id)},
                                    {word_node(above), text_node(text_of(facts_of(*stored), above))}},
                                   {}));
      beside.insert(key);
    }
  }
  if (more.empty()) return std::optional<Node>{};
  Node whole = lists;
  for (auto& [name, entries] : more) {
    const Node* listed_there = lists.find(name);
    std::vector<Node> all = listed_there == nullptr ? std::vector<Node>{} : listed_there->items();
    all.insert(all.end(), entries.begin(), entries.end());
    whole = with_value(whole, name, Node::list(std::move(all), {}));
  }
  return std::optional{std::move(whole)};
}

}  // namespace

Outcome<ImportPlan> plan_import(Call& call, const ReadFile& file, const Unit& unit,
                                const std::string& campaign, const facts::Dictionary& dictionary,
                                const std::set<std::string>& others) {
  Planning planning{call, unit, dictionary};
  planning.plan.problems = file.problems;
  planning.plan.notices = file.notices;
  if (!file.problems.empty()) return std::move(planning.plan);
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto known = planning.with_known_people(file.lists, **units, others);
  if (!known) return tl::unexpected{known.error()};
  const Node& lists = *known ? **known : file.lists;
  std::set<std::string> beside;
  const auto completed = with_subjects(call, lists, dictionary, beside);
  if (!completed) return tl::unexpected{completed.error()};
  std::vector<FiledEntry> lasting;
  std::vector<FiledEntry> of_period;
  const auto filed = file_each(
      *completed ? **completed : lists, dictionary, campaign, **units, unit.path,
      [&](FiledEntry&& entry) { (entry.lasting ? lasting : of_period).push_back(std::move(entry)); });
  if (!filed) {
    planning.plan.problems = filed.error();
    return std::move(planning.plan);
  }
  std::erase_if(lasting, [&beside](const FiledEntry& entry) {
    return beside.contains(entry.text.key.list + "/" + entry.text.key.id);
  });
  if (auto added = planning.add_all(std::move(lasting)); !added) return tl::unexpected{added.error()};
  if (campaign.empty() && !of_period.empty())
    planning.plan.notices.push_back(
        {{}, "Đơn vị này không có đợt kiểm điểm đang mở: dữ kiện của kỳ trong tệp được bỏ qua."});
  if (!campaign.empty())
    if (auto added = planning.add_all(std::move(of_period)); !added) return tl::unexpected{added.error()};
  planning.finish();
  return std::move(planning.plan);
}

Node counts_of(const std::vector<PlannedEntry>& entries) {
  std::vector<std::pair<Node, Node>> pairs;
  std::vector<std::string> lists;
  for (const PlannedEntry& entry : entries)
    if (std::ranges::find(lists, entry.list) == lists.end()) lists.push_back(entry.list);
  for (const std::string& list : lists) {
    std::array<int, 4> counts{};
    for (const PlannedEntry& entry : entries)
      if (entry.list == list) ++counts[static_cast<std::size_t>(entry.kind)];
    std::vector<Node> items;
    for (const int count : counts) items.push_back(word_node(std::to_string(count)));
    pairs.emplace_back(word_node(list), Node::list(std::move(items), {}));
  }
  return Node::map(std::move(pairs), {});
}

Outcome<std::string> carry_out_import(Call& call, const ImportPlan& plan, const Unit& unit,
                                      const std::string& campaign, const std::string& file_name) {
  const auto loaded = store::load(call.data, plan.texts, {call.actor.account, call.now.at});
  if (!loaded) return refused(loaded.error());
  std::vector<Node> entries;
  for (const store::LoadedRecord& one : *loaded)
    entries.push_back(Node::list({text_node(one.key.campaign), text_node(one.key.list), text_node(one.key.id),
                                  word_node(std::to_string(one.former_version))},
                                 {}));
  store::Import import;
  import.id = new_id(call.now.at);
  import.campaign = campaign;
  import.organization = unit.id;
  import.file_name = file_name;
  import.at = call.now.at;
  import.made_by = call.actor.account;
  std::vector<std::pair<Node, Node>> body;
  body.emplace_back(word_node("state"), text_node("done"));
  body.emplace_back(word_node("counts"), counts_of(plan.entries));
  body.emplace_back(word_node("entries"), Node::list(std::move(entries), {}));
  import.body = to_json(Node::map(std::move(body), {}));
  if (const auto appended = store::append(call.data, import); !appended) return refused(appended.error());
  call.notes.push_back({"import:" + import.id, unit.path, {}, token_hash(import.body)});
  return import.id;
}

}  // namespace kiemdiem::service
