#include "web/places/deciding.h"

#include <fmt/format.h>

#include <algorithm>

#include "paperwork/drafts.h"
#include "service/basis.h"
#include "service/deciding.h"
#include "service/office.h"
#include "service/progress.h"
#include "service/summaries.h"
#include "web/addresses.h"
#include "web/places/board.h"
#include "web/places/board_sums.h"
#include "web/places/fact_forms.h"
#include "web/places/over_quota.h"
#include "web/places/sheets.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

using assessment::SubjectResult;
using Names = std::vector<std::pair<std::string_view, std::string>>;

constexpr std::size_t page_size = 100;

/// A part of the tree, judged, with those of its subjects that the page shows.
struct Part {
  std::shared_ptr<const service::Judged> judged;
  service::Ratings ratings;
  std::vector<const SubjectResult*> subjects;
};

/// What the page of an organization that decides is made from.
struct Desk {
  std::shared_ptr<const service::Units> units;
  const service::Unit* unit = nullptr;
  std::vector<Part> parts;            ///< one: everything; of a wide organization those that the page shows
  std::size_t subjects = 0;           ///< on which the organization decides, on all pages
  std::optional<CountedBoard> board;  ///< of a wide organization: its quotas, from the figures of all parts
  pages::Pager pager;

  const Part& whole() const { return parts.front(); }
};

Names names_of(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"unit", call.target.unit}};
}

Range page_of(const service::Call& call, Desk& desk) {
  return range_of(call, desk.subjects, page_size, "decisions", names_of(call),
                  {{"loai", call.inputs.get("loai")}}, desk.pager);
}

