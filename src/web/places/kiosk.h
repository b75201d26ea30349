#pragma once

#include "pages/ballots.h"
#include "service/ballot_box.h"
#include "web/site.h"

/// The page without an account on which codes are turned into ballots.
namespace kiemdiem::web {

service::Outcome<pages::KioskPage> kiosk(service::Call& call);
service::Outcome<pages::ReceivedPage> ballot_received(service::Call& call);
/// The same bytes whatever was chosen (D6).
http::Response cast_ballot(Site& site, const service::Asked& asked, const Visit& visit);

}  // namespace kiemdiem::web
