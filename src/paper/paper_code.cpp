#include "paper/paper_code.h"

namespace kiemdiem::paper {
namespace {

constexpr std::string_view signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::size_t length = 8;
static_assert(signs.size() == 31, "a prime: each weight below it tells one sign from another");

char check_of(std::string_view eight) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < length; ++at) sum += (at + 1) * signs.find(eight[at]);
  return signs[sum % signs.size()];
}

std::string written(std::string_view eight) {
  return std::string{eight.substr(0, 4)} + "-" + std::string{eight.substr(4)} + "-" + check_of(eight);
}

}  // namespace

std::string paper_code(std::uint64_t number) {
  std::string eight;
  for (std::size_t at = 0; at < length; ++at) {
    eight += signs[number % signs.size()];
    number /= signs.size();
  }
  return written(eight);
}

std::optional<std::string> read_paper_code(std::string_view typed) {
  std::string found;
  for (char sign : typed) {
    if (sign == ' ' || sign == '-' || sign == '\t' || sign == '\r' || sign == '\n') continue;
    if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
    if (signs.find(sign) == std::string_view::npos || found.size() > length) return std::nullopt;
    found += sign;
  }
  if (found.size() != length + 1 || check_of(found) != found.back()) return std::nullopt;
  return written(std::string_view{found}.substr(0, length));
}

}  // namespace kiemdiem::paper
