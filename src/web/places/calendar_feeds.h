#pragma once

#include "pages/sheet.h"
#include "service/call.h"
#include "web/binding.h"

/// The calendar of a telephone.
namespace kiemdiem::web {

/// The own address: what it is for, made, renewed, withdrawn.
service::Outcome<pages::SheetPage> calendar_feeds(service::Call& call);

/// What a calendar program gets; plain words where there is nothing behind the address.
http::Response calendar_feed(Site& site, const service::Asked& asked, const Visit& visit);

}  // namespace kiemdiem::web
