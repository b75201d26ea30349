#pragma once

#include "pages/people.h"
#include "service/call.h"

/// Đảng viên: the list, one person, posts and transfer.
namespace kiemdiem::web {

service::Outcome<pages::PeoplePage> people(service::Call& call);

/// A member sees nobody but himself.
service::Outcome<pages::PersonPage> person(service::Call& call);
service::Outcome<service::Done> save_person(service::Call& call);

/// One post: a new one, or the one of the `line`, which may also end.
service::Outcome<pages::FactFormPage> post_form(service::Call& call);
service::Outcome<service::Done> save_post(service::Call& call);

service::Outcome<pages::FactFormPage> transfer_form(service::Call& call);
service::Outcome<service::Done> transfer_person(service::Call& call);

}  // namespace kiemdiem::web
