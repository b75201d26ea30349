#pragma once

#include "pages/fact_form.h"
#include "service/call.h"

/// New entries of the register, and collectives.
namespace kiemdiem::web {

service::Outcome<pages::FactFormPage> entry_form(service::Call& call);
service::Outcome<service::Done> add_entry(service::Call& call);
/// The highest organization, by the administrator: there is none above it that could be named.
service::Outcome<pages::FactFormPage> root_form(service::Call& call);
service::Outcome<service::Done> add_root(service::Call& call);

service::Outcome<pages::FactFormPage> collective(service::Call& call);
service::Outcome<service::Done> save_collective(service::Call& call);

}  // namespace kiemdiem::web
