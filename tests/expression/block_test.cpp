#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "expression/calendar.h"
#include "member_scope.h"

namespace kiemdiem::expression {
namespace {

constexpr std::uint8_t unknown_state = 0;
constexpr std::uint8_t none_state = 1;
constexpr std::uint8_t known_state = 2;

struct TestColumn {
  std::vector<std::int32_t> numbers;
  std::vector<std::uint8_t> states;
};

/// Random columns of all facts of the scope that a column can hold.
class Table : public Facts {
 public:
  /// @param known_only no row is unknown or null, and the views say so
  Table(std::size_t rows, std::uint32_t seed, bool known_only = false) : known_only_(known_only) {
    std::mt19937 random{seed};
    for (const Scope::Entry& entry : member_scope().entries())
      columns_.push_back(column(entry.type, rows, known_only, random));
  }

  Value get(int slot) const override {
    const auto& [numbers, states] = columns_[static_cast<std::size_t>(slot)];
    const std::size_t at = rows_[static_cast<std::size_t>(slot)].empty() ? row : gathered(slot);
    if (at == SIZE_MAX || states[at] == none_state) return Value::null();
    if (states[at] == unknown_state) return Value::unknown();
    return value(member_scope().entries()[static_cast<std::size_t>(slot)].type.kind, numbers[at]);
  }

  std::vector<ColumnView> views() const {
    std::vector<ColumnView> views;
    for (std::size_t slot = 0; slot < columns_.size(); ++slot)
      views.push_back({columns_[slot].numbers.data(), known_only_ ? nullptr : columns_[slot].states.data(),
                       rows_[slot].empty() ? nullptr : rows_[slot].data()});
    return views;
  }

  /// Reads one fact through an index, as a post reads its person.
  void read_through_index(const std::string& fact, std::uint32_t seed) {
    std::mt19937 random{seed};
    auto& rows = rows_[static_cast<std::size_t>(slot_of(fact))];
    const auto count = static_cast<std::int32_t>(columns_.front().numbers.size());
    for (std::int32_t at = 0; at < count; ++at)
      rows.push_back(std::uniform_int_distribution{-1, count - 1}(random));
  }

  std::size_t row = 0;

 private:
  std::size_t gathered(int slot) const {
    const std::int32_t from = rows_[static_cast<std::size_t>(slot)][row];
    return from < 0 ? SIZE_MAX : static_cast<std::size_t>(from);
  }

  static Value value(TypeKind kind, std::int32_t number) {
    switch (kind) {
      case TypeKind::boolean:
        return Value{number != 0};
      case TypeKind::decimal:
        return Value{Decimal{number}};
      case TypeKind::integer:
      case TypeKind::reference:
        return Value{std::int64_t{number}};
      case TypeKind::date:
        return Value{Date{number}};
      case TypeKind::moment:
        return Value{Moment::unpacked(number)};
      case TypeKind::choice:
        return Value{Value::Choice{number}};
      default:
        return Value{std::string{"something"}};
    }
  }

  static std::int32_t number(TypeKind kind, std::mt19937& random) {
    const auto between = [&](int least, int most) {
      return std::uniform_int_distribution{least, most}(random);
    };
    switch (kind) {
      case TypeKind::boolean:
        return between(0, 1);
      case TypeKind::choice:
        return between(0, 3);
      case TypeKind::date:
        return between(0, 20) == 0 ? between(first_day.days, last_day.days) : between(18900, 19500);
      case TypeKind::moment:
        return Moment{Date{between(-3, 3)}, static_cast<std::int16_t>(std::max(-1, between(-700, 1439)))}
            .packed();
      default:
        break;
    }
    switch (between(0, 9)) {
      case 3:
        if (kind == TypeKind::decimal) return between(8940, 9010);
        return between(-2, 7);
      case 0:
        return INT32_MIN;
      case 1:
        return INT32_MAX;
      case 2:
        return between(80, 100);
      default:
        return between(-2, 7);
    }
  }

  static TestColumn column(const Type& type, std::size_t rows, bool known_only, std::mt19937& random) {
    TestColumn made;
    for (std::size_t at = 0; at < rows; ++at) {
      const int draw = std::uniform_int_distribution{known_only ? 2 : 0, 9}(random);
      made.states.push_back(draw == 0 ? unknown_state : draw == 1 ? none_state : known_state);
      // What stands in a row that is not known means nothing.
      made.numbers.push_back(draw < 2 ? static_cast<std::int32_t>(random()) : number(type.kind, random));
    }
    return made;
  }

