#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "regulation/regulation.h"
#include "regulation/rule_reader.h"

namespace kiemdiem::regulation {
namespace {

/// Kinds of rule; the reference's names in small letters. Those without a computed form are carried as text.
const std::vector<std::string>& kind_words() {
  static const std::vector<std::string> words{
      "scope",        "exclusion",    "exception",   "ceiling",   "forced",       "note",
      "quota",        "criterion",    "order",       "deadline",  "notice",       "dossier",
      "delivery",     "consultation", "composition", "chair",     "attendance",   "ballot",
      "authority",    "attribution",  "consistency", "re_rating", "notification", "follow_up",
      "commendation", "content",      "duty",        "principle", "legal_basis",  "score"};
  return words;
}

std::optional<Reading> read_reading(RuleReader& reader) {
  const Node* node = reader.take("reading");
  if (node == nullptr) return std::nullopt;
  RuleReader inner{*node, reader.dictionary(), reader.problems()};
  Reading reading{inner.optional_text("number"), inner.text("taken"), inner.texts("alternatives")};
  inner.finish();
  return reading;
}

void read_period(RuleReader& reader, std::optional<Date>& from, std::optional<Date>& to) {
  const Node* node = reader.take("in_force");
  if (node == nullptr) return;
  RuleReader inner{*node, reader.dictionary(), reader.problems()};
  from = inner.date("from");
  to = inner.date("to");
  inner.finish();
}

void read_carried(RuleReader& reader, Rule& rule) {
  const bool text = rule.as<TextBody>() != nullptr;
  const std::size_t carried =
      reader.one_of("carried", {"computed", "reminded", "printed", "judgement"}, text);
  rule.carried = static_cast<Carried>(carried);
  if (text && rule.carried == Carried::computed)
    reader.complain(
        rule.place,
        fmt::format(
            "Quy tắc “{}” không có phần tính được; hãy ghi carried: reminded, printed hoặc judgement.",
            rule.id));
  const bool given = reader.node().find("severity") != nullptr;
  rule.severity =
      static_cast<Severity>(reader.one_of("severity", {"blocks", "warns", "reminds", "prints"}, false));
  if (!given && text) rule.severity = rule.carried == Carried::printed ? Severity::prints : Severity::reminds;
}

Rule read_rule(const Node& node, const Document& document, const facts::Dictionary& dictionary,
               Problems& problems) {
  RuleReader reader{node, dictionary, problems};
  Rule rule;
  rule.place = node.place();
  rule.id = reader.text("id");
  rule.kind = kind_words()[reader.one_of("kind", kind_words(), true)];
  rule.document_id = document.id;
  rule.document = document.name;
  rule.clause = reader.text("clause");
  rule.covers = reader.texts("covers");
  rule.text = reader.text("text");
  rule.body = read_body(rule.kind, reader);
  rule.of = reader.kinds("of");
  rule.when = reader.condition("when");
  read_carried(reader, rule);
  rule.reading = read_reading(reader);
  rule.needs_confirmation = reader.flag("needs_confirmation");
  rule.confirm = reader.optional_text("confirm");
  rule.incomplete = reader.optional_text("incomplete");
  rule.who = reader.optional_text("who");
  rule.due = reader.optional_text("due");
  read_period(reader, rule.from, rule.to);
  reader.finish();
  while (!rule.text.empty() && (rule.text.back() == '\n' || rule.text.back() == ' ')) rule.text.pop_back();
  return rule;
}

void read_amendments(RuleReader& reader, Document& document) {
  const Node* list = reader.take("amends");
  if (list == nullptr) return;
  for (const Node& node : list->items()) {
    RuleReader inner{node, reader.dictionary(), reader.problems()};
    Amendment amendment;
    amendment.place = node.place();
    amendment.document = inner.text("document");
    amendment.clause = inner.text("clause");
    amendment.operation =
        static_cast<Operation>(inner.one_of("operation", {"replace", "add", "except", "withdraw"}, true));
    amendment.rules = inner.texts("rules");
    amendment.by_rules = inner.texts("by");
    amendment.amending_clause = inner.text("stated_in");
    inner.finish();
    document.amends.push_back(std::move(amendment));
  }
}

void read_head(const Node& root, Document& document, const facts::Dictionary& dictionary,
               Problems& problems) {
  RuleReader reader{root, dictionary, problems};
  document.id = reader.text("id");
  document.name = reader.text("name");
  document.title = reader.text("title");
  document.number = reader.optional_text("number");
  document.issuer = reader.optional_text("issuer");
  document.level = reader.optional_text("level");
  document.on = reader.date("on");
  read_period(reader, document.from, document.to);
  document.extends = reader.texts("extends");
  document.facts_from = reader.texts("facts_from");
  document.replaces = reader.texts("replaces");
  read_amendments(reader, document);
  document.needs_confirmation = reader.flag("needs_confirmation");
  document.notice = reader.optional_text("notice");
  const Node* declared = reader.take("facts");
  document.declared_facts = declared == nullptr ? Node::map({}, root.place()) : *declared;
  reader.finish();
}

bool is_head(const SourceFile& file) {
  return file.name.ends_with("document.yaml");
}

void read_rules(const SourceFile& file, Document& document, const facts::Dictionary& dictionary,
                Problems& problems) {
  const auto root = parse_yaml(file.text, file.name);
  if (!root) {
    problems.insert(problems.end(), root.error().begin(), root.error().end());
    return;
  }
  facts::RecordReader reader{*root, problems};
  if (const Node* rules = reader.take("rules"))
    for (const Node& node : rules->items())
      document.rules.push_back(read_rule(node, document, dictionary, problems));
  reader.finish();
}

void refuse_repeated_ids(const Document& document, Problems& problems) {
  std::set<std::string> seen;
  for (const Rule& rule : document.rules)
    if (!seen.insert(rule.id).second)
      problems.push_back({rule.place, fmt::format("Mã quy tắc “{}” đã dùng trong văn bản này.", rule.id)});
}

}  // namespace

Result<Document> read_document(const std::vector<SourceFile>& files, const facts::Dictionary& dictionary) {
  Problems problems;
  Document document;
  const auto head = std::ranges::find_if(files, is_head);
  if (head == files.end()) return refuse({}, "Thư mục văn bản thiếu tệp document.yaml.");
  const auto root = parse_yaml(head->text, head->name);
  if (!root) return tl::unexpected{root.error()};
  read_head(*root, document, dictionary, problems);
  const auto extended = dictionary.extended_by(document.declared_facts, document.id);
  if (!extended) return tl::unexpected{extended.error()};
  for (const SourceFile& file : files)
    if (!is_head(file)) read_rules(file, document, *extended, problems);
  refuse_repeated_ids(document, problems);
  if (!problems.empty()) return tl::unexpected{problems};
  return document;
}

}  // namespace kiemdiem::regulation
