#include "procedure/parties.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/words.h"
#include "procedure/step_reader.h"
#include "regulation/rule_reader.h"

namespace kiemdiem::procedure {

using regulation::Rule;
using regulation::RuleReader;

namespace {

/// An entry whose rule is in force, and that rule.
struct Found {
  const Rule* rule = nullptr;
  bool named = false;
};

class PartiesReader {
 public:
  PartiesReader(const regulation::Regulation& bound, Problems& problems)
      : bound_(bound), problems_(problems) {}

  Parties read(const Node& root) {
    RuleReader reader{root, bound_.dictionary, problems_};
    Parties parties;
    each(reader, "opinions", [&](RuleReader& entry) { read_circle(entry, parties); });
    if (const Node* unnamed = reader.take("unnamed")) read_unnamed(*unnamed, parties.unnamed);
    each(reader, "slips", [&](RuleReader& entry) { read_slip(entry, parties); });
    each(reader, "publications", [&](RuleReader& entry) { read_publication(entry, parties); });
    each(reader, "petitions", [&](RuleReader& entry) { read_petition(entry, parties); });
    if (const Node* help = reader.take("help")) read_help(*help, parties);
    return parties;
  }

 private:
  template <class Read>
  void each(RuleReader& reader, std::string_view key, const Read& read) {
    const Node* list = reader.take(key);
    if (list == nullptr) return;
    if (!list->is_list()) {
      reader.complain(list->place(), fmt::format("Khóa “{}” phải là danh sách.", key));
      return;
    }
    for (const Node& node : list->items()) {
      RuleReader entry{node, bound_.dictionary, problems_};
      read(entry);
      entry.finish();
    }
  }

  Found found(RuleReader& entry, std::string_view key) {
    const Node* node = entry.take(key);
    if (node == nullptr) return {};
    const Rule* rule = rule_named(bound_, bound_.document.id, node->text());
    if (rule == nullptr) complain_of_rule(*node);
    return {rule, true};
  }

  /// Rules of a base that does not hold, or not on this day, are nothing to complain of.
  void complain_of_rule(const Node& node) {
    const std::size_t slash = node.text().find('/');
    const bool bare = slash == std::string::npos;
    if (!bare && node.text().substr(0, slash) != bound_.document.id) return;
    const std::string id = bare ? node.text() : node.text().substr(slash + 1);
    std::vector<std::string> known;
    for (const Rule& rule : bound_.document.rules) known.push_back(rule.id);
    if (std::ranges::find(known, id) != known.end()) return;
    problems_.push_back({node.place(), fmt::format("Văn bản không có quy tắc “{}”.{}", node.text(),
                                                   did_you_mean(id, known))});
  }

  static Cited cited(const Found& found) {
    if (found.rule == nullptr) return {};
    return {found.rule->document, found.rule->clause, found.rule->text, found.rule->needs_confirmation};
  }

  Span span(RuleReader& entry, std::string_view key) {
    const Node* node = entry.take(key);
    if (node == nullptr) return {};
    RuleReader inner{*node, bound_.dictionary, problems_};
    const Span span{inner.optional_number("days"), inner.optional_number("working_days")};
    const bool both_or_none = span.days.has_value() == span.working_days.has_value();
    if (both_or_none || span.days.value_or(0) < 0 || span.working_days.value_or(0) < 0)
      inner.complain(node->place(), "Hãy ghi một trong hai: days hoặc working_days, số từ 0 trở lên.");
    inner.finish();
    return span;
  }

  void read_circle(RuleReader& entry, Parties& parties) {
    OpinionCircle circle;
    circle.kinds = entry.words("of", "collective_kind");
    circle.led = entry.words("led", "organization_kind");
    circle.presides = entry.optional_text("presides");
    circle.reading = entry.optional_text("reading");
    each(entry, "circle", [&](RuleReader& part) {
      circle.circle.push_back(
          {part.text("label"), part.words("collectives", "collective_kind"), part.flag("members")});
    });
    if (circle.circle.empty()) entry.complain(entry.node().place(), "Hãy ghi thành phần góp ý ở “circle”.");
    const Found rule = found(entry, "rule");
    if (!rule.named) entry.complain(entry.node().place(), "Thiếu khóa “rule”.");
    circle.cited = cited(rule);
    circle.leaders = rule.rule != nullptr && rule.rule->of.has(facts::SubjectKind::leader);
    take_notice(entry, circle);
    if (rule.rule != nullptr) parties.opinions.push_back(std::move(circle));
  }

