#pragma once

#include "pages/organizations.h"
#include "service/call.h"

/// Tổ chức: the tree, one organization, and new entries.
namespace kiemdiem::web {

service::Outcome<pages::TreePage> units(service::Call& call);
service::Outcome<pages::OrganizationPage> unit(service::Call& call);
service::Outcome<service::Done> save_unit(service::Call& call);

}  // namespace kiemdiem::web
