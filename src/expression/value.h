#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"

namespace kiemdiem::expression {

enum class TypeKind : std::uint8_t {
  boolean,
  integer,
  unsigned_integer,
  real,
  decimal,  // exact hundredths: ours
  text,
  bytes,
  null,
  list,
  map,
  record,
  timestamp,
  duration,  // CEL's own, kept for its conformance files
  date,
  moment,     // civil days: ours
  choice,     // one of a closed set of words; compares with text literals of the set
  reference,  // an entry named by a fact: held as a whole number, compares only with other references
  any,        // only in the unchecked mode of the conformance runner
};

struct Type {
  TypeKind kind = TypeKind::any;
  std::shared_ptr<const Type> element;                    ///< of a list or map value
  std::shared_ptr<const std::vector<std::string>> words;  ///< of a choice
  /// Fields of the records in a list ("discipline.exists(d, d.on >= period.first)"): name and type in order.
  std::shared_ptr<const std::vector<std::pair<std::string, Type>>> fields;
};

class Value;
using Values = std::vector<Value>;

/// A value of the language. Small and cheap to copy.
class Value {
 public:
  struct Unknown {
    friend bool operator==(Unknown, Unknown) { return true; }
  };
  struct Null {
    friend bool operator==(Null, Null) { return true; }
  };
  struct Choice {
    std::int32_t index;
    friend bool operator==(Choice, Choice) = default;
  };
  struct Bytes {
    std::string data;
    friend bool operator==(const Bytes&, const Bytes&) = default;
  };
  struct Timestamp {
    std::int64_t seconds;
    std::int32_t nanos;
    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
  };
  struct Duration {
    std::int64_t seconds;
    std::int32_t nanos;
    friend auto operator<=>(const Duration&, const Duration&) = default;
  };
  /// A list; of records: each element is a list of the field values in the type's order.
  struct List {
    std::shared_ptr<const Values> items;
  };
  struct Map {
    std::shared_ptr<const std::vector<std::pair<Value, Value>>> entries;
  };
  /// An evaluation error of CEL (division by zero, no such key); conditions of regulations cannot reach one
  /// without a finding: it reads as unknown.
  struct Error {
    std::string message;
    friend bool operator==(const Error&, const Error&) = default;
  };

  using Held = std::variant<Unknown, Null, bool, std::int64_t, std::uint64_t, double, Decimal, std::string,
                            Bytes, Timestamp, Duration, Date, Moment, Choice, List, Map, Error>;

  Value() = default;
  template <class T>
  explicit Value(T held) : held_(std::move(held)) {}

  static Value unknown() { return Value{Unknown{}}; }
  static Value null() { return Value{Null{}}; }
  bool is_unknown() const { return std::holds_alternative<Unknown>(held_); }
  bool is_null() const { return std::holds_alternative<Null>(held_); }
  template <class T>
  const T* as() const {
    return std::get_if<T>(&held_);
  }
  const Held& held() const { return held_; }

 private:
  Held held_;
};

}  // namespace kiemdiem::expression
