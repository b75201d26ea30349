#include "service/reorganizations.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/campaigns.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/secrets.h"
#include "store/accounts.h"

namespace kiemdiem::service {
namespace {

Node words_node(const std::vector<std::string>& words) {
  std::vector<Node> items;
  for (const std::string& word : words) items.push_back(text_node(word));
  return Node::list(std::move(items), {});
}

std::vector<std::string> words_in(const Node& entry, std::string_view key) {
  std::vector<std::string> words;
  if (const Node* list = entry.find(key))
    for (const Node& item : list->items()) words.push_back(item.text());
  return words;
}

Reorganization reorganization_in(const store::Record& record) {
  const Node facts = facts_of(record);
  Reorganization what;
  what.id = record.text.key.id;
  what.splits = text_of(facts, "what") == "split";
  what.unit = text_of(facts, "unit");
  what.parts = words_in(facts, "parts");
  what.people = words_in(facts, "people");
  what.into = text_of(facts, "into");
  what.makes = text_of(facts, "makes") == "true";
  what.name = text_of(facts, "name");
  what.kind = text_of(facts, "kind");
  what.on = parse_date(text_of(facts, "on")).value_or(Date{});
  what.document = text_of(facts, "document");
  what.done = text_of(facts, "state") == "done";
  what.version = record.version;
  return what;
}

/// The form of a merger or a split on its way to be checked, every problem at its input.
class Intent {
 public:
  Intent(Call& call, const Units& units) : call_(call), units_(units), at_(*units.find(call.target.unit)) {}

  Outcome<Reorganization> read() {
    what_.id = new_id(call_.now.at);
    what_.unit = at_.id;
    what_.splits = call_.inputs.get("viec") == "tach";
    read_day();
    what_.document = call_.inputs.get("document");
    if (what_.document.find_first_not_of(' ') == std::string::npos)
      object("document", "Hãy ghi số, ngày của quyết định.");
    if (auto read = what_.splits ? read_people() : read_parts(); !read) return tl::unexpected{read.error()};
    if (auto read = read_into(); !read) return tl::unexpected{read.error()};
    if (problems_.empty()) return what_;
    Refusal refusal;
    refusal.kind = Refused::invalid;
    refusal.problems = problems_;
    return tl::unexpected{std::move(refusal)};
  }

 private:
  void object(const char* field, std::string message) { problems_.push_back({field, std::move(message)}); }

  void read_day() {
    const auto day = typed_day(call_.inputs.get("on"));
    if (!day) return object("on", "Cần một ngày có thật, viết ngày/tháng/năm như 12/12/2026.");
    if (*day > call_.today)
      return object("on", "Việc này ghi khi đã có hiệu lực; ngày không thể sau hôm nay.");
    what_.on = *day;
  }

  Outcome<void> read_parts() {
    for (const std::string& id : call_.inputs.all("chon")) {
      const Unit* unit = units_.find(id);
      const bool here =
          unit != nullptr && !unit->ended && unit->parent == at_.id && may_be_reorganized(*unit);
      if (!here) return refused(Refused::hidden);
      if (std::ranges::find(what_.parts, id) == what_.parts.end()) what_.parts.push_back(id);
    }
    if (what_.parts.size() < 2) object("chon", "Hãy chọn từ hai tổ chức trở lên để hợp nhất.");
    const auto campaigns = store::all_campaigns(call_.data);
    if (!campaigns) return refused(campaigns.error());
    for (const store::Campaign& campaign : *campaigns)
      if (campaign.state != "closed" &&
          std::ranges::find(what_.parts, campaign.organization) != what_.parts.end())
        object("chon", fmt::format("{} đang có đợt “{}” chưa kết thúc; hãy kết thúc đợt đó trước.",
                                   units_.find(campaign.organization)->name, campaign.title));
    return {};
  }

  Outcome<void> read_people() {
    // The new organization stands beside this one: whoever divides it has to reach the one above both.
    if (at_.path == call_.actor.acting.unit_path || !may_be_reorganized(at_)) return refused(Refused::hidden);
    for (const std::string& id : call_.inputs.all("chon")) {
      const auto record = stored_entry(call_, {"", "people", id});
      if (!record) return tl::unexpected{record.error()};
      const Node person = facts_of(*record);
      if (!*record || (text_of(person, "cell") != at_.id && text_of(person, "group") != at_.id))
        return refused(Refused::hidden);
      what_.people.push_back(id);
    }
    if (what_.people.empty()) object("chon", "Hãy chọn những người sang tổ chức mới.");
    return {};
  }

