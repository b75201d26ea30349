#include "web/places/board_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

#include "assessment/wording.h"
#include "service/judged.h"
#include "service/office.h"
#include "service/outside_inputs.h"
#include "service/progress.h"
#include "service/quality_slips.h"
#include "service/ratings.h"
#include "service/vote_views.h"
#include "web/addresses.h"
#include "web/places/board.h"
#include "web/places/board_sums.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using assessment::SubjectResult;

constexpr std::size_t page_size = 100;

/// What decided: the reason with the strongest effect, in its own words.
const assessment::Reason* chief_reason(const SubjectResult& subject) {
  const assessment::Reason* chief = nullptr;
  for (const assessment::Reason& reason : subject.reasons) {
    if (reason.effect == assessment::Effect::note) continue;
    const bool stronger = chief == nullptr || reason.effect == assessment::Effect::exclusion ||
                          (reason.level && chief->level && *reason.level > *chief->level);
    if (stronger) chief = &reason;
  }
  return chief;
}

/// Bodies that have put anything forward here; the level that the rules look at stands last.
std::vector<const service::RatingBody*> bodies_in(const service::Ratings& ratings) {
  std::vector<const service::RatingBody*> bodies;
  for (const service::RatingBody& body : service::rating_bodies) {
    const bool spoke = std::ranges::any_of(ratings.stories, [&](const auto& entry) {
      return std::ranges::find(entry.second.proposals, body.word, &service::RatingProposal::body) !=
             entry.second.proposals.end();
    });
    if (spoke) bodies.push_back(&body);
  }
  return bodies;
}

std::string slip_label(const procedure::SlipParty& party) {
  return "Phiếu phân tích: " + party.label;
}

/// What the quality slips put forward, a column for each party that handed one in.
class SlipColumns {
 public:
  static service::Outcome<SlipColumns> of(service::Call& call, const service::Judged& judged,
                                          const std::string& unit_path) {
    SlipColumns columns;
    if (auto read = columns.read(call, unit_path, false); !read) return tl::unexpected{read.error()};
    if (columns.slips_.empty()) return columns;
    const auto parties = service::parties_of(call, judged);
    if (!parties) return tl::unexpected{parties.error()};
    for (const procedure::SlipParty& party : parties->slips)
      if (std::ranges::find(columns.slips_, party.id, &service::SlipSeen::party) != columns.slips_.end())
        columns.parties_.push_back(party);
    return columns;
  }
  /// The columns of other parts too; the slips are those of one.
  static service::Outcome<SlipColumns> of_part(service::Call& call, const std::string& unit_path, bool alone,
                                               std::vector<procedure::SlipParty> parties) {
    SlipColumns columns;
    columns.parties_ = std::move(parties);
    if (columns.parties_.empty()) return columns;
    if (auto read = columns.read(call, unit_path, alone); !read) return tl::unexpected{read.error()};
    return columns;
  }

  void add_labels(std::vector<std::string>& labels) const {
    for (const procedure::SlipParty& party : parties_) labels.push_back(slip_label(party));
  }
  void add_levels(const facts::Dictionary& dictionary, const std::string& subject,
                  std::vector<std::optional<int>>& levels) const {
    for (const procedure::SlipParty& party : parties_) {
      const auto slip = std::ranges::find_if(slips_, [&](const service::SlipSeen& seen) {
        return seen.subject == subject && seen.party == party.id;
      });
      levels.push_back(slip == slips_.end() ? std::nullopt : service::level_of(dictionary, slip->level));
    }
  }

 private:
  service::Outcome<void> read(service::Call& call, const std::string& unit_path, bool alone) {
    auto slips = service::slips_under(call, unit_path, alone);
    if (!slips) return tl::unexpected{slips.error()};
    slips_ = std::move(*slips);
    return {};
  }

  std::vector<service::SlipSeen> slips_;
  std::vector<procedure::SlipParty> parties_;
};

std::vector<std::optional<int>> proposals_of(const facts::Dictionary& dictionary,
                                             const service::RatingStory& story, const SubjectResult& subject,
                                             const std::vector<const service::RatingBody*>& bodies,
                                             const SlipColumns& slips) {
  std::vector<std::optional<int>> levels;
  slips.add_levels(dictionary, subject.id, levels);
  for (const service::RatingBody* body : bodies) {
    const auto said = std::ranges::find(story.proposals, body->word, &service::RatingProposal::body);
    levels.push_back(said == story.proposals.end() ? std::nullopt
                                                   : service::level_of(dictionary, said->level));
  }
  levels.push_back(subject.proposed);
  return levels;
}

