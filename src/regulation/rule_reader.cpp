#include "regulation/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "regulation/scopes.h"

namespace kiemdiem::regulation {

int RuleReader::index_of(const Node& node, std::string_view choices) {
  const facts::Choices& set = *dictionary_.choices(choices);
  if (const auto found = set.find(node.text())) return *found;
  complain(node.place(), fmt::format("“{}” không có trong bộ giá trị “{}”.{}", node.text(), choices,
                                     did_you_mean(node.text(), set.words)));
  return 0;
}

int RuleReader::word(std::string_view key, std::string_view choices) {
  const Node* node = take(key);
  if (node != nullptr && node->is_scalar()) return index_of(*node, choices);
  complain(this->node().place(), fmt::format("Thiếu khóa “{}”.", key));
  return 0;
}

std::vector<int> RuleReader::words(std::string_view key, std::string_view choices) {
  std::vector<int> indices;
  const Node* node = take(key);
  if (node == nullptr) return indices;
  if (node->is_scalar()) indices.push_back(index_of(*node, choices));
  for (const Node& item : node->items()) indices.push_back(index_of(item, choices));
  return indices;
}

Kinds RuleReader::kinds(std::string_view key) {
  static const std::vector<std::string> names{"organization", "collective", "member", "leader"};
  Kinds kinds;
  for (const std::string& name : texts(key)) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
      complain(node().place(),
               fmt::format("“{}” không phải loại đối tượng.{}", name, did_you_mean(name, names)));
    else
      kinds.add(static_cast<SubjectKind>(found - names.begin()));
  }
  return kinds;
}

Condition RuleReader::condition(std::string_view key) {
  Condition condition;
  const Node* node = take(key);
  if (node == nullptr) return condition;
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader}) {
    const Node* text = node->is_map() ? node->find(facts::name(kind)) : node;
    if (text == nullptr) continue;
    const auto at = static_cast<std::size_t>(kind);
    condition.sources[at] = text->text();
    condition.places[at] = text->place();
    if (text->is_quoted()) ++condition.places[at].column;
  }
  if (!condition.given()) complain(node->place(), fmt::format("“{}” cần một điều kiện.", key));
  return condition;
}

std::optional<Date> RuleReader::date(std::string_view key) {
  const Node* node = take(key);
  if (node == nullptr) return std::nullopt;
  const auto date = parse_date(node->text());
  if (!date) complain(node->place(), fmt::format("“{}” cần một ngày có thật như 2022-12-15.", key));
  return date;
}

AtPlace RuleReader::place_of_event(std::string_view key) {
  AtPlace at;
  const Node* node = take(key);
  if (node == nullptr) return at;
  if (node->text() == "own_cell") {
    at.kind = AtPlace::Kind::own_cell;
    return at;
  }
  at.kind = AtPlace::Kind::collectives;
  if (!node->is_list()) complain(node->place(), "“at” cần own_cell hoặc danh sách loại tập thể.");
  for (const Node& item : node->items()) at.collective_kinds.push_back(index_of(item, "collective_kind"));
  return at;
}

EventPattern RuleReader::own_pattern(std::string_view events_key) {
  EventPattern pattern;
  pattern.events = words(events_key, "event");
  pattern.of = kinds("of");
  pattern.where = condition("where");
  pattern.at = place_of_event("at");
  if (pattern.events.empty()) complain(node().place(), fmt::format("Thiếu khóa “{}”.", events_key));
  return pattern;
}

EventPattern RuleReader::pattern(std::string_view key) {
  const Node* node = take(key);
  if (node == nullptr) {
    complain(this->node().place(), fmt::format("Thiếu khóa “{}”.", key));
    return {};
  }
  RuleReader inner{*node, dictionary_, problems()};
  EventPattern pattern = inner.own_pattern("event");
  inner.finish();
  return pattern;
}

std::size_t RuleReader::one_of(std::string_view key, const std::vector<std::string>& words, bool required) {
  const Node* node = take(key);
  if (node == nullptr) {
    if (required) complain(this->node().place(), fmt::format("Thiếu khóa “{}”.", key));
    return 0;
  }
  const auto found = std::ranges::find(words, node->text());
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  complain(node->place(), fmt::format("“{}”: “{}” không dùng được; cần một trong: {}.", key, node->text(),
                                      fmt::join(words, ", ")));
  return 0;
}

const std::vector<std::string>& relation_words() {
  static const std::vector<std::string> words{"same",
                                              "same_person",
                                              "self_or_group",
                                              "own_group",
                                              "group_members",
                                              "lower_organizations",
                                              "lower_collectives",
                                              "own_collectives",
                                              "own_organization",
                                              "own_committee",
                                              "collective_at",
                                              "served_collectives",
                                              "colleagues",
                                              "headed_place",
                                              "bodies_and_people",
                                              "managed_leaders"};
  return words;
}

