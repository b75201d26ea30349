#pragma once

#include "pages/rules.h"
#include "service/call.h"

/// Quy định.
namespace kiemdiem::web {

service::Outcome<pages::RuleDocumentsPage> regulations(service::Call& call);
service::Outcome<pages::RuleTextPage> regulation(service::Call& call);
service::Outcome<pages::RuleComparePage> compare(service::Call& call);

}  // namespace kiemdiem::web
