#pragma once

#include "pages/sheet.h"
#include "service/call.h"

/// Thông báo kết quả xếp loại.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> notice_papers(service::Call& call);
service::Outcome<service::Done> send_notices(service::Call& call);
service::Outcome<pages::SheetPage> notices(service::Call& call);
service::Outcome<service::Done> open_notices(service::Call& call);
service::Outcome<pages::SheetPage> notice(service::Call& call);
service::Outcome<service::Done> open_notice(service::Call& call);

}  // namespace kiemdiem::web
