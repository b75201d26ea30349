#include "store/transaction.h"

#include "base/vietnamese.h"
#include "store/connection.h"

namespace kiemdiem::store {
namespace {

/// Texts that one of the engines would refuse are refused by both.
bool is_storable(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr || (text->find('\0') == std::string::npos && is_valid_utf8(*text));
}

Outcome unstorable(std::span<const Value> values) {
  for (const Value& value : values)
    if (!is_storable(value)) return make_fault(Failure::check, "utf-8");
  return {};
}

std::span<const Value> as_span(std::initializer_list<Value> values) {
  return {values.begin(), values.size()};
}

}  // namespace

Result<Rows> Transaction::query(std::string_view sql, std::span<const Value> values) {
  Rows rows;
  std::int64_t changed = 0;
  if (!fault_) fault_ = unstorable(values);
  if (!fault_) fault_ = connection_->run(sql, values, rows, changed);
  return state().map([&] { return std::move(rows); });
}

Result<Rows> Transaction::query(std::string_view sql, std::initializer_list<Value> values) {
  return query(sql, as_span(values));
}

Result<std::int64_t> Transaction::execute(std::string_view sql, std::span<const Value> values) {
  Rows rows;
  std::int64_t changed = 0;
  if (!fault_) fault_ = unstorable(values);
  if (!fault_) fault_ = connection_->run(sql, values, rows, changed);
  return state().map([&] { return changed; });
}

Result<std::int64_t> Transaction::execute(std::string_view sql, std::initializer_list<Value> values) {
  return execute(sql, as_span(values));
}

Result<Rows> Transaction::query_each(std::string_view sql, std::span<const Values> sets) {
  Rows rows;
  for (const Values& values : sets)
    if (!fault_) fault_ = unstorable(values);
  if (!fault_) fault_ = connection_->run_each(sql, sets, rows);
  return state().map([&] { return std::move(rows); });
}

Result<void> Transaction::for_each(std::string_view sql, std::span<const Value> values,
                                   const std::function<bool(const Row&)>& use) {
  if (!fault_) fault_ = unstorable(values);
  if (!fault_) fault_ = connection_->stream(sql, values, [&](Row&& row) { return use(row); });
  return state();
}

std::optional<Failure> Transaction::failure() const {
  if (!fault_) return std::nullopt;
  return fault_->failure;
}

Result<void> Transaction::state() const {
  if (!fault_) return {};
  return refuse({}, fault_->message);
}

}  // namespace kiemdiem::store
