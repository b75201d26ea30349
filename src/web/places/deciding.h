#pragma once

#include "pages/sheet.h"
#include "service/call.h"

/// Quyết định xếp loại, hủy kết quả, xét lại.
namespace kiemdiem::web {

/// What an organization decides on; one with more members than that is judged part by part.
service::Outcome<pages::SheetPage> decisions_of(service::Call& call, std::int64_t most_people);
service::Outcome<pages::SheetPage> decisions(service::Call& call);
service::Outcome<service::Done> decide(service::Call& call);
service::Outcome<pages::SheetPage> decision(service::Call& call);
service::Outcome<pages::SheetPage> cancellation_form(service::Call& call);
service::Outcome<service::Done> cancel_decision(service::Call& call);
service::Outcome<pages::SheetPage> replay(service::Call& call);

}  // namespace kiemdiem::web