  void take_notice(RuleReader& entry, OpinionCircle& circle) {
    const Found notice = found(entry, "notice");
    if (notice.rule == nullptr) return;
    const auto* body = notice.rule->as<regulation::NoticeBody>();
    if (body == nullptr) {
      entry.complain(entry.node().place(), "Quy tắc ở “notice” không phải là quy tắc gửi trước.");
      return;
    }
    circle.before = {body->days, body->working_days};
    circle.sent_event = body->sent_event;
    circle.notice = cited(notice);
  }

  void read_unnamed(const Node& node, Unnamed& unnamed) {
    RuleReader reader{node, bound_.dictionary, problems_};
    unnamed.at_least = reader.optional_number("at_least").value_or(0);
    unnamed.reading = reader.text("reading");
    // Among fewer people the words themselves tell who wrote them.
    if (unnamed.at_least < 5) reader.complain(node.place(), "“at_least” phải từ 5 trở lên.");
    reader.finish();
  }

  void read_slip(RuleReader& entry, Parties& parties) {
    SlipParty party;
    party.id = entry.text("id");
    party.label = entry.text("label");
    party.of = entry.kinds("of");
    party.by = static_cast<SlipParty::By>(entry.one_of("by", {"subject", "unit", "above"}, true));
    parties.slips.push_back(std::move(party));
  }

  void read_publication(RuleReader& entry, Parties& parties) {
    Publication one;
    one.id = entry.text("id");
    one.of = entry.kinds("of");
    one.by = entry.text("by");
    one.to = entry.text("to");
    one.how = entry.text("how");
    one.reading = entry.optional_text("reading");
    const Found rule = found(entry, "rule");
    one.cited = cited(rule);
    if (rule.rule != nullptr || !rule.named) parties.publications.push_back(std::move(one));
  }

  void read_petition(RuleReader& entry, Parties& parties) {
    PetitionRule one;
    one.of = entry.kinds("of");
    one.within = span(entry, "within");
    one.answered = span(entry, "answered");
    one.reading = entry.optional_text("reading");
    const Found rule = found(entry, "rule");
    one.cited = cited(rule);
    if (rule.rule != nullptr || !rule.named) parties.petitions.push_back(std::move(one));
  }

  void read_help(const Node& node, Parties& parties) {
    RuleReader entry{node, bound_.dictionary, problems_};
    HelpRule one;
    one.of = entry.kinds("of");
    one.reading = entry.optional_text("reading");
    const Found rule = found(entry, "rule");
    if (!rule.named) entry.complain(node.place(), "Thiếu khóa “rule”.");
    one.cited = cited(rule);
    entry.finish();
    if (rule.rule != nullptr) parties.help = std::move(one);
  }

  const regulation::Regulation& bound_;
  Problems& problems_;
};

bool holds(const std::vector<int>& words, int word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::optional<Date> last_day(const Span& span, Date from, const WorkCalendar& calendar) {
  if (span.working_days) return calendar.working_days_after(from, *span.working_days);
  if (span.days) return Date{from.days + *span.days};
  return std::nullopt;
}

const OpinionCircle* Parties::circle_for(int collective_kind, int led_kind) const {
  const auto fits = [&](const OpinionCircle& circle) {
    return holds(circle.kinds, collective_kind) && (circle.led.empty() || holds(circle.led, led_kind));
  };
  const auto found = std::ranges::find_if(opinions, fits);
  return found == opinions.end() ? nullptr : &*found;
}

const PetitionRule* Parties::petition_for(facts::SubjectKind kind) const {
  const auto found =
      std::ranges::find_if(petitions, [&](const PetitionRule& rule) { return rule.of.has(kind); });
  return found == petitions.end() ? nullptr : &*found;
}

Result<Parties> read_parties(const Node& root, const regulation::Regulation& bound) {
  Problems problems;
  Parties parties = PartiesReader{bound, problems}.read(root);
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return parties;
}

}  // namespace kiemdiem::procedure
