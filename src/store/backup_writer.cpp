#include <fcntl.h>
#include <unistd.h>

#include <vector>

#include "store/backup_file.h"
#include "store/backup_format.h"
#include "store/place.h"

namespace kiemdiem::store {
namespace {

const unsigned char* as_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// A new file that only its owner may read.
class NewFile {
 public:
  explicit NewFile(const std::string& name)
      : descriptor_{::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)} {}
  ~NewFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  bool is_open() const { return descriptor_ >= 0; }

  void write(std::string_view bytes) {
    while (good_ && !bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      good_ = written > 0;
      if (good_) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  /// @return false where a write or the disk failed
  bool finish() const { return good_ && ::fsync(descriptor_) == 0; }

 private:
  int descriptor_;
  bool good_ = true;
};

class Writer final : public BackupWriter {
 public:
  explicit Writer(std::string name) : name_{std::move(name)}, file_{name_} {}

  Result<void> begin(std::string_view passphrase) {
    if (!file_.is_open())
      return refuse(place_of(name_),
                    "không tạo được tệp sao lưu; hãy chọn tên chưa có trong thư mục ghi được.");
    if (passphrase.empty()) {
      file_.write(plain_mark);
      return {};
    }
    return begin_sealed(passphrase);
  }

  void add(std::string_view line) override {
    piece_ += line;
    piece_ += '\n';
    std::size_t at = 0;
    for (; piece_.size() - at > piece_size; at += piece_size)
      put(std::string_view{piece_}.substr(at, piece_size), 0);
    piece_.erase(0, at);
  }

  Result<void> close() override {
    put(piece_, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    if (!file_.finish())
      return refuse(place_of(name_), "không ghi được hết bản sao lưu; hãy kiểm tra chỗ trống và ổ đĩa.");
    return {};
  }

 private:
  Result<void> begin_sealed(std::string_view passphrase) {
    Salt salt{};
    Header header{};
    BackupKey key;
    randombytes_buf(salt.data(), salt.size());
    if (!key.derive(passphrase, salt))
      return refuse(place_of(name_), "không đủ bộ nhớ để mã hóa bản sao lưu.");
    crypto_secretstream_xchacha20poly1305_init_push(&stream_, header.data(), key.data());
    sealed_ = true;
    file_.write(sealed_mark);
    file_.write({reinterpret_cast<const char*>(salt.data()), salt.size()});
    file_.write({reinterpret_cast<const char*>(header.data()), header.size()});
    return {};
  }

  void put(std::string_view piece, unsigned char tag) {
    if (!sealed_) return file_.write(piece);
    std::string sealed(piece.size() + seal_size, '\0');
    crypto_secretstream_xchacha20poly1305_push(&stream_, reinterpret_cast<unsigned char*>(sealed.data()),
                                               nullptr, as_bytes(piece), piece.size(), nullptr, 0, tag);
    file_.write(sealed);
  }

  std::string name_;
  NewFile file_;
  bool sealed_ = false;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  std::string piece_;
};

}  // namespace

Result<std::unique_ptr<BackupWriter>> BackupWriter::create(const std::string& file,
                                                           std::string_view passphrase) {
  auto writer = std::make_unique<Writer>(file);
  if (const auto begun = writer->begin(passphrase); !begun) return tl::unexpected{begun.error()};
  return writer;
}

}  // namespace kiemdiem::store
