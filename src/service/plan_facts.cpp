#include "service/plan_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/vietnamese.h"
#include "service/campaigns.h"
#include "service/entries.h"
#include "service/office.h"
#include "service/typed.h"

namespace kiemdiem::service {
namespace {

using Pairs = std::vector<std::pair<Node, Node>>;

constexpr std::size_t most_facts = 40;  ///< of one plan: more would be another form
constexpr std::size_t longest_label = 120;

Node texts_node(const std::vector<std::string>& texts) {
  std::vector<Node> items;
  for (const std::string& text : texts) items.push_back(text_node(text));
  return Node::list(std::move(items), {});
}

Node node_of(const PlanFact& fact) {
  Pairs pairs{{word_node("id"), word_node(fact.id)},
              {word_node("list"), word_node(fact.list)},
              {word_node("type"), word_node(fact.type)},
              {word_node("label"), text_node(fact.label)}};
  if (!fact.help.empty()) pairs.emplace_back(word_node("help"), text_node(fact.help));
  if (!fact.unit.empty()) pairs.emplace_back(word_node("unit"), text_node(fact.unit));
  if (!fact.words.empty()) pairs.emplace_back(word_node("words"), texts_node(fact.words));
  if (fact.withdrawn) pairs.emplace_back(word_node("withdrawn"), word_node("true"));
  return Node::map(std::move(pairs), {});
}

/// A fact as the dictionary declares one; a withdrawn one has no column in a workbook.
Node declaration(const PlanFact& fact, const std::string& label) {
  Pairs pairs{{word_node("fact"), word_node(fact.id)},
              {word_node("type"), word_node(fact.type)},
              {word_node("label"), text_node(label)}};
  if (!fact.help.empty()) pairs.emplace_back(word_node("help"), text_node(fact.help));
  if (!fact.unit.empty()) pairs.emplace_back(word_node("unit"), text_node(fact.unit));
  if (fact.type == "choice") pairs.emplace_back(word_node("choices"), word_node(fact.id));
  if (!fact.withdrawn) pairs.emplace_back(word_node("column"), text_node(label));
  return Node::map(std::move(pairs), {});
}

Node choices_node(const std::vector<std::string>& words) {
  std::vector<Node> items;
  for (const std::string& one : words)
    items.push_back(Node::map({{word_node("word"), text_node(one)}, {word_node("vi"), text_node(one)}}, {}));
  return Node::list(std::move(items), {});
}

}  // namespace

std::vector<PlanFact> own_facts(const store::Plan& plan) {
  if (plan.body.find("\"facts\":") == std::string::npos) return {};  // most say nothing of them
  const Node body = from_json(plan.body).value_or(Node::map({}, {}));
  std::vector<PlanFact> facts;
  const Node* list = body.find("facts");
  if (list == nullptr) return facts;
  for (const Node& item : list->items()) {
    PlanFact fact{text_of(item, "id"),
                  text_of(item, "list"),
                  text_of(item, "type"),
                  text_of(item, "label"),
                  text_of(item, "help"),
                  text_of(item, "unit"),
                  {},
                  text_of(item, "withdrawn") == "true",
                  plan.organization};
    if (const Node* words = item.find("words"))
      for (const Node& one : words->items()) fact.words.push_back(one.text());
    facts.push_back(std::move(fact));
  }
  return facts;
}

std::string with_facts(const std::string& plan_body, const std::vector<PlanFact>& facts) {
  const Node body = from_json(plan_body).value_or(Node::map({}, {}));
  std::vector<Node> items;
  for (const PlanFact& fact : facts) items.push_back(node_of(fact));
  return to_json(with_value(body, "facts", Node::list(std::move(items), {})));
}

std::vector<PlanFact> facts_in(const std::vector<store::Plan>& plans) {
  std::vector<PlanFact> facts;
  for (const store::Plan& plan : plans)
    for (PlanFact& fact : own_facts(plan)) facts.push_back(std::move(fact));
  return facts;
}

Result<std::vector<PlanFact>> plan_facts(store::Transaction& transaction, const store::Campaign& campaign) {
  const auto plans = store::plans_saying(transaction, campaign.id, "facts");
  if (!plans) return tl::unexpected{plans.error()};
  return facts_in(*plans);
}

bool is_asked(const PlanFact& fact, std::string_view at) {
  return !fact.withdrawn && at.find(unit_path("/", fact.organization)) != std::string_view::npos;
}

Node declarations(const std::vector<PlanFact>& facts) {
  Pairs choices;
  std::vector<std::pair<std::string, std::vector<Node>>> lists;
  std::set<std::pair<std::string, std::string>> labels;
  for (const PlanFact& fact : facts) {
    const bool first = labels.emplace(fact.list, search_key(fact.label)).second;
    const std::string label = first ? fact.label : fmt::format("{} ({})", fact.label, fact.organization);
    if (fact.type == "choice") choices.emplace_back(word_node(fact.id), choices_node(fact.words));
    auto of_list = std::ranges::find(lists, fact.list, [](const auto& one) { return one.first; });
    if (of_list == lists.end()) of_list = lists.insert(lists.end(), {fact.list, {}});
    of_list->second.push_back(declaration(fact, label));
  }
  Pairs pairs;
  if (!choices.empty()) pairs.emplace_back(word_node("choices"), Node::map(std::move(choices), {}));
  Pairs of_lists;
  for (auto& [name, items] : lists) of_lists.emplace_back(word_node(name), Node::list(std::move(items), {}));
  if (!of_lists.empty()) pairs.emplace_back(word_node("lists"), Node::map(std::move(of_lists), {}));
  return Node::map(std::move(pairs), {});
}

Result<std::shared_ptr<const facts::Dictionary>> dictionary_of(store::Transaction& transaction,
                                                               Regulations& regulations,
                                                               const store::Campaign& campaign) {
  const auto further = plan_facts(transaction, campaign);
  if (!further) return tl::unexpected{further.error()};
  return regulations.dictionary(campaign.regulation, declarations(*further));
}

const std::vector<std::pair<std::string, std::string>>& plan_fact_lists() {
  static const std::vector<std::pair<std::string, std::string>> lists{
      {"people", "đảng viên"}, {"collectives", "tập thể"}, {"organizations", "tổ chức"}};
  return lists;
}

const std::vector<std::pair<std::string, std::string>>& plan_fact_types() {
  static const std::vector<std::pair<std::string, std::string>> types{
      {"boolean", "có hay không"},         {"integer", "số nguyên"}, {"decimal", "số có phần thập phân"},
      {"choice", "chọn một trong các từ"}, {"date", "ngày"},         {"text", "chữ"}};
  return types;
}

std::string words_of(const PlanFact& fact) {
  const auto label = [](const auto& words, const std::string& word) {
    const auto found = std::ranges::find(words, word, [](const auto& one) { return one.first; });
    return found == words.end() ? word : found->second;
  };
  std::string kind = label(plan_fact_types(), fact.type);
  if (!fact.words.empty()) kind = fmt::format("{}", fmt::join(fact.words, " / "));
  if (!fact.unit.empty()) kind += ", " + fact.unit;
  return fmt::format("{} ({}; {})", fact.label, label(plan_fact_lists(), fact.list), kind);
}

namespace {

/// The plan in the path, that the acting person may set, over the version that was seen.
Outcome<store::Plan> plan_in_path(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(call.target.unit);
  if (unit == nullptr) return refused(Refused::hidden);
  if (!sets_plan(*call.campaign, **units, *unit))
    return refused(Refused::invalid,
                   "Đơn vị này theo kế hoạch của tổ chức đảng ở trên; dữ kiện thêm được đặt ở đó.");
  auto plan = store::find_plan(call.data, call.campaign->id, unit->id);
  if (!plan) return refused(plan.error());
  store::Plan stored = plan->value_or(store::Plan{call.campaign->id, unit->id, "{}", 0});
  if (call.inputs.get("version") != std::to_string(stored.version))
    return refused(Refused::invalid, "Người khác vừa sửa kế hoạch này; hãy xem lại rồi gửi lần nữa.");
  return stored;
}

/// The form of a new fact on its way to be checked, every problem at its field.
class NewFact {
 public:
  NewFact(Call& call, const facts::Dictionary& dictionary) : call_(call), dictionary_(dictionary) {}

