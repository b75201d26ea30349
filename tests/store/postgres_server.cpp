#include "postgres_server.h"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <thread>
#include <vector>

namespace kiemdiem::store {
namespace {

namespace fs = std::filesystem;

const std::string binaries = "/usr/lib/postgresql/15/bin/";

/// The server refuses to run as root: then as the user of the package.
const passwd* server_user() {
  return ::getuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

[[noreturn]] void become(const std::vector<std::string>& words, const passwd* user) {
  if (user != nullptr &&
      (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
    ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) ::dup2(nowhere, stream);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

pid_t start(const std::vector<std::string>& words) {
  const passwd* user = server_user();
  const pid_t child = ::fork();
  if (child == 0) become(words, user);
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

}  // namespace

PostgresServer& PostgresServer::shared() {
  static PostgresServer server;
  return server;
}

PostgresServer::PostgresServer() {
  if (!fs::exists(binaries + "initdb")) {
    absent_ = "no PostgreSQL 15 server on this machine (Debian package postgresql-15)";
    return;
  }
  folder_ = (fs::temp_directory_path() / "kiemdiem-pg-").string() + std::string(6, 'X');
  if (::mkdtemp(folder_.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
  if (const passwd* user = server_user())
    if (::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error{"chown"};
  const std::string data = folder_ + "/data";
  if (wait_for(start({binaries + "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                      "--locale=C.UTF-8", "--data-checksums", "--no-sync"})) != 0)
    throw std::runtime_error{"initdb failed"};
  server_ =
      start({binaries + "postgres", "-D", data, "-k", folder_, "-c", "listen_addresses=", "-c", "fsync=on",
             "-c", "max_connections=60", "-c", "shared_buffers=32MB", "-c", "autovacuum=off"});
  for (int i = 0; PQping(url("postgres").c_str()) != PQPING_OK; ++i) {
    if (i > 600) throw std::runtime_error{"the server does not start"};
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
}

PostgresServer::~PostgresServer() {
  if (server_ != 0) {
    ::kill(server_, SIGQUIT);
    wait_for(server_);
  }
  std::error_code none;
  if (!folder_.empty()) fs::remove_all(folder_, none);
}

std::string PostgresServer::url(const std::string& database, const std::string& role) const {
  return "postgresql:///" + database + "?host=" + folder_ + "&user=" + role;
}

void PostgresServer::command(const std::string& sql) const {
  PGconn* session = PQconnectdb(url("postgres").c_str());
  PGresult* answer = PQexec(session, sql.c_str());
  const ExecStatusType status = PQresultStatus(answer);
  const std::string error = PQerrorMessage(session);
  PQclear(answer);
  PQfinish(session);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error{error};
}

std::string PostgresServer::make_database() {
  const std::string name = "kiemdiem_" + std::to_string(++databases_);
  command("create database " + name + " template template0");
  return url(name);
}

std::string PostgresServer::make_database_of_a_role() {
  const std::string name = "kiemdiem_" + std::to_string(++databases_);
  command("create role " + name + " login");
  command("create database " + name + " template template0 owner " + name);
  return url(name, name);
}

void PostgresServer::set_standbys(const std::string& names) {
  command("alter system set synchronous_standby_names = '" + names + "'");
  command("select pg_reload_conf()");
}

void PostgresServer::cancel_waiting_commits() {
  command("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
}

void PostgresServer::cut_sessions(const std::string& url) {
  const std::string name = url.substr(14, url.find('?') - 14);
  command("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
}

}  // namespace kiemdiem::store
