#include <fmt/format.h>

#include <algorithm>

#include "pages/texts.h"
#include "service/log_reading.h"
#include "web/addresses.h"
#include "web/places/administration.h"
#include "web/places/lists.h"

namespace kiemdiem::web {
namespace {

constexpr std::size_t lines_of_page = 50;
constexpr std::size_t hash_figures = 12;

std::optional<Date> day_typed(const std::string& typed) {
  if (const auto day = parse_vietnamese_date(typed)) return day;
  return parse_date(typed);
}

std::string action_words(const std::string& action) {
  const pages::Texts& texts = pages::Texts::of(pages::Language::vietnamese);
  const std::string key = "action." + action;
  return texts.has(key) ? texts(key) : action;
}

/// Every action that leaves an entry, by its words.
std::vector<pages::Option> action_options(const std::string& chosen) {
  std::vector<pages::Option> options;
  for (const service::Action& action : service::actions())
    if (action.changes)
      options.push_back(
          {std::string{action.name}, action_words(std::string{action.name}), action.name == chosen, {}});
  std::ranges::stable_sort(options, {}, [](const pages::Option& option) { return option.label; });
  options.insert(options.begin(), {"", "Mọi việc", chosen.empty(), {}});
  return options;
}

pages::LogLine line_of(const service::LogShown& shown) {
  const store::LogEntry& entry = shown.logged.entry;
  pages::LogLine line;
  line.number = shown.logged.seq;
  line.at = to_vietnamese(service::now_at(entry.at).local);
  line.who = shown.who;
  if (!entry.role.empty()) line.role = pages::role_label(pages::Language::vietnamese, entry.role);
  line.action = action_words(entry.action);
  line.about = shown.about;
  if (!shown.given_role.empty())
    line.details.push_back({"Vai trò", pages::role_label(pages::Language::vietnamese, shown.given_role), {}});
  if (!shown.chain.empty()) line.details.push_back({"Nhật ký của", shown.chain, {}});
  line.hash = shown.logged.hash.substr(0, hash_figures);
  return line;
}

void fill_verified(const service::LogVerified& verified, pages::LogPage& page) {
  page.verified = verified.broken.empty() ? pages::Mark{pages::Standing::done, "nguyên vẹn"}
                                          : pages::Mark{pages::Standing::wrong, verified.broken};
  page.verified_at =
      fmt::format("Kiểm tra lúc {}: {} sổ nhật ký; {} {}", to_vietnamese(service::now_at(verified.at).local),
                  verified.chains, verified.chains == 1 ? "điểm neo" : "mã chung", verified.end);
}

}  // namespace

service::Outcome<pages::LogPage> log_page(service::Call& call) {
  pages::LogPage page;
  page.filter_action = address("log");
  page.filter_text = call.inputs.get("q");
  page.from = call.inputs.get("tu");
  page.until = call.inputs.get("den");
  const std::string& action = call.inputs.get("viec");
  page.actions = action_options(action);
  page.verify_action = address("verify-log");
  const service::LogWanted wanted{action, page.filter_text, day_typed(page.from), day_typed(page.until)};
  const auto count = service::count_log(call, wanted);
  if (!count) return tl::unexpected{count.error()};
  const PartOfList part = part_of_list(call, static_cast<std::size_t>(*count), lines_of_page);
  const auto read = service::read_log(call, wanted, static_cast<std::int64_t>(part.first),
                                      static_cast<std::int64_t>(part.lines));
  if (!read) return tl::unexpected{read.error()};
  for (const service::LogShown& shown : read->entries) page.lines.push_back(line_of(shown));
  page.pager = pager_of(call, part,
                        {{"q", page.filter_text}, {"viec", action}, {"tu", page.from}, {"den", page.until}});
  const auto verified = service::last_verification(call);
  if (!verified) return tl::unexpected{verified.error()};
  page.verified = {pages::Standing::waiting, "chưa kiểm tra"};
  if (*verified) fill_verified(**verified, page);
  page.empty.text = "Không có dòng nhật ký nào như vậy.";
  return page;
}

}  // namespace kiemdiem::web