void count(pages::BoardTotals& totals, const std::vector<std::optional<int>>& proposals,
           const SubjectResult& subject, std::size_t levels) {
  ++totals.subjects;
  const bool rated = subject.rating != assessment::Asked::no;
  if (rated && subject.verdict == assessment::Verdict::breaks) ++totals.wrong;
  if (rated && subject.verdict == assessment::Verdict::undecided) ++totals.unknown;
  totals.levels.resize(proposals.size(), std::vector<int>(levels, 0));
  for (std::size_t body = 0; body < proposals.size(); ++body)
    if (proposals[body]) ++totals.levels[body][static_cast<std::size_t>(*proposals[body])];
}

/// "Phiếu hợp lệ 27: xuất sắc 20 (74%), tốt 7 (25%)"; empty where nothing was counted.
std::string votes_of(const service::Judged& judged, const SubjectResult& subject) {
  if (subject.subject.kind == facts::SubjectKind::leader) return {};  // counted with the posts
  const facts::EntityKind kind = facts::entity_kind(subject.subject.kind);
  const char* list = kind == facts::EntityKind::person         ? "people"
                     : kind == facts::EntityKind::organization ? "organizations"
                                                               : "collectives";
  const auto row = static_cast<std::size_t>(subject.subject.row);
  const auto number = [&](const std::string& path) -> std::optional<int> {
    const facts::Column& column = judged.situation.column(list, "votes." + path);
    return column.known(row) ? std::optional{column.numbers[row]} : std::nullopt;
  };
  const auto valid = number("valid");
  if (!valid || *valid <= 0) return {};
  const facts::Choices& ratings = *judged.situation.dictionary.choices("rating");
  std::string words;
  for (std::size_t level = 0; level < ratings.words.size(); ++level)
    if (const auto slips = number(ratings.words[level]))
      words += fmt::format("{}{} {} ({}%)", words.empty() ? "" : ", ", ratings.labels[level].vi, *slips,
                           *slips * 100 / *valid);
  return fmt::format("Phiếu hợp lệ {}: {}", *valid, words);
}

/// What else is known of a person and weighs in the rating.
void add_person(const service::Judged& judged, const SubjectResult& subject,
                std::vector<std::string>& details) {
  if (facts::entity_kind(subject.subject.kind) != facts::EntityKind::person) return;
  const auto row = static_cast<std::size_t>(subject.subject.row);
  if (std::string rating = service::civil_servant_rating_words(judged, subject.subject.row); !rating.empty())
    details.push_back("Xếp loại CB,CC,VC: " + std::move(rating));
  const facts::ListShape& people = *judged.situation.dictionary.list("people");
  for (int quarter = 1; quarter <= 4; ++quarter) {
    const std::string fact = fmt::format("quarter_{}_rating", quarter);
    if (!people.find(fact)) continue;
    const facts::Column& rating = judged.situation.column("people", fact);
    if (rating.known(row))
      details.push_back(fmt::format("Quý {}: {}", quarter, level_label(judged, rating.numbers[row])));
  }
  const facts::Column& comment = judged.situation.column("people", "residence_comment.on");
  if (comment.known(row))
    details.push_back("Nhận xét nơi cư trú: " + to_vietnamese(Date{comment.numbers[row]}));
}

/// What stands before the rating of each subject, by the steps of the plan.
std::map<facts::SubjectRef, const procedure::Task*> rating_tasks(const service::Judged& judged) {
  std::map<facts::SubjectRef, const procedure::Task*> tasks;
  if (!judged.work) return tasks;
  for (const procedure::Task& task : judged.work->tasks())
    if (judged.plan->steps[static_cast<std::size_t>(task.step)].phase == procedure::Phase::rating &&
        (task.state == procedure::State::waiting || task.state == procedure::State::blocked))
      tasks.emplace(task.subject, &task);
  return tasks;
}

pages::BoardRow row_on_board(const service::Call& call, const service::Judged& judged,
                             const SubjectResult& subject, const service::RatingStory& story,
                             const service::VoteViews& votes_seen) {
  const std::vector<std::pair<std::string_view, std::string>> names{{"campaign", call.campaign->id},
                                                                    {"subject", subject.id}};
  pages::BoardRow row;
  row.why_href = address("why", names);
  row.proposals_href = address("proposals", names);
  row.subject = {service::name_of_subject(judged, subject), address("period-facts", names)};
  row.kind = kind_and_place(call, judged, subject);
  row.ceiling = subject.rating == assessment::Asked::no ? std::nullopt : subject.ceiling;
  row.forced = subject.forced;
  row.verdict = subject.rating == assessment::Asked::no ? pages::Mark{pages::Standing::none, "không xếp loại"}
                                                        : mark_of(subject.verdict);
  if (const assessment::Reason* reason = chief_reason(subject)) {
    row.reason = reason->text;
    row.clause = clause_of(call, reason->document, reason->clause);
  }
  if (story.state != procedure::RatingState::not_rated && story.state != procedure::RatingState::proposed)
    row.state = state_mark(story);
  if (story.standing() != nullptr) row.override_reason = story.standing()->item.override_reason;
  if (std::string votes = votes_seen.may_see(subject) ? votes_of(judged, subject) : ""; !votes.empty())
    row.details.push_back(std::move(votes));
  add_person(judged, subject, row.details);
  return row;
}