  Outcome<PlanFact> read() {
    fact_.id = "extra_" + new_id(call_.now.at);
    fact_.organization = call_.target.unit;
    fact_.list = one_of("list", plan_fact_lists(), "Hãy chọn dữ kiện này nói về ai.");
    fact_.type = one_of("type", plan_fact_types(), "Hãy chọn cách ghi.");
    fact_.help = trimmed(call_.inputs.get("help"));
    if (fact_.type == "integer" || fact_.type == "decimal") fact_.unit = trimmed(call_.inputs.get("measure"));
    read_label();
    if (fact_.type == "choice") read_words();
    check_reason();
    if (problems_.empty()) return fact_;
    Refusal refusal;
    refusal.kind = Refused::invalid;
    refusal.problems = problems_;
    return tl::unexpected{std::move(refusal)};
  }

 private:
  void object(const char* field, std::string message) { problems_.push_back({field, std::move(message)}); }

  std::string one_of(const char* field, const std::vector<std::pair<std::string, std::string>>& words,
                     const char* message) {
    const std::string chosen = call_.inputs.get(field);
    for (const auto& [word, label] : words)
      if (word == chosen) return chosen;
    object(field, message);
    return {};
  }

  void read_label() {
    fact_.label = trimmed(call_.inputs.get("label"));
    if (fact_.label.empty())
      return object("label", "Hãy ghi tên dữ kiện, ví dụ “Số giờ học tập nghị quyết”.");
    if (fact_.label.size() > longest_label)
      return object("label", "Tên dữ kiện dài quá; hãy ghi ngắn lại, phần giải thích để ở cách ghi.");
    const facts::ListShape* shape = dictionary_.list(fact_.list);
    if (shape == nullptr) return;
    for (const facts::Fact& known : shape->facts)
      if (search_key(known.label.vi) == search_key(fact_.label) ||
          (!known.column.empty() && search_key(known.column) == search_key(fact_.label)))
        return object("label",
                      fmt::format("Đã có dữ kiện “{}”; hãy dùng dữ kiện đó hoặc đặt tên khác.", fact_.label));
  }

