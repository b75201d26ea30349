#include <fmt/format.h>

#include <algorithm>

#include "service/office.h"
#include "web/addresses.h"
#include "web/places/board.h"
#include "web/places/dossiers.h"
#include "web/places/fact_forms.h"
#include "web/places/printing.h"
#include "web/places/sheets.h"

// A dossier after it was sent: what the receiver finds and does with it, and the table of all that come from
// below.

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

constexpr std::array<std::pair<dossier::Act, std::string_view>, 3> act_labels{
    {{dossier::Act::receive, "Nhận hồ sơ"},
     {dossier::Act::accept, "Nhận đủ, chuyển thẩm định"},
     {dossier::Act::give_back, "Trả lại để bổ sung"}}};

std::string label_of(dossier::Act act) {
  return std::string{
      std::ranges::find(act_labels, act, &std::pair<dossier::Act, std::string_view>::first)->second};
}

Names names_of(const service::Call& call, const std::string& dossier) {
  return {{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"dossier", dossier}};
}

/// Where it can be mended: the papers of the subject, or why its level does not hold.
std::string place_of(const service::Call& call, const dossier::DoorFinding& finding) {
  if (finding.subject.empty()) return {};
  const bool of_papers =
      finding.point == dossier::Point::papers || finding.point == dossier::Point::signatures;
  const std::string_view action = of_papers ? "subject-dossier" : "why";
  if (!may(call, action)) return {};
  return address(action, {{"campaign", call.campaign->id}, {"subject", finding.subject}});
}

pages::SheetSection papers_section(const dossier::Manifest& manifest) {
  pages::SheetSection section{fmt::format("Danh mục: {} giấy tờ", manifest.papers.size()), {}, {}, {}};
  pages::SheetTable table{"Danh mục hồ sơ đã gửi", {"Giấy tờ", "Số bộ", "Chữ ký", "Tệp", "SHA-256"}, {}};
  for (const dossier::SentPaper& paper : manifest.papers)
    table.rows.push_back(
        {cell(paper.label), cell(std::to_string(paper.copies)), cell(paper.signed_ ? "đã ký" : "dự thảo"),
         cell(paper.file.empty() ? "bản giấy" : paper.file), cell(paper.sha256.substr(0, 16))});
  section.table = std::move(table);
  return section;
}

pages::SheetSection acts_section(const service::SentDossier& sent) {
  pages::SheetSection section{"Giao nhận", {}, {}, {}};
  section.paragraphs.push_back(fmt::format("Gửi ngày {} cho {}; người giao: {}; {} bộ.",
                                           day_words(sent.manifest.on), sent.manifest.to, sent.manifest.by,
                                           sent.manifest.copies));
  if (!sent.manifest.reason.empty())
    section.paragraphs.push_back("Lý do gửi khi còn điều phải xem: " + sent.manifest.reason);
  section.paragraphs.push_back(fmt::format("Mã kiểm tra danh mục (SHA-256): {}{}", sent.sha256,
                                           sent.intact ? "" : " – không còn khớp"));
  for (const service::DossierAct& act : sent.acts) {
    std::string line = fmt::format("{}: {}, {}", label_of(act.act), day_words(act.on), act.person);
    if (!act.reason.empty()) line += ". " + act.reason;
    if (!act.until.empty()) line += ". Gửi lại trước hết ngày " + day_words(act.until);
    if (!act.files.empty()) line += ". Đã đối chiếu tệp nhận";
    section.paragraphs.push_back(std::move(line));
  }
  return section;
}

std::string drafted_reason(const std::vector<dossier::DoorFinding>& found) {
  const auto broken = std::ranges::count(found, assessment::Verdict::breaks, &dossier::DoorFinding::verdict);
  return broken == 0 ? ""
                     : fmt::format("Hồ sơ còn {} điều phải bổ sung, sửa theo danh sách kèm theo.", broken);
}

pages::SheetSection answer_section(const service::Call& call, const service::SentDossier& sent,
                                   const std::vector<dossier::DoorFinding>& found) {
  pages::SheetSection section{"Ghi việc nhận, trả hồ sơ", {}, {}, {}};
  std::vector<pages::Option> acts{{"", "– chọn –", true, {}}};
  for (const auto& [act, label] : act_labels)
    if (dossier::may(sent.stage(), act))
      acts.push_back({std::string{dossier::name(act)}, std::string{label}, false, {}});
  section.form = pages::SheetForm{
      address("answer-dossier", names_of(call, sent.id)),
      {},
      {typed(call,
             {.name = "act", .label = "Việc đã làm", .type = "select", .options = acts, .required = true}),
       typed(call, {.name = "person", .label = "Người nhận", .value = call.actor.name, .required = true}),
       typed(call, {.name = "reason",
                    .label = "Lý do trả lại",
                    .type = "long",
                    .value = drafted_reason(found),
                    .help = "Chỉ ghi khi trả lại; sửa lại lời soạn sẵn cho đúng ý cơ quan."}),
       typed(call, {.name = "until", .label = "Gửi lại trước hết ngày", .type = "date"}),
       typed(call, {.name = "note", .label = "Ghi chú khi nhận", .type = "long"}),
       typed(call,
             {.name = "file",
              .label = "Tệp hồ sơ đã nhận",
              .type = "file",
              .help = "Tệp nén .zip của hồ sơ, để đối chiếu từng tệp với danh mục gửi; không bắt buộc."})},
      "Ghi",
      {}};
  return section;
}