/// Appends the rows of some subjects of a judged situation.
service::Outcome<void> add_rows(service::Call& call, const service::Judged& judged, const std::string& path,
                                const service::Ratings& ratings,
                                const std::vector<const service::RatingBody*>& bodies,
                                const SlipColumns& slips, std::span<const SubjectResult* const> subjects,
                                std::vector<pages::BoardRow>& rows) {
  const auto tasks = rating_tasks(judged);
  const std::vector<service::OutsideInput> outside = service::outside_inputs(judged);
  const auto votes_seen = service::VoteViews::of(call, judged, path);
  if (!votes_seen) return tl::unexpected{votes_seen.error()};
  for (const SubjectResult* subject : subjects) {
    const service::RatingStory& story = ratings.of(subject->id);
    pages::BoardRow row = row_on_board(call, judged, *subject, story, *votes_seen);
    row.proposals = proposals_of(judged.situation.dictionary, story, *subject, bodies, slips);
    for (const service::OutsideInput& input : outside)
      if (input.subject == subject->id) row.details.push_back(input.words);
    if (const auto task = tasks.find(subject->subject); task != tasks.end())
      for (const procedure::WaitText& wait : judged.work->text(*task->second).waits_for)
        row.waits.push_back(wait.who.empty() ? wait.what : fmt::format("{} ({})", wait.what, wait.who));
    rows.push_back(std::move(row));
  }
  return {};
}

/// Those who stand at or below an organization, or at it alone, of the kind asked for.
std::vector<const SubjectResult*> subjects_at(const service::Judged& judged, const service::Units& units,
                                              const service::Unit& unit, bool alone,
                                              const std::string& kind) {
  std::vector<const SubjectResult*> subjects;
  for (const SubjectResult& subject : judged.assessment.subjects) {
    if (!kind.empty() && kind != facts::name(subject.subject.kind)) continue;
    const service::Unit* at = units.find(service::unit_of_subject(judged, subject));
    if (at == nullptr || at->ended) continue;
    if (alone ? at == &unit : at->path.starts_with(unit.path)) subjects.push_back(&subject);
  }
  return subjects;
}

}  // namespace

service::Outcome<void> fill_rows(service::Call& call, const service::Judged& judged,
                                 const service::Units& units, const service::Unit& unit,
                                 pages::RatingBoardPage& page) {
  const auto ratings = service::ratings_under(call, unit.path, &judged);
  if (!ratings) return tl::unexpected{ratings.error()};
  const std::vector<const service::RatingBody*> bodies = bodies_in(*ratings);
  const auto slips = SlipColumns::of(call, judged, unit.path);
  if (!slips) return tl::unexpected{slips.error()};
  slips->add_labels(page.bodies);
  for (const service::RatingBody* body : bodies) page.bodies.emplace_back(body->label);
  page.bodies.emplace_back("Đang xét");
  const std::string& kind = call.inputs.get("loai");
  const std::vector<const SubjectResult*> subjects = subjects_at(judged, units, unit, false, kind);
  for (const SubjectResult* subject : subjects)
    count(page.totals,
          proposals_of(judged.situation.dictionary, ratings->of(subject->id), *subject, bodies, *slips),
          *subject, page.levels.size());
  const Range range =
      range_of(call, subjects.size(), page_size, "rating-board",
               {{"campaign", call.campaign->id}, {"unit", unit.id}}, {{"loai", kind}}, page.pager);
  return add_rows(call, judged, unit.path, *ratings, bodies, *slips,
                  std::span{subjects}.subspan(range.first, range.last - range.first), page.rows);
}

