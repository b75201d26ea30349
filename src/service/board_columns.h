#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/dictionary.h"
#include "store/transaction.h"

/// The columns of a rating board beside the level that is being looked at: what each body puts forward
/// ("body/cell", rating_bodies in ratings.h), and what the quality slips do ("slip/superior").
namespace kiemdiem::service {

inline constexpr std::string_view body_column = "body/";
inline constexpr std::string_view slip_column = "slip/";

struct PutForward {
  std::string subject, column;
  int level = 0;  ///< of the choice “rating”
};

/// Everything put forward about subjects at and below an organization, or at it alone.
Result<std::vector<PutForward>> put_forward_under(store::Transaction& transaction, std::string_view campaign,
                                                  std::string_view unit_path, bool alone,
                                                  const facts::Dictionary& dictionary);

}  // namespace kiemdiem::service
