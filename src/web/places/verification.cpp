#include "web/places/verification.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/names.h"
#include "service/office.h"
#include "service/verifying.h"
#include "web/addresses.h"
#include "web/places/board.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

using assessment::SubjectResult;
using Names = std::vector<std::pair<std::string_view, std::string>>;

constexpr std::size_t page_size = 100;

Names names_of(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}};
}

std::string conclusion_label(const std::string& word) {
  const auto* found = std::ranges::find(service::conclusions, word, &service::ConclusionWord::word);
  return found == service::conclusions.end() ? std::string{} : std::string{found->label};
}

/// The subjects at and below the unit that may be rated, in the order of the assessment.
std::vector<const SubjectResult*> subjects_under(const service::Judged& judged, const service::Units& units,
                                                 const service::Unit& unit) {
  std::vector<const SubjectResult*> found;
  for (const SubjectResult& subject : judged.assessment.subjects) {
    const service::Unit* at = units.find(service::unit_of_subject(judged, subject));
    if (at != nullptr && at->path.starts_with(unit.path) && subject.rating != assessment::Asked::no)
      found.push_back(&subject);
  }
  return found;
}

std::vector<pages::SheetCell> row_of(const service::Call& call, const service::Judged& judged,
                                     const service::Objections& against, const service::RatingStory& story,
                                     const SubjectResult& subject) {
  const auto objections = against.against(subject);
  const auto forbidding = std::ranges::count_if(objections, &service::Objection::forbids);
  pages::SheetCell found = cell("");
  found.mark = mark_of(subject.verdict);
  if (!objections.empty())
    found.lines.push_back(fmt::format("{} điều không được, {} điều phải xem", forbidding,
                                      static_cast<std::ptrdiff_t>(objections.size()) - forbidding));
  pages::SheetCell concluded =
      cell(story.verification ? conclusion_label(story.verification->conclusion) : "");
  if (story.verification && !story.verification->reason.empty())
    concluded.lines.push_back(story.verification->reason);
  pages::SheetCell state = cell("");
  state.mark = state_mark(story);
  return {cell(service::name_of_subject(judged, subject),
               address("verification", {{"campaign", call.campaign->id}, {"subject", subject.id}})),
          cell(level_label(judged, subject.proposed)), std::move(found), std::move(concluded),
          std::move(state)};
}

pages::SheetTable table_of(const service::Call& call, const service::Judged& judged,
                           const service::Ratings& ratings, std::string title,
                           const std::vector<const SubjectResult*>& subjects) {
  const service::Objections against{judged};
  pages::SheetTable table{std::move(title),
                          {"Đối tượng", "Mức đề nghị", "Theo quy định", "Kết luận thẩm định", "Tình trạng"},
                          {}};
  for (const SubjectResult* subject : subjects)
    table.rows.push_back(row_of(call, judged, against, ratings.of(subject->id), *subject));
  return table;
}

/// The sample, where one is asked for; the seed is on the page so that it can be drawn again.
std::vector<const SubjectResult*> sampled(const service::Call& call,
                                          const std::vector<const SubjectResult*>& subjects) {
  const auto size = service::number_in(call.inputs.get("mau")).value_or(0);
  if (size <= 0 || call.inputs.get("hat").empty()) return {};
  std::vector<std::string> ids;
  for (const SubjectResult* subject : subjects) ids.push_back(subject->id);
  std::vector<const SubjectResult*> found;
  for (const std::size_t at : service::sample_of(ids, call.inputs.get("hat"), static_cast<std::size_t>(size)))
    found.push_back(subjects[at]);
  return found;
}

}  // namespace