  Outcome<void> read_into() {
    what_.into = call_.inputs.get("vao");
    what_.makes = what_.splits || what_.into.empty();
    if (!what_.makes) {
      if (std::ranges::find(what_.parts, what_.into) == what_.parts.end())
        object("vao", "Hãy chọn một trong các tổ chức được hợp nhất, hoặc lập tổ chức mới.");
      return {};
    }
    what_.into = call_.inputs.get("code");
    what_.name = call_.inputs.get("name");
    what_.kind = call_.inputs.get("kind");
    if (what_.kind.empty() && what_.splits) what_.kind = at_.kind;
    if (what_.kind.empty() && !what_.parts.empty()) what_.kind = units_.find(what_.parts.front())->kind;
    if (what_.name.find_first_not_of(' ') == std::string::npos)
      object("name", "Hãy ghi tên của tổ chức mới.");
    return check_new();
  }

  /// The words of the reader of situations, at the inputs of this form; and the code must be free.
  Outcome<void> check_new() {
    const facts::Dictionary& dictionary = call_.office.dictionary();
    const facts::ListShape& shape = *dictionary.list("organizations");
    const Node entry = changed(Node::map({}, {}), shape,
                               {{"id", facts::State::known, what_.into, false},
                                {"name", facts::State::known, what_.name, false},
                                {"kind", facts::State::known, what_.kind, false}});
    const auto unknown = [](const std::string&, const std::string&) { return false; };
    for (const FieldProblem& problem : problems_of(entry, shape, lasting_part(shape), dictionary, unknown))
      object(problem.field == "fact.kind" ? "kind" : "code", problem.message);
    for (const std::string_view list : {std::string_view{"organizations"}, std::string_view{"collectives"},
                                        std::string_view{"people"}, former_organizations}) {
      const auto record = stored_entry(call_, {"", std::string{list}, what_.into});
      if (!record) return tl::unexpected{record.error()};
      if (*record) object("code", fmt::format("Mã “{}” đã dùng cho mục khác; hãy chọn mã khác.", what_.into));
    }
    return {};
  }

  Call& call_;
  const Units& units_;
  const Unit& at_;
  Reorganization what_;
  std::vector<FieldProblem> problems_;
};

/// Looks up what a reorganization touches, in the register.
class Looking {
 public:
  Looking(Call& call, const Units& units, const Reorganization& what)
      : call_(call), units_(units), what_(what), ended_(what.ended()) {
    if (what.splits) ended_ = {what.unit};
  }

  Outcome<Consequences> look() {
    if (auto read = look_at_collectives(); !read) return tl::unexpected{read.error()};
    if (auto read = look_at_people(); !read) return tl::unexpected{read.error()};
    std::vector<std::string> paths;
    for (const std::string& id : ended_) {
      const Unit& unit = *units_.find(id);
      paths.push_back(unit.path);
      note(id, unit.version);
      if (what_.splits) continue;
      for (const std::size_t child : unit.children) {
        found_.children.push_back(&units_.at(child));
        note(units_.at(child).id, units_.at(child).version);
      }
      const auto grants = store::grants_in(call_.data, id);
      if (!grants) return refused(grants.error());
      const std::string today = to_iso(call_.now.local.date);
      found_.grants += static_cast<int>(std::ranges::count_if(*grants, [&](const store::RoleGrant& grant) {
        return !grant.valid_to || *grant.valid_to >= today;
      }));
    }
    auto campaigns = campaigns_on(call_, what_.on, paths);
    if (!campaigns) return tl::unexpected{campaigns.error()};
    found_.campaigns = std::move(*campaigns);
    found_.digest = token_hash(seen_);
    return std::move(found_);
  }

 private:
  void note(const std::string& id, std::int64_t version) { seen_ += fmt::format("{} {}\n", id, version); }
  bool ends(const std::string& id) const { return std::ranges::find(ended_, id) != ended_.end(); }

  Outcome<void> look_at_collectives() {
    for (const std::string& id : ended_) {
      const Unit& unit = *units_.find(id);
      const auto records = store::find_all(call_.data, "", "collectives", unit.path);
      if (!records) return refused(records.error());
      for (const store::Record& record : *records) {
        if (record.text.unit_path != unit.path) continue;
        places_.insert(record.text.key.id);
        note(record.text.key.id, record.version);
        if (!what_.splits) found_.collectives.push_back(record);
      }
    }
    return {};
  }

