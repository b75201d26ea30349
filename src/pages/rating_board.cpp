#include "pages/rating_board.h"

#include <ranges>

#include "pages/why_part.h"

namespace kiemdiem::pages {
namespace {

std::string word(Standing standing) {
  switch (standing) {
    case Standing::wrong:
      return "wrong";
    case Standing::unknown:
      return "unknown";
    default:
      return "calm";
  }
}

std::string level_word(const RatingBoardPage& page, const std::optional<int>& level) {
  if (!level || *level < 0 || *level >= static_cast<int>(page.short_levels.size())) return "–";
  return page.short_levels[static_cast<std::size_t>(*level)];
}

void fill_quota(View& shown, const QuotaShown& quota, int number, const Texts& texts) {
  shown.set("STANDING", word(quota.mark.standing)).set("LABEL", quota.title).set("WORDS", quota.words);
  add_mark(shown, "MARK", quota.mark, texts);
  add_clause(shown, "CLAUSE", quota.clause, texts);
  charts::Meter meter{"quota-" + std::to_string(number), quota.title, quota.used, quota.limit, quota.words};
  shown.set("METER", charts::meter(meter));
  if (quota.steps.empty()) return;
  View& steps = shown.add("STEPS");
  for (const std::string& step : quota.steps) steps.add("STEP").set("TEXT", step);
}

/// What was proposed last: the decision of the body farthest to the right that has spoken.
std::optional<int> last_proposal(const BoardRow& row) {
  std::optional<int> last;
  for (const std::optional<int>& proposal : row.proposals)
    if (proposal) last = proposal;
  return last;
}

void fill_ceiling(View& shown, const RatingBoardPage& page, const BoardRow& row, int number,
                  const Texts& texts) {
  charts::CeilingScale scale;
  scale.id = "scale-" + std::to_string(number);
  scale.title = row.subject.label;
  scale.words = row.ceiling ? texts("board.ceiling_is", {{"level", level_word(page, row.ceiling)}})
                            : texts("board.not_rated");
  if (row.forced) scale.words += "; " + texts("board.forced_is", {{"level", level_word(page, row.forced)}});
  scale.levels = static_cast<int>(page.short_levels.size());
  scale.ceiling = row.ceiling;
  scale.proposed = last_proposal(row);
  scale.forced = row.forced;
  shown.set("CEILING", charts::ceiling_scale(scale)).set("CEILING_WORDS", scale.words);
}

void fill_row(View& shown, const RatingBoardPage& page, const BoardRow& row, int number, const Texts& texts) {
  shown.set("STANDING", word(row.verdict.standing))
      .set("SUBJECT_KIND", row.post.empty() ? row.kind : row.post);
  add_link(shown, "LINK", row.subject);
  for (std::size_t at = 0; at < page.bodies.size(); ++at) {
    const std::optional<int> level = at < row.proposals.size() ? row.proposals[at] : std::nullopt;
    View& proposal = shown.add("PROPOSAL");
    proposal.set("BODY_LABEL", page.bodies[at]).set("LEVEL_WORD", level_word(page, level));
    proposal.show("STAR", level == 0);
  }
  fill_ceiling(shown, page, row, number, texts);
  add_mark(shown, "MARK", row.verdict, texts);
  if (!row.reason.empty()) {
    View& reason = shown.add("REASON");
    reason.set("REASON", row.reason);
    add_clause(reason, "CLAUSE", row.clause, texts);
  }
  if (row.state.standing != Standing::none) add_mark(shown.add("STATE"), "MARK", row.state, texts);
  shown.show_text("OVERRIDE", row.override_reason);
  for (const std::string& detail : row.details) shown.add("DETAIL").set("TEXT", detail);
  for (const std::string& wait : row.waits) shown.add("WAIT").set("TEXT", wait);
  if (!row.why_href.empty())
    shown.add("WHY_LINK").set("WHY_LINK", row.why_href).set("NAME", row.subject.label);
  if (!row.proposals_href.empty())
    shown.add("PROPOSALS_LINK").set("PROPOSALS_LINK", row.proposals_href).set("NAME", row.subject.label);
}

void fill_totals(View& board, const RatingBoardPage& page, const Texts& texts) {
  board.set("COUNT", page.totals.subjects);
  for (std::size_t body = 0; body < page.bodies.size(); ++body) {
    View& total = board.add("BODY_TOTAL");
    total.set("BODY_LABEL", page.bodies[body]);
    if (body >= page.totals.levels.size()) continue;
    const std::vector<int>& counts = page.totals.levels[body];
    for (std::size_t level = 0; level < counts.size(); ++level)
      if (counts[level] > 0)
        total.add("COUNT")
            .set("LEVEL_WORD", level_word(page, static_cast<int>(level)))
            .set("NUMBER", counts[level]);
  }
  board.set("VERDICT_TOTAL", texts("board.verdicts", {{"wrong", std::to_string(page.totals.wrong)},
                                                      {"unknown", std::to_string(page.totals.unknown)}}));
}

void fill_board(View& content, const RatingBoardPage& page, const Texts& texts) {
  View& board = content.add("BOARD");
  board.set("LAYOUT", page.why ? "with-panel wide" : "without-panel");
  for (const std::string& body : page.bodies) board.add("BODY").set("LABEL", body);
  for (const std::string& level : std::views::reverse(page.short_levels))
    board.add("LEVEL").set("LABEL", level);
  int number = 0;
  for (const BoardRow& row : page.rows) fill_row(board.add("ROW"), page, row, ++number, texts);
  fill_totals(board, page, texts);
  if (page.why) add_why(board.add("PANEL"), "WHY", *page.why, texts);
}

}  // namespace

std::string render(const Shell& shell, const RatingBoardPage& page) {
  Frame frame{shell, "rating_board.tpl"};
  View& content = frame.content;
  content.show_text("QUESTION", page.question);
  if (!page.quotas.empty()) {
    View& quotas = content.add("QUOTAS");
    int number = 0;
    for (const QuotaShown& quota : page.quotas) fill_quota(quotas.add("QUOTA"), quota, ++number, frame.texts);
  }
  add_choice(content, "FILTERS", page.filters);
  add_actions(content, page.actions);
  if (page.rows.empty())
    add_empty(content, page.empty);
  else
    fill_board(content, page, frame.texts);
  add_pager(content, page.pager);
  return frame.html();
}

}  // namespace kiemdiem::pages
