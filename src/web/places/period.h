#pragma once

#include "pages/fact_form.h"
#include "service/call.h"

/// Dữ kiện của kỳ: what a campaign says of a subject, its discipline and what its posts say of the period,
/// events and papers.
namespace kiemdiem::web {

service::Outcome<pages::FactFormPage> period_facts(service::Call& call);
service::Outcome<service::Done> save_period_facts(service::Call& call);

/// One line of a list of the subject: discipline, the period's part of a post.
service::Outcome<pages::FactFormPage> line_form(service::Call& call);
service::Outcome<service::Done> save_line(service::Call& call);

/// An event or a paper of the subject: a new one as the work list asks for it, or the one under `entry`.
/// "Ghi việc đã làm", for the lists events, documents and inputs.
std::string happening_words(std::string_view list);
service::Outcome<pages::FactFormPage> event_form(service::Call& call);
service::Outcome<service::Done> record_event(service::Call& call);

}  // namespace kiemdiem::web
