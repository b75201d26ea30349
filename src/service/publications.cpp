#include "service/publications.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/basis.h"
#include "service/campaign_lists.h"
#include "service/campaign_time.h"
#include "service/campaigns.h"
#include "service/notices.h"
#include "service/office.h"

namespace kiemdiem::service {
namespace {

constexpr std::string_view list = "publications";

std::optional<facts::SubjectKind> kind_of(std::string_view subject) {
  using facts::SubjectKind;
  const std::string_view word = subject.substr(0, subject.find(':'));
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
    if (facts::name(kind) == word) return kind;
  return std::nullopt;
}

Outcome<procedure::Parties> parties_here(Call& call) {
  const auto judged = judged_at(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  return parties_of(call, **judged);
}

std::string line_id(const std::string& decision, const std::string& way) {
  return decision + "." + way;
}

Outcome<std::optional<PublicationDone>> done_before(Call& call, const std::string& decision,
                                                    const std::string& way) {
  const auto line = line_at(call, list, line_id(decision, way));
  if (!line) return tl::unexpected{line.error()};
  if (!*line) return std::optional<PublicationDone>{};
  return std::optional{PublicationDone{(*line)->get("on"), (*line)->get("place"), (*line)->get("proof"),
                                       (*line)->at, (*line)->by}};
}

/// Whether every subject of the decision has been sent its notice.
Outcome<bool> is_notified(Call& call, const store::Decision& decision) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto notices = notices_under(call, (*units)->grassroots_of(*(*units)->find(call.target.unit)).path);
  if (!notices) return tl::unexpected{notices.error()};
  return std::ranges::any_of(*notices, [&](const Notice& notice) { return notice.decision == decision.id; });
}

/// The day on which the subject's notice that counts was opened.
Outcome<std::optional<Date>> received_on(Call& call, const std::string& subject) {
  const auto notices = notices_under(call, call.target.unit_path);
  if (!notices) return tl::unexpected{notices.error()};
  std::optional<Date> day;
  for (const Notice& notice : *notices)
    if (notice.subject == subject && notice.to == NoticeTo::subject && notice.opened_at != 0)
      day = moment_of(call, notice.opened_at).date;
  return day;
}

Outcome<std::optional<PetitionClock>> clock_from(Call& call, const std::string& subject,
                                                 procedure::Span procedure::PetitionRule::*span,
                                                 std::optional<Date> from) {
  const auto parties = parties_here(call);
  if (!parties) return tl::unexpected{parties.error()};
  const auto kind = kind_of(subject);
  const procedure::PetitionRule* rule = kind ? parties->petition_for(*kind) : nullptr;
  if (rule == nullptr) return std::optional<PetitionClock>{};
  PetitionClock clock{*rule, {}};
  if (from) clock.until = procedure::last_day(rule->*span, *from, call.office.regulations().calendar());
  return std::optional{std::move(clock)};
}

/// The decision that one takes back; nothing of a rating.
Outcome<std::optional<store::Decision>> taken_back_by(Call& call, const store::Decision& decision) {
  if (decision.kind != "cancelled") return std::optional<store::Decision>{};
  const auto items = store::items_of(call.data, decision.id);
  if (!items) return refused(items.error());
  if (items->empty()) return std::optional<store::Decision>{};
  auto former = store::find_decision(call.data, items->front().supersedes);
  if (!former) return refused(former.error());
  return std::move(*former);
}

/// The ways in which a decision was made known, with what the one that takes it back did about each.
Outcome<std::vector<PublicationAsked>> corrections_of(Call& call, const store::Decision& decision) {
  const auto former = taken_back_by(call, decision);
  if (!former) return tl::unexpected{former.error()};
  if (!*former) return std::vector<PublicationAsked>{};
  auto ways = publications_of(call, **former);
  if (!ways) return ways;
  std::erase_if(*ways, [](const PublicationAsked& one) { return !one.done; });
  for (PublicationAsked& one : *ways) {
    auto done = done_before(call, decision.id, one.way.id);
    if (!done) return tl::unexpected{done.error()};
    one.done = std::move(*done);
  }
  return ways;
}

/// Results are sent to their subjects first; what was wrong is put right at once.
Outcome<void> check_notified(Call& call, const store::Decision& decision) {
  if (decision.kind != "rated") return {};
  const auto notified = is_notified(call, decision);
  if (!notified) return tl::unexpected{notified.error()};
  if (*notified) return {};
  return refused(Refused::invalid, "Hãy gửi thông báo cho đối tượng trước khi công khai kết quả.", "way");
}

}  // namespace

Outcome<std::vector<PublicationAsked>> publications_of(Call& call, const store::Decision& decision) {
  if (decision.kind == "cancelled") return corrections_of(call, decision);
  const auto parties = parties_here(call);
  if (!parties) return tl::unexpected{parties.error()};
  const auto items = store::items_of(call.data, decision.id);
  if (!items) return refused(items.error());
  std::vector<PublicationAsked> asked;
  for (const procedure::Publication& way : parties->publications) {
    const auto concerned = std::ranges::count_if(*items, [&](const store::DecisionItem& item) {
      const auto kind = kind_of(item.subject);
      return kind && way.of.has(*kind);
    });
    if (concerned == 0) continue;
    auto done = done_before(call, decision.id, way.id);
    if (!done) return tl::unexpected{done.error()};
    asked.push_back({way, static_cast<std::size_t>(concerned), std::move(*done)});
  }
  return asked;
}

Outcome<void> publish(Call& call) {
  const auto decision = decision_in_path(call);
  if (!decision) return tl::unexpected{decision.error()};
  const auto asked = publications_of(call, *decision);
  if (!asked) return tl::unexpected{asked.error()};
  const auto one = std::ranges::find_if(
      *asked, [&](const PublicationAsked& each) { return each.way.id == call.inputs.get("way"); });
  if (one == asked->end())
    return refused(Refused::invalid, "Văn bản của đợt không định cách công khai này cho quyết định này.",
                   "way");
  if (one->done) return refused(Refused::invalid, "Việc này đã ghi.", "way");
  if (auto notified = check_notified(call, *decision); !notified) return notified;
  const auto former = taken_back_by(call, *decision);
  if (!former) return tl::unexpected{former.error()};
  const auto on = typed_day(trimmed(call.inputs.get("on")));
  const std::string place = trimmed(call.inputs.get("place"));
  const std::string proof = trimmed(call.inputs.get("proof"));
  if (!on || *on > call.today)
    return refused(Refused::invalid, "Hãy ghi ngày, không sau hôm nay, ví dụ 20/12/2026.", "on");
  if (place.empty()) return refused(Refused::invalid, "Hãy ghi nơi, hội nghị đã công khai.", "place");
  if (proof.empty())
    return refused(Refused::invalid, "Hãy ghi giấy tờ chứng minh, ví dụ biên bản niêm yết.", "proof");
  return keep_line(call,
                   {std::string{list},
                    line_id(decision->id, one->way.id),
                    decision->unit_path,
                    {{"decision", decision->id},
                     {"number", decision->number},
                     {"corrects", *former ? (*former)->id : std::string{}},
                     {"way", one->way.id},
                     {"on", to_iso(*on)},
                     {"place", place},
                     {"proof", proof}}},
                   0);
}

Outcome<std::vector<WrongNow>> wrong_publications(Call& call, const store::Decision& taken_back) {
  const auto lines = lines_under(call, list, taken_back.unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<WrongNow> wrong;
  for (const ListLine& line : *lines) {
    if (line.get("decision") != taken_back.id) continue;
    WrongNow one{
        fmt::format("Đã công khai Quyết định số {} tại {} ({})", taken_back.number, line.get("place"),
                    line.get("proof")),
        line.get("on"),
        "Gỡ hoặc đính chính ở nơi đã công khai, ghi giấy tờ; công khai kết quả mới khi có quyết định"};
    const auto put_right = std::ranges::find_if(*lines, [&](const ListLine& other) {
      return other.get("corrects") == taken_back.id && other.get("way") == line.get("way");
    });
    if (put_right != lines->end())
      one.mended = fmt::format("Đã đính chính tại {} ({})", put_right->get("place"), put_right->get("proof"));
    wrong.push_back(std::move(one));
  }
  return wrong;
}

Outcome<std::optional<PetitionClock>> petition_clock(Call& call, const std::string& subject) {
  const auto received = received_on(call, subject);
  if (!received) return tl::unexpected{received.error()};
  return clock_from(call, subject, &procedure::PetitionRule::within, *received);
}

Outcome<std::optional<PetitionClock>> answer_clock(Call& call, const std::string& subject,
                                                   const std::string& received) {
  return clock_from(call, subject, &procedure::PetitionRule::answered, parse_date(received));
}

}  // namespace kiemdiem::service
