#pragma once

#include <string>

#include "service/call.h"

namespace kiemdiem::web {

/// Keeps the file that was sent (input `file`: PDF, JPG or PNG up to 20 MB, at most 50 for one owner) among
/// those of an owner (store/evidence.h) and notes its digest for the log.
service::Outcome<void> keep_file(service::Call& call, const std::string& owner);

}  // namespace kiemdiem::web
