#include "store/connection.h"

#include <fmt/format.h>

namespace kiemdiem::store {
namespace {

std::string_view words(Failure failure) {
  switch (failure) {
    case Failure::unique:
      return "Dữ liệu này đã có, không ghi trùng; hãy tải lại trang để xem";
    case Failure::foreign_key:
      return "Dữ liệu này gắn với dữ liệu khác không còn nữa; hãy tải lại trang rồi thử lại";
    case Failure::check:
      return "Cơ sở dữ liệu từ chối giá trị hoặc thay đổi này; chưa ghi gì";
    case Failure::not_null:
      return "Thiếu một giá trị bắt buộc; chưa ghi gì";
    case Failure::busy:
      return "Cơ sở dữ liệu đang bận; chưa ghi gì, hãy thử lại sau ít giây";
    case Failure::connection:
      return "Không kết nối được với cơ sở dữ liệu; hãy báo người quản trị rồi thử lại";
    case Failure::full:
      return "Ổ đĩa đã đầy; chưa ghi gì, hãy báo người quản trị giải phóng chỗ trống";
    case Failure::sync:
      return "Ổ đĩa báo lỗi khi đọc hoặc ghi; hãy báo người quản trị kiểm tra ổ đĩa";
    case Failure::other:
      return "Cơ sở dữ liệu báo lỗi; chưa ghi gì, hãy báo người quản trị";
  }
  return "";
}

}  // namespace

Fault make_fault(Failure failure, std::string_view code) {
  return {failure, fmt::format("{} (mã {}).", words(failure), code)};
}

}  // namespace kiemdiem::store
