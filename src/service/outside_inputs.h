#pragma once

#include "service/situations.h"

/// Ratings and data that mass organizations and specialist agencies gave about a subject: the list `inputs`.
/// No rule looks at them; they stand beside the proposals and are told to the meeting.
namespace kiemdiem::service {

struct OutsideInput {
  std::string subject;  ///< "member:an"
  std::string words;    ///< "Đoàn xã: Hoàn thành tốt nhiệm vụ (số 12-BC/ĐTN, 02/12/2020)"
};

/// All of a judged situation, in its order.
std::vector<OutsideInput> outside_inputs(const Judged& judged);

/// "Hoàn thành tốt nhiệm vụ (số 12/QĐ-UBND, 04/12/2020, Chủ tịch UBND xã)" of a civil servant (form F13);
/// empty where no rating is known.
std::string civil_servant_rating_words(const Judged& judged, std::int32_t person);

}  // namespace kiemdiem::service
