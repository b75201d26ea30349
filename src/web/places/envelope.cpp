#include <fmt/format.h>

#include "base/tree.h"
#include "service/envelopes.h"
#include "service/office.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/polls.h"
#include "web/places/sheets.h"

// Phong bì phiếu niêm phong: who keeps it, on whose decision it was opened or destroyed.

namespace kiemdiem::web {
namespace {

using ballot::EnvelopeAct;
using service::Call;
using service::Outcome;
using service::SeenEnvelope;

pages::SheetSection form_of(const Call& call, std::string title, std::vector<std::string> paragraphs,
                            std::string_view action, std::vector<pages::Input> inputs, std::string submit,
                            std::string confirm = {}) {
  pages::SheetForm form;
  form.action = of_poll(call, action);
  for (pages::Input& input : inputs) {
    form.inputs.push_back(typed(call, std::move(input)));
    if (form.inputs.back().type == "password") form.inputs.back().value.clear();  // never sent back
  }
  form.submit = std::move(submit);
  form.confirm = std::move(confirm);
  return {std::move(title), std::move(paragraphs), {}, std::move(form)};
}

pages::SheetTable book_of(Call& call, const SeenEnvelope& envelope) {
  pages::SheetTable table{"Sổ phong bì", {"Việc", "Ngày", "Người làm", "Quyết định", "Ghi chú"}, {}};
  for (const store::EnvelopeAct& act : envelope.acts) {
    const auto known = ballot::envelope_act_named(act.act);
    table.rows.push_back({cell(known ? std::string{label(*known)} : act.act), cell(time_words(call, act.at)),
                          cell(service::account_name(call, act.account)), cell(act.decision),
                          cell(act.words)});
  }
  return table;
}

std::string term_words(const SeenEnvelope& envelope) {
  const auto& retention = envelope.seen.rules.retention;
  if (!retention) return "Văn bản của đợt không ghi thời hạn lưu phiếu; chưa hủy được.";
  std::string words = fmt::format("Thời hạn lưu: {} tháng.", retention->months);
  if (envelope.until)
    words += fmt::format(" Sớm nhất ngày {} mới hủy được, theo quyết định.", to_vietnamese(*envelope.until));
  return retention->reading.empty() ? words : words + " Cách đọc: " + retention->reading;
}

/// What the marks came to when the envelope was opened, shown once.
void add_count(const Call& call, const SeenEnvelope& envelope, pages::SheetPage& page) {
  if (call.shown_once.empty() || !envelope.seen.tally) return;
  SeenEnvelope counted = envelope;
  counted.seen.tally->count = ballot::count_from(envelope.seen.sheet, call.shown_once);
  const pages::TallyTable tally = tally_table(counted.seen, call.office.dictionary());
  pages::SheetTable table{"Kết quả đếm lại", {"Họ và tên, tổ chức"}, {}};
  table.headings.insert(table.headings.end(), tally.columns.begin(), tally.columns.end());
  for (const pages::TallyLine& line : tally.lines) {
    std::vector<pages::SheetCell> row{cell(line.name)};
    for (const std::string& count : line.counts) row.push_back(cell(count));
    table.rows.push_back(std::move(row));
  }
  page.sections.push_back({"Kết quả đếm lại (chỉ hiện một lần)", {}, std::move(table), {}});
}

std::vector<pages::Input> decision_inputs_of(const std::string& before, const char* ground) {
  return {{.name = before + "decision", .label = "Số quyết định", .help = "Ví dụ 05-QĐ/ĐU", .required = true},
          {.name = before + "ground", .label = ground, .type = "long", .required = true}};
}

void add_seal(const Call& call, const SeenEnvelope& envelope, pages::SheetPage& page) {
  if (!envelope.allows(EnvelopeAct::seal)) return;
  const std::string what = envelope.holds_marks ? "Bỏ giấy ghi cụm từ vào phong bì, dán kín, ký giáp lai."
                                                : "Bỏ toàn bộ phiếu vào phong bì, dán kín, ký giáp lai.";
  page.sections.push_back(form_of(call, "Ghi phong bì đã niêm phong", {what}, "keep-envelope",
                                  {{.name = "keeper", .label = "Người giữ", .required = true},
                                   {.name = "place", .label = "Nơi lưu", .required = true}},
                                  "Ghi sổ"));
}

void add_opening(const Call& call, const SeenEnvelope& envelope, pages::SheetPage& page) {
  if (envelope.allows(EnvelopeAct::ask_opening))
    page.sections.push_back(
        form_of(call, "Đề nghị mở",
                {"Chỉ mở khi có quyết định; hai người cùng làm, mỗi người từ tài khoản của mình."},
                "ask-envelope-opening", decision_inputs_of("", "Lý do mở"), "Ghi đề nghị mở"));
  if (!envelope.allows(EnvelopeAct::open)) return;
  if (envelope.asked_by_self) {
    page.sections.push_back({"Mở phong bì", {"Chờ người thứ hai mở từ tài khoản của mình."}, {}, {}});
    return;
  }
  const pages::Input input =
      envelope.holds_marks
          ? pages::Input{.name = "phrase",
                         .label = "Cụm từ trong phong bì",
                         .type = "password",
                         .required = true}
          : pages::Input{.name = "found", .label = "Kết quả mở, đếm lại", .type = "long", .required = true};
  page.sections.push_back(form_of(call, "Mở phong bì",
                                  {fmt::format("Theo quyết định {}.", envelope.acts.back().decision)},
                                  "open-envelope", {input}, "Mở phong bì"));
}

void add_destruction(const Call& call, const SeenEnvelope& envelope, pages::SheetPage& page) {
  if (envelope.allows(EnvelopeAct::ask_destruction))
    page.sections.push_back(
        form_of(call, "Đề nghị hủy", {"Chỉ hủy khi hết thời hạn lưu và không còn kiến nghị."},
                "ask-envelope-destruction", decision_inputs_of("end_", "Căn cứ hủy"), "Ghi đề nghị hủy"));
  if (!envelope.allows(EnvelopeAct::destroy)) return;
  if (envelope.asked_by_self) {
    page.sections.push_back({"Hủy phiếu", {"Chờ người thứ hai hủy từ tài khoản của mình."}, {}, {}});
    return;
  }
  page.sections.push_back(form_of(call, "Hủy phiếu",
                                  {fmt::format("Theo quyết định {}.", envelope.acts.back().decision)},
                                  "destroy-envelope", {}, "Hủy phiếu niêm phong",
                                  "Hủy rồi thì không đếm lại được; biên bản kiểm phiếu vẫn giữ."));
}

void add_withdrawal(const Call& call, const SeenEnvelope& envelope, pages::SheetPage& page) {
  if (!envelope.allows(EnvelopeAct::withdraw)) return;
  page.sections.push_back(form_of(call, "Rút đề nghị", {}, "withdraw-envelope-request",
                                  {{.name = "reason", .label = "Lý do rút", .required = true}},
                                  "Rút đề nghị"));
}

Outcome<service::Done> back_to_envelope(const Call& call, const Outcome<void>& outcome, const char* message) {
  if (!outcome) return tl::unexpected{outcome.error()};
  return service::Done{of_poll(call, "envelope"), message, {}, false, {}, {}};
}

}  // namespace

Outcome<pages::SheetPage> envelope(Call& call) {
  const auto found = service::seen_envelope(call);
  if (!found) return tl::unexpected{found.error()};
  pages::SheetPage page;
  call.title = page.heading = "Phong bì phiếu: " + name_of(call, "organizations", call.target.unit);
  page.lead = fmt::format("Tình trạng: {}.", label(found->state));
  if (found->seen.state == ballot::State::cancelled)
    page.lead += fmt::format(" Lần bỏ phiếu này đã hủy: {}", found->seen.poll.cancelled_for);
  page.actions = {{"Về lần bỏ phiếu", of_poll(call, "poll"), false, false, {}}};
  std::vector<std::string> paragraphs{term_words(*found)};
  if (const std::string problem = problem_of(call, ""); !problem.empty()) paragraphs.push_back(problem);
  pages::SheetSection book{"Sổ phong bì", std::move(paragraphs), {}, {}};
  if (!found->acts.empty()) book.table = book_of(call, *found);
  page.sections.push_back(std::move(book));
  add_count(call, *found, page);
  add_seal(call, *found, page);
  add_opening(call, *found, page);
  add_destruction(call, *found, page);
  add_withdrawal(call, *found, page);
  return page;
}

Outcome<service::Done> keep_envelope(Call& call) {
  return back_to_envelope(call, service::keep_envelope(call), "done.envelope_kept");
}
Outcome<service::Done> ask_envelope_opening(Call& call) {
  return back_to_envelope(call, service::ask_envelope_opening(call), "done.opening_asked");
}
Outcome<service::Done> ask_envelope_destruction(Call& call) {
  return back_to_envelope(call, service::ask_envelope_destruction(call), "done.destruction_asked");
}
Outcome<service::Done> destroy_envelope(Call& call) {
  return back_to_envelope(call, service::destroy_envelope(call), "done.envelope_destroyed");
}
Outcome<service::Done> withdraw_envelope_request(Call& call) {
  return back_to_envelope(call, service::withdraw_envelope_request(call), "done.request_withdrawn");
}

}  // namespace kiemdiem::web
