#pragma once

#include "service/reviews.h"

/// What is known of the subject of a review before anybody writes.
namespace kiemdiem::service {

/// The subject as register and campaign have it, and what its forms take from there.
struct ReviewSubject {
  std::string list, id;  ///< people or collectives
  Node entry = Node::map({}, {});
  std::string name;
  document::Traits traits;
};

Outcome<ReviewSubject> review_subject(Call& call, const facts::Dictionary& dictionary);

/// The head of a form: by field what is known; unknown ones are left to be typed.
std::map<std::string, std::string> head_of(Call& call, const ReviewSubject& subject,
                                           const document::Form& form, const facts::Dictionary& dictionary);

/// Rows that forms begin with: last year's limits and commitment from the newest earlier campaign that has a
/// review of the subject which was handed in; suggested points that were sent.
Outcome<document::Given> given_rows(Call& call, const std::string& subject);

}  // namespace kiemdiem::service
