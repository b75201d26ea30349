#include "service/tally_minutes.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/wording.h"
#include "service/campaign_time.h"
#include "service/campaigns.h"
#include "service/entries.h"
#include "service/names.h"

namespace kiemdiem::service {
namespace {

std::string subject_words(const SeenPoll& seen, const Call& call) {
  return (seen.sheet.kind == ballot::Kind::levels ? "xếp loại chất lượng "
                                                  : "bỏ phiếu chọn mức hoàn thành xuất sắc nhiệm vụ ") +
         period_words(*call.campaign);
}

void add_people(const SeenPoll& seen, TallyText& text) {
  const ballot::Tally& tally = *seen.tally;
  text.people = {{"Triệu tập", std::to_string(tally.summoned)},
                 {"Có mặt", std::to_string(tally.present)},
                 {"Vắng", std::to_string(tally.summoned - tally.present)}};
  for (const store::PollVoter& voter : seen.voters)
    if (!voter.present) text.absent.push_back({voter.name, {}});
  for (const std::string& teller : seen.tellers) text.tellers.push_back(seen.name_of(teller));
  text.chair = seen.name_of(seen.poll.chair);
}

void add_columns(const SeenPoll& seen, const facts::Dictionary& dictionary, TallyText& text) {
  for (const auto& [field, number] : ballot::fields_of(seen.sheet, seen.tally->count))
    if (!field.starts_with("marks."))
      text.sheets.push_back(
          {capitalized(ballot::words_of(seen.sheet, field, dictionary)), std::to_string(number)});
  for (const std::string& choice : seen.sheet.choices) {
    text.choices.push_back(choice);
    text.columns.push_back(capitalized(ballot::choice_label(choice, dictionary)));
  }
  if (!seen.sheet.blank_lines) return;
  text.choices.emplace_back("blank_line");
  text.columns.emplace_back("Để trống");
}

void add_rows(const SeenPoll& seen, const facts::Dictionary& dictionary, TallyText& text) {
  text.base = label(seen.rules.base);
  text.base_number = std::to_string(number_of(*seen.tally, seen.rules.base));
  if (seen.rules.threshold)
    text.threshold =
        fmt::format("Quá {}% {}", seen.rules.threshold->percent, label(seen.rules.threshold->of));
  for (std::size_t at = 0; at < seen.sheet.lines.size(); ++at) {
    const ballot::Line& line = seen.sheet.lines[at];
    TallyRow row{line.subject, line.name, line.post, {}, {}, {}};
    for (std::size_t choice = 0; choice < text.columns.size(); ++choice) {
      const ballot::Share share = share_of(*seen.tally, seen.rules.base, at, choice);
      row.marks.push_back(std::to_string(share.votes));
      row.shares.push_back(percent_text(share));
    }
    if (const auto level = carried(seen.sheet, *seen.tally, seen.rules, at))
      row.carried = ballot::choice_label(seen.sheet.choices[static_cast<std::size_t>(*level)], dictionary);
    else if (seen.rules.threshold)
      row.carried = "không mức nào đủ";
    text.rows.push_back(std::move(row));
  }
}

/// How many subjects are carried at each level; nothing where no document states a threshold.
void add_results(const SeenPoll& seen, const facts::Dictionary& dictionary, TallyText& text) {
  if (!seen.rules.threshold || seen.sheet.kind != ballot::Kind::levels) return;
  std::vector<int> numbers(dictionary.choices("rating")->words.size());
  for (std::size_t at = 0; at < seen.sheet.lines.size(); ++at) {
    const auto level = ballot::carried(seen.sheet, *seen.tally, seen.rules, at);
    if (!level)
      text.remarks.push_back(seen.sheet.lines[at].name + ": không mức nào đủ số phiếu.");
    else if (static_cast<std::size_t>(*level) < numbers.size())
      ++numbers[static_cast<std::size_t>(*level)];
  }
  for (std::size_t level = 0; level < numbers.size(); ++level)
    text.results.push_back(
        {assessment::level_label(dictionary, static_cast<int>(level)), std::to_string(numbers[level])});
}

/// The order of a second vote, with those of whom people have to decide.
void add_ranks(const SeenPoll& seen, TallyText& text) {
  if (seen.sheet.kind != ballot::Kind::excellence) return;
  for (const ballot::Ranked& ranked : ballot::ranked(seen.sheet, seen.tally->count, seen.sheet.most_agreed))
    if (ranked.within || ranked.tied)
      text.remarks.push_back(
          fmt::format("{}: {} phiếu đồng ý{}", seen.sheet.lines[ranked.line].name, ranked.agreed,
                      ranked.tied ? ", bằng phiếu nhau ở chỗ cuối; cấp có thẩm quyền xem xét." : "."));
}

void add_left_off(const SeenPoll& seen, TallyText& text) {
  for (const ballot::LeftOff& left : seen.sheet.left_off)
    text.left_off.push_back(
        fmt::format("{}: {}{}", left.name, left.text,
                    left.clause.empty() ? "" : fmt::format(" ({}, {})", left.clause, left.document)));
}

}  // namespace

Outcome<TallyText> tally_minutes_of(Call& call, const SeenPoll& seen, std::int64_t sealed_at) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(seen.poll.unit);
  if (unit == nullptr) return refused(Refused::hidden);
  const Unit* upper = (*units)->find(unit->parent);
  const facts::Dictionary& dictionary = call.office.dictionary();
  TallyText text;
  text.upper = upper == nullptr ? std::string{} : upper->name;
  text.unit = unit->name;
  text.kind = unit->kind;
  text.about = subject_words(seen, call);
  text.day = seen.poll.day;
  if (sealed_at > 0) text.sealed = to_vietnamese(moment_of(call, sealed_at));
  add_people(seen, text);
  add_columns(seen, dictionary, text);
  add_rows(seen, dictionary, text);
  add_results(seen, dictionary, text);
  add_ranks(seen, text);
  add_left_off(seen, text);
  text.tally = seen.hash;
  return text;
}

