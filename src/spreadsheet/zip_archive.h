#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "spreadsheet/limits.h"

struct zip;

namespace kiemdiem::spreadsheet {

/// A zip file held in memory, read part by part. Counts the bytes that really come out, whatever the file
/// claims.
class ZipArchive {
 public:
  /// `bytes` must outlive the archive. Refuses what is no zip, is cut short, or is an old or locked Office
  /// file.
  static Result<ZipArchive> open(std::string_view bytes, std::string_view file, const Limits& limits);

  bool has(const std::string& part) const;
  /// Of all parts, as the directory of the file spells them: may be any bytes, may stand there twice.
  std::vector<std::string> names() const;

  /// Gives the part's bytes piece by piece; stops without a problem when `piece` answers false.
  /// Problems: the part is damaged, locked, or holds more than the limits allow.
  Problems read(const std::string& part, const std::function<bool(std::string_view)>& piece);

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Closer> archive_;
  std::string file_;
  Limits limits_;
  std::int64_t unpacked_ = 0;
};

}  // namespace kiemdiem::spreadsheet
