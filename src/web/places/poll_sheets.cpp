#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/vietnamese.h"
#include "service/campaigns.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/polls.h"

namespace kiemdiem::web {
namespace {

using service::Call;
using service::Outcome;
using service::SeenPoll;

/// The fields of the form: what was sent before a refusal, else what this teller has typed.
class CountFields {
 public:
  CountFields(const Call& call, const SeenPoll& seen, const facts::Dictionary& dictionary)
      : call_(call), seen_(seen), dictionary_(dictionary), differing_(service::differing_fields(seen)) {
    const auto own =
        std::ranges::find(seen.typed, call.actor.person, &std::pair<std::string, ballot::Count>::first);
    if (own == seen.typed.end()) return;
    for (const auto& [field, number] : ballot::fields_of(seen.sheet, own->second))
      typed_.emplace(field, std::to_string(number));
  }

  pages::CountField of(const std::string& field) const {
    pages::CountField shown;
    shown.name = "count." + field;
    shown.label = capitalized(ballot::words_of(seen_.sheet, field, dictionary_));
    const auto typed = typed_.find(field);
    shown.value = !call_.problems.empty() ? call_.inputs.get(shown.name)
                  : typed == typed_.end() ? ""
                                          : typed->second;
    shown.error = problem_of(call_, shown.name);
    shown.differs = std::ranges::find(differing_, field) != differing_.end();
    return shown;
  }

  bool saved() const { return !typed_.empty(); }
  bool differ() const { return !differing_.empty(); }

 private:
  const Call& call_;
  const SeenPoll& seen_;
  const facts::Dictionary& dictionary_;
  std::vector<std::string> differing_;
  std::map<std::string, std::string> typed_;
};

pages::CountLine line_of(const Call& call, const SeenPoll& seen, const CountFields& fields, std::size_t at) {
  const ballot::Line& line = seen.sheet.lines[at];
  const std::string start = fmt::format("marks.{}", at + 1);
  pages::CountLine row{
      static_cast<int>(at) + 1, line.name, line.post, {}, problem_of(call, "count." + start)};
  for (std::size_t choice = 0; choice < seen.sheet.choices.size(); ++choice)
    row.cells.push_back(line.allowed[choice]
                            ? fields.of(fmt::format("{}.{}", start, seen.sheet.choices[choice]))
                            : pages::CountField{});
  if (seen.sheet.blank_lines) row.cells.push_back(fields.of(start + ".blank_line"));
  return row;
}

std::vector<std::string> columns_of(const SeenPoll& seen, const facts::Dictionary& dictionary) {
  std::vector<std::string> columns;
  for (const std::string& choice : seen.sheet.choices)
    columns.push_back(capitalized(ballot::choice_label(choice, dictionary)));
  return columns;
}

}  // namespace

Outcome<pages::CountPage> count_form(Call& call) {
  const auto seen = service::teller_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (seen->mode != ballot::Mode::paper || seen->state != ballot::State::closed)
    return service::refused(service::Refused::hidden);
  const facts::Dictionary& dictionary = call.office.dictionary();
  const CountFields fields{call, *seen, dictionary};
  pages::CountPage page;
  page.title = call.title = fmt::format("Kiểm phiếu: {}", name_of(call, "organizations", call.target.unit));
  page.action = of_poll(call, "type-count");
  page.back_href = of_poll(call, "poll");
  for (const char* field : {"issued", "unused", "returned", "valid"}) page.sheets.push_back(fields.of(field));
  for (int at = 0; at < ballot::void_reason_count; ++at) {
    const auto reason = static_cast<ballot::VoidReason>(at);
    page.voided.push_back(fields.of(fmt::format("voided.{}", name(reason))));
    // The heading says that they are void.
    page.voided.back().label = capitalized(std::string{label(reason)});
  }
  page.columns = columns_of(*seen, dictionary);
  if (seen->sheet.blank_lines) page.columns.emplace_back("Để trống");
  for (std::size_t at = 0; at < seen->sheet.lines.size(); ++at)
    page.lines.push_back(line_of(call, *seen, fields, at));
  page.saved = fields.saved() && call.problems.empty();
  page.differs = fields.differ();
  return page;
}

}  // namespace kiemdiem::web
