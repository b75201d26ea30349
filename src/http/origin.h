#pragma once

#include "http/request.h"

namespace kiemdiem::http {

/// Whether another site caused the request, by Sec-Fetch-Site and Origin. The server answers such requests
/// 403 unless their method is safe. Clients that send neither (scripts) pass: their token decides.
bool is_cross_site(const Request& request);

}  // namespace kiemdiem::http