/// Everything judged at once.
service::Outcome<void> fill_whole(service::Call& call, Desk& desk) {
  auto judged = judged_for(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  auto ratings = service::ratings_under(call, desk.units->grassroots_of(*desk.unit).path, judged->get());
  if (!ratings) return tl::unexpected{ratings.error()};
  Part& part = desk.parts.emplace_back(Part{std::move(*judged), std::move(*ratings), {}});
  const auto deciders = service::deciding_units(*part.judged);
  const std::string& kind = call.inputs.get("loai");
  std::vector<const SubjectResult*> all;
  for (const SubjectResult& subject : part.judged->assessment.subjects) {
    const auto decider = deciders.find(subject.id);
    const bool asked = kind.empty() || kind == facts::name(subject.subject.kind);
    if (asked && decider != deciders.end() && decider->second == desk.unit->id) all.push_back(&subject);
  }
  desk.subjects = all.size();
  const Range range = page_of(call, desk);
  for (std::size_t at = range.first; at < range.last; ++at) part.subjects.push_back(all[at]);
  return {};
}

/// The subjects on which a wide organization decides, by the lines that are kept of each part, with the top
/// of the part in which each is judged.
service::Outcome<std::vector<std::pair<const service::Unit*, std::string>>> decided_by(
    service::Call& call, const service::CountedBy& by, const Desk& desk) {
  const auto kept = service::summary_parts(call.office.progress_book(), by, *desk.unit);
  if (!kept) return service::refused(kept.error());
  const std::string& kind = call.inputs.get("loai");
  std::vector<std::pair<const service::Unit*, std::string>> subjects;
  for (const auto& part : kept->parts)
    for (const summary::Line& line : part->lines) {
      if (line.decided_by != desk.unit->id || (!kind.empty() && kind != facts::name(line.kind))) continue;
      const service::Unit* at = desk.units->find(line.unit);
      if (at != nullptr) subjects.emplace_back(&desk.units->grassroots_of(*at), line.id);
    }
  std::ranges::stable_sort(subjects, {}, [](const auto& one) { return one.first->path; });
  return subjects;
}

/// Only the parts of the subjects that the page shows are judged.
service::Outcome<void> fill_wide(service::Call& call, Desk& desk) {
  const auto by = service::counted_by(call, *call.campaign);
  if (!by) return tl::unexpected{by.error()};
  auto board = counted_board(call, *by, *desk.units, *desk.unit);
  if (!board) return tl::unexpected{board.error()};
  desk.board = std::move(*board);
  const auto all = decided_by(call, *by, desk);
  if (!all) return tl::unexpected{all.error()};
  desk.subjects = all->size();
  const Range range = page_of(call, desk);
  const service::Unit* root = nullptr;
  for (std::size_t at = range.first; at < range.last; ++at) {
    const auto& [top, subject] = (*all)[at];
    if (top != root) {
      root = top;
      auto judged = service::judged_part(call, *by, *root);
      if (!judged) return tl::unexpected{judged.error()};
      auto ratings = service::ratings_under(call, root->path, judged->get(), service::is_judged_alone(*root));
      if (!ratings) return tl::unexpected{ratings.error()};
      desk.parts.push_back({std::move(*judged), std::move(*ratings), {}});
    }
    if (const SubjectResult* found = desk.parts.back().judged->find(subject))
      desk.parts.back().subjects.push_back(found);
  }
  return {};
}

service::Outcome<Desk> desk_of(service::Call& call, std::int64_t most_people) {
  Desk desk;
  auto units = call.units();
  if (!units) return service::refused(units.error());
  desk.units = std::move(*units);
  desk.unit = desk.units->find(call.target.unit);
  const auto wide = service::is_wide(call, *call.campaign, *desk.unit, most_people);
  if (!wide) return tl::unexpected{wide.error()};
  auto filled = *wide ? fill_wide(call, desk) : fill_whole(call, desk);
  if (!filled) return tl::unexpected{filled.error()};
  return desk;
}

/// What the parts of a wide organization add up to.
void add_whole_quotas(service::Call& call, const Desk& desk, pages::SheetTable& table) {
  for (const summary::Pool& pool : desk.board->pools) {
    if (!pool.limit) continue;
    const WholeQuota quota = whole_quota(*desk.unit, *desk.board, pool);
    pages::SheetCell verdict = cell("");
    verdict.mark = mark_of(quota.verdict);
    verdict.clauses.push_back(clause_of(call, pool.document, pool.clause));
    table.rows.push_back({cell(quota.words), cell(std::to_string(pool.best)),
                          cell(std::to_string(*pool.limit)), std::move(verdict)});
  }
}

pages::SheetSection quota_section(service::Call& call, const Desk& desk) {
  pages::SheetSection section;
  section.title = "Tỷ lệ, số lượng tối đa";
  pages::SheetTable table{section.title, {"Phạm vi", "Đã đề nghị", "Tối đa", "Kết luận"}, {}};
  if (desk.board) {
    add_whole_quotas(call, desk, table);
    if (!table.rows.empty()) section.table = std::move(table);
    return section;
  }
  for (const assessment::QuotaResult& quota : desk.whole().judged->assessment.quotas) {
    if (!is_counted_whole(*desk.units, *desk.unit, quota)) continue;
    pages::SheetCell verdict = cell("");
    verdict.mark = mark_of(quota.verdict);
    verdict.clauses.push_back(clause_of(call, quota.document, quota.clause));
    pages::SheetCell scope = cell(quota.text);
    scope.lines = quota.steps;
    table.rows.push_back({std::move(scope), cell(std::to_string(quota.used)),
                          cell(quota.limit ? std::to_string(*quota.limit) : "chưa tính được"),
                          std::move(verdict)});
  }
  if (!table.rows.empty()) section.table = std::move(table);
  return section;
}

pages::SheetCell warnings_cell(service::Call& call, const service::Objections& against,
                               const SubjectResult& subject) {
  pages::SheetCell shown = cell(subject.rating == assessment::Asked::no ? "Không xếp loại" : "");
  for (const service::Objection& objection : against.against(subject)) {
    shown.lines.push_back((objection.forbids ? "Không được: " : "Lưu ý: ") + objection.text);
    shown.clauses.push_back(clause_of(call, objection.document, objection.clause));
  }
  return shown;
}

/// The row of a subject; what cannot be decided now has no inputs and says why.
std::vector<pages::SheetCell> row_of(service::Call& call, const Part& part,
                                     const service::Objections& against, const SubjectResult& subject,
                                     bool may_override) {
  const service::RatingStory& story = part.ratings.of(subject.id);
  const Names names{{"campaign", call.campaign->id}, {"subject", subject.id}};
  const std::string name = service::name_of_subject(*part.judged, subject);
  pages::SheetCell who = cell(name, address("why", names));
  who.lines.push_back(kind_and_place(call, *part.judged, subject));
  pages::SheetCell proposed = cell(level_label(*part.judged, subject.proposed));
  if (subject.rating != assessment::Asked::no)
    proposed.lines.push_back("Cao nhất: " + level_label(*part.judged, subject.ceiling));
  for (std::string& line : proposal_lines(call, story)) proposed.lines.push_back(std::move(line));
  pages::SheetCell state = warnings_cell(call, against, subject);
  state.mark = state_mark(story);
  if (const service::StandingDecision* standing = story.standing())
    state.lines.push_back(fmt::format("Quyết định {}", standing->number));
  if (story.standing() != nullptr && !story.standing()->item.override_reason.empty()) {
    state.lines.push_back("Khác quy định: " + story.standing()->item.override_reason);
    for (std::string& line : paperwork::lines_of(story.standing()->item.warnings))
      state.lines.push_back(std::move(line));
  }
  std::vector<pages::SheetCell> cells{std::move(who), std::move(proposed), std::move(state)};
  const std::string_view why = procedure::why_not(story.state, procedure::RatingAct::decide);
  if (!may(call, "decide")) return cells;
  if (!why.empty()) {
    cells.push_back(cell(story.standing() != nullptr ? level_words(call, story.standing()->item.level) : ""));
    if (story.standing() == nullptr) cells.back().lines.emplace_back(why);
    if (may_override) cells.push_back(cell(""));
    return cells;
  }
  const std::string chosen = call.inputs.get("level." + subject.id);
  cells.push_back(input_cell({.name = "level." + subject.id,
                              .label = "Mức quyết định của " + name,
                              .type = "select",
                              .error = service::problem_of(call, "level." + subject.id),
                              .options = level_options(call, chosen)}));
  if (may_override)
    cells.push_back(input_cell({.name = "reason." + subject.id,
                                .label = "Lý do quyết định khác quy định cho " + name,
                                .value = call.inputs.get("reason." + subject.id)}));
  return cells;
}

pages::SheetSection form_section(service::Call& call, const Desk& desk) {
  const bool may_override = service::may_override(call, *desk.units, *desk.unit);
  pages::SheetSection section;
  section.title = fmt::format("Danh sách do {} quyết định", desk.unit->name);
  pages::SheetTable table{section.title, {"Đối tượng", "Mức đề nghị", "Tình trạng, điều phải xem"}, {}};
  if (may(call, "decide")) table.headings.emplace_back("Mức quyết định");
  if (may(call, "decide") && may_override) table.headings.emplace_back("Lý do quyết định khác");
  for (const Part& part : desk.parts) {
    const service::Objections against{*part.judged};
    for (const SubjectResult* subject : part.subjects)
      table.rows.push_back(row_of(call, part, against, *subject, may_override));
  }
  section.table = std::move(table);
  if (!may(call, "decide")) return section;
  section.paragraphs.emplace_back(
      "Chọn mức cho từng đối tượng trong quyết định này; đối tượng để trống chưa được quyết định. Chương "
      "trình "
      "không chọn mức thay cho người.");
  pages::SheetForm form;
  form.action = address("decide", names_of(call));
  form.inputs = paper_inputs(call);
  if (may_override)
    form.inputs.push_back(
        typed(call, {.name = "quota_reason",
                     .label = "Lý do vượt tỷ lệ, số lượng tối đa",
                     .type = "long",
                     .help = "Chỉ ghi khi cấp có thẩm quyền cho vượt; lý do được giữ và hiện "
                             "ở mọi nơi."}));
  form.submit = "Ban hành quyết định";
  form.confirm =
      "Quyết định đã ban hành không sửa được; muốn đổi phải có văn bản hủy kết quả rồi xếp loại lại.";
  section.form = std::move(form);
  return section;
}

service::Outcome<pages::SheetSection> taken_section(service::Call& call, const Desk& desk) {
  pages::SheetSection section;
  section.title = "Quyết định đã ban hành";
  pages::SheetTable table{section.title, {"Số", "Ngày", "Nội dung", "Người ký"}, {}};
  const auto taken = store::decisions_under(call.data, call.campaign->id, desk.unit->path);
  if (!taken) return service::refused(taken.error());
  for (const store::Decision& decision : *taken) {
    if (decision.organization != desk.unit->id) continue;
    Names names = names_of(call);
    names.emplace_back("decision", decision.id);
    table.rows.push_back({cell(decision.number, address("decision", names)), cell(day_words(decision.day)),
                          cell(decision.kind == "rated" ? "xếp loại" : "hủy kết quả xếp loại"),
                          cell(decision.signer)});
  }
  if (table.rows.empty())
    section.paragraphs.emplace_back("Chưa có quyết định nào.");
  else
    section.table = std::move(table);
  return section;
}

void add_filters(const service::Call& call, pages::SheetPage& page) {
  page.actions.push_back({"Tất cả đối tượng", address("decisions", names_of(call)), false, false, {}});
  for (const auto kind : {facts::SubjectKind::organization, facts::SubjectKind::collective,
                          facts::SubjectKind::leader, facts::SubjectKind::member})
    page.actions.push_back(
        {capitalized(std::string{assessment::kind_label(kind)}),
         address_with("decisions", names_of(call), {{"loai", std::string{facts::name(kind)}}}),
         false,
         false,
         {}});
}

}  // namespace

