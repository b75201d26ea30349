#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/result.h"

namespace kiemdiem::web {

struct ServeOptions {
  std::string data;      ///< folder with facts/, regulations/ and demo/
  std::string database;  ///< "sqlite:PATH" or "postgresql://…"
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;       ///< 0: any free one
  std::vector<std::string> hosts;  ///< further names under which the server is called
  std::string certificate, key;    ///< PEM files; empty: plain HTTP, on loopback only
  bool demonstration = false;      ///< five campaigns with log-ins that everybody may see
  /// Number of the document by which the machine stands in an isolated network; nothing: it does not.
  std::optional<std::string> isolated_by;
  std::string name = "Kiểm điểm";
  std::string backup_folder;                     ///< of the daily backups; empty: none are made
  std::string passphrase;                        ///< of the backups; empty: they are not encrypted
  std::function<void(const std::string&)> tell;  ///< lines for the terminal
};

/// Opens the store, listens and serves until SIGTERM or SIGINT. Problems are about the start; a disk that
/// fails later ends the program with a problem too (D35).
Result<void> serve(const ServeOptions& options);

}  // namespace kiemdiem::web