namespace {

ScopeBody read_scope(RuleReader& reader) {
  ScopeBody body;
  body.rates = reader.kinds("rates");
  const Node* where = reader.take("where");
  if (where == nullptr) return body;
  RuleReader inner{*where, reader.dictionary(), reader.problems()};
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
    body.where[static_cast<std::size_t>(kind)] = inner.condition(facts::name(kind));
  inner.finish();
  return body;
}

ExclusionBody read_exclusion(RuleReader& reader) {
  ExclusionBody body;
  body.not_reviewed = reader.optional_text("review") == "not_required";
  body.not_rated = reader.optional_text("rating") == "not_rated";
  if (!body.not_reviewed && !body.not_rated)
    reader.complain(reader.node().place(), "Loại trừ cần “review: not_required” hoặc “rating: not_rated”.");
  return body;
}

CeilingBody read_ceiling(RuleReader& reader) {
  CeilingBody body;
  static const std::vector<std::string> bodies{"", "led_organization", "headed_bodies"};
  body.compared = static_cast<Compared>(reader.one_of("not_above", bodies, false));
  if (body.compared == Compared::nothing) body.at_most = reader.word("at_most", "rating");
  body.body_where = reader.condition("body_where");
  return body;
}

QuotaBody read_quota(RuleReader& reader) {
  QuotaBody body;
  body.percent = reader.optional_number("percent").value_or(20);
  body.percent_when = reader.condition("other_percent_when");
  body.other_percent = reader.optional_number("other_percent").value_or(0);
  body.base = static_cast<QuotaBase>(reader.one_of("base", {"good", "good_or_better"}, true));
  body.unit =
      static_cast<QuotaUnit>(reader.one_of("unit", {"deciding_level", "cell", "similarity_group"}, true));
  body.base_by_reading = body.base == QuotaBase::good;
  if (const Node* small = reader.take("small_group")) {
    RuleReader inner{*small, reader.dictionary(), reader.problems()};
    body.small_group_below = inner.optional_number("below").value_or(5);
    body.small_group_clause = inner.optional_text("clause");
    inner.finish();
  }
  if (const Node* shares = reader.take("shares")) {
    RuleReader inner{*shares, reader.dictionary(), reader.problems()};
    body.shares_by_cell = inner.one_of("by", {"cell"}, true) == 0;
    for (const char* level : {"excellent", "good", "completed", "not_completed", "none"})
      body.weights.push_back(inner.optional_number(level).value_or(0));
    inner.finish();
  }
  if (body.percent < 1 || body.percent > 100)
    reader.complain(reader.node().place(), "“percent” phải từ 1 đến 100.");
  return body;
}

OrderBody read_order(RuleReader& reader) {
  OrderBody body;
  body.then = reader.pattern("then");
  const Node* first = reader.take("first");
  if (first == nullptr) {
    reader.complain(reader.node().place(), "Thiếu khóa “first”.");
    return body;
  }
  RuleReader inner{*first, reader.dictionary(), reader.problems()};
  body.first_events = inner.words("event", "event");
  body.relation = static_cast<Relation>(inner.one_of("of", relation_words(), true));
  body.first_where = inner.condition("where");
  body.first_at = inner.place_of_event("at");
  inner.finish();
  return body;
}

DeadlineBody read_deadline(RuleReader& reader) {
  DeadlineBody body;
  body.pattern = reader.pattern("event");
  body.from = reader.date("from");
  if (const auto before = reader.date("before")) {
    body.last = add_days(*before, -1);
    body.words = fmt::format("trước ngày {}", to_vietnamese(*before));
  }
  if (const auto by = reader.date("by")) {
    body.last = by;
    body.words = fmt::format("chậm nhất ngày {}", to_vietnamese(*by));
  }
  if (const auto day = reader.date("on")) {
    body.from = body.last = day;
    body.fixed_day = true;
    body.words = fmt::format("đúng ngày {}", to_vietnamese(*day));
  }
  if (body.from && !body.fixed_day)
    body.words = fmt::format("từ ngày {}, {}", to_vietnamese(*body.from), body.words);
  body.required = reader.optional_text("required") != "false";
  if (!body.from && !body.last)
    reader.complain(reader.node().place(), "Thời hạn cần from, by, before hoặc on.");
  return body;
}

std::optional<WeeklyCutoff> read_weekly(RuleReader& reader) {
  const Node* node = reader.take("weekly");
  if (node == nullptr) return std::nullopt;
  static const std::vector<std::string> days{"monday", "tuesday",  "wednesday", "thursday",
                                             "friday", "saturday", "sunday"};
  RuleReader inner{*node, reader.dictionary(), reader.problems()};
  WeeklyCutoff cutoff;
  cutoff.day = static_cast<Weekday>(inner.one_of("day", days, true));
  const auto time = parse_moment("2000-01-01T" + inner.text("before"));
  if (!time) inner.complain(node->place(), "“before” cần giờ như \"15:00\".");
  cutoff.minute = time ? time->minute : 0;
  inner.finish();
  return cutoff;
}

NoticeBody read_notice(RuleReader& reader) {
  NoticeBody body;
  body.sent_event = reader.word("sent", "event");
  body.meeting = reader.pattern("meeting");
  body.days = reader.optional_number("days");
  body.working_days = reader.optional_number("working_days");
  body.weekly = read_weekly(reader);
  body.in_writing = reader.flag("in_writing");
  if (!body.days && !body.working_days && !body.weekly)
    reader.complain(reader.node().place(), "Báo trước cần days, working_days hoặc weekly.");
  return body;
}

/// A fact of a person, written as in a situation: "transferred.comment".
std::string read_told_by(RuleReader& reader) {
  std::string fact = reader.optional_text("given_by");
  const facts::ListShape& people = *reader.dictionary().list("people");
  if (fact.empty() || people.find(fact)) return fact;
  std::vector<std::string> known;
  for (const facts::Fact& one : people.facts) known.push_back(one.path);
  reader.complain(
      reader.node().find("given_by")->place(),
      fmt::format("given_by: không có dữ kiện “{}” của người.{}", fact, did_you_mean(fact, known)));
  return {};
}

Body read_dossier(RuleReader& reader) {
  if (const Node* copies = reader.take("copies")) {
    RuleReader inner{*copies, reader.dictionary(), reader.problems()};
    CopiesBody body{inner.own_pattern("event"), inner.optional_number("at_least").value_or(1)};
    inner.finish();
    return body;
  }
  if (const Node* channel = reader.take("channel")) {
    RuleReader inner{*channel, reader.dictionary(), reader.problems()};
    ChannelBody body{inner.own_pattern("event"), inner.word("by", "channel"), inner.words("never", "channel"),
                     inner.words("besides", "channel")};
    inner.finish();
    return body;
  }
  if (reader.node().find("papers") == nullptr) return TextBody{};
  PapersBody body;
  body.papers = reader.words("papers", "document");
  body.in_leader_file = reader.one_of("file", {"member", "leader"}, false) == 1;
  body.always = reader.flag("always");
  body.after_events = reader.words("after", "event");
  body.given_by = read_told_by(reader);
  body.forms = reader.texts("forms");
  return body;
}

ChairBody read_chair(RuleReader& reader) {
  return {reader.pattern("while"), reader.word("chaired_by", "role"), reader.word("failing_that", "role")};
}

AttendanceBody read_attendance(RuleReader& reader) {
  AttendanceBody body;
  body.pattern = reader.pattern("at_review");
  body.from = static_cast<From>(reader.one_of("from", {"parent", "any_above"}, true));
  body.roles = reader.words("roles", "role");
  body.collective_kinds = reader.words("member_of", "collective_kind");
  return body;
}

DutyBody read_duty(RuleReader& reader) {
  DutyBody body{reader.pattern("after"), reader.word("todo", "event"), false};
  body.of_anybody = reader.one_of("todo_of", {"same", "anybody"}, false) == 1;
  return body;
}

}  // namespace

