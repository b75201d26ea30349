#include <fmt/format.h>

#include <algorithm>

#include "sealing/secret.h"
#include "service/minutes.h"
#include "service/registers.h"

namespace kiemdiem::service {

Outcome<std::vector<store::Minutes>> kept_minutes(Call& call, const std::string& about) {
  auto kept = store::minutes_about(call.data, call.campaign->id, about);
  if (!kept) return refused(kept.error());
  return std::move(*kept);
}

Outcome<void> keep_minutes(Call& call, const std::string& about, const Unit& unit, const std::string& body,
                           const std::string& reason) {
  const auto before = kept_minutes(call, about);
  if (!before) return tl::unexpected{before.error()};
  const auto units = call.units();
  if (!units) return refused(units.error());
  store::Minutes minutes;
  minutes.campaign = call.campaign->id;
  minutes.about = about;
  minutes.version = static_cast<std::int64_t>(before->size()) + 1;
  minutes.unit_path = unit.path;
  minutes.body = body;
  minutes.hash = sealing::sha256(body);
  minutes.salt = store::new_salt();
  minutes.chain = (*units)->grassroots_of(unit).id;
  const auto head = store::head(call.data, minutes.chain);
  if (!head) return refused(head.error());
  minutes.anchor = head->value_or(store::Anchor{});
  minutes.reason = reason;
  minutes.at = call.now.at;
  minutes.made_by = call.actor.account;
  std::string before_digest;
  if (!before->empty()) {
    minutes.replaces = before->back().hash;
    before_digest = store::salted_digest(before->back().salt, before->back().body);
  }
  const auto kept = store::append(call.data, minutes);
  if (!kept) return refused(kept.error());
  if (!*kept)
    return refused(Refused::invalid, "Người khác vừa ghi biên bản này; hãy tải lại trang để xem bản mới.");
  call.notes.push_back(
      {"minutes:" + about, unit.path, before_digest, store::salted_digest(minutes.salt, minutes.body)});
  return {};
}

std::vector<CorrectedText> texts_in(MinutesText& text) {
  std::vector<CorrectedText> texts;
  const auto add = [&texts](const std::string& heading, const std::string& label, const std::string& subject,
                            std::string& of) {
    texts.push_back({fmt::format("fact.{}", texts.size() + 1), heading, label, subject, &of});
  };
  for (MinutesLine& line : text.facts) add({}, line.label, {}, line.text);
  for (MinutesLine& line : text.told) add({}, line.label, {}, line.text);
  for (MinutesPart& part : text.parts) {
    for (MinutesLine& line : part.remarks) add(part.heading, line.label, part.subject, line.text);
    for (MinutesLine& line : part.texts) add(part.heading, line.label, part.subject, line.text);
  }
  add({}, "Việc khác, thông qua biên bản", {}, text.other);
  return texts;
}

namespace {

/// With plain line ends.
std::string typed(const Inputs& inputs, const std::string& field) {
  std::string text = inputs.get(field);
  std::erase(text, '\r');
  return text;
}

}  // namespace

Outcome<void> check_correction(const Call& call, const std::vector<store::Minutes>& kept) {
  if (kept.empty())
    return refused(Refused::invalid, "Biên bản chưa khóa; hãy sửa ngay ở các mục của hội nghị.");
  if (version_in(call.inputs) != kept.back().version)
    return refused(Refused::invalid,
                   "Biên bản vừa có bản đính chính khác; hãy xem bản đó rồi đính chính tiếp.");
  if (call.inputs.get("reason").empty())
    return refused(Refused::invalid, "Hãy ghi lý do đính chính.", "reason");
  return {};
}

Outcome<void> take_corrections(const Call& call, const std::vector<CorrectedText>& texts) {
  bool changed = false;
  for (const CorrectedText& one : texts) {
    if (!call.inputs.has(one.field)) continue;
    std::string next = typed(call.inputs, one.field);
    if (next == *one.text) continue;
    const std::string subject = one.subject.substr(one.subject.find(':') + 1);
    if (!call.actor.person.empty() && subject == call.actor.person)
      return refused(Refused::invalid,
                     "Đồng chí là người được kiểm điểm ở mục này nên không tự đính chính mục này.",
                     one.field);
    *one.text = std::move(next);
    changed = true;
  }
  if (!changed) return refused(Refused::invalid, "Chưa có chỗ nào được sửa.");
  return {};
}

Outcome<std::string> correct_minutes(Call& call) {
  const auto meeting = review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  if (!may_write(call, *meeting)) return refused(Refused::hidden);
  if (const std::string_view why = procedure::why_not(meeting->state(), procedure::MeetingAct::correct);
      !why.empty())
    return refused(Refused::invalid, std::string{why});
  const auto kept = kept_minutes(call, meeting->id);
  if (!kept) return tl::unexpected{kept.error()};
  if (auto may = check_correction(call, *kept); !may) return tl::unexpected{may.error()};
  MinutesText text = minutes_from(kept->back().body);
  if (auto changed = take_corrections(call, texts_in(text)); !changed) return tl::unexpected{changed.error()};
  if (auto done = keep_minutes(call, meeting->id, *meeting->unit, to_json(text), call.inputs.get("reason"));
      !done)
    return tl::unexpected{done.error()};
  return meeting->id;
}

}  // namespace kiemdiem::service
