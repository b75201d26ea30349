#include "service/secrecy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/entries.h"
#include "service/isolation.h"
#include "service/meeting_records.h"
#include "service/office.h"
#include "service/registers.h"

namespace kiemdiem::service {
namespace {

constexpr std::string_view not_secret = "none";

/// What a card keeps: nothing of it tells how somebody was judged.
constexpr std::array<std::string_view, 11> told{
    "id", "name", "cell", "kind", "of", "parent", "subject", "event", "document", "secrecy", "paper_number"};

/// Lists with what is written about a subject. A list of the dictionary is told by `people`.
constexpr std::array<std::string_view, 9> with_content{"people",      "self_reviews", "quality_slips",
                                                       "opinions",    "suggestions",  "meeting_remarks",
                                                       "remediation", "inputs",       items_list};

bool is_told(std::string_view key) {
  return key == "kept_at" || key == "input" || std::ranges::find(told, key) != told.end();
}

std::string person_of(std::string_view subject) {
  for (const std::string_view kind : {"member:", "leader:"})
    if (subject.starts_with(kind)) return std::string{subject.substr(kind.size())};
  return {};
}

/// Whom an entry is about: a period's facts of a person, an item of a meeting, an entry with a subject.
std::string subject_of(std::string_view list, std::string_view id, const Node& entry) {
  if (list == "people") return "member:" + std::string{id};
  if (std::string subject = text_of(entry, "subject"); !subject.empty()) return subject;
  for (const std::string_view kind : {"member:", "leader:"})
    if (const std::size_t at = id.rfind(kind); at != std::string_view::npos)
      return std::string{id.substr(at)};
  return {};
}

/// Of an item of a meeting only its texts are content: that it was left out is none.
bool has_content(std::string_view list, const Node& entry) {
  if (list == items_list)
    return std::ranges::any_of(item_texts().facts,
                               [&](const facts::Fact& fact) { return !text_of(entry, fact.path).empty(); });
  return std::ranges::any_of(entry.entries(), [](const auto& one) { return !is_told(one.first.text()); });
}

std::string level_words(Call& call, std::string_view level) {
  const facts::Choices* levels = call.office.dictionary().choices("secrecy");
  if (levels == nullptr) return std::string{level};
  const auto found = std::ranges::find(levels->words, level);
  if (found == levels->words.end()) return std::string{level};
  return levels->labels[static_cast<std::size_t>(found - levels->words.begin())].vi;
}

}  // namespace

std::string secrecy_of(const Node& entry) {
  std::string level = text_of(entry, "secrecy");
  return level == not_secret ? std::string{} : level;
}

std::string secrecy_of_person(const Node& person, const Units& units, const facts::Dictionary& dictionary) {
  if (const std::string said = text_of(person, "secrecy"); !said.empty())
    return said == not_secret ? std::string{} : said;
  const Node* posts = person.find("posts");
  const facts::Choices* levels = dictionary.choices("secrecy");
  if (posts == nullptr || levels == nullptr) return {};
  for (std::size_t level = levels->words.size(); level-- > 0;)  // the highest first
    for (const Node& post : posts->items()) {
      const Unit* by = units.find(text_of(post, "managed_by"));
      if (by != nullptr &&
          std::ranges::find(levels->managed_by[level], by->kind) != levels->managed_by[level].end())
        return levels->words[level];
    }
  return {};
}

Node card_of(const Node& entry, std::string_view level) {
  std::vector<std::pair<Node, Node>> kept;
  for (const auto& [key, value] : entry.entries())
    if (is_told(key.text()) && value.is_scalar()) kept.emplace_back(key, value);
  Node card = Node::map(std::move(kept), {});
  if (secrecy_of(card).empty() && !level.empty())
    card = with_value(card, "secrecy", text_node(std::string{level}));
  return card;
}

void SecretSubjects::add(const std::string& person, const std::string& level) {
  levels_.insert_or_assign(person, level);
}

std::string SecretSubjects::level_of(std::string_view subject) const {
  const auto found = levels_.find(person_of(subject));
  return found == levels_.end() ? std::string{} : found->second;
}

std::string SecretSubjects::level_of(std::string_view list, std::string_view id, const Node& entry) const {
  return levels_.empty() ? std::string{} : level_of(subject_of(list, id, entry));
}

Outcome<std::string> secrecy_of_subject(Call& call, std::string_view subject) {
  const std::string person = person_of(subject);
  if (person.empty()) return std::string{};
  const auto record = stored_entry(call, {"", "people", person});
  if (!record) return tl::unexpected{record.error()};
  const auto units = call.units();
  if (!units) return refused(units.error());
  return secrecy_of_person(facts_of(*record), **units, call.office.dictionary());
}

Outcome<void> check_may_be_printed(Call& call, std::string_view subject) {
  const auto level = secrecy_of_subject(call, subject);
  if (!level) return tl::unexpected{level.error()};
  if (level->empty()) return {};
  return refused(
      Refused::invalid,
      fmt::format("Hồ sơ của người này có độ mật “{}”: mẫu văn bản của chương trình không có dấu độ mật "
                  "nên không lập, không in. Làm trên giấy theo chế độ bảo mật.",
                  level_words(call, *level)));
}

Outcome<void> check_not_secret(Call& call, std::string_view subject, const std::string& field) {
  const auto level = secrecy_of_subject(call, subject);
  if (!level) return tl::unexpected{level.error()};
  if (level->empty()) return {};
  const auto declared = isolation(call.data);
  if (!declared) return refused(declared.error());
  if (*declared) return {};
  return refused(
      Refused::invalid,
      fmt::format(
          "Hồ sơ của người này có độ mật “{}”: không ghi, không lập văn bản và không gửi tệp trên máy "
          "này. Làm trên giấy; ở trang của đảng viên chỉ ghi số hồ sơ giấy và nơi lưu.",
          level_words(call, *level)),
      field);
}

Outcome<store::RecordText> without_secrets(Call& call, store::RecordText text) {
  if (text.key.campaign.empty()) return text;
  const Node entry = from_json(text.facts).value_or(Node::map({}, {}));
  if (!secrecy_of(entry).empty()) {
    const auto declared = isolation(call.data);
    if (!declared) return refused(declared.error());
    if (*declared) return text;
    text.facts = to_json(card_of(entry));
    text.search.clear();
    return text;
  }
  const bool looked_at = std::ranges::find(with_content, text.key.list) != with_content.end();
  if (!looked_at || !has_content(text.key.list, entry)) return text;
  const std::string subject = subject_of(text.key.list, text.key.id, entry);
  if (auto open = check_not_secret(call, subject); !open) return tl::unexpected{open.error()};
  return text;
}

}  // namespace kiemdiem::service
