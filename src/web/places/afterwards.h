#pragma once

#include "pages/sheet.h"
#include "service/call.h"

/// Sau xếp loại: khắc phục, kiến nghị, khen thưởng.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> remediation(service::Call& call);
service::Outcome<service::Done> add_point(service::Call& call);
service::Outcome<service::Done> move_point(service::Call& call);

service::Outcome<pages::SheetPage> help(service::Call& call);
service::Outcome<service::Done> assign_help(service::Call& call);
service::Outcome<pages::SheetPage> publications(service::Call& call);
service::Outcome<service::Done> publish(service::Call& call);
service::Outcome<pages::SheetPage> petition_form(service::Call& call);
service::Outcome<service::Done> petition(service::Call& call);
service::Outcome<pages::SheetPage> petitions(service::Call& call);
service::Outcome<service::Done> answer_petition(service::Call& call);

service::Outcome<pages::SheetPage> commendations(service::Call& call);
service::Outcome<service::Done> commend(service::Call& call);

}  // namespace kiemdiem::web
