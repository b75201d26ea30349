#include "service/regulations.h"
#include "store/travelling.h"
#include "web/addresses.h"
#include "web/places/exchange.h"
#include "web/places/exchange_parts.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

pages::SheetForm form_of(const service::Call& call) {
  pages::SheetForm form;
  form.action = address("start-installation");
  form.inputs = {file_input(call, "Gói khởi đầu hoặc tệp xuất toàn bộ đợt kiểm điểm (.kiemdiem)"),
                 fingerprint_input(call)};
  form.submit = "Mở trên máy này";
  form.confirm = "Chỉ mở được một lần, khi máy chưa có dữ liệu. Tệp sai hoặc hỏng thì không có gì được ghi.";
  return form;
}

}  // namespace

service::Outcome<pages::SheetPage> starting(service::Call& call) {
  const auto empty = store::has_no_business(call.data);
  if (!empty) return service::refused(empty.error());
  pages::SheetPage page;
  page.heading = "Mở tệp từ máy khác";
  page.lead =
      "Trên máy còn trống: nhận trọn một đợt kiểm điểm từ máy khác, để làm tiếp hoặc để tra cứu. Tài khoản, "
      "mật khẩu và phiếu bầu không đi theo tệp.";
  if (*empty) {
    pages::SheetSection section;
    section.form = form_of(call);
    page.sections.push_back(std::move(section));
  }
  page.empty.text =
      "Máy này đã có dữ liệu nên không mở được nữa. Muốn nhận báo cáo của một đơn vị thì vào đợt kiểm điểm, "
      "mục "
      "“Trao đổi với máy khác”.";
  return page;
}

service::Outcome<service::Done> start_installation(service::Call& call) {
  const std::string file = sent_file(call);
  if (file.empty()) return service::refused(service::Refused::invalid, "Hãy chọn tệp .kiemdiem.", "file");
  const auto started = exchanging(call, "file", [&](const service::Exchange& exchange) {
    return service::start_installation(exchange, file, call.inputs.get("fingerprint"), taken_files());
  });
  if (!started) return tl::unexpected{started.error()};
  call.notes.push_back({"bundle:" + started->id, {}, {}, started->id});
  const auto own = call.office.regulations().fingerprint(started->regulation);
  service::Done done;
  done.location = address("units");
  done.message = own && *own == started->regulation_hash ? "done.installation_started"
                                                         : "done.installation_started_other_rules";
  return done;
}

}  // namespace kiemdiem::web
