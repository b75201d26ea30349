#include <fmt/format.h>

#include <algorithm>

#include "service/filing.h"
#include "service/office.h"
#include "service/reorganizations.h"

// The act of merging and dividing.

namespace kiemdiem::service {
namespace {

class Reorganizing {
 public:
  Reorganizing(Call& call, const Units& units, const Reorganization& what, const Consequences& touched)
      : call_(call),
        units_(units),
        what_(what),
        touched_(touched),
        dictionary_(call.office.dictionary()),
        left_(what.splits ? std::vector<std::string>{what.unit} : what.ended()),
        moved_people_(ids_of(touched.people)) {
    const Unit& at = *units.find(what.unit);
    const Unit* standing = what.makes ? nullptr : units.find(what.into);
    const Unit* above = what.splits ? units.find(at.parent) : &at;
    above_ = above == nullptr ? "" : above->id;
    to_ = standing == nullptr ? unit_path(above == nullptr ? "/" : above->path, what.into) : standing->path;
  }

  Outcome<void> act() {
    for (const auto step : {&Reorganizing::found, &Reorganizing::move_collectives, &Reorganizing::move_people,
                            &Reorganizing::move_children, &Reorganizing::tell_campaigns,
                            &Reorganizing::end_organizations, &Reorganizing::note_done})
      if (auto done = (this->*step)(); !done) return done;
    return {};
  }

 private:
  static std::set<std::string> ids_of(const std::vector<store::Record>& records) {
    std::set<std::string> ids;
    for (const store::Record& record : records) ids.insert(record.text.key.id);
    return ids;
  }
  bool is_left(const std::string& id) const { return std::ranges::find(left_, id) != left_.end(); }
  bool moves(const std::string& input) const { return call_.inputs.get(input) == "move"; }

  Outcome<void> write(const std::string& list, const Node& entry, const std::string& path,
                      std::int64_t seen) {
    return keep(call_, filed_entry("", list, text_of(entry, "id"), path, entry, entry), seen);
  }

  /// Every reference to one of those that are left leads to the other organization.
  Node redirected(const std::string& list, const Node& entry) const {
    if (what_.splits) return entry;
    const Node lists = Node::map({{word_node(list), Node::list({entry}, {})}}, {});
    const Node changed =
        with_ids(lists, dictionary_, [this](const std::string& id) { return is_left(id) ? what_.into : id; });
    return changed.find(list)->items().front();
  }

  Outcome<void> found() {
    if (!what_.makes) return {};
    std::vector<std::pair<Node, Node>> facts{{word_node("id"), text_node(what_.into)},
                                             {word_node("name"), text_node(what_.name)},
                                             {word_node("kind"), word_node(what_.kind)}};
    if (!above_.empty()) facts.emplace_back(word_node("parent"), text_node(above_));
    facts.emplace_back(word_node("established"), text_node(to_iso(what_.on)));
    return write("organizations", Node::map(std::move(facts), {}), to_, 0);
  }

  Outcome<void> move_collectives() {
    for (const store::Record& record : touched_.collectives) {
      const Node facts = facts_of(record);
      if (moves("collective." + text_of(facts, "kind"))) {
        moved_collectives_.insert(record.text.key.id);
        if (auto kept = write("collectives", redirected("collectives", facts), to_, record.version); !kept)
          return kept;
        continue;
      }
      ended_collectives_.insert(record.text.key.id);
      if (auto ended = end(record, former_collectives); !ended) return ended;
    }
    return {};
  }

  /// Out of the lists, as it was, with the day and the paper.
  Outcome<void> end(const store::Record& record, std::string_view list) {
    const Node facts =
        with_value(with_value(with_value(facts_of(record), "until", text_node(to_iso(what_.on))), "into",
                              text_node(what_.into)),
                   "document", text_node(what_.document));
    if (auto dropped = drop(call_, record.text.key, record.version); !dropped) return dropped;
    return keep(call_,
                filed_entry("", std::string{list}, record.text.key.id, record.text.unit_path, facts, facts),
                0);
  }

