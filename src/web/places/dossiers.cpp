#include "web/places/dossiers.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/names.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/board.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using dossier::Checklist;
using dossier::Goes;
using dossier::Line;
using dossier::Status;
using Names = std::vector<std::pair<std::string_view, std::string>>;

constexpr std::size_t page_size = 100;

Names unit_names(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"unit", call.target.unit}};
}
Names subject_names(const service::Call& call, const std::string& subject) {
  return {{"campaign", call.campaign->id}, {"subject", subject}};
}

std::string status_words(const Line& line) {
  if (line.needed == expression::Truth::unknown && !dossier::is_there(line.known.status))
    return "chưa rõ có phải nộp không";
  if (line.if_there && line.known.status == Status::missing) return "không có";
  return std::string{dossier::label(line.known.status)};
}

pages::SheetCell status_cell(const Line& line) {
  pages::SheetCell shown = cell("");
  shown.mark = mark_of(line);
  if (!line.known.from.empty()) shown.lines.push_back(line.known.from);
  if (line.needed == expression::Truth::unknown && !line.missing_facts.empty())
    shown.lines.push_back(fmt::format("Chưa rõ vì thiếu: {}", fmt::join(line.missing_facts, ", ")));
  return shown;
}

pages::SheetCell goes_cell(const Line& line) {
  pages::SheetCell shown = cell(line.goes == Goes::up ? fmt::format("Gửi lên {} bộ", line.copies)
                                                      : fmt::format("Lưu {} bản", line.copies));
  if (!line.kept_at.empty()) shown.lines.push_back("Lưu tại " + line.kept_at);
  if (!line.signer.empty()) shown.lines.push_back("Ký: " + line.signer + (line.seal ? ", đóng dấu" : ""));
  return shown;
}

std::vector<pages::SheetCell> row_of(const service::Call& call, const dossier::Rules& rules,
                                     const Line& line) {
  return {cell(capitalized(line.label)), status_cell(line), cell(capitalized(line.who)), goes_cell(line),
          said_cell(call, line.said, rules)};
}

pages::SheetTable list_table(const service::Call& call, const dossier::Rules& rules, const Checklist& list) {
  pages::SheetTable table{
      "Giấy tờ của " + list.name, {"Giấy tờ", "Tình trạng", "Ai nộp", "Gửi, lưu", "Căn cứ"}, {}};
  for (const Line& line : list.lines) table.rows.push_back(row_of(call, rules, line));
  return table;
}

std::string reading_note(const dossier::Rules& rules) {
  std::string note = fmt::format("Cách hiểu {}: {}", rules.reading.number, rules.reading.taken);
  if (!rules.reading.alternatives.empty())
    note += fmt::format(" Có thể hiểu khác: {}.", fmt::join(rules.reading.alternatives, "; "));
  return note;
}

/// What is missing, before all lists.
pages::SheetSection missing_section(const service::Call& call, const std::vector<Checklist>& lists,
                                    const dossier::Rules& rules) {
  int lacking = 0;
  int open = 0;
  pages::SheetTable table{"Giấy tờ còn thiếu", {"Giấy tờ", "Của ai", "Tình trạng", "Ai nộp", "Căn cứ"}, {}};
  for (const Checklist& list : lists) {
    lacking += list.lacking();
    open += list.open();
    for (const Line& line : list.lines)
      if (line.lacking() && table.rows.size() < page_size)
        table.rows.push_back({cell(capitalized(line.label)),
                              cell(list.name, address("subject-dossier", subject_names(call, list.id))),
                              status_cell(line), cell(capitalized(line.who)),
                              said_cell(call, line.said, rules)});
  }
  pages::SheetSection section{"Còn thiếu", {}, {}, {}};
  section.paragraphs.push_back(lacking == 0 ? "Chưa thấy giấy tờ nào còn thiếu."
                                            : fmt::format("Còn thiếu {} giấy tờ.", lacking));
  if (open > 0)
    section.paragraphs.push_back(fmt::format("Chưa rõ {} giấy tờ: chưa ghi là có hay chưa.", open));
  if (static_cast<std::size_t>(lacking) > table.rows.size())
    section.paragraphs.push_back(fmt::format("Ở đây ghi {} giấy tờ đầu.", table.rows.size()));
  if (!table.rows.empty()) section.table = std::move(table);
  return section;
}

