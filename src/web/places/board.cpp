#include "web/places/board.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/wording.h"
#include "service/gate.h"
#include "service/office.h"
#include "service/progress.h"
#include "web/addresses.h"
#include "web/places/board_rows.h"
#include "web/places/board_sums.h"
#include "web/places/fact_forms.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

/// "organization:dbcs/A" in its parts: whose quota it is, and the group of similar subjects within it.
struct QuotaScope {
  std::string organization;
  std::string group;
};
QuotaScope scope_of(const assessment::QuotaResult& quota) {
  const std::string scope = quota.scope.substr(quota.scope.find(':') + 1);
  const std::size_t slash = scope.find('/');
  return {scope.substr(0, slash), slash == std::string::npos ? "" : scope.substr(slash + 1)};
}

pages::QuotaShown quota_shown(const service::Call& call, const service::Judged& judged,
                              const assessment::QuotaResult& quota) {
  pages::QuotaShown shown;
  const QuotaScope parts = scope_of(quota);
  const std::int32_t scope = row_of(judged, "organizations", parts.organization);
  const std::string where =
      scope < 0 ? parts.organization
                : judged.situation.display_name(facts::EntityRef{facts::EntityKind::organization, scope});
  shown.title = fmt::format("{} · {}{}", where, assessment::kind_label(quota.of),
                            parts.group.empty() ? "" : ", nhóm " + parts.group);
  shown.used = quota.used;
  shown.limit = quota.limit;
  shown.words = quota.text;
  shown.mark = mark_of(quota.verdict);
  shown.clause = clause_of(call, quota.document, quota.clause);
  shown.steps = quota.steps;
  return shown;
}

std::vector<pages::Option> kind_filters(const std::string& chosen) {
  std::vector<pages::Option> filters{{"", "Tất cả", chosen.empty(), {}}};
  for (const auto kind : {facts::SubjectKind::organization, facts::SubjectKind::collective,
                          facts::SubjectKind::leader, facts::SubjectKind::member}) {
    const std::string word{facts::name(kind)};
    filters.push_back({word, std::string{assessment::kind_label(kind)}, chosen == word, {}});
  }
  return filters;
}

}  // namespace

pages::Clause clause_of(const service::Call& call, const std::string& document, const std::string& clause) {
  return {document, clause, clause_address(call.campaign->regulation, document, clause)};
}

bool is_counted_whole(const service::Units& units, const service::Unit& judged_for,
                      const assessment::QuotaResult& quota) {
  const service::Unit* scope = units.find(scope_of(quota).organization);
  return scope != nullptr && scope->path.starts_with(units.grassroots_of(judged_for).path);
}

std::string level_label(const service::Judged& judged, const std::optional<int>& level) {
  const facts::Choices* ratings = judged.situation.dictionary.choices("rating");
  if (!level || ratings == nullptr || *level < 0 || *level >= static_cast<int>(ratings->labels.size()))
    return {};
  return ratings->labels[static_cast<std::size_t>(*level)].vi;
}

pages::Mark mark_of(assessment::Verdict verdict) {
  switch (verdict) {
    case assessment::Verdict::holds:
      return {pages::Standing::done, ""};
    case assessment::Verdict::breaks:
      return {pages::Standing::wrong, ""};
    case assessment::Verdict::undecided:
      return {pages::Standing::unknown, ""};
  }
  return {};
}

namespace {

/// Levels, filters and what can be done from here; the rows come after.
pages::RatingBoardPage empty_board(service::Call& call, const service::Unit& unit,
                                   const facts::Dictionary& dictionary) {
  pages::RatingBoardPage page;
  call.title = fmt::format("Bảng xếp loại: {}", unit.name);
  page.question = "Mức đề nghị của từng đối tượng có trong giới hạn mà quy định cho phép không?";
  if (const facts::Choices* ratings = dictionary.choices("rating"))
    for (std::size_t level = 0; level < ratings->labels.size(); ++level) {
      page.levels.push_back(ratings->labels[level].vi);
      page.short_levels.push_back(level < ratings->also.size() && ratings->also[level].size() > 2
                                      ? ratings->also[level][2]
                                      : ratings->labels[level].vi);
    }
  page.filters = kind_filters(call.inputs.get("loai"));
  const std::vector<std::pair<std::string_view, std::string>> names{{"campaign", call.campaign->id},
                                                                    {"unit", unit.id}};
  offer(call, page.actions, "verifications", "Thẩm định", address("verifications", names));
  offer(call, page.actions, "decisions", "Quyết định xếp loại", address("decisions", names));
  offer(call, page.actions, "notices", "Thông báo đã nhận", address("notices", names));
  offer(call, page.actions, "petitions", "Kiến nghị đã nhận", address("petitions", names));
  offer(call, page.actions, "help", "Giúp đỡ sau xếp loại", address("help", names));
  offer(call, page.actions, "reports", "Báo cáo tổng hợp", address("reports", names));
  offer(call, page.actions, "commendations", "Đề nghị khen thưởng", address("commendations", names));
  page.empty.text =
      "Chưa có ai để xếp loại ở đây. Hãy nhập danh sách đảng viên từ tệp Excel ở mục Tổ chức, con người.";
  return page;
}

/// Quotas whose unit is the one shown, or above or below it.
void add_quotas(const service::Call& call, const service::Judged& found, const service::Units& units,
                const service::Unit& unit, pages::RatingBoardPage& page) {
  for (const assessment::QuotaResult& quota : found.assessment.quotas) {
    const service::Unit* scope = units.find(scope_of(quota).organization);
    const bool concerns =
        scope != nullptr && (scope->path.starts_with(unit.path) || unit.path.starts_with(scope->path));
    if (concerns && is_counted_whole(units, unit, quota))
      page.quotas.push_back(quota_shown(call, found, quota));
  }
}

service::Outcome<pages::RatingBoardPage> wide_board(service::Call& call, const service::Units& units,
                                                    const service::Unit& unit) {
  const auto regulation = call.office.regulations().regulation(call.campaign->regulation, true);
  if (!regulation) return service::refused(regulation.error());
  pages::RatingBoardPage page = empty_board(call, unit, (*regulation)->dictionary);
  page.question +=
      " Đơn vị này đông: trước hết là tỷ lệ của toàn đảng bộ, sau đó là của các đơn vị có tên trong trang.";
  const auto shown = fill_wide_rows(call, units, unit, page);
  if (!shown) return tl::unexpected{shown.error()};
  for (const ShownPart& part : *shown)
    if (!part.alone) add_quotas(call, *part.judged, units, *part.root, page);
  return page;
}

}  // namespace