  void read_words() {
    std::set<std::string> seen;
    std::string line;
    for (const char letter : call_.inputs.get("words") + "\n") {
      if (letter != '\n') {
        line += letter;
        continue;
      }
      std::string word = trimmed(line);
      line.clear();
      if (word.empty()) continue;
      if (!seen.insert(search_key(word)).second)
        return object("words", fmt::format("“{}” ghi hai lần.", word));
      fact_.words.push_back(std::move(word));
    }
    if (fact_.words.size() < 2) object("words", "Hãy ghi ít nhất hai từ để chọn, mỗi dòng một từ.");
  }

  void check_reason() {
    if (call_.campaign->state == "open" && trimmed(call_.inputs.get("reason")).empty())
      object("reason", "Đợt đã mở: hãy ghi lý do điều chỉnh kế hoạch.");
  }

  Call& call_;
  const facts::Dictionary& dictionary_;
  PlanFact fact_;
  std::vector<FieldProblem> problems_;
};

/// The plan with its facts as they are to be, and after the opening the amendment.
Outcome<void> keep_facts(Call& call, const store::Plan& stored, const std::vector<PlanFact>& facts,
                         const AmendedDay& amended, const std::string& reason) {
  store::Plan changed = stored;
  changed.body = with_facts(stored.body, facts);
  const auto saved = store::save(call.data, changed);
  if (!saved) return refused(saved.error());
  if (*saved == 0) return refused(Refused::conflict, "Người khác vừa sửa kế hoạch này; hãy tải lại trang.");
  if (call.campaign->state == "open")
    if (auto written = keep_amendments(call, {amended}, reason); !written) return written;
  call.notes.push_back(
      {call.campaign->id, call.target.unit_path, token_hash(stored.body), token_hash(changed.body)});
  return {};
}

}  // namespace

Outcome<void> declare_fact(Call& call) {
  const auto plan = plan_in_path(call);
  if (!plan) return tl::unexpected{plan.error()};
  const auto dictionary = dictionary_of(call.data, call.office.regulations(), *call.campaign);
  if (!dictionary) return refused(dictionary.error());
  const auto fact = NewFact{call, **dictionary}.read();
  if (!fact) return tl::unexpected{fact.error()};
  std::vector<PlanFact> facts = own_facts(*plan);
  if (facts.size() >= most_facts)
    return refused(
        Refused::invalid,
        fmt::format("Kế hoạch đã có {} dữ kiện thêm; nhiều hơn nữa nên thành một mẫu riêng.", most_facts));
  facts.push_back(*fact);
  return keep_facts(call, *plan, facts, {fact->organization, std::string{amended_facts}, {}, words_of(*fact)},
                    trimmed(call.inputs.get("reason")));
}

Outcome<void> withdraw_fact(Call& call) {
  const auto plan = plan_in_path(call);
  if (!plan) return tl::unexpected{plan.error()};
  std::vector<PlanFact> facts = own_facts(*plan);
  const auto fact = std::ranges::find(facts, call.inputs.get("fact"), &PlanFact::id);
  if (fact == facts.end() || fact->withdrawn)
    return refused(Refused::invalid, "Hãy chọn một dữ kiện mà kế hoạch này đang hỏi.", "fact");
  const std::string why = trimmed(call.inputs.get("why"));
  if (call.campaign->state == "open" && why.empty())
    return refused(Refused::invalid, "Đợt đã mở: hãy ghi lý do thôi hỏi dữ kiện này.", "why");
  fact->withdrawn = true;
  return keep_facts(call, *plan, facts, {fact->organization, std::string{amended_facts}, words_of(*fact), {}},
                    why);
}

}  // namespace kiemdiem::service
