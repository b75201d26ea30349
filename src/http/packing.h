#pragma once

#include <string_view>

#include "http/response.h"

namespace kiemdiem::http {

/// Whether Accept-Encoding names the coding and does not refuse it with q=0.
bool takes_coding(std::string_view accept_encoding, std::string_view coding);

/// The answer with its text packed by gzip, where the client takes that and it makes the answer shorter: a
/// board of a few hundred members is ten times smaller. Assets, which come packed, and files for saving stay.
/// That pages hold a token and typed words side by side is no way in (BREACH): the session's cookie is
/// SameSite=Strict, so no foreign page can have them made.
Response packed(Response response, std::string_view accept_encoding);

}  // namespace kiemdiem::http
