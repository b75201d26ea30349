#include <array>

#include "procedure/task.h"

namespace kiemdiem::procedure {
namespace {

template <class E>
std::string_view pick(const auto& words, E value) {
  return words[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name(Role role) {
  constexpr std::array<std::string_view, 10> names{
      "member", "cell_secretary",       "cell_deputy", "group_leader",    "residence_committee",
      "teller", "grassroots_committee", "advisory",    "upper_committee", "administrator"};
  return pick(names, role);
}

std::string_view label(Role role) {
  constexpr std::array<std::string_view, 10> labels{
      "đảng viên",     "bí thư chi bộ", "phó bí thư chi bộ", "tổ trưởng tổ đảng", "chi ủy nơi cư trú",
      "tổ kiểm phiếu", "cấp ủy cơ sở",  "cơ quan tham mưu",  "cấp ủy cấp trên",   "quản trị"};
  return pick(labels, role);
}

std::string_view name(Phase phase) {
  constexpr std::array<std::string_view, 5> names{"preparing", "reviewing", "rating", "deciding", "closed"};
  return pick(names, phase);
}

std::string_view label(Phase phase) {
  constexpr std::array<std::string_view, 5> labels{"đang chuẩn bị", "đang kiểm điểm", "đang xếp loại",
                                                   "đang thẩm định, quyết định", "đã kết thúc"};
  return pick(labels, phase);
}

std::string_view name(State state) {
  constexpr std::array<std::string_view, 7> names{"done",    "open",       "waiting",  "late",
                                                  "blocked", "not_needed", "undecided"};
  return pick(names, state);
}

std::string_view label(State state) {
  constexpr std::array<std::string_view, 7> labels{"đã xong",        "làm được ngay",  "đang chờ",
                                                   "quá hạn",        "chưa được phép", "không phải làm",
                                                   "chưa đủ dữ kiện"};
  return pick(labels, state);
}

}  // namespace kiemdiem::procedure
