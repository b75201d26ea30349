#pragma once

#include <sys/types.h>

#include <string>

namespace kiemdiem::store {

/// A PostgreSQL of the tests' own, in a temporary folder, reached by a socket file only. Started when it is
/// first asked for, stopped with the program, however it ends.
class PostgresServer {
 public:
  /// The server of this program.
  static PostgresServer& shared();

  /// Why there is none; empty where it runs.
  const std::string& absent() const { return absent_; }

  /// A new empty database. @return its URL
  std::string make_database();
  /// The same, owned by a role that is no superuser, as in an office. @return its URL for that role
  std::string make_database_of_a_role();
  /// Ends every session of a database from the server's side.
  void cut_sessions(const std::string& url);
  /// Names of the standbys that a commit waits for; empty: none.
  void set_standbys(const std::string& names);
  /// Cancels commits that wait for a standby.
  void cancel_waiting_commits();

  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

 private:
  PostgresServer();
  ~PostgresServer();

  std::string url(const std::string& database, const std::string& role = "postgres") const;
  void command(const std::string& sql) const;

  std::string folder_;
  std::string absent_;
  pid_t server_ = 0;
  int databases_ = 0;
};

}  // namespace kiemdiem::store