  bool known_only_;
  std::vector<TestColumn> columns_;
  std::vector<std::vector<std::int32_t>> rows_{member_scope().entries().size()};
};

const std::vector<std::string> block_conditions{
    "sick_leave_months >= 3",
    "sick_leave_months == 3 || sick_leave_months != sick_leave_days",
    "sick_leave_months < sick_leave_days && sick_leave_days <= 90",
    "3 < sick_leave_months",
    "months_limit <= sick_leave_months",
    "sick_leave_months > 9223372036854775807",
    "sick_leave_months < 3000000000 && sick_leave_months >= -3000000000",
    "sick_leave_months == 3000000000 || sick_leave_months != 3000000000",
    "known(sick_leave_days) ? sick_leave_days >= 90 : sick_leave_months >= 3",
    "add_months(admitted, 6) > reference_day",
    "add_months(admitted, 6) > period.last",
    "add_months(admitted, 6) >= period.last",
    "add_months(admitted, -11) < period.last",
    "add_months(admitted, 1200) <= period.last",
    "period.last < add_months(admitted, 1)",
    "add_months(admitted, 1) == period.last",
    "add_months(admitted, 6) <= reference_day",
    "reference_day == add_months(admitted, 3)",
    "add_months(reference_day, -5) != admitted",
    "add_months(admitted, -12000) < reference_day",
    "add_months(admitted, 30000) >= reference_day",
    "add_months(reference_day, 0) >= add_months(admitted, 12)",
    "add_months(admitted, 0) > day(sent)",
    "add_days(admitted, 30) <= reference_day && add_days(admitted, -30) < period.first",
    "add_days(add_months(admitted, 6), 1) > date('2022-03-01')",
    "add_months(add_months(admitted, 1), 1) != add_months(admitted, 2)",
    "add_months(admitted, 100000) == date('9999-12-31')",
    "year(admitted) == 2022 || year(reference_day) < 2021",
    "exempt",
    "!exempt",
    "exempt && suspended || !suspended",
    "exempt == suspended",
    "exempt == false",
    "exempt != (sick_leave_months > 3)",
    "(exempt && suspended) == (exempt || suspended)",
    "exempt ? suspended : sick_leave_months > 2",
    "(exempt ? suspended : transferred.comment) == null",
    "(exempt ? sick_leave_months : sick_leave_days) > 3",
    "(exempt ? sick_leave_months : null) == null",
    "(exempt ? 'good' : proposed) == cell_rating",
    "proposed == 'good'",
    "proposed != cell_rating",
    "proposed in ['excellent', 'good']",
    "!(proposed in [])",
    "sick_leave_months in [1, 3, 5000000000]",
    "sick_leave_months + sick_leave_days in [1, 3, 5000000000]",
    "transferred == null || transferred.months_at_previous >= 6",
    "transferred != null && !transferred.comment",
    "has(transferred.comment) ? transferred.comment : exempt",
    "cell == null",
    "known(cell) && known(discipline)",
    "sick_leave_months + sick_leave_days > 3",
    "sick_leave_months - sick_leave_days >= 2147483648",
    "sick_leave_months + 2 > 3 && sick_leave_months - 5 <= -2",
    "sick_leave_months * 30 + sick_leave_days >= 90",
    "sick_leave_months * sick_leave_days + 1 > 0",
    "sick_leave_days / 30 >= 3 || sick_leave_days % 30 == 1",
    "sick_leave_days / -7 < 0",
    "-sick_leave_months < 3",
    "-sick_leave_months + 1 == -2",
    "points + more_points < 90",
    "points < 89.5 || points == 89.50",
    "-89.5 <= -points && points > -0.01",
    "89.99 < points && points <= 90.01",
    "points - more_points >= 0 && points + 0.5 != 3",
    "2 - points > 89.5 - more_points",
    "points >= sick_leave_months",
    "points + sick_leave_days == 0.03 || sick_leave_months > points",
    "sick_leave_months - points < 3",
    "points in [0.03, 90, 89.5]",
    "!(points + more_points in [0.02, -1])",
    "(exempt ? points : 90) >= 89.5",
    "(exempt ? 0.03 : points) == more_points",
    "(exempt ? sick_leave_months : null) < points",
    "points == null || more_points != null && known(points)",
    "points < 30000000 && points > -21474836.48",
    "points != 92233720368547758.07",
    "decided_by == parent || decided_by != null",
    "known(parent) && decided_by != parent",
    "sent <= held",
    "sent == held || sent > held",
    "day(sent) < day(held)",
    "sent < date('1970-01-02')",
    "date('1970-01-01') == held",
    "day(sent) == add_days(day(held), -2)",
    "add_days(sent, 1) >= held",
    "sent == null || held != null",
    "true || exempt",
    "exempt && false",
    "null == null && exempt",
};

// Compares the block form with the row form on every row; says on which row they differ.
void expect_agreement(Table& table, std::size_t rows, std::size_t first) {
  const auto views = table.views();
  for (const std::string& source : block_conditions) {
    const auto program = compiled(source);
    ASSERT_TRUE(program) << source << "\n" << to_text(program.error());
    ASSERT_TRUE(can_evaluate_block(*program)) << source;
    std::vector<Truth> found(rows - first);
    evaluate_block(*program, views, first, found);
    for (table.row = first; table.row < rows; ++table.row) {
      const Outcome expected = evaluate(*program, table, {});
      const auto* truth = expected.value.as<bool>();
      const Truth wanted = truth == nullptr ? Truth::unknown : *truth ? Truth::yes : Truth::no;
      ASSERT_EQ(static_cast<int>(found[table.row - first]), static_cast<int>(wanted))
          << source << " row " << table.row;
    }
  }
}

TEST(Block, agrees_with_the_row_on_every_row_of_random_columns) {
  constexpr std::size_t rows = 20'000;
  Table table{rows, 2022};
  expect_agreement(table, rows, 0);
}

TEST(Block, agrees_where_everything_is_known) {
  constexpr std::size_t rows = 5'000;
  Table table{rows, 7, true};
  expect_agreement(table, rows, 0);
}

TEST(Block, starts_at_any_row_and_ends_at_any_row) {
  constexpr std::size_t rows = 2'500;
  Table table{rows, 11};
  expect_agreement(table, rows, 1'023);
}

TEST(Block, reads_columns_through_an_index) {
  constexpr std::size_t rows = 3'000;
  Table table{rows, 13};
  for (const char* fact : {"admitted", "exempt", "proposed", "sick_leave_months", "sent", "transferred"})
    table.read_through_index(fact, 17);
  expect_agreement(table, rows, 5);
}

TEST(Block, has_no_form_for_lists_texts_and_working_days) {
  for (const char* source :
       {"discipline.exists(d, d.form == 'warning')", "cell == 'cb1'",
        "working_days_before(admitted, 3) > reference_day", "score > 3.0", "size(discipline) > 0",
        "add_months(admitted, sick_leave_months) > reference_day", "sick_leave_days / sick_leave_months > 3",
        "sick_leave_days * sick_leave_days * sick_leave_days > 3"})
    EXPECT_FALSE(can_evaluate_block(compiled(source).value())) << source;
}

// add_months(day, n) > limit is turned into day > threshold; here over all days of some years, leap years
// among them.
TEST(Block, a_shifted_day_compares_as_if_the_months_were_added_to_each) {
  const Date first = day("2019-01-01");
  const Date last = day("2025-12-31");
  std::vector<std::int32_t> days;
  for (Date at = first; at <= last; at = add_days(at, 1)) days.push_back(at.days);
  std::vector<ColumnView> views(member_scope().entries().size());
  views[static_cast<std::size_t>(slot_of("admitted"))] = {days.data(), nullptr, nullptr};
  std::vector<Truth> found(days.size());
  for (const int months : {-13, -6, -1, 0, 1, 3, 6, 12, 18}) {
    for (const char* limit : {"2022-02-28", "2024-02-29", "2022-03-01", "2022-08-31", "2022-12-31"}) {
      for (const std::string comparison : {"<", "<=", ">", ">=", "==", "!="}) {
        const std::string source =
            fmt::format("add_months(admitted, {}) {} date('{}')", months, comparison, limit);
        evaluate_block(compiled(source).value(), views, 0, found);
        for (std::size_t at = 0; at < days.size(); ++at) {
          const auto order = add_months(Date{days[at]}, months) <=> day(limit);
          const bool wanted = comparison == "<"    ? order < 0
                              : comparison == "<=" ? order <= 0
                              : comparison == ">"  ? order > 0
                              : comparison == ">=" ? order >= 0
                              : comparison == "==" ? order == 0
                                                   : order != 0;
          ASSERT_EQ(found[at] == Truth::yes, wanted) << source << " on " << to_iso(Date{days[at]});
        }
      }
    }
  }
}

// The quick way that compares distances first must fall back to the exact day in time.
TEST(Block, shifted_days_compare_with_days_at_the_same_distance) {
  std::vector<std::int32_t> from;
  std::vector<std::int32_t> to;
  for (const char* start : {"2023-12-01", "1899-12-20", "1000-01-01", "9999-11-20"}) {
    for (int step = 0; step < 100; ++step) {
      for (int apart = -6; apart <= 6; ++apart) {
        const Date first = days_later(day(start), step);
        from.push_back(first.days);
        to.push_back(days_later(months_later(first, 6), apart).days);
      }
    }
  }
  std::vector<ColumnView> views(member_scope().entries().size());
  views[static_cast<std::size_t>(slot_of("admitted"))] = {from.data(), nullptr, nullptr};
  views[static_cast<std::size_t>(slot_of("reference_day"))] = {to.data(), nullptr, nullptr};
  std::vector<Truth> found(from.size());
  evaluate_block(compiled("add_months(admitted, 6) > reference_day").value(), views, 0, found);
  for (std::size_t at = 0; at < from.size(); ++at)
    ASSERT_EQ(found[at] == Truth::yes, months_later(Date{from[at]}, 6) > Date{to[at]})
        << to_iso(Date{from[at]});
}

}  // namespace
}  // namespace kiemdiem::expression