Outcome<KeptTally> kept_tally_minutes(Call& call, const SeenPoll& seen) {
  if (!seen.sees_counts || seen.state != ballot::State::sealed || !seen.tally)
    return refused(Refused::hidden);
  auto versions = kept_minutes(call, tally_minutes_key(seen.poll.id));
  if (!versions) return tl::unexpected{versions.error()};
  if (!versions->empty()) {
    TallyText text = tally_text_from(versions->back().body);
    return KeptTally{std::move(text), std::move(*versions)};
  }
  const auto sealed = store::tally_of(call.data, seen.poll.id);
  if (!sealed) return refused(sealed.error());
  auto text = tally_minutes_of(call, seen, *sealed ? (*sealed)->sealed_at : 0);
  if (!text) return tl::unexpected{text.error()};
  return KeptTally{std::move(*text), {}};
}

Outcome<void> correct_tally_minutes(Call& call) {
  const auto seen = seen_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (!seen->runs()) return refused(Refused::hidden);
  const auto kept = kept_tally_minutes(call, *seen);
  if (!kept) return tl::unexpected{kept.error()};
  if (auto may = check_correction(call, kept->versions); !may) return may;
  TallyText text = kept->text;
  if (auto changed = take_corrections(call, texts_in(text)); !changed) return changed;
  const auto units = call.units();
  if (!units) return refused(units.error());
  return keep_minutes(call, tally_minutes_key(seen->poll.id), *(*units)->find(seen->poll.unit), to_json(text),
                      call.inputs.get("reason"));
}

std::vector<CorrectedText> texts_in(TallyText& text) {
  std::vector<CorrectedText> texts;
  const auto add = [&texts](const std::string& heading, const std::string& label, const std::string& subject,
                            std::string& of) {
    texts.push_back({fmt::format("fact.{}", texts.size() + 1), heading, label, subject, &of});
  };
  add({}, "Địa điểm", {}, text.place);
  add({}, "Tên cấp trên", {}, text.upper);
  add({}, "Tên đơn vị", {}, text.unit);
  add({}, "Người chủ trì", {}, text.chair);
  for (std::string& teller : text.tellers) add({}, "Người kiểm phiếu", {}, teller);
  for (MinutesLine& one : text.absent) add("Vắng", one.label, {}, one.text);
  for (std::size_t at = 0; at < text.rows.size(); ++at) {
    TallyRow& row = text.rows[at];
    const std::string heading = fmt::format("Dòng {}", at + 1);
    add(heading, "tên", row.subject, row.name);
    add(heading, "chức vụ, đơn vị", row.subject, row.post);
  }
  for (std::string& line : text.left_off) add({}, "Không có tên trong phiếu", {}, line);
  add({}, "Việc khác", {}, text.other);
  return texts;
}

