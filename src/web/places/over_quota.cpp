#include "web/places/over_quota.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/office.h"
#include "service/vote_views.h"
#include "web/addresses.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using assessment::SubjectResult;

/// One who is proposed, with the votes for the best level.
struct Proposed {
  const SubjectResult* subject = nullptr;
  int best = 0, valid = 0;  ///< valid 0: not counted, or not for whoever looks
  bool shown = true;        ///< whoever looks may see the votes

  bool counted() const { return valid > 0; }
};

/// Shares without division.
bool before(const Proposed& one, const Proposed& other) {
  if (one.counted() != other.counted()) return one.counted();
  return one.best * other.valid > other.best * one.valid;
}
bool same_share(const Proposed& one, const Proposed& other) {
  return one.counted() && other.counted() && one.best * other.valid == other.best * one.valid;
}

Proposed proposed_of(const service::Judged& judged, const SubjectResult& subject, bool sees_votes) {
  Proposed one{&subject, 0, 0, sees_votes};
  if (!sees_votes || subject.subject.kind == facts::SubjectKind::leader) return one;
  const facts::EntityKind kind = facts::entity_kind(subject.subject.kind);
  const char* list = kind == facts::EntityKind::person         ? "people"
                     : kind == facts::EntityKind::organization ? "organizations"
                                                               : "collectives";
  const auto row = static_cast<std::size_t>(subject.subject.row);
  const std::string best = "votes." + judged.situation.dictionary.choices("rating")->words.front();
  const facts::Column& slips = judged.situation.column(list, best);
  const facts::Column& valid = judged.situation.column(list, "votes.valid");
  if (slips.known(row) && valid.known(row) && valid.numbers[row] > 0) {
    one.best = slips.numbers[row];
    one.valid = valid.numbers[row];
  }
  return one;
}

std::vector<pages::SheetCell> row_of(service::Call& call, const service::Judged& judged,
                                     const service::Ratings& ratings, const Proposed& one, bool at_the_edge) {
  pages::SheetCell who =
      cell(service::name_of_subject(judged, *one.subject),
           address("why", {{"campaign", call.campaign->id}, {"subject", one.subject->id}}));
  who.lines.push_back(kind_and_place(call, judged, *one.subject));
  pages::SheetCell votes = cell(one.counted() ? fmt::format("{}/{} phiếu hợp lệ", one.best, one.valid)
                                : one.shown   ? "chưa có kết quả bỏ phiếu"
                                              : "không thuộc diện xem số phiếu");
  if (at_the_edge) votes.mark = pages::Mark{pages::Standing::unknown, "bằng tỷ lệ ở chỗ cuối cùng"};
  pages::SheetCell said = cell("");
  said.lines = proposal_lines(call, ratings.of(one.subject->id));
  pages::SheetCell verdict =
      cell(one.subject->ceiling && *one.subject->ceiling > 0 ? "không đủ điều kiện" : "");
  for (const assessment::Reason& reason : one.subject->reasons)
    if (reason.level && *reason.level > 0) verdict.lines.push_back(reason.text);
  return {std::move(who), std::move(votes), std::move(said), std::move(verdict)};
}

}  // namespace

std::optional<service::Outcome<pages::SheetSection>> over_quota(service::Call& call,
                                                                const service::Judged& judged,
                                                                const service::Ratings& ratings,
                                                                const assessment::QuotaResult& quota) {
  if (!quota.limit || quota.used <= *quota.limit) return std::nullopt;
  const service::Unit* unit = nullptr;
  if (const auto units = call.units()) unit = (*units)->find(call.target.unit);
  const auto views =
      service::VoteViews::of(call, judged, unit == nullptr ? call.target.unit_path : unit->path);
  if (!views) return tl::unexpected{views.error()};
  std::vector<Proposed> all;
  for (const std::string& id : quota.members)
    if (const SubjectResult* subject = judged.find(id))
      all.push_back(proposed_of(judged, *subject, views->may_see(*subject)));
  std::ranges::stable_sort(all, before);
  const auto places = static_cast<std::size_t>(std::max(*quota.limit, 0));
  const bool tie = places > 0 && places < all.size() && same_share(all[places - 1], all[places]);
  pages::SheetSection section;
  section.title = fmt::format("Xét chọn: {} đề nghị, {} chỗ", all.size(), places);
  section.paragraphs = {quota.text,
                        "Xếp theo tỷ lệ phiếu để tiện xem. Chương trình không chọn thay cấp có thẩm quyền."};
  pages::SheetTable table{
      section.title, {"Đối tượng", "Phiếu xuất sắc", "Mức các nơi đề nghị", "Điều kiện"}, {}};
  for (const Proposed& one : all)
    table.rows.push_back(row_of(call, judged, ratings, one, tie && same_share(one, all[places - 1])));
  section.table = std::move(table);
  return section;
}

}  // namespace kiemdiem::web