namespace {

/// A part with those of its subjects that the page shows.
struct PartOfPage {
  ShownPart shown;
  service::Ratings ratings;
  std::vector<const SubjectResult*> subjects;
};

service::Outcome<std::vector<PartOfPage>> parts_of_page(service::Call& call, const service::CountedBy& by,
                                                        const service::Units& units,
                                                        const std::vector<CountedPart>& parts, Range range) {
  std::vector<PartOfPage> shown;
  std::size_t before = 0;
  for (const CountedPart& part : parts) {
    const std::size_t first = before;
    before += static_cast<std::size_t>(part.counts.subjects);
    if (before <= range.first || first >= range.last) continue;
    auto judged = service::judged_part(call, by, *part.root);
    if (!judged) return tl::unexpected{judged.error()};
    if (!(*judged)->usable()) continue;
    const bool alone = is_judged_alone(*part.root);
    std::vector<const SubjectResult*> all =
        subjects_at(**judged, units, *part.root, alone, call.inputs.get("loai"));
    auto ratings = service::ratings_under(call, part.root->path, judged->get(), alone);
    if (!ratings) return tl::unexpected{ratings.error()};
    const std::size_t from = std::min(all.size(), range.first > first ? range.first - first : 0);
    const std::size_t to = std::max(from, std::min(all.size(), range.last - first));
    shown.push_back(
        {{std::move(*judged), part.root, alone},
         std::move(*ratings),
         {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)}});
  }
  return shown;
}

/// Beside the level that is being looked at: the columns in which anybody of the whole put something forward.
struct WideColumns {
  std::vector<procedure::SlipParty> parties;
  std::vector<const service::RatingBody*> bodies;
};

service::Outcome<WideColumns> columns_of(service::Call& call, const CountedBoard& board,
                                         const std::vector<PartOfPage>& shown) {
  WideColumns columns;
  for (const service::RatingBody& body : service::rating_bodies)
    if (board.columns.contains(std::string{service::body_column} + std::string{body.word}))
      columns.bodies.push_back(&body);
  if (shown.empty()) return columns;
  const auto parties = service::parties_of(call, *shown.front().shown.judged);
  if (!parties) return tl::unexpected{parties.error()};
  for (const procedure::SlipParty& party : parties->slips)
    if (board.columns.contains(std::string{service::slip_column} + party.id))
      columns.parties.push_back(party);
  return columns;
}

/// Labels of the columns, and what each adds up to over all parts.
void add_columns(const CountedBoard& board, const WideColumns& columns, pages::RatingBoardPage& page) {
  const auto add = [&page](std::string label, const auto& counts) {
    page.bodies.push_back(std::move(label));
    std::vector<int>& levels = page.totals.levels.emplace_back();
    for (std::size_t level = 0; level < page.levels.size() && level < counts.size(); ++level)
      levels.push_back(counts[level]);
  };
  for (const procedure::SlipParty& party : columns.parties)
    add(slip_label(party), board.columns.at(std::string{service::slip_column} + party.id));
  for (const service::RatingBody* body : columns.bodies)
    add(std::string{body->label},
        board.columns.at(std::string{service::body_column} + std::string{body->word}));
  add("Đang xét", board.sum.proposed);
}

}  // namespace

service::Outcome<std::vector<ShownPart>> fill_wide_rows(service::Call& call, const service::Units& units,
                                                        const service::Unit& unit,
                                                        pages::RatingBoardPage& page) {
  const auto by = service::counted_by(call, *call.campaign);
  if (!by) return tl::unexpected{by.error()};
  const auto board = counted_board(call, *by, units, unit);
  if (!board) return tl::unexpected{board.error()};
  add_whole_quotas(call, unit, *board, page);
  const Range range = range_of(call, static_cast<std::size_t>(board->sum.subjects), page_size, "rating-board",
                               {{"campaign", call.campaign->id}, {"unit", unit.id}},
                               {{"loai", call.inputs.get("loai")}}, page.pager);
  const auto shown = parts_of_page(call, *by, units, board->parts, range);
  if (!shown) return tl::unexpected{shown.error()};
  const auto columns = columns_of(call, *board, *shown);
  if (!columns) return tl::unexpected{columns.error()};
  page.totals.subjects = board->sum.subjects;
  page.totals.wrong = board->sum.wrong;
  page.totals.unknown = board->sum.unknown;
  add_columns(*board, *columns, page);
  std::vector<ShownPart> found;
  for (const PartOfPage& part : *shown) {
    const std::string& path = part.shown.root->path;
    const auto slips = SlipColumns::of_part(call, path, part.shown.alone, columns->parties);
    if (!slips) return tl::unexpected{slips.error()};
    if (auto added = add_rows(call, *part.shown.judged, path, part.ratings, columns->bodies, *slips,
                              part.subjects, page.rows);
        !added)
      return tl::unexpected{added.error()};
    found.push_back(part.shown);
  }
  return found;
}

}  // namespace kiemdiem::web
