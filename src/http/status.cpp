#include <fmt/format.h>

#include <array>

#include "base/markup.h"
#include "http/response.h"

namespace kiemdiem::http {
namespace {

struct Status {
  int code;
  std::string_view phrase;
  std::string_view title;   ///< for the person in front of the browser
  std::string_view advice;  ///< what to do
};

constexpr std::array statuses{
    Status{200, "OK", "", ""},
    Status{201, "Created", "", ""},
    Status{202, "Accepted", "", ""},
    Status{204, "No Content", "", ""},
    Status{303, "See Other", "", ""},
    Status{304, "Not Modified", "", ""},
    Status{400, "Bad Request", "Yêu cầu không đọc được",
           "Dữ liệu gửi lên không đúng dạng. Hãy quay lại trang trước, tải lại trang rồi làm lại."},
    Status{401, "Unauthorized", "Chưa đăng nhập", "Hãy đăng nhập rồi làm lại."},
    Status{403, "Forbidden", "Không được phép",
           "Tài khoản này không được làm việc đó, hoặc yêu cầu đến từ một trang khác."},
    Status{404, "Not Found", "Không tìm thấy trang", "Hãy kiểm tra lại địa chỉ hoặc bắt đầu từ trang đầu."},
    Status{405, "Method Not Allowed", "Trang này không nhận thao tác đó", "Hãy bắt đầu lại từ trang đầu."},
    Status{408, "Request Timeout", "Gửi quá lâu", "Đường truyền quá chậm hoặc bị ngắt. Hãy gửi lại."},
    Status{409, "Conflict", "Dữ liệu đã thay đổi", "Người khác vừa sửa. Hãy tải lại trang rồi làm lại."},
    Status{413, "Content Too Large", "Dữ liệu gửi lên quá lớn",
           "Hãy giảm dung lượng tệp hoặc chia thành nhiều lần gửi."},
    Status{415, "Unsupported Media Type", "Loại tệp không được nhận", "Chỉ nhận pdf, docx, xlsx, jpg, png."},
    Status{417, "Expectation Failed", "Yêu cầu không đọc được", "Hãy dùng trình duyệt thông thường."},
    Status{421, "Misdirected Request", "Sai tên máy chủ",
           "Máy chủ này không phục vụ tên đó. Hãy dùng đúng địa chỉ được cấp, hoặc nhờ người quản trị thêm "
           "tên vào "
           "danh sách cho phép."},
    Status{422, "Unprocessable Content", "Chưa ghi được", "Hãy sửa những chỗ được chỉ ra."},
    Status{429, "Too Many Requests", "Gửi quá nhiều lần", "Hãy đợi một lát rồi làm lại."},
    Status{431, "Request Header Fields Too Large", "Yêu cầu quá dài",
           "Hãy xóa cookie của trang này trong trình duyệt rồi làm lại."},
    Status{500, "Internal Server Error", "Máy chủ gặp lỗi",
           "Lỗi đã được ghi lại. Hãy thử lại; nếu còn lỗi, báo người quản trị."},
    Status{501, "Not Implemented", "Máy chủ không nhận thao tác đó", "Hãy dùng trình duyệt thông thường."},
    Status{503, "Service Unavailable", "Máy chủ đang bận",
           "Có quá nhiều yêu cầu cùng lúc. Dữ liệu vừa gửi chưa được ghi. Hãy đợi vài giây rồi làm lại."},
};

const Status* find(int code) {
  for (const Status& status : statuses)
    if (status.code == code) return &status;
  return nullptr;
}

}  // namespace

std::string_view reason_phrase(int status) {
  const Status* known = find(status);
  return known == nullptr ? std::string_view("Status") : known->phrase;
}

std::string status_page(int status, std::string_view detail) {
  const Status* known = find(status);
  const std::string_view title = known == nullptr || known->title.empty() ? "Thông báo" : known->title;
  if (detail.empty() && known != nullptr) detail = known->advice;
  return fmt::format(
      "<!doctype html>\n<html lang=\"vi\">\n<head><meta charset=\"utf-8\"><title>{0}</title></head>\n"
      "<body>\n<h1>{0}</h1>\n<p>{1}</p>\n<p><a href=\"/\">Về trang đầu</a></p>\n</body>\n</html>\n",
      title, escaped_markup(detail));
}

}  // namespace kiemdiem::http