  Outcome<void> look_at_people() {
    const auto people = store::find_all(call_.data, "", "people", root_of(units_.find(what_.unit)->path));
    if (!people) return refused(people.error());
    for (const store::Record& record : *people) {
      const auto named = [&](const std::string& id) {
        return record.text.facts.find("\"" + id + "\"") != std::string::npos;
      };
      if (!std::ranges::any_of(ended_, named) && !std::ranges::any_of(places_, named)) continue;
      const std::string& id = record.text.key.id;
      const bool goes = std::ranges::find(what_.people, id) != what_.people.end();
      if (what_.splits && !goes) continue;
      note(id, record.version);
      const Node person = facts_of(record);
      if (goes || ends(text_of(person, "cell")) || ends(text_of(person, "group")))
        found_.people.push_back(record);
      add_posts(person);
    }
    return {};
  }

  void add_posts(const Node& person) {
    const Node* posts = person.find("posts");
    if (posts == nullptr) return;
    for (const Node& post : posts->items()) {
      const std::string in = text_of(post, "in");
      const std::string name = text_of(person, "name");
      if (!ends(in) && !places_.contains(in)) continue;
      found_.posts[text_of(post, "role")].push_back(name.empty() ? text_of(person, "id") : name);
      const auto since = parse_date(text_of(post, "since"));
      if (since && *since > what_.on)
        found_.obstacles.push_back(
            fmt::format("{} giữ chức vụ ở đó từ {}, sau ngày {}; hãy sửa ngày cho đúng.", name,
                        to_vietnamese(*since), to_vietnamese(what_.on)));
    }
  }

  Call& call_;
  const Units& units_;
  const Reorganization& what_;
  std::vector<std::string> ended_;  ///< of a split the one that is divided
  std::set<std::string> places_;    ///< collectives of those
  std::string seen_;
  Consequences found_;
};

}  // namespace

std::vector<std::string> Reorganization::ended() const {
  std::vector<std::string> gone = parts;
  std::erase(gone, into);
  return gone;
}

bool may_be_reorganized(const Unit& unit) {
  return !unit.ended && unit.kind != "agency" && unit.kind != "mass_organization";
}

Outcome<std::string> plan_reorganization(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto what = Intent{call, **units}.read();
  if (!what) return tl::unexpected{what.error()};
  const Node facts = Node::map({{word_node("what"), word_node(what->splits ? "split" : "merger")},
                                {word_node("unit"), text_node(what->unit)},
                                {word_node("parts"), words_node(what->parts)},
                                {word_node("people"), words_node(what->people)},
                                {word_node("into"), text_node(what->into)},
                                {word_node("makes"), word_node(what->makes ? "true" : "false")},
                                {word_node("name"), text_node(what->name)},
                                {word_node("kind"), word_node(what->kind)},
                                {word_node("on"), text_node(to_iso(what->on))},
                                {word_node("document"), text_node(what->document)},
                                {word_node("state"), word_node("planned")}},
                               {});
  if (auto kept = keep(call,
                       filed_entry("", std::string{reorganizations}, what->id, call.target.unit_path, facts,
                                   Node::map({}, {})),
                       0);
      !kept)
    return tl::unexpected{kept.error()};
  return what->id;
}

Outcome<Reorganization> reorganization_asked(Call& call) {
  const auto record =
      stored_entry(call, {"", std::string{reorganizations}, call.inputs.get("reorganization")});
  if (!record) return tl::unexpected{record.error()};
  if (!*record) return refused(Refused::hidden);
  Reorganization what = reorganization_in(**record);
  if (what.unit != call.target.unit) return refused(Refused::hidden);
  const auto units = call.units();
  if (!units) return refused(units.error());
  // What was planned and overtaken by something else is no longer there.
  for (const std::string& id : what.parts)
    if (const Unit* unit = (*units)->find(id); !what.done && (unit == nullptr || unit->ended))
      return refused(Refused::hidden);
  return what;
}

Outcome<Consequences> consequences_of(Call& call, const Reorganization& what) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  return Looking{call, **units, what}.look();
}

}  // namespace kiemdiem::service
