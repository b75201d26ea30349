#include "paperwork/paperwork.h"

#include <algorithm>
#include <array>

#include "paperwork/makers.h"
#include "service/gate.h"
#include "service/people.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::Outcome;

constexpr std::array rows{
    Row{"bien-ban-hoi-nghi", "F21", "Biên bản hội nghị kiểm điểm", Part::meeting, "meeting-minutes",
        "meeting", &held_meetings, &meeting_minutes_paper},
    Row{"bien-ban-kiem-phieu", "F23", "Biên bản kiểm phiếu", Part::voting, "tally-minutes", "poll",
        &sealed_polls, &tally_minutes_paper},
    Row{"quyet-dinh-xep-loai", "F29", "Quyết định công nhận xếp loại", Part::deciding, "decision", "decision",
        &rating_decisions, &rating_decision_paper},
    Row{"thong-bao-theo-quyet-dinh", "F30", "Thông báo kết quả, mỗi đối tượng một trang", Part::deciding,
        "notice-papers", "decision", &rating_decisions, &notices_of_decision},
    Row{"bia-ho-so", "F34", "Bìa hồ sơ và mục lục", Part::deciding, "dossier", "", &whole_dossier,
        &cover_of_unit},
    Row{"giay-to-con-thieu", "F34", "Giấy tờ còn thiếu", Part::deciding, "dossier", "", &whole_dossier,
        &missing_of_unit},
    Row{"phieu-giao-nhan-ho-so", "F35", "Phiếu giao nhận hồ sơ", Part::deciding, "sent-dossier", "dossier",
        &handed_dossiers, &handover_slip_paper},
    Row{"cong-van-ho-so", "F28", "Công văn trả lại, tiếp nhận hồ sơ", Part::deciding, "answer-dossier",
        "dossier", &answered_dossiers, &dossier_reply_paper},
    Row{"thong-bao-ket-qua", "F30", "Thông báo kết quả gửi cho tôi", Part::afterwards, "notice", "subject",
        &own_notices, &own_notice_paper},
};

/// What the action of a row would be asked with.
service::Inputs asked_with(const Call& call, const Row& row, const std::string& about) {
  service::Inputs inputs;
  inputs.set("campaign", call.campaign->id);
  inputs.set("unit", call.target.unit);
  if (!row.named.empty()) inputs.set(std::string{row.named}, about);
  return inputs;
}

/// The call as if the action of the row had been asked for, through the same gate.
Outcome<Call> as_asked(Call& call, const Row& row, const service::Inputs& inputs) {
  Call asked{call.office, call.data,      service::action_named(row.action), call.actor, inputs,
             call.now,    call.generation};
  asked.today = call.today;
  if (const auto placed = service::place(asked); !placed) return tl::unexpected{placed.error()};
  const auto phase = service::phase_named(asked.campaign ? asked.campaign->state : std::string{});
  const service::Relation relation = service::relation_of(asked.actor, asked.target, asked.action.object);
  if (const auto bar = service::barred(asked.action, asked.actor, relation,
                                       phase.value_or(service::Phase::none), asked.now.at))
    return service::refused(*bar);
  return asked;
}

}  // namespace

std::string_view words(Part part) {
  switch (part) {
    case Part::before:
      return "Chuẩn bị kiểm điểm";
    case Part::meeting:
      return "Hội nghị kiểm điểm";
    case Part::voting:
      return "Bỏ phiếu";
    case Part::deciding:
      return "Đề nghị, quyết định xếp loại";
    case Part::afterwards:
      return "Sau xếp loại";
  }
  return {};
}

std::span<const Row> table() {
  return rows;
}

const Row* find(std::string_view id) {
  const auto found = std::ranges::find(rows, id, &Row::id);
  return found == rows.end() ? nullptr : &*found;
}

Outcome<paper::Paper> made(Call& call, const Row& row, const std::string& about) {
  const service::Inputs inputs = asked_with(call, row, about);
  auto asked = as_asked(call, row, inputs);
  if (!asked) return tl::unexpected{asked.error()};
  if (row.named.empty() && about != whole_unit) return service::refused(service::Refused::hidden);
  return row.make(*asked);
}

bool may_have(Call& call, const Row& row, const std::string& about) {
  const service::Inputs inputs = asked_with(call, row, about);
  return as_asked(call, row, inputs).has_value();
}

Outcome<std::vector<Offered>> offered(Call& call) {
  std::vector<Offered> all;
  for (const Row& row : rows) {
    auto printable = row.list(call);
    if (!printable) return tl::unexpected{printable.error()};
    for (Printable& one : *printable)
      if (may_have(call, row, one.about)) all.push_back({&row, std::move(one)});
  }
  std::ranges::stable_sort(all, {}, [](const Offered& one) { return one.row->part; });
  return all;
}

}  // namespace kiemdiem::paperwork