pages::SheetSection deliveries_section(const service::Call& call, const service::Dossier& dossier) {
  pages::SheetSection section{"Gửi đi đâu, bao nhiêu bộ, hạn nào", {}, {}, {}};
  pages::SheetTable table{section.title, {"Nơi nhận", "Gồm", "Số bộ", "Cách gửi", "Hạn", "Căn cứ"}, {}};
  const auto& papers = call.office.dictionary().choices("document")->labels;
  for (const dossier::Delivery& delivery : dossier.deliveries()) {
    std::string what = delivery.papers.empty() ? "cả hồ sơ" : "";
    for (const int paper : delivery.papers)
      what += (what.empty() ? "" : ", ") + papers[static_cast<std::size_t>(paper)].vi;
    pages::SheetCell due = cell(delivery.due.empty() ? "văn bản không ghi ngày" : delivery.due);
    if (!delivery.due_said.is_reading())
      due.clauses.push_back(clause_of(call, delivery.due_said.document, delivery.due_said.clause));
    pages::SheetCell copies = cell(std::to_string(delivery.copies));
    if (delivery.copies_said.is_reading())
      copies.lines.push_back("theo cách hiểu " + dossier.rules->reading.number);
    table.rows.push_back({cell(delivery.to), cell(what), std::move(copies),
                          cell(delivery.channel.empty() ? "văn bản không ghi" : delivery.channel),
                          std::move(due), said_cell(call, delivery.said, *dossier.rules)});
  }
  if (table.rows.empty())
    section.paragraphs.emplace_back(
        "Đơn vị này không gửi hồ sơ riêng lên cấp trên; giấy tờ nằm trong hồ sơ của cấp trên "
        "trực tiếp.");
  else
    section.table = std::move(table);
  return section;
}

std::string sent_words(const service::SentDossier& sent) {
  return fmt::format("Hồ sơ số {}{}", sent.manifest.number,
                     sent.manifest.round > 1 ? fmt::format(", lần {}", sent.manifest.round) : "");
}

pages::SheetSection sent_section(const service::Call& call, const service::Dossier& dossier) {
  pages::SheetSection section{"Đã gửi", {}, {}, {}};
  pages::SheetTable table{
      "Các lần gửi hồ sơ", {"Hồ sơ", "Ngày gửi", "Nơi nhận", "Tình trạng", "Lý do trả lại"}, {}};
  for (const service::SentDossier& sent : dossier.sent) {
    Names names = unit_names(call);
    names.emplace_back("dossier", sent.id);
    const service::DossierAct* back = sent.last(dossier::Act::give_back);
    table.rows.push_back({cell(sent_words(sent), address("sent-dossier", names)),
                          cell(day_words(sent.manifest.on)), cell(sent.manifest.to),
                          cell(capitalized(std::string{dossier::label(sent.stage())})),
                          cell(back == nullptr ? "" : back->reason)});
  }
  if (table.rows.empty())
    section.paragraphs.emplace_back("Chưa gửi lần nào.");
  else
    section.table = std::move(table);
  return section;
}

std::vector<pages::Option> channels(const service::Call& call, const std::optional<int>& chosen) {
  const facts::Choices& words = *call.office.dictionary().choices("channel");
  std::vector<pages::Option> options{{"", "– chọn –", !chosen, {}}};
  for (std::size_t at = 0; at < words.words.size(); ++at)
    options.push_back(
        {words.words[at], capitalized(words.labels[at].vi), chosen == static_cast<int>(at), {}});
  return options;
}

