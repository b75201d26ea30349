#pragma once

#include "pages/fact_form.h"
#include "service/call.h"

/// One thing done to many people: a fact of the register, or a transfer.
namespace kiemdiem::web {

/// What can be done to the ticked ones (`viec`).
std::vector<pages::Option> bulk_choices(const service::Call& call);

/// Who is meant (`chon`), what is to be done, and the field for it.
service::Outcome<pages::FactFormPage> bulk_form(service::Call& call);
service::Outcome<service::Done> bulk(service::Call& call);

}  // namespace kiemdiem::web
