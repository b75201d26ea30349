#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/connection.h"
#include "store/database.h"

namespace kiemdiem::store {

/// What the database knows of its engine.
class Driver {
 public:
  virtual ~Driver() = default;

  virtual Engine engine() const = 0;
  virtual std::string path() const = 0;
  virtual int writers() const = 0;  ///< write sessions at a time
  virtual Attempt<std::unique_ptr<Connection>> connect(Mode mode) = 0;
  /// Asks for a text that changes with the commits of other processes; empty where there are no others.
  virtual std::string_view snapshot_query() const = 0;
};

/// Takes the data file for this process where there is one.
/// @param beside leaves it to the process that has it; then only reading sessions are to be made
Result<std::unique_ptr<Driver>> make_driver(std::string_view url, bool beside = false);

}  // namespace kiemdiem::store
