#include "web/places/calendar_feeds.h"

#include <fmt/format.h>

#include "service/calendar_feeds.h"
#include "web/addresses.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

constexpr const char* what_it_is =
    "Dán địa chỉ này vào chương trình lịch của điện thoại (mục đăng ký lịch qua mạng): lịch hội nghị và hạn "
    "việc của vai trò đang chọn tự cập nhật, không phải đăng nhập.";
constexpr const char* what_it_shows =
    "Lịch chỉ có tên hội nghị, giờ, nơi họp và hạn của từng bước; không có tên người được kiểm điểm, ý kiến "
    "hay kết quả. Ai có địa chỉ đều xem được, vì vậy không chuyển cho người khác.";
constexpr const char* needs_network = "Điện thoại phải vào được máy chủ này qua mạng thì lịch mới cập nhật.";

/// Shown when it has just been made; nobody can look it up later.
pages::SheetSection just_made(const std::string& path) {
  pages::SheetSection section;
  section.title = "Địa chỉ vừa tạo";
  section.paragraphs.emplace_back("Địa chỉ chỉ hiện một lần. Quét mã bằng điện thoại hoặc chép lại ngay.");
  section.scanned = path;
  return section;
}

pages::SheetSection making(const std::optional<store::CalendarFeed>& feed) {
  pages::SheetSection section;
  section.title = feed ? "Thay địa chỉ" : "Tạo địa chỉ";
  pages::SheetForm form;
  form.action = address("make-calendar-feed");
  form.submit = feed ? "Tạo địa chỉ mới" : "Tạo địa chỉ";
  if (feed) form.confirm = "Địa chỉ cũ hết tác dụng; phải đăng ký lại trên điện thoại.";
  section.form = std::move(form);
  return section;
}

pages::SheetSection withdrawing() {
  pages::SheetSection section;
  section.title = "Thôi dùng";
  pages::SheetForm form;
  form.action = address("withdraw-calendar-feed");
  form.submit = "Thu hồi địa chỉ";
  form.confirm = "Điện thoại đã đăng ký sẽ không nhận được lịch nữa.";
  section.form = std::move(form);
  return section;
}

}  // namespace

service::Outcome<pages::SheetPage> calendar_feeds(service::Call& call) {
  const auto feed = service::own_feed(call);
  if (!feed) return tl::unexpected{feed.error()};
  pages::SheetPage page;
  page.heading = "Lịch trên điện thoại";
  page.lead = what_it_is;
  pages::SheetSection state;
  state.title = call.actor.acting.unit_name;
  state.paragraphs.emplace_back(
      *feed ? fmt::format("Đang dùng địa chỉ tạo lúc {}.", time_words(call, (*feed)->made_at))
            : "Chưa có địa chỉ nào cho vai trò này.");
  state.paragraphs.emplace_back(what_it_shows);
  state.paragraphs.emplace_back(needs_network);
  if (!call.shown_once.empty()) page.sections.push_back(just_made(call.shown_once));
  page.sections.push_back(std::move(state));
  page.sections.push_back(making(*feed));
  if (*feed) page.sections.push_back(withdrawing());
  return page;
}

http::Response calendar_feed(Site& site, const service::Asked& asked, const Visit& visit) {
  const auto content = site.office.answer(asked, &service::feed_content);
  if (!content && content.error().kind != service::Refused::hidden)
    return refusal_page(site, asked, visit, content.error());
  if (!content) return http::plain_text("Không có lịch này.\n", 404);
  http::Response response = http::attachment(*content, "text/calendar; charset=utf-8", "lich-kiem-diem.ics");
  response.headers.set("Cache-Control", "private, no-cache");
  return response;
}

}  // namespace kiemdiem::web
