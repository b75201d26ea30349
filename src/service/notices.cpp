#include "service/notices.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/campaigns.h"
#include "service/decision_parts.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/people.h"

namespace kiemdiem::service {
namespace {

Notice notice_of(const ListLine& line) {
  return {line.id,
          line.get("decision"),
          line.get("subject"),
          line.unit_path,
          line.get("to") == "unit" ? NoticeTo::unit : NoticeTo::subject,
          line.get("level"),
          line.get("sent_on"),
          line.get("until"),
          number_in(line.get("opened_at")).value_or(0),
          line.get("opened_by")};
}

bool is_person(const std::string& subject) {
  return subject.starts_with("member:") || subject.starts_with("leader:");
}

Outcome<void> mark_opened(Call& call, const ListLine& line) {
  if (!line.get("opened_at").empty()) return {};
  return change_line(call, "notices", line,
                     {{"opened_at", std::to_string(call.now.at)}, {"opened_by", call.actor.account}});
}

/// The line of the notice that counts for a subject: of the last decision on it. A cancellation has none.
Outcome<std::optional<ListLine>> line_for(Call& call, const std::string& subject) {
  const auto items = store::items_of_subject(call.data, call.campaign->id, subject);
  if (!items) return refused(items.error());
  if (items->empty()) return std::optional<ListLine>{};
  const store::DecisionItem& last = items->back();
  return line_at(call, "notices", fmt::format("{}.{}.subject", last.decision, last.seq));
}

}  // namespace

Outcome<std::vector<Notice>> notices_under(Call& call, std::string_view unit_path) {
  const auto lines = lines_under(call, "notices", unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<Notice> notices;
  for (const ListLine& line : *lines) notices.push_back(notice_of(line));
  return notices;
}

Outcome<int> send_notices(Call& call) {
  const auto decision = decision_in_path(call);
  if (!decision) return tl::unexpected{decision.error()};
  if (decision->kind != "rated")
    return refused(Refused::invalid, "Chỉ thông báo kết quả của quyết định xếp loại.");
  const auto until = typed_day(trimmed(call.inputs.get("until")));
  if (!trimmed(call.inputs.get("until")).empty() && (!until || *until < call.today))
    return refused(Refused::invalid, "Hạn nộp kế hoạch khắc phục phải là một ngày từ hôm nay trở đi.",
                   "until");
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit& unit = *(*units)->find(call.target.unit);
  const auto ratings = ratings_under(call, (*units)->grassroots_of(unit).path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  const auto items = store::items_of(call.data, decision->id);
  if (!items) return refused(items.error());
  std::vector<store::RecordText> events;
  for (const store::DecisionItem& item : *items) {
    const RatingStory& story = ratings->of(item.subject);
    const StandingDecision* standing = story.standing();
    if (standing == nullptr || standing->item.decision != decision->id) continue;
    if (auto allowed = check_act(story, procedure::RatingAct::notify, "Kết quả xếp loại", ""); !allowed)
      return tl::unexpected{allowed.error()};
    std::vector<std::string> receivers{"subject"};
    if (is_person(item.subject)) receivers.emplace_back("unit");
    for (const std::string& to : receivers) {
      auto kept = keep_line(call,
                            {"notices",
                             fmt::format("{}.{}.{}", item.decision, item.seq, to),
                             item.unit_path,
                             {{"subject", item.subject},
                              {"decision", item.decision},
                              {"to", to},
                              {"level", item.level},
                              {"sent_at", std::to_string(call.now.at)},
                              {"sent_on", to_iso(call.today)},
                              {"until", until ? to_iso(*until) : ""}}},
                            0);
      if (!kept) return tl::unexpected{kept.error()};
    }
    events.push_back(event_of(call, item, "notified", call.today));
  }
  if (events.empty())
    return refused(Refused::invalid, "Kết quả của quyết định này đã bị hủy; không còn gì để thông báo.");
  const auto loaded = store::load(call.data, events, {call.actor.account, call.now.at});
  if (!loaded) return refused(loaded.error());
  return static_cast<int>(events.size());
}

Outcome<std::optional<Notice>> own_notice(Call& call) {
  const auto line = line_for(call, call.inputs.get("subject"));
  if (!line) return tl::unexpected{line.error()};
  return *line ? std::optional{notice_of(**line)} : std::nullopt;
}

Outcome<std::vector<Notice>> notices_to(Call& call, const std::string& person) {
  std::vector<Notice> unopened;
  for (const char* kind : {"member", "leader"}) {
    const std::string subject = fmt::format("{}:{}", kind, person);
    const auto line = line_for(call, subject);
    if (!line) return tl::unexpected{line.error()};
    if (*line && (*line)->get("opened_at").empty()) unopened.push_back(notice_of(**line));
  }
  return unopened;
}

Outcome<void> open_own_notice(Call& call) {
  const auto line = line_for(call, call.inputs.get("subject"));
  if (!line) return tl::unexpected{line.error()};
  if (!*line) return refused(Refused::invalid, "Chưa có thông báo kết quả.");
  return mark_opened(call, **line);
}

bool is_for_unit(const Notice& notice) {
  return notice.to == NoticeTo::unit || !is_person(notice.subject);
}

Outcome<void> open_unit_notices(Call& call) {
  const auto lines = lines_under(call, "notices", call.target.unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  for (const ListLine& line : *lines)
    if (line.unit_path == call.target.unit_path && is_for_unit(notice_of(line)))
      if (auto opened = mark_opened(call, line); !opened) return opened;
  return {};
}

}  // namespace kiemdiem::service