namespace {

Node words_node(const std::vector<std::string>& words) {
  std::vector<Node> items;
  for (const std::string& word : words) items.push_back(text_node(word));
  return Node::list(std::move(items), {});
}

std::vector<std::string> words_at(const Node& node, std::string_view key) {
  std::vector<std::string> words;
  if (const Node* list = node.find(key))
    for (const Node& item : list->items()) words.push_back(item.text());
  return words;
}

Node node_of(const TallyRow& row) {
  return Node::map({{word_node("subject"), text_node(row.subject)},
                    {word_node("name"), text_node(row.name)},
                    {word_node("post"), text_node(row.post)},
                    {word_node("marks"), words_node(row.marks)},
                    {word_node("shares"), words_node(row.shares)},
                    {word_node("carried"), text_node(row.carried)}},
                   {});
}

struct TextField {
  const char* key;
  std::string TallyText::*at;
};
constexpr TextField text_fields[] = {{"upper", &TallyText::upper},
                                     {"unit", &TallyText::unit},
                                     {"kind", &TallyText::kind},
                                     {"about", &TallyText::about},
                                     {"day", &TallyText::day},
                                     {"sealed", &TallyText::sealed},
                                     {"place", &TallyText::place},
                                     {"base", &TallyText::base},
                                     {"base_number", &TallyText::base_number},
                                     {"threshold", &TallyText::threshold},
                                     {"chair", &TallyText::chair},
                                     {"other", &TallyText::other},
                                     {"tally", &TallyText::tally}};

struct WordsField {
  const char* key;
  std::vector<std::string> TallyText::*at;
};
constexpr WordsField words_fields[] = {{"choices", &TallyText::choices},
                                       {"columns", &TallyText::columns},
                                       {"remarks", &TallyText::remarks},
                                       {"left_off", &TallyText::left_off},
                                       {"tellers", &TallyText::tellers}};

struct LinesField {
  const char* key;
  std::vector<MinutesLine> TallyText::*at;
};
constexpr LinesField lines_fields[] = {{"people", &TallyText::people},
                                       {"absent", &TallyText::absent},
                                       {"sheets", &TallyText::sheets},
                                       {"results", &TallyText::results}};

}  // namespace

std::string to_json(const TallyText& text) {
  std::vector<std::pair<Node, Node>> fields;
  for (const TextField& field : text_fields)
    fields.emplace_back(word_node(field.key), text_node(text.*field.at));
  for (const WordsField& field : words_fields)
    fields.emplace_back(word_node(field.key), words_node(text.*field.at));
  for (const LinesField& field : lines_fields)
    fields.emplace_back(word_node(field.key), lines_node(text.*field.at));
  std::vector<Node> rows;
  for (const TallyRow& row : text.rows) rows.push_back(node_of(row));
  fields.emplace_back(word_node("rows"), Node::list(std::move(rows), {}));
  return kiemdiem::to_json(Node::map(std::move(fields), {}));
}

TallyText tally_text_from(const std::string& json) {
  const Node node = from_json(json).value_or(Node::map({}, {}));
  TallyText text;
  for (const TextField& field : text_fields) text.*field.at = text_of(node, field.key);
  for (const WordsField& field : words_fields) text.*field.at = words_at(node, field.key);
  for (const LinesField& field : lines_fields) text.*field.at = lines_at(node, field.key);
  if (const Node* rows = node.find("rows"))
    for (const Node& row : rows->items())
      text.rows.push_back({text_of(row, "subject"), text_of(row, "name"), text_of(row, "post"),
                           words_at(row, "marks"), words_at(row, "shares"), text_of(row, "carried")});
  return text;
}

}  // namespace kiemdiem::service