Body read_body(const std::string& kind, RuleReader& reader) {
  const auto has = [&](std::string_view key) { return reader.node().find(key) != nullptr; };
  if (kind == "scope" && has("rates")) return read_scope(reader);
  if (kind == "exclusion" && (has("review") || has("rating"))) return read_exclusion(reader);
  if (kind == "exception") return ExceptionBody{reader.texts("excepts")};
  if (kind == "ceiling" && (has("at_most") || has("not_above"))) return read_ceiling(reader);
  if (kind == "forced")
    return ForcedBody{reader.word("rating", "rating"), reader.optional_text("ballot") == "off"};
  if (kind == "note") return NoteBody{};
  if (kind == "quota" && has("base")) return read_quota(reader);
  if (kind == "order" && has("then")) return read_order(reader);
  if (kind == "deadline" && has("event")) return read_deadline(reader);
  if (kind == "notice" && has("sent")) return read_notice(reader);
  if (kind == "dossier") return read_dossier(reader);
  if (kind == "chair" && has("while")) return read_chair(reader);
  if (kind == "attendance") return read_attendance(reader);
  if (kind == "attribution" && has("counts"))
    return AttributionBody{
        static_cast<Attributed>(reader.one_of("counts", {"where_violated", "at_own_cell"}, true))};
  if (kind == "consistency") return ConsistencyBody{};
  if (kind == "duty" && has("after")) return read_duty(reader);
  return TextBody{};
}

}  // namespace kiemdiem::regulation