service::Outcome<pages::SheetPage> verifications(service::Call& call) {
  const auto judged = judged_for(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit& unit = *(*units)->find(call.target.unit);
  const auto ratings = service::ratings_under(call, unit.path, judged->get());
  if (!ratings) return tl::unexpected{ratings.error()};
  const auto subjects = subjects_under(**judged, **units, unit);
  const Names names{{"campaign", call.campaign->id}, {"unit", unit.id}};
  pages::SheetPage page;
  call.title = page.heading = "Thẩm định: " + unit.name;
  page.lead = call.campaign->title;
  page.empty.text = "Chưa có đối tượng nào để thẩm định ở đây.";
  offer(call, page.actions, "decisions", "Quyết định xếp loại", address("decisions", names));
  const std::string seed = fmt::format("{}/{}/{}", call.campaign->id, unit.id, to_iso(call.today));
  page.actions.push_back({"Rút mẫu 10 đối tượng",
                          address_with("verifications", names, {{"hat", seed}, {"mau", "10"}}),
                          false,
                          false,
                          {}});
  if (subjects.empty()) return page;
  const auto sample = sampled(call, subjects);
  if (!sample.empty()) {
    page.sections.push_back(
        {fmt::format("Mẫu {} trong {} đối tượng", sample.size(), subjects.size()),
         {fmt::format("Hạt giống “{}”: cùng hạt giống và cùng danh sách thì rút lại được đúng mẫu này.",
                      call.inputs.get("hat"))},
         table_of(call, **judged, *ratings, "Mẫu thẩm định", sample),
         {}});
    return page;
  }
  const Range range = range_of(call, subjects.size(), page_size, "verifications", names, {}, page.pager);
  const std::vector<const SubjectResult*> shown{subjects.begin() + static_cast<std::ptrdiff_t>(range.first),
                                                subjects.begin() + static_cast<std::ptrdiff_t>(range.last)};
  page.sections.push_back({"", {}, table_of(call, **judged, *ratings, "Đối tượng thẩm định", shown), {}});
  return page;
}

service::Outcome<pages::SheetPage> verification(service::Call& call) {
  const auto judged = judged_for(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  const std::string& id = call.inputs.get("subject");
  const auto ratings = service::ratings_under(call, call.target.unit_path, judged->get());
  if (!ratings) return tl::unexpected{ratings.error()};
  const service::RatingStory& story = ratings->of(id);
  const SubjectResult* subject = (*judged)->find(id);
  pages::SheetPage page;
  call.title = page.heading = "Phiếu thẩm định: " + subject_name_of(call, id);
  page.lead = capitalized(std::string{procedure::words(story.state)}) + ". " + call.campaign->title;
  page.empty.text = "Quy định không xếp loại đối tượng này trong kỳ.";
  if (subject == nullptr) return page;
  pages::SheetTable table{"Nội dung thẩm định", {"Nội dung", "Kết quả", "Điều khoản"}, {}};
  for (const service::VerifiedLine& line : service::verification_lines(**judged, *subject)) {
    pages::SheetCell result = cell(line.text);
    result.mark = mark_of(line.verdict);
    pages::SheetCell clause = cell("");
    if (!line.document.empty()) clause.clauses.push_back(clause_of(call, line.document, line.clause));
    table.rows.push_back({cell(capitalized(line.what)), std::move(result), std::move(clause)});
  }
  page.sections.push_back({fmt::format("Mức đề nghị: {}", level_label(**judged, subject->proposed)),
                           proposal_lines(call, story),
                           std::move(table),
                           {}});
  const auto opinions = service::opinions_on(call, id);
  if (!opinions) return tl::unexpected{opinions.error()};
  pages::SheetSection advice{"Ý kiến của cơ quan tham mưu", {}, {}, {}};
  std::vector<pages::Option> bodies;
  for (const service::Adviser& adviser : service::advisers) {
    bodies.push_back({std::string{adviser.word}, std::string{adviser.label}, false, {}});
    for (const service::AdviserOpinion& opinion : *opinions)
      if (opinion.adviser == adviser.word)
        advice.paragraphs.push_back(
            fmt::format("{}: {} ({})", adviser.label, opinion.opinion, time_words(call, opinion.at)));
  }
  if (advice.paragraphs.empty()) advice.paragraphs.emplace_back("Chưa có ý kiến nào.");
  pages::SheetSection concluded{"Kết luận", {}, {}, {}};
  if (story.verification)
    concluded.paragraphs.push_back(fmt::format("{}, {}. {}", conclusion_label(story.verification->conclusion),
                                               time_words(call, story.verification->at),
                                               story.verification->reason));
  if (may(call, "verify")) {
    advice.form = pages::SheetForm{
        address("verify", names_of(call)),
        {},
        {typed(call, {.name = "adviser", .label = "Cơ quan tham mưu", .type = "select", .options = bodies}),
         typed(call, {.name = "opinion", .label = "Ý kiến", .type = "long", .required = true})},
        "Ghi ý kiến",
        {}};
    std::vector<pages::Option> words{{"", "– chọn kết luận –", true, {}}};
    for (const service::ConclusionWord& word : service::conclusions)
      words.push_back({std::string{word.word}, std::string{word.label}, false, {}});
    concluded.form = pages::SheetForm{
        address("verify", names_of(call)),
        {},
        {typed(call,
               {.name = "conclusion", .label = "Kết luận thẩm định", .type = "select", .options = words}),
         typed(call, {.name = "reason",
                      .label = "Lý do",
                      .type = "long",
                      .help = "Phải ghi khi trả lại, yêu cầu kiểm điểm lại hoặc xếp loại lại."})},
        "Ghi kết luận",
        {}};
  }
  page.sections.push_back(std::move(advice));
  page.sections.push_back(std::move(concluded));
  return page;
}

service::Outcome<service::Done> verify(service::Call& call) {
  if (auto kept = service::verify(call); !kept) return tl::unexpected{kept.error()};
  return service::Done{address("verification", names_of(call)), "done.verified", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
