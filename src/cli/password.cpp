#include "cli/password.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <charconv>
#include <string_view>

namespace kiemdiem::cli {
namespace {

/// One line, byte by byte: what follows is for the next who reads.
Result<std::string> line_of(int descriptor) {
  std::string line;
  char letter = 0;
  ssize_t got = 0;
  while ((got = ::read(descriptor, &letter, 1)) == 1 && letter != '\n') line += letter;
  if (got < 0 || (got == 0 && line.empty())) return refuse({}, "Không đọc được mật khẩu.");
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

/// The terminal shows nothing of what is typed while this stands.
class Unseen {
 public:
  explicit Unseen(int terminal) : terminal_(terminal), known_(::tcgetattr(terminal, &before_) == 0) {
    if (!known_) return;
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal, TCSAFLUSH, &hidden);
  }
  ~Unseen() {
    if (known_) ::tcsetattr(terminal_, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  int terminal_;
  termios before_{};
  bool known_;
};

void show(int terminal, std::string_view text) {
  if (::write(terminal, text.data(), text.size()) < 0) return;  // the question is lost, the answer is not
}

}  // namespace

Result<PasswordSource> PasswordSource::of(const std::string& descriptor) {
  PasswordSource source;
  if (descriptor.empty()) return source;
  int number = -1;
  const auto read = std::from_chars(descriptor.data(), descriptor.data() + descriptor.size(), number);
  if (read.ec != std::errc{} || read.ptr != descriptor.data() + descriptor.size() || number < 0)
    return refuse({}, "--password-fd: cần số của một bộ mô tả tệp đã mở, như 3.");
  source.descriptor_ = number;
  return source;
}

Result<std::string> PasswordSource::read(const char* prompt) {
  if (descriptor_) return line_of(*descriptor_);
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (terminal < 0) return refuse({}, "Không có màn hình để hỏi mật khẩu; hãy dùng --password-fd.");
  show(terminal, prompt);
  auto line = [terminal] {
    const Unseen unseen{terminal};
    return line_of(terminal);
  }();
  show(terminal, "\n");
  ::close(terminal);
  return line;
}

}  // namespace kiemdiem::cli
