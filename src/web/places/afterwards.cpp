#include "web/places/afterwards.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/basis.h"
#include "service/names.h"
#include "service/office.h"
#include "service/petitions.h"
#include "service/remediation.h"
#include "web/addresses.h"
#include "web/places/board.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

Names subject_names(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}};
}
Names unit_names(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"unit", call.target.unit}};
}

service::Done done(std::string location, std::string message) {
  return {std::move(location), std::move(message), {}, false, {}, {}};
}

/// A person does it on the own page, who leads on that of the subject: the same in two places of the table.
std::string_view in_own_place(const service::Call& call, std::string_view own, std::string_view other) {
  return call.action.path.find("cua-toi") != std::string_view::npos ? own : other;
}

std::string words_of_state(const service::RemediationPoint& point) {
  if (point.state == "closed") return "đã khắc phục, đã kết luận";
  return point.state == "done" ? "đã làm xong, chờ kết luận" : "đang khắc phục";
}

pages::SheetTable points_table(const service::Call& call,
                               const std::vector<service::RemediationPoint>& points, std::string title) {
  pages::SheetTable table{
      std::move(title),
      {"Hạn chế, khuyết điểm", "Giải pháp", "Người chịu trách nhiệm", "Thời hạn", "Tình trạng"},
      {}};
  for (const service::RemediationPoint& point : points) {
    pages::SheetCell state = cell("");
    state.mark = point.late_on(to_iso(call.today))
                     ? pages::Mark{pages::Standing::wrong, "quá hạn"}
                     : pages::Mark{point.state == "closed" ? pages::Standing::done : pages::Standing::working,
                                   words_of_state(point)};
    if (!point.evidence.empty()) state.lines.push_back("Minh chứng: " + point.evidence);
    if (!point.comment.empty()) state.lines.push_back("Nhận xét: " + point.comment);
    table.rows.push_back({cell(point.shortcoming), cell(point.measure), cell(point.owner),
                          cell(day_words(point.due)), std::move(state)});
  }
  return table;
}

/// The next step of one point, for who may take it.
std::optional<pages::SheetSection> step_of(const service::Call& call, const service::RemediationPoint& point,
                                           std::string_view action, std::size_t number) {
  const bool judges = service::sees_to_remediation(call) && point.state == "done";
  if (point.state != "open" && !judges) return std::nullopt;
  Names names = subject_names(call);
  names.emplace_back("point", point.id);
  pages::SheetForm form;
  form.action = address(action, names);
  // Several forms on one page: the ids of their inputs are told apart by the hidden state.
  if (judges) {
    form.inputs = {{.name = "state",
                    .label = "Kết luận",
                    .type = "radios",
                    .options = {{"closed", "Đã khắc phục", false, {}}, {"open", "Chưa đạt", false, {}}}},
                   {.name = "comment", .label = "Nhận xét", .type = "long"}};
    form.submit = "Ghi kết luận";
  } else {
    form.hidden = {{"state", "done", false, {}}};
    form.inputs = {{.name = "evidence", .label = "Kết quả, minh chứng", .type = "long", .required = true}};
    form.submit = "Báo đã làm xong";
  }
  return pages::SheetSection{fmt::format("{}. {}", number, point.shortcoming), {}, {}, std::move(form)};
}

}  // namespace

service::Outcome<pages::SheetPage> remediation(service::Call& call) {
  const std::string& subject = call.inputs.get("subject");
  const auto points = service::remediation_of(call, subject);
  if (!points) return tl::unexpected{points.error()};
  const auto earlier = service::open_remediation(call, subject);
  if (!earlier) return tl::unexpected{earlier.error()};
  pages::SheetPage page;
  call.title = page.heading = "Khắc phục hạn chế, khuyết điểm: " + subject_name_of(call, subject);
  page.lead = call.campaign->title;
  if (!earlier->empty())
    page.sections.push_back({"Kỳ trước chưa xong, phải kiểm điểm trong kỳ này",
                             {},
                             points_table(call, *earlier, "Kỳ trước chưa xong"),
                             {}});
  pages::SheetSection plan{"Kế hoạch của kỳ này", {}, {}, {}};
  if (points->empty())
    plan.paragraphs.emplace_back("Chưa có điểm nào.");
  else
    plan.table = points_table(call, *points, plan.title);
  page.sections.push_back(std::move(plan));
  const std::string_view move = in_own_place(call, "move-own-point", "move-point");
  // One step at a time: the point that is due first.
  for (std::size_t at = 0; may(call, move) && at < points->size(); ++at)
    if (auto step = step_of(call, (*points)[at], move, at + 1)) {
      page.sections.push_back(std::move(*step));
      break;
    }
  const std::string_view add = in_own_place(call, "add-own-point", "add-point");
  if (may(call, add))
    page.sections.push_back(
        {"Thêm một điểm",
         {},
         {},
         pages::SheetForm{
             address(add, subject_names(call)),
             {},
             {typed(
                  call,
                  {.name = "shortcoming", .label = "Hạn chế, khuyết điểm", .type = "long", .required = true}),
              typed(call,
                    {.name = "measure", .label = "Giải pháp khắc phục", .type = "long", .required = true}),
              typed(call, {.name = "owner", .label = "Người chịu trách nhiệm", .required = true}),
              typed(call, {.name = "due", .label = "Thời hạn", .help = "ngày/tháng/năm", .required = true})},
             "Thêm",
             {}}});
  return page;
}