  /// In which place a post goes on; nothing: it ends.
  std::optional<std::string> goes_on_in(const Node& post, const std::string& person) const {
    const std::string in = text_of(post, "in");
    const bool of_mover = moved_people_.contains(person);
    if (ended_collectives_.contains(in)) return std::nullopt;
    if (!is_left(in) || (what_.splits && !of_mover)) return in;
    return moves("post." + text_of(post, "role")) ? std::optional{what_.into} : std::nullopt;
  }

  static bool is_held(const std::vector<Node>& posts, const std::string& in, const std::string& role) {
    return std::ranges::any_of(
        posts, [&](const Node& one) { return text_of(one, "in") == in && text_of(one, "role") == role; });
  }

  /// Former posts become history; those that go on begin anew where they go on.
  Outcome<Node> with_posts(const Node& person, bool of_register) {
    const Node* posts = person.find("posts");
    if (posts == nullptr) return person;
    const std::string id = text_of(person, "id");
    std::vector<Node> left;
    for (const Node& post : posts->items())
      if (const auto in = goes_on_in(post, id); in && *in == text_of(post, "in")) left.push_back(post);
    for (const Node& post : posts->items()) {
      const auto in = goes_on_in(post, id);
      if (in && *in == text_of(post, "in")) continue;
      if (of_register)
        if (auto ended = end_post(call_, id, post, what_.on); !ended) return tl::unexpected{ended.error()};
      if (!in || is_held(left, *in, text_of(post, "role"))) continue;
      Node next = with_value(post, "in", text_node(*in));
      if (of_register) next = with_value(next, "since", text_node(to_iso(what_.on)));
      left.push_back(std::move(next));
    }
    return with_value(person, "posts", Node::list(std::move(left), {}));
  }

  Outcome<void> move_people() {
    const auto people = store::find_all(call_.data, "", "people", root_of(units_.find(what_.unit)->path));
    if (!people) return refused(people.error());
    for (const store::Record& record : *people) {
      if (!is_touched(record)) continue;
      auto person = with_posts(facts_of(record), true);
      if (!person) return tl::unexpected{person.error()};
      Node next = redirected("people", *person);
      if (what_.splits && moved_people_.contains(record.text.key.id)) next = sent_over(next);
      const std::string cell = text_of(next, "cell");
      if (text_of(next, "temporary_at") == cell) next = with_value(next, "temporary_at", std::nullopt);
      const std::string path = cell == what_.into ? to_ : record.text.unit_path;
      if (auto kept = write("people", next, path, record.version); !kept) return kept;
    }
    return {};
  }

  /// Somebody of the divided organization in the new one.
  Node sent_over(const Node& person) const {
    if (text_of(person, "group") == what_.unit) return with_value(person, "group", text_node(what_.into));
    Node next = with_value(person, "cell", text_node(what_.into));
    return next.find("group") == nullptr ? next : with_value(next, "group", std::nullopt);
  }

  bool is_touched(const store::Record& record) const {
    if (what_.splits) return moved_people_.contains(record.text.key.id);
    const auto named = [&](const std::string& id) {
      return record.text.facts.find("\"" + id + "\"") != std::string::npos;
    };
    return std::ranges::any_of(left_, named) || std::ranges::any_of(ended_collectives_, named);
  }

  Outcome<void> move_children() {
    for (const Unit* child : touched_.children) {
      const auto record = stored_entry(call_, {"", "organizations", child->id});
      if (!record) return tl::unexpected{record.error()};
      const std::string path = unit_path(to_, child->id);
      if (auto kept = write("organizations", redirected("organizations", facts_of(*record)), path,
                            (*record)->version);
          !kept)
        return kept;
      if (auto moved = move_below(call_, child->path, path); !moved) return moved;
    }
    return {};
  }

