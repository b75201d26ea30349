#pragma once

#include "service/regulations.h"

namespace kiemdiem::service {

/// A version of an official form as an office adapted it.
struct AdaptedText {
  std::string official;  ///< "btctw/02-2019"
  std::string id;        ///< of this version, unlike that of any other form
  int version = 0;
  std::string text;
  bool in_force = false;
};

/// A shelf with adapted forms beside the official ones, and those in force in the place of theirs. Made once
/// for each mark and kept. Refused where one in force cannot be read; another that cannot is left out.
/// @param mark the same for the same texts with the same ones in force
/// @param texts asked for where the shelf is not known yet
Result<std::shared_ptr<const FormShelf>> shelf_with(
    const std::shared_ptr<const FormShelf>& official, const std::string& mark,
    const facts::Dictionary& dictionary, const std::function<Result<std::vector<AdaptedText>>()>& texts);

}  // namespace kiemdiem::service
