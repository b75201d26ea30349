#include "service/help.h"

#include <algorithm>

#include "service/basis.h"
#include "service/campaign_lists.h"
#include "service/campaigns.h"

namespace kiemdiem::service {
namespace {

constexpr std::string_view list = "help";

bool asks(const procedure::HelpRule& rule, std::string_view subject) {
  using facts::SubjectKind;
  const std::string_view word = subject.substr(0, subject.find(':'));
  return std::ranges::any_of(
      std::array{SubjectKind::organization, SubjectKind::collective, SubjectKind::member,
                 SubjectKind::leader},
      [&](SubjectKind kind) { return facts::name(kind) == word && rule.of.has(kind); });
}

Outcome<void> add_named(Call& call, HelpCase& one) {
  const auto line = line_at(call, list, one.subject);
  if (!line) return tl::unexpected{line.error()};
  if (!*line) return {};
  one.helper = (*line)->get("helper");
  one.content = (*line)->get("content");
  one.until = (*line)->get("until");
  one.on = (*line)->get("on");
  one.result = (*line)->get("result");
  return {};
}

}  // namespace

Outcome<std::optional<HelpAsked>> help_asked(Call& call, const std::string& unit,
                                             const std::string& unit_path) {
  const auto basis = basis_of(call, unit);
  if (!basis) return tl::unexpected{basis.error()};
  const auto parties = parties_of(call, *basis->judged);
  if (!parties) return tl::unexpected{parties.error()};
  if (!parties->help) return std::optional<HelpAsked>{};
  HelpAsked asked{*parties->help, {}};
  const auto ratings = ratings_under(call, unit_path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  for (const auto& [subject, story] : ratings->stories) {
    const StandingDecision* standing = story.standing();
    if (standing == nullptr || standing->item.level != "not_completed" || !asks(asked.rule, subject))
      continue;
    HelpCase one{subject, standing->item.unit_path, standing->number, standing->day, {}, {}, {}, {}, {}};
    if (auto added = add_named(call, one); !added) return tl::unexpected{added.error()};
    asked.cases.push_back(std::move(one));
  }
  return std::optional{std::move(asked)};
}

Outcome<void> assign_help(Call& call) {
  const auto asked = help_asked(call, call.target.unit, call.target.unit_path);
  if (!asked) return tl::unexpected{asked.error()};
  const std::string& subject = call.inputs.get("subject");
  if (!*asked || std::ranges::find((*asked)->cases, subject, &HelpCase::subject) == (*asked)->cases.end())
    return refused(Refused::invalid, "Đối tượng này không thuộc diện phải phân công giúp đỡ.", "subject");
  const HelpCase& one = *std::ranges::find((*asked)->cases, subject, &HelpCase::subject);
  const std::string helper = trimmed(call.inputs.get("helper"));
  const std::string content = trimmed(call.inputs.get("content"));
  const auto until = typed_day(trimmed(call.inputs.get("until")));
  if (helper.empty()) return refused(Refused::invalid, "Hãy ghi người được phân công giúp đỡ.", "helper");
  if (content.empty()) return refused(Refused::invalid, "Hãy ghi nội dung giúp đỡ.", "content");
  if (!until) return refused(Refused::invalid, "Hãy ghi thời hạn, ví dụ 30/06/2027.", "until");
  const auto line = line_at(call, list, subject);
  if (!line) return tl::unexpected{line.error()};
  return keep_line(call,
                   {std::string{list},
                    subject,
                    one.unit_path,
                    {{"subject", subject},
                     {"helper", helper},
                     {"content", content},
                     {"until", to_iso(*until)},
                     {"on", one.on.empty() ? to_iso(call.today) : one.on},
                     {"result", trimmed(call.inputs.get("result"))}}},
                   *line ? (*line)->version : 0);
}

}  // namespace kiemdiem::service
