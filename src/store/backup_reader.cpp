#include <fstream>

#include "store/backup_file.h"
#include "store/backup_format.h"
#include "store/place.h"

namespace kiemdiem::store {
namespace {

using Use = std::function<bool(std::string_view line)>;

/// A line longer than this is no line of ours.
constexpr std::size_t longest_line = 256UL << 20U;

/// Cuts pieces into lines.
class Lines {
 public:
  explicit Lines(const Use& use) : use_{&use} {}

  /// @return false where the reader wants no more
  bool add(std::string_view piece) {
    rest_ += piece;
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = rest_.find('\n', begin)) != std::string::npos; begin = end + 1)
      if (!(*use_)(std::string_view{rest_}.substr(begin, end - begin))) return false;
    rest_.erase(0, begin);
    return true;
  }
  bool is_complete() const { return rest_.empty(); }
  bool is_too_long() const { return rest_.size() > longest_line; }

 private:
  const Use* use_;
  std::string rest_;
};

class Reader {
 public:
  explicit Reader(const std::string& name) : name_{name}, file_{name, std::ios::binary} {}

  Result<void> read(std::string_view passphrase, const Use& use) {
    if (!file_) return refuse(place_of(name_), "không mở được bản sao lưu.");
    std::string mark;
    std::getline(file_, mark);
    mark += '\n';
    Lines lines{use};
    if (mark == plain_mark) return read_plain(lines);
    if (mark != sealed_mark) return refuse(place_of(name_), "không phải bản sao lưu của chương trình này.");
    return read_sealed(passphrase, lines);
  }

 private:
  std::string take(std::size_t size) {
    std::string bytes(size, '\0');
    file_.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(file_.gcount()));
    return bytes;
  }

  Result<void> damaged() const {
    return refuse(place_of(name_), "bản sao lưu bị hỏng hoặc thiếu; hãy dùng bản khác.");
  }

  Result<void> read_plain(Lines& lines) {
    for (std::string piece = take(piece_size); !piece.empty(); piece = take(piece_size))
      if (!lines.add(piece) || lines.is_too_long()) return {};
    return lines.is_complete() ? Result<void>{} : damaged();
  }

  Result<void> open_stream(std::string_view passphrase) {
    Salt salt{};
    Header header{};
    const std::string salt_bytes = take(salt.size());
    const std::string header_bytes = take(header.size());
    if (header_bytes.size() != header.size()) return damaged();
    std::copy(salt_bytes.begin(), salt_bytes.end(), salt.begin());
    std::copy(header_bytes.begin(), header_bytes.end(), header.begin());
    BackupKey key;
    if (!key.derive(passphrase, salt)) return refuse(place_of(name_), "không đủ bộ nhớ để giải mã.");
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream_, header.data(), key.data()) != 0)
      return damaged();
    return {};
  }

  Result<void> read_sealed(std::string_view passphrase, Lines& lines) {
    if (passphrase.empty())
      return refuse(place_of(name_), "bản sao lưu đã mã hóa; cần nhập mật khẩu của nó.");
    if (auto opened = open_stream(passphrase); !opened) return opened;
    for (bool first = true;; first = false) {
      const std::string sealed = take(piece_size + seal_size);
      std::string piece(std::max(sealed.size(), seal_size) - seal_size, '\0');
      unsigned char tag = 0;
      if (sealed.size() < seal_size || !unseal(sealed, piece, tag))
        return first ? refuse(place_of(name_), "sai mật khẩu hoặc bản sao lưu bị hỏng.") : damaged();
      if (!lines.add(piece) || lines.is_too_long()) return {};
      if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) break;
    }
    return lines.is_complete() && take(1).empty() ? Result<void>{} : damaged();
  }

  bool unseal(const std::string& sealed, std::string& piece, unsigned char& tag) {
    return crypto_secretstream_xchacha20poly1305_pull(
               &stream_, reinterpret_cast<unsigned char*>(piece.data()), nullptr, &tag,
               reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size(), nullptr, 0) == 0;
  }

  std::string name_;
  std::ifstream file_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
};

}  // namespace

Result<void> read_backup_lines(const std::string& file, std::string_view passphrase, const Use& use) {
  return Reader{file}.read(passphrase, use);
}

}  // namespace kiemdiem::store
