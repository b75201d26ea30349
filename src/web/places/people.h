#pragma once

#include "pages/people.h"
#include "service/call.h"
#include "service/units.h"

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

/// Where to and from which day, as the form of a transfer asks for it.
struct TransferAsked {
  std::shared_ptr<const service::Units> units;
  const service::Unit* to = nullptr;
  Date on;
};
service::Outcome<TransferAsked> transfer_asked(service::Call& call);
/// To the field of the cell, which the group has, that of the day.
void add_transfer_fields(const service::Call& call, pages::FieldGroup& group);

}  // namespace kiemdiem::web
