#include <algorithm>
#include <cstddef>
#include <memory>

#include "expression/block.h"
#include "expression/compile.h"

namespace kiemdiem::expression {
namespace {

/// The registers of one evaluation and the memory behind them.
class BlockRun {
 public:
  BlockRun(const BlockCode& code, std::span<const ColumnView> columns)
      : code_(code),
        columns_(columns),
        wide_(std::make_unique_for_overwrite<std::int64_t[]>(rows_of(code.numbers))),
        narrow_(std::make_unique_for_overwrite<std::int32_t[]>(rows_of(code.numbers))),
        bytes_(std::make_unique_for_overwrite<std::uint8_t[]>(rows_of(code.numbers + 2 * code.truths))),
        numbers_(static_cast<std::size_t>(code.numbers)),
        truths_(static_cast<std::size_t>(code.truths)) {}

  void run(std::size_t first, std::span<Truth> out) {
    for (const BlockStep& step : code_.steps) {
      if (step.op < BlockOp::constant_truth)
        numbers_[index(step.to)] = number(step, first, out.size());
      else
        truths_[index(step.to)] = truth(step, out.size());
    }
    static_assert(sizeof(Truth) == 1);
    write(truths_[index(code_.result)], reinterpret_cast<std::uint8_t*>(out.data()), out.size());
  }

 private:
  static std::size_t index(int number) { return static_cast<std::size_t>(number); }
  static std::size_t rows_of(int registers) { return index(registers) * block_rows; }

  NumbersOut number_out(int to) {
    const std::size_t at = rows_of(to);
    return {narrow_.get() + at, wide_.get() + at, bytes_.get() + at};
  }
  TruthsOut truth_out(int to) {
    std::uint8_t* yes = bytes_.get() + rows_of(code_.numbers + 2 * to);
    return {yes, yes + block_rows};
  }

  Numbers load(const BlockStep& step, std::size_t first, std::size_t count) {
    const ColumnView& column = columns_[index(step.a)];
    if (column.rows != nullptr)
      return gather(column.numbers, column.states, column.rows + first, number_out(step.to), count);
    return {column.numbers == nullptr ? nullptr : column.numbers + first, nullptr,
            column.states == nullptr ? nullptr : column.states + first};
  }

  Numbers number(const BlockStep& step, std::size_t first, std::size_t count) {
    const NumbersOut out = number_out(step.to);
    const auto a = [&] { return numbers_[index(step.a)]; };
    const auto b = [&] { return numbers_[index(step.b)]; };
    switch (step.op) {
      case BlockOp::load:
        return load(step, first, count);
      case BlockOp::constant_number:
        return fill(step.constant, static_cast<std::uint8_t>(step.b), step.wide, out, count);
      case BlockOp::widen:
        return widen(a(), out, count);
      case BlockOp::add:
        return add(a(), b(), out, count);
      case BlockOp::subtract:
        return subtract(a(), b(), out, count);
      case BlockOp::multiply:
        return multiply(a(), b(), out, count);
      case BlockOp::divide:
        return divide(a(), step.constant, out, count);
      case BlockOp::modulo:
        return modulo(a(), step.constant, out, count);
      case BlockOp::add_months:
        return add_months_to(a(), step.constant, out, count);
      case BlockOp::add_days:
        return add_days_to(a(), step.constant, out, count);
      case BlockOp::day:
        return day_of_moment(a(), out, count);
      case BlockOp::year:
        return year_of(a(), out, count);
      case BlockOp::select:
        return select(truths_[index(step.a)], b(), numbers_[index(step.c)], out, count);
      default:
        return number_of(truths_[index(step.a)], out, count);
    }
  }

  Truths truth(const BlockStep& step, std::size_t count) {
    const TruthsOut out = truth_out(step.to);
    const auto number_a = [&] { return numbers_[index(step.a)]; };
    const auto a = [&] { return truths_[index(step.a)]; };
    const auto b = [&] { return truths_[index(step.b)]; };
    switch (step.op) {
      case BlockOp::constant_truth:
        return fill_truth(step.constant == 1, step.constant != 0, out, count);
      case BlockOp::truth_of_number:
        return truth_of(number_a(), out, count);
      case BlockOp::compare_constant:
        return compare(step.comparison, number_a(), step.constant, out, count);
      case BlockOp::compare:
        return compare(step.comparison, number_a(), numbers_[index(step.b)], out, count);
      case BlockOp::compare_moments:
        return compare_moments(step.comparison, number_a(), numbers_[index(step.b)], out, count);
      case BlockOp::compare_shifted:
        return compare_shifted(step.comparison, number_a(), step.constant, step.constants[0],
                               step.constants[1], numbers_[index(step.b)], out, count);
      case BlockOp::in_constants:
        return in_constants(number_a(), step.constants, out, count);
      case BlockOp::is_null:
        return is_null(number_a(), out, count);
      case BlockOp::is_known:
        return is_known(number_a(), out, count);
      case BlockOp::both:
        return both(a(), b(), out, count);
      case BlockOp::either:
        return either(a(), b(), out, count);
      case BlockOp::negated:
        return negated(a(), out, count);
      default:
        return conditional(a(), b(), truths_[index(step.c)], out, count);
    }
  }

  const BlockCode& code_;
  std::span<const ColumnView> columns_;
  std::unique_ptr<std::int64_t[]> wide_;
  std::unique_ptr<std::int32_t[]> narrow_;
  std::unique_ptr<std::uint8_t[]> bytes_;
  std::vector<Numbers> numbers_;
  std::vector<Truths> truths_;
};

}  // namespace

void evaluate_block(const Program& program, std::span<const ColumnView> columns, std::size_t first,
                    std::span<Truth> out) {
  BlockRun run{program.code().block.value(), columns};
  for (std::size_t at = 0; at < out.size(); at += block_rows)
    run.run(first + at, out.subspan(at, std::min(block_rows, out.size() - at)));
}

}  // namespace kiemdiem::expression