  Outcome<void> tell_campaigns() {
    for (const store::Campaign& campaign : touched_.campaigns) {
      if (auto told = mark(campaign, what_.into, to_); !told) return told;
      if (what_.splits)
        if (auto told = mark(campaign, what_.unit, units_.find(what_.unit)->path); !told) return told;
      for (const std::string& id : left_)
        if (auto moved = move_in(campaign, units_.find(id)->path); !moved) return moved;
    }
    return {};
  }

  Outcome<void> mark(const store::Campaign& campaign, const std::string& id, const std::string& path) {
    const auto record = stored_entry(call_, {campaign.id, "organizations", id});
    if (!record) return tl::unexpected{record.error()};
    const Node said = changed(facts_of(*record), *dictionary_.list("organizations"),
                              {{"merged_or_split", facts::State::known, "true", false}});
    return keep(call_, filed_entry(campaign.id, "organizations", id, path, said, Node::map({}, {})),
                *record ? (*record)->version : 0);
  }

  /// What a campaign says of those who move goes with them; what it says of an organization that ends stays.
  Outcome<void> move_in(const store::Campaign& campaign, const std::string& from) {
    const auto records = store::find_unit(call_.data, campaign.id, from);
    if (!records) return refused(records.error());
    for (const store::Record& record : *records) {
      if (record.text.unit_path != from || !goes_along(record)) continue;
      store::RecordText text = record.text;
      text.unit_path = to_;
      if (record.text.key.list == "people") {
        const Node said = with_value(facts_of(record), "id", text_node(record.text.key.id));
        auto person = with_posts(said, false);
        if (!person) return tl::unexpected{person.error()};
        text.facts = to_json(facts_of(record).find("id") == nullptr ? with_value(*person, "id", std::nullopt)
                                                                    : *person);
      }
      if (auto kept = keep(call_, text, record.version); !kept) return kept;
    }
    return {};
  }

  /// Of an entry with an id the id says whom it is about, of events and papers the subject.
  bool goes_along(const store::Record& record) const {
    std::string about = text_of(facts_of(record), "subject");
    if (about.empty()) about = record.text.key.id;
    about = about.substr(about.find(':') + 1);
    return moved_people_.contains(about) || moved_collectives_.contains(about);
  }

  Outcome<void> end_organizations() {
    if (what_.splits) return {};
    for (const std::string& id : left_) {
      const auto record = stored_entry(call_, {"", "organizations", id});
      if (!record) return tl::unexpected{record.error()};
      if (auto ended = end(**record, former_organizations); !ended) return ended;
    }
    return {};
  }

  Outcome<void> note_done() {
    const auto record = stored_entry(call_, {"", std::string{reorganizations}, what_.id});
    if (!record) return tl::unexpected{record.error()};
    store::RecordText text = (*record)->text;
    text.facts = to_json(with_value(facts_of(*record), "state", word_node("done")));
    return keep(call_, text, what_.version);
  }

  Call& call_;
  const Units& units_;
  const Reorganization& what_;
  const Consequences& touched_;
  const facts::Dictionary& dictionary_;
  std::vector<std::string> left_;  ///< that people leave: those that end, or the one that is divided
  std::set<std::string> moved_people_, moved_collectives_, ended_collectives_;
  std::string above_, to_;  ///< id of the organization above the other one; path of that
};

}  // namespace

Outcome<void> reorganize(Call& call) {
  const auto what = reorganization_asked(call);
  if (!what) return tl::unexpected{what.error()};
  if (what->done) return refused(Refused::hidden);
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto touched = consequences_of(call, *what);
  if (!touched) return tl::unexpected{touched.error()};
  if (touched->digest != call.inputs.get("seen"))
    return refused(Refused::invalid, "Danh sách đã đổi từ khi xem trước; hãy xem lại rồi xác nhận.");
  if (!touched->obstacles.empty()) return refused(Refused::invalid, touched->obstacles.front());
  return Reorganizing{call, **units, *what, *touched}.act();
}

}  // namespace kiemdiem::service