service::Outcome<service::Done> add_point(service::Call& call) {
  if (auto added = service::add_point(call); !added) return tl::unexpected{added.error()};
  return done(address(in_own_place(call, "own-remediation", "remediation"), subject_names(call)),
              "done.added");
}

service::Outcome<service::Done> move_point(service::Call& call) {
  if (auto moved = service::move_point(call); !moved) return tl::unexpected{moved.error()};
  return done(address(in_own_place(call, "own-remediation", "remediation"), subject_names(call)),
              "done.saved");
}

namespace {

/// What the documents of the campaign say of commendation: limits and conditions are theirs to read out.
service::Outcome<void> add_commendation_rules(service::Call& call, pages::SheetPage& page) {
  const auto judged = service::judged_at(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  pages::SheetSection said{"Văn bản quy định", {}, {}, {}};
  pages::SheetTable table{said.title, {"Nội dung", "Căn cứ"}, {}};
  for (const regulation::Rule& rule : (*judged)->bound->rules) {
    if (rule.kind != "commendation") continue;
    pages::SheetCell clause;
    clause.clauses.push_back(clause_of(call, rule.document, rule.clause));
    table.rows.push_back({cell(rule.text), std::move(clause)});
  }
  if (table.rows.empty()) {
    said.paragraphs.emplace_back("Văn bản của đợt không quy định riêng về khen thưởng.");
  } else {
    said.table = std::move(table);
  }
  page.sections.push_back(std::move(said));
  return {};
}

}  // namespace

service::Outcome<pages::SheetPage> commendations(service::Call& call) {
  const auto proposed = service::commendations_under(call, call.target.unit_path);
  if (!proposed) return tl::unexpected{proposed.error()};
  const auto ratings = service::ratings_under(call, call.target.unit_path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  pages::SheetPage page;
  call.title = page.heading = "Đề nghị khen thưởng";
  page.lead = call.campaign->title;
  if (auto added = add_commendation_rules(call, page); !added) return tl::unexpected{added.error()};
  pages::SheetSection list{"Đã đề nghị", {}, {}, {}};
  pages::SheetTable table{list.title, {"Đối tượng", "Hình thức", "Thành tích tóm tắt", "Ngày"}, {}};
  for (const service::Commendation& one : *proposed)
    table.rows.push_back({cell(subject_name_of(call, one.subject)), cell(one.form), cell(one.achievement),
                          cell(day_words(one.on))});
  if (table.rows.empty())
    list.paragraphs.emplace_back("Chưa có đề nghị nào.");
  else
    list.table = std::move(table);
  page.sections.push_back(std::move(list));
  std::vector<pages::Option> options{{"", "– chọn đối tượng –", true, {}}};
  for (const auto& [subject, story] : ratings->stories)
    if (story.standing() != nullptr && story.standing()->item.level == "excellent")
      options.push_back({subject, subject_name_of(call, subject), false, {}});
  if (options.size() == 1)
    page.sections.push_back(
        {"", {"Chưa có đối tượng nào được quyết định xuất sắc; khen thưởng chọn trong số đó."}, {}, {}});
  else if (may(call, "commend"))
    page.sections.push_back(
        {"Thêm đề nghị",
         {},
         {},
         pages::SheetForm{
             address("commend", unit_names(call)),
             {},
             {typed(call, {.name = "subject", .label = "Đối tượng", .type = "select", .options = options}),
              typed(call,
                    {.name = "form", .label = "Hình thức", .help = "Ví dụ giấy khen", .required = true}),
              typed(
                  call,
                  {.name = "achievement", .label = "Thành tích tóm tắt", .type = "long", .required = true})},
             "Đề nghị",
             {}}});
  return page;
}

service::Outcome<service::Done> commend(service::Call& call) {
  if (auto kept = service::commend(call); !kept) return tl::unexpected{kept.error()};
  return done(address("commendations", unit_names(call)), "done.added");
}

}  // namespace kiemdiem::web
