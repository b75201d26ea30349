#pragma once

#include "pages/progress.h"
#include "service/call.h"

/// Tiến độ.
namespace kiemdiem::web {

service::Outcome<pages::ProgressPage> progress(service::Call& call);

}  // namespace kiemdiem::web
