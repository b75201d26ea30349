#pragma once

#include <optional>

#include "base/tree.h"
#include "pages/fact_form.h"
#include "service/call.h"

/// Lines of a list inside an entry (posts, discipline), each with a form of its own.
namespace kiemdiem::web {

/// The number under `line`; -1 for a new one; nothing where there is no such line.
std::optional<int> line_asked(const service::Call& call, const Node* lines);

/// "Ghi nhầm, xóa dòng này"
pages::Field remove_field();
bool wants_removal(const service::Call& call);

}  // namespace kiemdiem::web
