#include "web/places/sheets.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/wording.h"
#include "service/campaign_time.h"
#include "service/office.h"
#include "web/addresses.h"

namespace kiemdiem::web {

pages::SheetCell cell(std::string text, std::string href) {
  pages::SheetCell made;
  made.text = std::move(text);
  made.href = std::move(href);
  return made;
}

pages::SheetCell input_cell(pages::Input input) {
  pages::SheetCell made;
  made.input = std::move(input);
  return made;
}

std::vector<pages::Option> level_options(const service::Call& call, const std::string& chosen) {
  const facts::Choices* ratings = call.office.dictionary().choices("rating");
  std::vector<pages::Option> options{{"", "– chọn mức –", chosen.empty(), {}}};
  for (std::size_t at = 0; ratings != nullptr && at < ratings->words.size(); ++at)
    options.push_back({ratings->words[at], ratings->labels[at].vi, chosen == ratings->words[at], {}});
  return options;
}

std::string level_words(const service::Call& call, std::string_view word) {
  const auto level = service::level_of(call.office.dictionary(), word);
  return level ? assessment::level_label(call.office.dictionary(), level) : "–";
}

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? to_vietnamese(*day) : iso;
}

std::string time_words(const service::Call& call, std::int64_t at) {
  return at == 0 ? std::string{} : to_vietnamese(service::moment_of(call, at));
}

std::vector<std::string> proposal_lines(const service::Call& call, const service::RatingStory& story) {
  std::vector<std::string> lines;
  for (const service::RatingProposal& proposal : story.proposals)
    lines.push_back(fmt::format("{}: {}, {}", service::rating_body(proposal.body)->label,
                                level_words(call, proposal.level), day_words(proposal.on)));
  return lines;
}

std::string kind_and_place(const service::Call& call, const service::Judged& judged,
                           const assessment::SubjectResult& subject) {
  std::string words{assessment::kind_label(subject.subject.kind)};
  if (subject.subject.kind == facts::SubjectKind::organization) return words;
  const std::string unit = service::unit_of_subject(judged, subject);
  const auto units = call.units();
  const service::Unit* found = units && unit != call.target.unit ? (*units)->find(unit) : nullptr;
  return found == nullptr ? words : fmt::format("{}, {}", words, found->name);
}

pages::Mark state_mark(const service::RatingStory& story) {
  using procedure::RatingState;
  const pages::Standing standing = story.state == RatingState::decided || story.state == RatingState::notified
                                       ? pages::Standing::done
                                   : story.state == RatingState::cancelled ? pages::Standing::wrong
                                   : story.state == RatingState::not_rated ? pages::Standing::waiting
                                                                           : pages::Standing::working;
  return {standing, std::string{procedure::words(story.state)}};
}

pages::Input typed(const service::Call& call, pages::Input input) {
  if (call.inputs.has(input.name)) input.value = call.inputs.get(input.name);
  input.error = service::problem_of(call, input.name);
  for (pages::Option& option : input.options) option.selected = option.value == input.value;
  return input;
}

std::vector<pages::Input> paper_inputs(const service::Call& call) {
  return {typed(call, {.name = "number", .label = "Số văn bản", .help = "Ví dụ 12-QĐ/ĐU", .required = true}),
          typed(call, {.name = "day", .label = "Ngày văn bản", .help = "ngày/tháng/năm", .required = true}),
          typed(call, {.name = "signer", .label = "Người ký", .required = true}),
          typed(call, {.name = "ground",
                       .label = "Căn cứ",
                       .type = "long",
                       .help = "Mỗi dòng một căn cứ: biên bản hội nghị, tờ trình, kết quả thẩm định…",
                       .required = true})};
}

Range range_of(const service::Call& call, std::size_t total, std::size_t page_size, std::string_view action,
               const std::vector<std::pair<std::string_view, std::string>>& names,
               std::vector<std::pair<std::string_view, std::string>> query, pages::Pager& pager) {
  const auto asked = service::number_in(call.inputs.get("trang")).value_or(1);
  const auto pages_in_all = static_cast<std::int64_t>((total + page_size - 1) / page_size);
  const std::int64_t page = std::clamp<std::int64_t>(asked, 1, std::max<std::int64_t>(pages_in_all, 1));
  Range range{static_cast<std::size_t>(page - 1) * page_size, 0};
  range.last = std::min(total, range.first + page_size);
  if (total <= page_size) return range;
  const auto at = [&](std::int64_t number) {
    auto with = query;
    with.emplace_back("trang", std::to_string(number));
    return address_with(action, names, with);
  };
  pager.first = static_cast<int>(range.first) + 1;
  pager.last = static_cast<int>(range.last);
  pager.total = static_cast<int>(total);
  if (page > 1) pager.previous_href = at(page - 1);
  if (page < pages_in_all) pager.next_href = at(page + 1);
  return range;
}

}  // namespace kiemdiem::web