service::Outcome<pages::RatingBoardPage> rating_board(service::Call& call) {
  return rating_board_of(call, service::most_judged_whole);
}

service::Outcome<pages::RatingBoardPage> rating_board_of(service::Call& call, std::int64_t most_people) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit* unit = (*units)->find(call.target.unit);
  if (unit == nullptr) return service::refused(service::Refused::hidden);
  const auto overview = call.office.progress_book().overview(call.data, *call.campaign, call.generation);
  if (!overview) return service::refused(overview.error());
  if (service::parts_of(**units, *unit).size() > 1 && (*overview)->under(unit->path).people > most_people)
    return wide_board(call, **units, *unit);
  const auto judged = judged_for(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  pages::RatingBoardPage page = empty_board(call, *unit, (*judged)->situation.dictionary);
  if (auto filled = fill_rows(call, **judged, **units, *unit, page); !filled)
    return tl::unexpected{filled.error()};
  add_quotas(call, **judged, **units, *unit, page);
  return page;
}

namespace {

/// Quotas over many parts: of the part alone a quota counts nobody below; the parts together do.
service::Outcome<QuotaTeller> teller_of_all(service::Call& call, const service::Units& units,
                                            const service::Unit& root) {
  const auto by = service::counted_by(call, *call.campaign);
  if (!by) return tl::unexpected{by.error()};
  auto board = counted_board(call, *by, units, root);
  if (!board) return tl::unexpected{board.error()};
  return
      [kept = std::move(*board), &root](const assessment::QuotaResult& quota) -> std::optional<WholeQuota> {
        const auto pool = std::ranges::find_if(kept.pools, [&quota](const summary::Pool& one) {
          return one.of == quota.of && one.scope == quota.scope && one.rule == quota.rule && one.limit;
        });
        if (pool == kept.pools.end()) return std::nullopt;
        return whole_quota(root, kept, *pool);
      };
}

}  // namespace

service::Outcome<pages::Why> answer_by(service::Call& call, const Basis& basis, const std::string& subject) {
  QuotaTeller of_all;
  if (basis.alone) {
    auto teller = teller_of_all(call, *basis.units, *basis.root);
    if (!teller) return tl::unexpected{teller.error()};
    of_all = std::move(*teller);
  }
  auto answer = why_of(call, *basis.judged, call.office.regulations().calendar(), subject, of_all);
  if (!answer) return service::refused(service::Refused::hidden);
  if (basis.alone)
    answer->sentence +=
        " Đơn vị này đông: kết luận dựa trên dữ kiện của chính đơn vị; việc của các đơn vị trực thuộc xem ở "
        "Tiến độ, số liệu xem ở Báo cáo tổng hợp.";
  return std::move(*answer);
}

service::Outcome<pages::WhyPage> why(service::Call& call) {
  return why_page(call, service::most_judged_whole);
}

service::Outcome<pages::WhyPage> why_page(service::Call& call, std::int64_t most_people) {
  const std::string& subject = call.inputs.get("subject");
  const auto basis = service::basis_of(call, call.target.unit, most_people);
  if (!basis) return tl::unexpected{basis.error()};
  auto answer = answer_by(call, *basis, subject);
  if (!answer) return tl::unexpected{answer.error()};
  pages::WhyPage page;
  page.why = std::move(*answer);
  call.title = fmt::format("Vì sao? {}", page.why.subject);
  const std::vector<std::pair<std::string_view, std::string>> names{
      {"campaign", call.campaign->id}, {"subject", subject}, {"unit", call.target.unit}};
  const service::Phase phase = service::phase_named(call.campaign->state).value_or(service::Phase::closed);
  const auto offered = [&](std::string_view action) {
    return service::allowed(action, call.actor,
                            service::relation_of(call.actor, call.target, service::Object::subject), phase);
  };
  page.back_href = offered("rating-board") ? address("rating-board", names) : address("work-list", names);
  if (offered("what-if")) page.why.what_if_href = address("what-if", names);
  offer(call, page.actions, "proposals", "Đề nghị của các chủ thể", address("proposals", names));
  offer(call, page.actions, "notice", "Thông báo kết quả", address("notice", names));
  offer(call, page.actions, "remediation", "Khắc phục", address("remediation", names));
  offer(call, page.actions, "own-remediation", "Kế hoạch khắc phục của tôi",
        address("own-remediation", names));
  offer(call, page.actions, "petition-form", "Kiến nghị", address("petition-form", names));
  if (call.target.person.empty())
    offer(call, page.actions, "body-petition-form", "Kiến nghị của đơn vị",
          address("body-petition-form", names));
  return page;
}

}  // namespace kiemdiem::web
