#include "web/places/proposals.h"

#include <fmt/format.h>

#include "service/basis.h"
#include "service/names.h"
#include "service/office.h"
#include "service/outside_inputs.h"
#include "service/proposals.h"
#include "web/addresses.h"
#include "web/places/board.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

Names names_of(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}};
}

pages::SheetSection side_by_side(const service::Call& call, const service::RatingStory& story,
                                 const service::Judged& judged, const assessment::SubjectResult* subject) {
  pages::SheetSection section;
  section.title = "Đề nghị của các chủ thể";
  pages::SheetTable table{section.title, {"Chủ thể", "Mức đề nghị", "Ngày", "Căn cứ, lý do"}, {}};
  for (const service::RatingProposal& proposal : story.proposals)
    table.rows.push_back({cell(std::string{service::rating_body(proposal.body)->label}),
                          cell(level_words(call, proposal.level)), cell(day_words(proposal.on)),
                          cell(proposal.ground)});
  if (table.rows.empty())
    section.paragraphs.emplace_back("Chưa có chủ thể nào ghi đề nghị.");
  else
    section.table = std::move(table);
  if (subject != nullptr && subject->proposed)
    section.paragraphs.push_back(fmt::format(
        "Mức đang được xét theo quy định: {}. Đó là đề nghị của nơi nói sau cùng theo thứ tự chi bộ, cấp ủy, "
        "thẩm định; khi đã quyết định thì là mức quyết định.",
        level_label(judged, subject->proposed)));
  return section;
}

/// What mass organizations and agencies said; nothing where nobody did.
std::optional<pages::SheetSection> outside(const service::Judged& judged, const std::string& subject) {
  pages::SheetSection section{"Xếp loại, số liệu của đoàn thể, cơ quan", {}, {}, {}};
  for (const service::OutsideInput& input : service::outside_inputs(judged))
    if (input.subject == subject) section.paragraphs.push_back(input.words);
  return section.paragraphs.empty() ? std::nullopt : std::optional{std::move(section)};
}

pages::SheetSection decided(const service::Call& call, const service::RatingStory& story) {
  pages::SheetSection section;
  section.title = "Quyết định";
  pages::SheetTable table{section.title, {"Số", "Ngày", "Nội dung", "Mức", "Lý do quyết định khác"}, {}};
  for (const service::StandingDecision& decision : story.decisions)
    table.rows.push_back({cell(decision.number), cell(day_words(decision.day)),
                          cell(decision.kind == "rated" ? "xếp loại" : "hủy kết quả"),
                          cell(level_words(call, decision.item.level)), cell(decision.item.override_reason)});
  section.table = std::move(table);
  return section;
}

pages::SheetSection form_of(const service::Call& call,
                            const std::vector<const service::RatingBody*>& bodies) {
  std::vector<pages::Option> options;
  for (const service::RatingBody* body : bodies)
    options.push_back({std::string{body->word}, std::string{body->label}, false, {}});
  pages::SheetForm form;
  form.action = address("propose", names_of(call));
  form.inputs = {
      typed(call, {.name = "body", .label = "Chủ thể đề nghị", .type = "select", .options = options}),
      typed(call, {.name = "level",
                   .label = "Mức đề nghị",
                   .type = "select",
                   .options = level_options(call, call.inputs.get("level"))}),
      typed(
          call,
          {.name = "on", .label = "Ngày đề nghị", .help = "ngày/tháng/năm, như trên giấy", .required = true}),
      typed(call, {.name = "ground", .label = "Căn cứ, lý do", .type = "long"})};
  form.submit = "Ghi đề nghị";
  return {"Ghi đề nghị", {}, {}, std::move(form)};
}

}  // namespace

service::Outcome<pages::SheetPage> proposals(service::Call& call) {
  const auto judged = service::judged_at(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  const std::string& id = call.inputs.get("subject");
  const assessment::SubjectResult* subject = (*judged)->find(id);
  const auto ratings = service::ratings_under(call, call.target.unit_path, judged->get());
  if (!ratings) return tl::unexpected{ratings.error()};
  const service::RatingStory& story = ratings->of(id);
  pages::SheetPage page;
  call.title = page.heading = "Đề nghị mức xếp loại: " + subject_name_of(call, id);
  page.lead = capitalized(std::string{procedure::words(story.state)}) + ". " + call.campaign->title;
  offer(call, page.actions, "why", "Vì sao?", address("why", names_of(call)));
  offer(call, page.actions, "quality-slips", "Phiếu phân tích chất lượng",
        address("quality-slips", names_of(call)));
  offer(call, page.actions, "verification", "Phiếu thẩm định", address("verification", names_of(call)));
  if (subject == nullptr || subject->rating == assessment::Asked::no) {
    page.sections.push_back({"", {"Quy định không xếp loại đối tượng này trong kỳ."}, {}, {}});
    return page;
  }
  page.sections.push_back(side_by_side(call, story, **judged, subject));
  if (auto others = outside(**judged, id)) page.sections.push_back(std::move(*others));
  if (!story.decisions.empty()) page.sections.push_back(decided(call, story));
  const auto bodies = service::bodies_entered_by(call);
  if (!bodies.empty() && may(call, "propose")) page.sections.push_back(form_of(call, bodies));
  return page;
}

service::Outcome<service::Done> propose(service::Call& call) {
  if (auto kept = service::propose(call); !kept) return tl::unexpected{kept.error()};
  return service::Done{address("proposals", names_of(call)), "done.proposed", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
