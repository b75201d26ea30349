#pragma once

#include "pages/reorganizations.h"
#include "service/call.h"

/// Organizations merged and divided.
namespace kiemdiem::web {

service::Outcome<pages::ReorganizationFormPage> reorganization_form(service::Call& call);
service::Outcome<service::Done> plan_reorganization(service::Call& call);
service::Outcome<pages::ReorganizationPage> reorganization(service::Call& call);
service::Outcome<service::Done> reorganize(service::Call& call);

}  // namespace kiemdiem::web