/// How the dossier is sent. @param doubts what the receiver would find; it may be sent with a reason
pages::SheetForm sending_form(const service::Call& call, const service::Dossier& dossier,
                              const dossier::Delivery& delivery, bool doubts) {
  return {address("send-dossier", unit_names(call)),
          {},
          {typed(call, {.name = "day", .label = "Ngày gửi", .type = "date", .value = to_iso(call.today)}),
           typed(call, {.name = "by", .label = "Người giao", .value = call.actor.name, .required = true}),
           typed(call, {.name = "channel",
                        .label = "Cách gửi",
                        .type = "select",
                        .options = channels(call, delivery.by)}),
           typed(call, {.name = "copies",
                        .label = "Số bộ",
                        .type = "number",
                        .value = std::to_string(delivery.copies),
                        .least = "1",
                        .most = "99",
                        .required = true}),
           typed(call, {.name = "reason",
                        .label = "Lý do vẫn gửi khi còn điều nêu trên",
                        .type = "long",
                        .help = "Lý do đi cùng hồ sơ, cấp nhận đọc được.",
                        .required = doubts})},
          dossier.sent.empty() ? "Ghi đã gửi hồ sơ" : "Ghi đã gửi lại hồ sơ",
          {}};
}

/// The check that the receiver makes, before the dossier goes up, and the form to send it.
service::Outcome<void> add_sending(service::Call& call, const service::Dossier& dossier,
                                   const dossier::Delivery& delivery, pages::SheetPage& page) {
  auto found = service::findings_before_sending(call, dossier, call.today);
  if (!found) return tl::unexpected{found.error()};
  const auto kept_back =
      std::ranges::stable_partition(*found, &dossier::keeps_from_sending).begin() - found->begin();
  page.sections.push_back(findings_section(call, dossier, *found, "Kiểm tra trước khi gửi", page_size));
  pages::SheetSection section{"Gửi hồ sơ lên " + delivery.to, {}, {}, {}};
  if (kept_back > 0) {
    section.paragraphs.push_back(
        fmt::format("Chưa gửi được: {} điều đứng đầu bảng trên do văn bản ghi rõ hoặc do số liệu không khớp. "
                    "Bổ sung, sửa trước, rồi mở lại trang này.",
                    kept_back));
  } else {
    section.paragraphs.emplace_back(
        "Danh mục và số liệu lúc gửi được giữ nguyên; muốn sửa thì cấp trên trả lại rồi gửi lần sau.");
    section.form = sending_form(call, dossier, delivery, !found->empty());
  }
  page.sections.push_back(std::move(section));
  return {};
}

pages::SheetSection subjects_section(const service::Call& call, const std::vector<Checklist>& lists,
                                     const service::Unit& unit, pages::Pager& pager) {
  pages::SheetSection section{"Giấy tờ của từng đối tượng", {}, {}, {}};
  const Names names{{"campaign", call.campaign->id}, {"unit", unit.id}};
  const Range range = range_of(call, lists.size(), page_size, "dossier", names, {}, pager);
  pages::SheetTable table{section.title, {"Đối tượng", "Số giấy tờ", "Còn thiếu", "Chưa rõ"}, {}};
  for (std::size_t at = range.first; at < range.last; ++at) {
    const Checklist& list = lists[at];
    table.rows.push_back({cell(list.name, address("subject-dossier", subject_names(call, list.id))),
                          cell(std::to_string(list.lines.size())), cell(std::to_string(list.lacking())),
                          cell(std::to_string(list.open()))});
  }
  section.table = std::move(table);
  return section;
}

}  // namespace

pages::Mark mark_of(const Line& line) {
  const std::string words = status_words(line);
  if (line.lacking()) return {pages::Standing::wrong, words};
  if (dossier::is_there(line.known.status)) return {pages::Standing::done, words};
  const bool returned = line.known.status == Status::returned;
  if (returned || line.known.status == Status::draft) return {pages::Standing::working, words};
  if (line.if_there) return {pages::Standing::none, words};
  return {pages::Standing::unknown, words};
}

pages::SheetCell said_cell(const service::Call& call, const dossier::Said& said,
                           const dossier::Rules& rules) {
  pages::SheetCell shown = cell("");
  if (said.is_reading())
    shown.text = "Cách hiểu " + rules.reading.number;
  else
    shown.clauses.push_back(clause_of(call, said.document, said.clause));
  return shown;
}

