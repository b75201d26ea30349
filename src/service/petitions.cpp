#include "service/petitions.h"

#include <algorithm>

#include "service/decision_parts.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

Petition petition_of(const ListLine& line) {
  return {line.id,
          line.get("subject"),
          line.get("decision"),
          line.get("number"),
          line.get("request"),
          line.get("reason"),
          line.get("evidence"),
          line.get("received"),
          line.get("result"),
          line.get("answer")};
}

}  // namespace

Outcome<std::vector<Petition>> petitions_under(Call& call, std::string_view unit_path) {
  const auto lines = lines_under(call, "petitions", unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<Petition> petitions;
  for (const ListLine& line : *lines) petitions.push_back(petition_of(line));
  std::ranges::stable_sort(petitions, {}, &Petition::received);
  return petitions;
}

Outcome<void> petition(Call& call) {
  const std::string& subject = call.inputs.get("subject");
  // A person petitions alone; for a body its head does.
  const bool of_body = subject.starts_with("organization:") || subject.starts_with("collective:");
  if (of_body != call.target.person.empty() || (call.action.name == "body-petition") != of_body)
    return refused(Refused::hidden);
  const std::string request = trimmed(call.inputs.get("request"));
  const std::string reason = trimmed(call.inputs.get("reason"));
  if (request.empty()) return refused(Refused::invalid, "Hãy ghi điều kiến nghị.", "request");
  if (reason.empty()) return refused(Refused::invalid, "Hãy ghi lý do.", "reason");
  const auto ratings = ratings_under(call, call.target.unit_path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  const RatingStory& story = ratings->of(subject);
  if (auto allowed = check_act(story, procedure::RatingAct::petition, "Kết quả này", ""); !allowed)
    return allowed;
  const auto known = petitions_under(call, call.target.unit_path);
  if (!known) return tl::unexpected{known.error()};
  const bool waits = std::ranges::any_of(
      *known, [&](const Petition& one) { return one.subject == subject && one.result.empty(); });
  if (waits) return refused(Refused::invalid, "Kiến nghị trước chưa được trả lời.", "request");
  const StandingDecision& standing = *story.standing();
  return keep_line(call,
                   {"petitions",
                    new_id(call.now.at),
                    call.target.unit_path,
                    {{"subject", subject},
                     {"decision", standing.item.decision},
                     {"number", standing.number},
                     {"request", request},
                     {"reason", reason},
                     {"evidence", trimmed(call.inputs.get("evidence"))},
                     {"received", to_iso(call.today)}}},
                   0);
}

Outcome<void> answer_petition(Call& call) {
  const auto line = line_at(call, "petitions", call.inputs.get("petition"));
  if (!line) return tl::unexpected{line.error()};
  if (!*line || !(*line)->unit_path.starts_with(call.target.unit_path)) return refused(Refused::hidden);
  const auto decision = store::find_decision(call.data, (*line)->get("decision"));
  if (!decision) return refused(decision.error());
  if (!*decision || (*decision)->organization != call.target.unit)
    return refused(Refused::invalid, "Cấp đã quyết định trả lời kiến nghị này.", "answer");
  const std::string& result = call.inputs.get("result");
  const std::string answer = trimmed(call.inputs.get("answer"));
  if (result != "kept" && result != "rate_again")
    return refused(Refused::invalid, "Hãy chọn kết quả giải quyết.", "result");
  if (answer.empty()) return refused(Refused::invalid, "Hãy ghi nội dung trả lời.", "answer");
  if (!(*line)->get("result").empty())
    return refused(Refused::invalid, "Kiến nghị này đã được trả lời.", "answer");
  return change_line(call, "petitions", **line,
                     {{"result", result}, {"answer", answer}, {"answered", to_iso(call.today)}});
}

Outcome<std::vector<Commendation>> commendations_under(Call& call, std::string_view unit_path) {
  const auto lines = lines_under(call, "commendations", unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<Commendation> found;
  for (const ListLine& line : *lines)
    found.push_back({line.get("subject"), line.get("form"), line.get("achievement"), line.get("on")});
  return found;
}

Outcome<void> commend(Call& call) {
  const std::string& subject = call.inputs.get("subject");
  const std::string form = trimmed(call.inputs.get("form"));
  const std::string achievement = trimmed(call.inputs.get("achievement"));
  if (form.empty()) return refused(Refused::invalid, "Hãy ghi hình thức đề nghị khen thưởng.", "form");
  if (achievement.empty()) return refused(Refused::invalid, "Hãy ghi tóm tắt thành tích.", "achievement");
  const auto ratings = ratings_under(call, call.target.unit_path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  const StandingDecision* standing = ratings->of(subject).standing();
  if (standing == nullptr || standing->item.level != "excellent")
    return refused(Refused::invalid, "Chỉ đề nghị khen thưởng đối tượng đã được quyết định xuất sắc.",
                   "subject");
  const auto before = line_at(call, "commendations", subject);
  if (!before) return tl::unexpected{before.error()};
  return keep_line(
      call,
      {"commendations",
       subject,
       standing->item.unit_path,
       {{"subject", subject}, {"form", form}, {"achievement", achievement}, {"on", to_iso(call.today)}}},
      *before ? (*before)->version : 0);
}

}  // namespace kiemdiem::service
