#pragma once

#include "pages/error_page.h"
#include "web/site.h"

namespace kiemdiem::web {

/// What two people wrote, fact by fact where they differ, beside what both started from.
pages::ConflictPage conflict_page(const Site& site, const service::Asked& asked,
                                  const service::Conflict& conflict);

}  // namespace kiemdiem::web
