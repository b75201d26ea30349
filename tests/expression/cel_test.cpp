#include <gtest/gtest.h>

#include "expression/compile.h"
#include "member_scope.h"

namespace kiemdiem::expression {
namespace {

// Conditions of CEL's part of the language that hold. tools/cel-conformance runs CEL's own files besides.
class Holds : public ::testing::TestWithParam<const char*> {};

TEST_P(Holds, as_in_cel) {
  EXPECT_EQ(outcome(GetParam()), "true");
}

INSTANTIATE_TEST_SUITE_P(
    Literals, Holds,
    ::testing::Values("0x1F == 31", "-0x1f == -31", "31u == 0x1FU", "1e3 == 1000.0", ".5 == 0.5",
                      "1e-400 == 0.0", "-9223372036854775808 < 0", "'a' == \"a\"", "'''a'b''' == 'a\\'b'",
                      "\"\"\"a\nb\"\"\" == 'a\\nb'", "r'\\n' == '\\\\n'", "size('\\U0001F62C') == 1",
                      "'\\u0111' == 'đ'", "'\\101\\x42' == 'AB'", "b'\\xff' == b'\\377'",
                      "rb'\\x' == b'\\\\x'", "size(b'đ') == 2", "size('đường') == 5", "[1, 2,] == [1, 2]",
                      "{'a': 1,}.a == 1", "{'a b': 1}.`a b` == 1", "1 + 2 // three\n == 3"));

INSTANTIATE_TEST_SUITE_P(
    Operators, Holds,
    ::testing::Values("1 + 2 * 3 == 7", "7 - 2 - 1 == 4", "-7 / 2 == -3", "-7 % 2 == -1", "!true || true",
                      "true || false && false", "false ? false : true ? true : false", "1 < 2 == true",
                      "7u / 2u == 3u", "1.5 * 2.0 == 3.0", "1.0 / 0.0 > 1e300", "'a' + 'b' == 'ab'",
                      "'a' < 'b'", "false < true", "b'a' <= b'b'", "[1] + [2] == [1, 2]", "2 in [1, 2]",
                      "'a' in {'a': 1}", "[[1], [2]][1][0] == 2", "{1: 'x'}[1] == 'x'",
                      "{'a': {'b': 1}}.a.b == 1", "[] == []", "{'a': 1, 'b': 2} == {'b': 2, 'a': 1}",
                      "null == null", "has({'a': 1}.a) && !has({'a': 1}.b)"));

INSTANTIATE_TEST_SUITE_P(
    Functions, Holds,
    ::testing::Values("size([1, 2]) == 2 && [1].size() == 1 && size({'a': 1}) == 1", "int('-5') == -5",
                      "int(2.9) == 2", "uint(3) == 3u", "double('1.5') == 1.5", "string(1.5) == '1.5'",
                      "string(true) == 'true'", "bytes('a') == b'a'", "bool('t')",
                      "string(date('2022-12-31')) == '2022-12-31'",
                      "timestamp('2009-02-13T23:31:30Z').getHours() == 23",
                      "timestamp('2009-02-13T23:31:30Z').getDate('+07:00') == 14",
                      "timestamp('2009-02-13T23:31:30+07:00') == timestamp('2009-02-13T16:31:30Z')",
                      "duration('1h30m') == duration('5400s')", "string(duration('-1.5s')) == '-1.5s'",
                      "timestamp(0) + duration('24h') - timestamp(0) == duration('86400s')",
                      "timestamp('2022-12-31T00:00:00Z').getDayOfYear() == 364"));

INSTANTIATE_TEST_SUITE_P(
    Macros, Holds,
    ::testing::Values("[1, 2, 3].all(x, x > 0)", "![1, 2].exists(x, x > 2)", "[1, 2].exists_one(x, x == 2)",
                      "[1, 2, 3].filter(x, x % 2 == 1) == [1, 3]", "[1, 2].map(x, x * x) == [1, 4]",
                      "[1, 2, 3].map(x, x > 1, x + 1) == [3, 4]", "{'a': 1}.exists(k, k == 'a')",
                      "[].all(x, x == 1)", "[1].exists(exempt, exempt == 1)",
                      "[3, 0].exists(x, 6 / x == 2)"));

class Errors : public ::testing::TestWithParam<const char*> {};

TEST_P(Errors, are_told_and_read_as_unknown) {
  EXPECT_EQ(outcome(GetParam()).substr(0, 7), "error: ");
}

INSTANTIATE_TEST_SUITE_P(
    Arithmetic, Errors,
    ::testing::Values("9223372036854775807 + 1 > 0", "-9223372036854775808 - 1 < 0",
                      "5000000000 * 5000000000 > 0", "-(-9223372036854775808) > 0",
                      "-9223372036854775808 / -1 > 0", "1 / 0 == 1", "1 % 0 == 1", "0u - 1u > 0u",
                      "[1][1] == 1", "[1][-1] == 1", "{'a': 1}.b == 1", "{'a': 1, 'a': 2} == {}",
                      "int('x') == 1", "int(1e30) == 1", "uint(-1) == 1u", "bool('yes')",
                      "timestamp('9999-12-31T23:59:59Z') + duration('1s') > timestamp(0)",
                      "timestamp('2022-02-30T00:00:00Z') > timestamp(0)", "duration('1x') == duration('1s')",
                      "duration('100000000h') > duration('0s')", "[2, 0].all(x, 4 / x == 2)",
                      "[1, 0].exists_one(x, 1 / x == 1)"));

TEST(Modes, dynamic_types_and_no_check_are_for_the_conformance_files_only) {
  const Place where{"rule.yaml", 1, 1, {}, {}};
  const auto value = [&](std::string_view source, Mode mode) -> std::string {
    const auto program = compile(source, member_scope(), where, Type{}, mode);
    if (!program) return "refused";
    const Outcome found = evaluate(*program, Given{}, {});
    return found.error.empty() ? (*found.value.as<bool>() ? "true" : "false") : "error";
  };
  EXPECT_EQ(value("dyn(1) == 1.0", Mode::strict), "refused");
  EXPECT_EQ(value("dyn(1) == 1.0", Mode::dynamic), "true");
  EXPECT_EQ(value("nothing == 1", Mode::dynamic), "refused");
  EXPECT_EQ(value("nothing == 1 || true", Mode::unchecked), "true");
  EXPECT_EQ(value("null < 1", Mode::unchecked), "error");
}

}  // namespace
}  // namespace kiemdiem::expression
