#include "cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

namespace kiemdiem::cli {

Console::Console(std::FILE* out, std::FILE* err)
    : out_(out),
      err_(err),
      colours_(isatty(fileno(out)) != 0 && std::getenv("NO_COLOR") == nullptr),
      terminal_(isatty(fileno(err)) != 0) {}

void Console::print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), out_);
  std::fflush(out_);
}

void Console::tell(std::string_view line) {
  fmt::print(err_, "{}\n", line);
}

void Console::complain(const Problems& problems) {
  fmt::print(err_, "{}", to_text(problems));
}

Console::Progress::Progress(Console& console, std::string what, std::size_t total)
    : console_(console),
      what_(std::move(what)),
      total_(total),
      begun_(std::chrono::steady_clock::now()),
      shown_(begun_) {}

Console::Progress::~Progress() {
  if (line_open_) fmt::print(console_.err_, "\r\x1b[K");
}

void Console::Progress::reached(std::size_t done) {
  using namespace std::chrono_literals;
  const auto now = std::chrono::steady_clock::now();
  if (now - begun_ < 1s || now - shown_ < (console_.terminal_ ? 200ms : 5000ms)) return;
  shown_ = now;
  const std::string line = fmt::format("{}: {}/{}", what_, done, total_);
  if (!console_.terminal_) return console_.tell(line);
  fmt::print(console_.err_, "\r\x1b[K{}", line);
  std::fflush(console_.err_);
  line_open_ = true;
}

std::string painted(Colour colour, std::string_view text, bool colours) {
  if (!colours || colour == Colour::plain) return std::string{text};
  constexpr std::string_view codes[] = {"0", "31", "33", "32", "2", "1"};
  return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(colour)], text);
}

}  // namespace kiemdiem::cli