service::Outcome<pages::SheetPage> dossier(service::Call& call) {
  const auto found = service::dossier_of(call, call.target.unit);
  if (!found) return tl::unexpected{found.error()};
  const auto lists = found->lists();
  pages::SheetPage page;
  call.title = page.heading = "Hồ sơ: " + found->unit->name;
  page.lead = call.campaign->title;
  offer(call, page.actions, "dossier-folder", "Tải trọn bộ hồ sơ",
        address("dossier-folder", unit_names(call)), true);
  offer(call, page.actions, "dossiers", "Hồ sơ cấp dưới gửi lên", address("dossiers", unit_names(call)));
  page.sections.push_back(missing_section(call, lists, *found->rules));
  page.sections.push_back(deliveries_section(call, *found));
  page.sections.push_back(sent_section(call, *found));
  const auto delivery = found->delivery();
  const auto last = found->sent.empty() ? std::optional<dossier::Stage>{} : found->sent.back().stage();
  const bool own = call.actor.acting.unit == call.target.unit;
  if (delivery && own && dossier::may_send(last) && may(call, "send-dossier"))
    if (auto added = add_sending(call, *found, *delivery, page); !added) return tl::unexpected{added.error()};
  const Checklist unit = found->list_of(found->subject());
  if (!unit.lines.empty())
    page.sections.push_back({"Giấy tờ của " + unit.name, {}, list_table(call, *found->rules, unit), {}});
  page.sections.push_back(subjects_section(call, lists, *found->unit, page.pager));
  page.sections.push_back({"", {reading_note(*found->rules)}, {}, {}});
  return page;
}

service::Outcome<pages::SheetPage> subject_dossier(service::Call& call) {
  const std::string subject = call.inputs.get("subject");
  const auto found = service::dossier_of(call, call.target.unit);
  if (!found) return tl::unexpected{found.error()};
  const auto list = service::subject_checklist(call, subject);
  if (!list) return tl::unexpected{list.error()};
  const auto scans = service::scans_of(call, subject);
  if (!scans) return tl::unexpected{scans.error()};
  pages::SheetPage page;
  call.title = page.heading = "Giấy tờ: " + subject_name_of(call, subject);
  page.lead = call.campaign->title;
  page.empty.text = "Quy định không kiểm điểm đối tượng này trong kỳ nên không có hồ sơ.";
  offer(call, page.actions, "dossier", "Hồ sơ của đơn vị", address("dossier", unit_names(call)));
  if (list->lines.empty()) return page;
  page.sections.push_back({fmt::format("Còn thiếu {}, chưa rõ {}", list->lacking(), list->open()),
                           {},
                           list_table(call, *found->rules, *list),
                           {}});
  pages::SheetTable files{"Bản chụp", {"Giấy tờ", "Tệp", "Ngày gửi"}, {}};
  std::vector<pages::Option> papers{{"", "– chọn –", true, {}}};
  for (const Line& line : list->lines) {
    papers.push_back({line.word, capitalized(line.label), false, {}});
    if (const auto kept = scans->find(line.word); kept != scans->end())
      for (const service::Scan& scan : kept->second) {
        Names names = subject_names(call, subject);
        names.emplace_back("file", scan.id);
        files.rows.push_back(
            {cell(capitalized(line.label)),
             may(call, "paper-scan") ? cell(scan.name, address("paper-scan", names)) : cell(scan.name),
             cell(time_words(call, scan.at))});
      }
  }
  if (!files.rows.empty()) page.sections.push_back({"Bản chụp", {}, std::move(files), {}});
  if (may(call, "record-paper"))
    page.sections.push_back(
        {"Ghi giấy tờ đã có",
         {},
         {},
         pages::SheetForm{
             address("record-paper", subject_names(call, subject)),
             {},
             {typed(call, {.name = "paper",
                           .label = "Giấy tờ",
                           .type = "select",
                           .options = papers,
                           .required = true}),
              typed(call, {.name = "form", .label = "Mẫu", .help = "Số của mẫu ghi trên giấy, nếu có."}),
              typed(call, {.name = "copies", .label = "Số bản", .type = "number", .least = "1"}),
              typed(call, {.name = "file",
                           .label = "Bản chụp đã ký",
                           .type = "file",
                           .help = "Tệp PDF, JPG hoặc PNG, không quá 20 MB; không bắt buộc."})},
             "Ghi giấy tờ",
             {}}});
  page.sections.push_back({"", {reading_note(*found->rules)}, {}, {}});
  return page;
}

}  // namespace kiemdiem::web
