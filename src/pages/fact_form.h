#pragma once

#include <functional>
#include <string_view>

#include "facts/situation.h"
#include "pages/shell.h"

namespace kiemdiem::pages {

enum class FieldType : std::uint8_t {
  text,
  long_text,
  number,   ///< whole
  decimal,  ///< two places, comma or point
  date,
  moment,
  yes_no,
  choice,      ///< radio buttons up to three, else a select
  references,  ///< several ids
};

/// A rule that uses the fact.
struct RuleUse {
  Clause clause;
  std::string text;  ///< what the rule says, one sentence
};

/// One fact to be filled in. What is sent: `fact.<path>` holds the value; where that is empty `empty.<path>`
/// says what empty means: "unknown" (chưa rõ), "none" (không có) or "default" (as the dictionary sets it).
/// For yes_no and choice the empty answer is one of the choices.
struct Field {
  std::string path;  ///< "transferred.from"
  FieldType type = FieldType::text;
  std::string label, help, unit;
  std::string value;  ///< as typed, or as the form writes it (ISO days, words of the choice)
  facts::State state = facts::State::unknown;  ///< what an empty value means
  bool may_be_none = true;
  std::string default_words;    ///< what is taken where nothing is given ("0", "không"); empty: no default
  bool defaulted = false;       ///< nothing was given, the default holds
  std::vector<Option> choices;  ///< of choice and references
  std::optional<int> at_least, at_most;
  bool required = false;
  bool read_only = false;
  std::string error;
  std::vector<RuleUse> rules;
  std::string changed;  ///< "đã sửa 14:05 ngày 3/12, Trần Văn An"; may be empty
};

struct FieldGroup {
  std::string title;  ///< may be empty
  std::string help;
  std::vector<Field> fields;
};

struct FactForm {
  std::string action;
  std::string version;  ///< sent back as `version`; another one stored meanwhile is a conflict
  std::vector<FieldGroup> groups;
  std::string submit;  ///< label; empty: "Lưu"
  std::string cancel_href;
  std::string saved;  ///< "đã lưu 14:05"; may be empty
  bool read_only = false;
  std::vector<Option> hidden;  ///< value: name, label: content
};

/// A form on a page of its own: a new organisation, a post, an event.
struct FactFormPage {
  std::string heading;
  std::string lead;  ///< one sentence; may be empty
  FactForm form;
  std::vector<Button> further;  ///< delete, undo
};

/// What is stored of a fact: nothing stored, "null" or a value as a situation file writes it.
struct StoredFact {
  std::string path;
  facts::State state = facts::State::unknown;
  std::string value;
};

/// What the caller knows besides the dictionary.
struct FormKnowledge {
  Language language = Language::vietnamese;
  std::vector<StoredFact> stored;
  std::function<std::vector<Option>(const facts::Fact&)> references;  ///< whom a reference may name
  std::function<std::vector<RuleUse>(std::string_view path)> rules;
};

/// Groups of fields for the facts of a list, in the dictionary's order: groups of facts become groups of the
/// form; inner lists (posts, discipline) are left out, they have lines of their own. `id` is read-only where
/// it is stored.
std::vector<FieldGroup> fields_of(const facts::ListShape& shape, const facts::Dictionary& dictionary,
                                  const FormKnowledge& knowledge);

/// What a form sent: one entry for each fact of the list that the form had. Days are turned into ISO,
/// decimals get a point; anything that is not understood stays as it was typed, for the reader to complain
/// of. An entry with `defaulted` is to be left out of the record.
struct SentFact {
  std::string path{};
  facts::State state = facts::State::unknown;
  std::string value{};
  bool defaulted = false;
};
using FormValues = std::vector<std::pair<std::string, std::string>>;
std::vector<SentFact> sent_facts(const facts::ListShape& shape, const FormValues& values);

std::string render(const Shell& shell, const FactFormPage& page);

}  // namespace kiemdiem::pages
