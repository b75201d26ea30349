#pragma once

#include "pages/letters.h"
#include "service/call.h"
#include "web/binding.h"

/// What others bring to a review: evidence, suggested points, comments of other cells and of the residence.
namespace kiemdiem::web {

service::Outcome<service::Done> add_evidence(service::Call& call);
service::Outcome<FileAnswer> evidence_file(service::Call& call);

service::Outcome<pages::LettersPage> suggestions(service::Call& call);
service::Outcome<service::Done> draft_suggestion(service::Call& call);
service::Outcome<service::Done> approve_suggestion(service::Call& call);
service::Outcome<service::Done> send_suggestion(service::Call& call);

service::Outcome<pages::LettersPage> comments(service::Call& call);
service::Outcome<service::Done> save_comment(service::Call& call);
service::Outcome<pages::LettersPage> residence_queue(service::Call& call);
service::Outcome<service::Done> answer_residence(service::Call& call);

}  // namespace kiemdiem::web
