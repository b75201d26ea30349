#include <fmt/format.h>

#include "base/vietnamese.h"
#include "sealing/secret.h"
#include "service/gate.h"
#include "service/tally_minutes.h"
#include "web/places/fact_forms.h"
#include "web/places/kept_minutes.h"
#include "web/places/polls.h"
#include "web/places/printing.h"
#include "web/places/sheets.h"

// Biên bản kiểm phiếu: as it was kept when the tally was sealed, and the form of a correction.

namespace kiemdiem::web {
namespace {

using service::Call;
using service::Outcome;
using service::TallyText;

std::vector<pages::PollFact> facts_of(const std::vector<service::MinutesLine>& lines) {
  std::vector<pages::PollFact> facts;
  for (const service::MinutesLine& line : lines) facts.push_back({line.label, line.text});
  return facts;
}

pages::TallyTable table_of(const TallyText& text) {
  pages::TallyTable table;
  table.columns = text.columns;
  table.carried_head = text.threshold;
  for (const service::TallyRow& row : text.rows) {
    pages::TallyLine line{static_cast<int>(table.lines.size()) + 1, row.name, row.post, {}, row.carried};
    for (std::size_t column = 0; column < row.marks.size(); ++column)
      line.counts.push_back(
          tally_cell(row.marks[column], column < row.shares.size() ? row.shares[column] : ""));
    table.lines.push_back(std::move(line));
  }
  return table;
}

pages::TallyMinutesPage page_of(const TallyText& text) {
  pages::TallyMinutesPage page;
  page.upper = text.upper;
  page.organization = text.unit;
  page.title = "BIÊN BẢN KIỂM PHIẾU " + upper_case(text.about);
  page.place_line = fmt::format("Ngày {}{}; niêm phong kết quả lúc {}.", day_words(text.day),
                                text.place.empty() ? "" : ", tại " + text.place, text.sealed);
  page.people = facts_of(text.people);
  for (const service::MinutesLine& one : text.absent)
    page.people.push_back(
        {"Vắng", one.text.empty() ? one.label : fmt::format("{} ({})", one.label, one.text)});
  page.sheets = facts_of(text.sheets);
  page.tally = table_of(text);
  page.base = fmt::format("Tỷ lệ tính trên {} ({}).", text.base, text.base_number);
  page.statements = text.remarks;
  if (!text.other.empty()) page.statements.push_back(text.other);
  page.left_off = text.left_off;
  page.hash = sealing::printed_hash(text.tally);
  page.tellers = text.tellers;
  page.chair = text.chair;
  return page;
}

}  // namespace

Outcome<pages::TallyMinutesPage> tally_minutes(Call& call) {
  const auto seen = service::seen_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  const auto kept = service::kept_tally_minutes(call, *seen);
  if (!kept) return tl::unexpected{kept.error()};
  pages::TallyMinutesPage page;
  if (kept->versions.empty()) {
    page = page_of(kept->text);
  } else {
    const store::Minutes* minutes = version_asked(call, kept->versions);
    if (minutes == nullptr) return service::refused(service::Refused::hidden);
    page = page_of(service::tally_text_from(minutes->body));
    page.kept = kept_lines(call, *minutes);
    page.superseded = superseded_words(*minutes, kept->versions);
    page.versions = version_links(call, kept->versions, of_poll(call, "tally-minutes"));
  }
  call.title = "Biên bản kiểm phiếu";
  page.back_href = of_poll(call, "poll");
  offer_paper(call, page.actions, "bien-ban-kiem-phieu", seen->poll.id);
  if (!kept->versions.empty() && seen->runs())
    offer(call, page.actions, "tally-correction", "Đính chính biên bản", of_poll(call, "tally-correction"));
  return page;
}

Outcome<pages::SheetPage> tally_correction(Call& call) {
  const auto seen = service::seen_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  const auto kept = service::kept_tally_minutes(call, *seen);
  if (!kept) return tl::unexpected{kept.error()};
  if (kept->versions.empty() || !seen->runs()) return service::refused(service::Refused::hidden);
  TallyText text = kept->text;
  pages::SheetPage page = correction_page(call, kept->versions.back(), service::texts_in(text),
                                          of_poll(call, "correct-tally"), of_poll(call, "tally-minutes"));
  call.title = page.heading = "Đính chính biên bản kiểm phiếu: " + kept->text.unit;
  page.lead += " Số phiếu đã niêm phong không sửa được; nếu sai thì bỏ phiếu lại.";
  return page;
}

Outcome<service::Done> correct_tally(Call& call) {
  if (const auto done = service::correct_tally_minutes(call); !done) return tl::unexpected{done.error()};
  return service::Done{of_poll(call, "tally-minutes"), "done.minutes_corrected", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