/// One unit directly below.
std::vector<pages::SheetCell> progress_row(const service::Call& call, const service::UnitHandover& row) {
  const Names names{{"campaign", call.campaign->id}, {"unit", row.unit->id}, {"dossier", row.last}};
  return {cell(row.unit->name, address("dossier", names)),
          cell(row.due ? day_words(to_iso(*row.due)) : "văn bản không ghi ngày"),
          row.last_sent ? cell(day_words(to_iso(*row.last_sent)), address("sent-dossier", names))
                        : cell("chưa gửi"),
          cell(row.late_days > 0 ? std::to_string(row.late_days) : ""),
          cell(std::to_string(row.lacking)),
          cell(std::to_string(row.returns)),
          cell(row.stage ? capitalized(std::string{dossier::label(*row.stage)}) : ""),
          cell(row.receiver)};
}

}  // namespace

pages::SheetSection findings_section(const service::Call& call, const service::Dossier& dossier,
                                     const std::vector<dossier::DoorFinding>& found, std::string title,
                                     std::size_t most) {
  pages::SheetSection section{std::move(title), {}, {}, {}};
  const auto broken = std::ranges::count(found, assessment::Verdict::breaks, &dossier::DoorFinding::verdict);
  section.paragraphs.push_back(found.empty()
                                   ? "Không thấy điều gì phải bổ sung, sửa."
                                   : fmt::format("{} điều phải bổ sung, sửa; {} điều phải xem.", broken,
                                                 static_cast<std::ptrdiff_t>(found.size()) - broken));
  if (found.size() > most) section.paragraphs.push_back(fmt::format("Ở đây ghi {} điều đầu.", most));
  if (found.empty()) return section;
  pages::SheetTable table{section.title, {"Nội dung", "Ở đâu", "Kết quả", "Căn cứ"}, {}};
  for (const dossier::DoorFinding& finding : found) {
    if (table.rows.size() == most) break;
    pages::SheetCell result = cell(finding.what);
    result.mark = mark_of(finding.verdict);
    const bool compared = finding.said.is_reading() &&
                          (finding.point == dossier::Point::files || finding.point == dossier::Point::sums);
    table.rows.push_back({cell(std::string{dossier::label(finding.point)}),
                          cell(finding.where, place_of(call, finding)), std::move(result),
                          compared ? cell("đối chiếu") : said_cell(call, finding.said, *dossier.rules)});
  }
  section.table = std::move(table);
  return section;
}

service::Outcome<pages::SheetPage> sent_dossier(service::Call& call) {
  const auto sent = service::dossier_in_path(call);
  if (!sent) return tl::unexpected{sent.error()};
  const auto found = service::dossier_of(call, call.target.unit);
  if (!found) return tl::unexpected{found.error()};
  const auto findings = service::door_findings(call, *found, *sent);
  if (!findings) return tl::unexpected{findings.error()};
  pages::SheetPage page;
  call.title = page.heading =
      fmt::format("Hồ sơ số {}, lần {}: {}", sent->manifest.number, sent->manifest.round, found->unit->name);
  page.lead =
      fmt::format("{}. {}", capitalized(std::string{dossier::label(sent->stage())}), call.campaign->title);
  offer(call, page.actions, "dossier", "Hồ sơ của đơn vị",
        address("dossier", {{"campaign", call.campaign->id}, {"unit", call.target.unit}}));
  if (!sent->files.empty())
    offer(call, page.actions, "dossier-files", "Tải tệp của hồ sơ",
          address("dossier-files", names_of(call, sent->id)));
  offer_paper(call, page.actions, "phieu-giao-nhan-ho-so", sent->id, "Phiếu giao nhận");
  offer_paper(call, page.actions, "cong-van-ho-so", sent->id, "Công văn");
  page.sections.push_back(acts_section(*sent));
  page.sections.push_back(findings_section(call, *found, *findings, "Kiểm tra khi nhận"));
  const bool open = sent->stage() == dossier::Stage::sent || sent->stage() == dossier::Stage::received;
  if (open && service::receives(call, sent->unit_path) && may(call, "answer-dossier"))
    page.sections.push_back(answer_section(call, *sent, *findings));
  page.sections.push_back(papers_section(sent->manifest));
  return page;
}

service::Outcome<pages::SheetPage> dossiers(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit& unit = *(*units)->find(call.target.unit);
  pages::SheetPage page;
  call.title = page.heading = "Hồ sơ cấp dưới gửi lên: " + unit.name;
  page.lead = call.campaign->title;
  page.empty.text = "Không có đơn vị nào ngay dưới gửi hồ sơ lên đây.";
  pages::SheetTable table{
      "Tiến độ nộp hồ sơ",
      {"Đơn vị", "Hạn", "Ngày nộp", "Trễ (ngày)", "Giấy tờ thiếu", "Lần trả lại", "Tình trạng", "Người nhận"},
      {}};
  const Names names{{"campaign", call.campaign->id}, {"unit", unit.id}};
  const Range range = range_of(call, unit.children.size(), 50, "dossiers", names, {}, page.pager);
  for (std::size_t at = range.first; at < range.last; ++at) {
    const auto below = service::handover_of(call, (*units)->at(unit.children[at]));
    if (!below) return tl::unexpected{below.error()};
    if (*below) table.rows.push_back(progress_row(call, **below));
  }
  if (!table.rows.empty()) page.sections.push_back({"", {}, std::move(table), {}});
  return page;
}

service::Outcome<service::Done> answer_dossier(service::Call& call) {
  if (auto done = service::answer_dossier(call); !done) return tl::unexpected{done.error()};
  return service::Done{address("sent-dossier", names_of(call, call.inputs.get("dossier"))),
                       "done.dossier_answered",
                       {},
                       false,
                       {},
                       {}};
}

}  // namespace kiemdiem::web