service::Outcome<pages::SheetPage> decisions_of(service::Call& call, std::int64_t most_people) {
  const auto desk = desk_of(call, most_people);
  if (!desk) return tl::unexpected{desk.error()};
  pages::SheetPage page;
  call.title = page.heading = "Quyết định xếp loại: " + desk->unit->name;
  page.lead = call.campaign->title;
  add_filters(call, page);
  auto taken = taken_section(call, *desk);
  if (!taken) return tl::unexpected{taken.error()};
  page.sections.push_back(std::move(*taken));
  if (desk->subjects == 0) {
    page.sections.push_back(
        {"", {fmt::format("{} không quyết định xếp loại đối tượng nào ở đây.", desk->unit->name)}, {}, {}});
    return page;
  }
  if (auto quotas = quota_section(call, *desk); quotas.table) page.sections.push_back(std::move(quotas));
  if (!desk->board)
    for (const assessment::QuotaResult& quota : desk->whole().judged->assessment.quotas)
      if (is_counted_whole(*desk->units, *desk->unit, quota))
        if (auto chosen = over_quota(call, *desk->whole().judged, desk->whole().ratings, quota)) {
          if (!*chosen) return tl::unexpected{chosen->error()};
          page.sections.push_back(std::move(**chosen));
        }
  page.sections.push_back(form_section(call, *desk));
  page.pager = desk->pager;
  return page;
}

service::Outcome<pages::SheetPage> decisions(service::Call& call) {
  return decisions_of(call, service::most_judged_whole);
}

service::Outcome<service::Done> decide(service::Call& call) {
  const auto made = service::decide(call);
  if (!made) return tl::unexpected{made.error()};
  Names names = names_of(call);
  names.emplace_back("decision", made->id);
  return service::Done{address("decision", names), "done.decided", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
