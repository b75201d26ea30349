#include <fmt/format.h>

#include <algorithm>

#include "service/campaigns.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/opinion_parts.h"
#include "service/registers.h"

// What the body does with the opinions of a round.

namespace kiemdiem::service {
namespace {

/// What came without a name, in the order of its words: the order of coming is not kept.
Outcome<std::vector<Fields>> unnamed_points(Call& call, const OpinionRound& round) {
  const auto line = line_at(call, unnamed_list, round.id);
  if (!line) return tl::unexpected{line.error()};
  std::vector<Fields> points;
  if (!*line) return points;
  for (const std::string& text : texts_in((*line)->get("texts"))) points.push_back({{"text", text}});
  return points;
}

struct CollectedWhen {
  Date on;
  int summoned = 0, present = 0;
};

Outcome<CollectedWhen> collected_when(const Call& call, const OpinionRound& round) {
  CollectedWhen when;
  const auto on = typed_day(trimmed(call.inputs.get("on")));
  if (!on || *on > call.today || *on < *parse_date(round.sent_on))
    return refused(Refused::invalid, "Hãy ghi ngày họp lấy ý kiến, từ ngày gửi dự thảo đến hôm nay.", "on");
  when.on = *on;
  const auto summoned = number_in(trimmed(call.inputs.get("summoned")));
  const auto present = number_in(trimmed(call.inputs.get("present")));
  if (!summoned || *summoned < 1 || *summoned > 100'000)
    return refused(Refused::invalid, "Hãy ghi số người được mời.", "summoned");
  if (!present || *present < 0 || *present > *summoned)
    return refused(Refused::invalid, "Hãy ghi số người có mặt, không quá số được mời.", "present");
  when.summoned = static_cast<int>(*summoned);
  when.present = static_cast<int>(*present);
  return when;
}

Outcome<void> answer_one(Call& call, const Opinion& opinion) {
  const std::string field = "answer." + opinion.id;
  if (!call.inputs.has(field)) return {};
  const std::string& answer = call.inputs.get(field);
  const std::string explanation = trimmed(call.inputs.get("explanation." + opinion.id));
  const std::string place = trimmed(call.inputs.get("place." + opinion.id));
  if (answer == opinion.answer && explanation == opinion.explanation && place == opinion.place) return {};
  if (!answer.empty() && answer != "accepted" && answer != "explained")
    return refused(Refused::invalid, "Hãy chọn tiếp thu hoặc giải trình.", field);
  if (answer == "explained" && explanation.empty())
    return refused(Refused::invalid, "Không tiếp thu thì phải ghi giải trình.", "explanation." + opinion.id);
  return change_line(call, opinions_list, opinion.line,
                     {{"answer", answer}, {"explanation", explanation}, {"place", place}});
}

Outcome<void> finish(Call& call, const OpinionRound& round) {
  const auto opinions = opinions_of(call, round);
  if (!opinions) return tl::unexpected{opinions.error()};
  const auto open = std::ranges::count(*opinions, std::string{}, &Opinion::answer);
  if (open > 0)
    return refused(
        Refused::invalid,
        fmt::format("Còn {} ý kiến chưa tiếp thu hoặc giải trình; trả lời hết rồi mới kết thúc.", open),
        "do");
  if (auto changed = change_round(call, round, {{"state", "finished"}, {"finished_on", to_iso(call.today)}});
      !changed)
    return changed;
  // What goes into the dossier of who is reviewed.
  for (const char* word : {"opinion_minutes", "opinion_synthesis"}) {
    const Node paper = Node::map({{word_node("document"), word_node(word)},
                                  {word_node("subject"), text_node(reviewed_as(round.subject))}},
                                 {});
    if (auto filed = keep(call,
                          filed_entry(call.campaign->id, "documents", fmt::format("{}-{}", word, round.id),
                                      round.unit_path, paper, Node::null({})),
                          0);
        !filed)
      return filed;
  }
  const Node event = Node::map({{word_node("event"), word_node("opinions_collected")},
                                {word_node("subject"), text_node(round.subject)},
                                {word_node("on"), text_node(round.collected_on)}},
                               {});
  return keep(call,
              filed_entry(call.campaign->id, "events", "opinions-" + round.id, round.unit_path, event,
                          Node::map({}, {})),
              0);
}

}  // namespace

std::string joined_texts(const std::vector<std::string>& texts) {
  std::vector<Node> nodes;
  for (const std::string& text : texts) nodes.push_back(text_node(text));
  return to_json(Node::list(std::move(nodes), {}));
}

std::vector<std::string> texts_in(const std::string& field) {
  std::vector<std::string> texts;
  if (const auto list = from_json(field))
    for (const Node& node : list->items()) texts.push_back(node.text());
  return texts;
}

Outcome<void> add_opinion(Call& call) {
  const auto round = round_in_path(call);
  if (!round) return tl::unexpected{round.error()};
  if (round->state == RoundState::finished)
    return refused(Refused::invalid, "Đợt lấy ý kiến này đã kết thúc.", "text");
  const std::string text = trimmed(call.inputs.get("text"));
  const std::string from = trimmed(call.inputs.get("from"));
  const std::string paper = trimmed(call.inputs.get("paper"));
  if (from.empty()) return refused(Refused::invalid, "Hãy ghi cơ quan, người góp ý.", "from");
  if (text.empty()) return refused(Refused::invalid, "Hãy ghi nội dung góp ý.", "text");
  if (paper.empty())
    return refused(Refused::invalid, "Hãy ghi ý kiến nằm ở giấy nào, ví dụ “biên bản ngày 24/11/2026”.",
                   "paper");
  return keep_opinion(
      call, *round,
      {{"from", from}, {"about", trimmed(call.inputs.get("about"))}, {"text", text}, {"on_paper", paper}});
}

Outcome<void> collect_opinions(Call& call) {
  const auto round = round_in_path(call);
  if (!round) return tl::unexpected{round.error()};
  if (round->state != RoundState::open) return refused(Refused::invalid, "Đợt lấy ý kiến này đã chốt.", "on");
  const auto when = collected_when(call, *round);
  if (!when) return tl::unexpected{when.error()};
  const std::string chair = trimmed(call.inputs.get("chair"));
  const std::string secretary = trimmed(call.inputs.get("secretary"));
  if (chair.empty()) return refused(Refused::invalid, "Hãy ghi người chủ trì.", "chair");
  if (secretary.empty()) return refused(Refused::invalid, "Hãy ghi thư ký.", "secretary");
  const auto unnamed = unnamed_points(call, *round);
  if (!unnamed) return tl::unexpected{unnamed.error()};
  for (const Fields& point : *unnamed)
    if (auto kept = keep_opinion(call, *round, point); !kept) return kept;
  return change_round(call, *round,
                      {{"state", "collected"},
                       {"collected_on", to_iso(when->on)},
                       {"place", trimmed(call.inputs.get("place"))},
                       {"chair", chair},
                       {"secretary", secretary},
                       {"summoned", std::to_string(when->summoned)},
                       {"present", std::to_string(when->present)}});
}

Outcome<void> answer_opinions(Call& call) {
  const auto round = round_in_path(call);
  if (!round) return tl::unexpected{round.error()};
  if (round->state == RoundState::open)
    return refused(Refused::invalid, "Hãy chốt danh sách ý kiến trước khi tiếp thu, giải trình.", "do");
  if (round->state == RoundState::finished)
    return refused(Refused::invalid, "Đợt lấy ý kiến này đã kết thúc.", "do");
  const auto opinions = opinions_of(call, *round);
  if (!opinions) return tl::unexpected{opinions.error()};
  for (const Opinion& opinion : *opinions)
    if (auto answered = answer_one(call, opinion); !answered) return answered;
  return call.inputs.get("do") == "finish" ? finish(call, *round) : Outcome<void>{};
}

}  // namespace kiemdiem::service
