#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "cli/password.h"
#include "cli/store_arguments.h"
#include "pages/texts.h"
#include "service/actions.h"
#include "web/site.h"

// The table of actions from the terminal: the same gate, the same log, the answers of the JSON interface.

namespace kiemdiem::cli {
namespace {

using service::Action;

constexpr std::string_view api = "/api/v1";

std::int64_t milliseconds_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// "version*, facts": what an action reads besides the names in its path; a star where it must be given.
std::string inputs_of(const Action& action) {
  std::string words;
  for (const service::InputField& input : action.inputs)
    words += fmt::format("{}{}{}", words.empty() ? "" : ", ", input.name, input.required ? "*" : "");
  return words;
}

Exit list_actions(Session& session) {
  const pages::Texts& texts = pages::Texts::of(pages::Language::vietnamese);
  for (const Action& action : service::actions()) {
    const std::string inputs = inputs_of(action);
    session.console.print(fmt::format(
        "{:<22} {} {}\n{:<22} {}{}\n", action.name, action.changes ? "ghi" : "xem", action.path, "",
        texts(fmt::format("action.{}", action.name)), inputs.empty() ? "" : "; nhận: " + inputs));
  }
  return Exit::done;
}

using Given = std::vector<std::pair<std::string, std::string>>;

/// What was typed as name=value.
Result<Given> inputs_in(const Arguments& arguments) {
  Given inputs;
  Problems problems;
  for (const std::string& typed : arguments.all("--input")) {
    const std::size_t sign = typed.find('=');
    if (sign == std::string::npos || sign == 0)
      problems.push_back({{}, fmt::format("--input {}: cần viết tên=giá_trị.", typed)});
    else
      inputs.emplace_back(typed.substr(0, sign), typed.substr(sign + 1));
  }
  if (!problems.empty()) return tl::unexpected{problems};
  return inputs;
}

/// The address of an action; the names in its path are taken out of what was given.
Result<std::string> path_of(const Action& action, Given& inputs) {
  std::string path{action.path == "/" ? "" : action.path};
  for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{', at)) {
    const std::string name = path.substr(at + 1, path.find('}', at) - at - 1);
    const auto given = std::ranges::find(inputs, name, &Given::value_type::first);
    if (given == inputs.end() || given->second.empty() || given->second.find('/') != std::string::npos)
      return refuse({}, fmt::format("Thiếu --input {}=…, vì đường dẫn là {}.", name, action.path));
    path.replace(at, name.size() + 2, given->second);
    at += given->second.size();
    inputs.erase(given);
  }
  return std::string{api} + path;
}

Result<http::Upload> upload_of(const std::string& name, const std::string& file) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) return refuse({file, 0, 0, "", ""}, "Không đọc được tệp này.");
  http::Upload upload;
  upload.name = name;
  upload.file_name = file.substr(file.find_last_of('/') + 1);
  upload.bytes.assign(std::istreambuf_iterator<char>{stream}, {});
  return upload;
}

/// One action asked of the site.
Result<http::Response> ask(web::Site& site, const Action& action, Given inputs, const std::string& token) {
  const auto path = path_of(action, inputs);
  if (!path) return tl::unexpected{path.error()};
  http::Request request;
  request.method = action.changes ? http::Method::post : http::Method::get;
  request.path = *path;
  request.peer = "dòng lệnh";
  if (!token.empty()) request.headers.add("Authorization", "Bearer " + token);
  for (const auto& [name, value] : inputs) {
    const auto field = std::ranges::find(action.inputs, name, &service::InputField::name);
    if (field == action.inputs.end() || field->type != service::Input::file) {
      (action.changes ? request.form : request.query).add(name, value);
      continue;
    }
    auto upload = upload_of(name, value);
    if (!upload) return tl::unexpected{upload.error()};
    request.uploads.push_back(std::move(*upload));
  }
  return site.answer(request);
}

std::string text_in(const std::string& json, std::string_view key) {
  const Node answer = from_json(json).value_or(Node::map({}, {}));
  const Node* text = answer.find(key);
  return text == nullptr ? std::string{} : text->text();
}

/// What an answer that was refused says; the words given where it says nothing.
Problems objections_of(const http::Response& answer, const char* otherwise) {
  Problems problems;
  const Node said = from_json(answer.body).value_or(Node::map({}, {}));
  if (const Node* listed = said.find("problems"))
    for (const Node& problem : listed->items())
      if (const Node* message = problem.find("message")) problems.push_back({{}, message->text()});
  if (problems.empty()) problems.push_back({{}, otherwise});
  return problems;
}

/// The token of a session of an account; its one-time code is asked for where it has one.
Result<std::string> sign_in(web::Site& site, const std::string& login, PasswordSource& source) {
  const auto password = source.read("Mật khẩu: ");
  if (!password) return tl::unexpected{password.error()};
  auto answer = ask(site, service::action_named("sign-in"), {{"user", login}, {"password", *password}}, "");
  if (!answer) return tl::unexpected{answer.error()};
  std::string token = text_in(answer->body, "token");
  if (token.empty()) return tl::unexpected{objections_of(*answer, "Tên đăng nhập hoặc mật khẩu không đúng.")};
  if (text_in(answer->body, "location") != service::action_named("code-form").path) return token;
  const auto code = source.read("Mã xác thực: ");
  if (!code) return tl::unexpected{code.error()};
  answer = ask(site, service::action_named("code"), {{"code", *code}}, token);
  if (!answer) return tl::unexpected{answer.error()};
  token = text_in(answer->body, "token");
  if (token.empty()) return tl::unexpected{objections_of(*answer, "Mã xác thực không đúng.")};
  return token;
}

Exit give(const http::Response& response, const Arguments& arguments, Session& session) {
  if (response.status >= 400) {
    session.console.print(response.body + "\n");
    return Exit::refused;
  }
  const std::string file = arguments.get("--out");
  if (file.empty()) {
    session.console.print(response.body + (response.body.ends_with('\n') ? "" : "\n"));
    return Exit::done;
  }
  std::ofstream stream{file, std::ios::binary};
  stream << response.body;
  stream.close();
  if (!stream) return session.refuse({{{file, 0, 0, "", ""}, "Không ghi được tệp này."}});
  return Exit::done;
}

Exit call(const Arguments& arguments, Session& session) {
  if (arguments.has("--list")) return list_actions(session);
  const Action* action = service::find_action(arguments.get("ACTION"));
  if (action == nullptr)
    return session.refuse(
        {{{}, fmt::format("Không có việc “{}”. Xem: kiemdiem call --list", arguments.get("ACTION"))}});
  const auto inputs = inputs_in(arguments);
  if (!inputs) return session.refuse(inputs.error());
  if (!arguments.has("--database")) return session.refuse({{{}, "Thiếu --database, nơi giữ dữ liệu."}});
  auto source = PasswordSource::of(arguments.get("--password-fd"));
  if (!source) return session.refuse(source.error());
  auto installation = Installation::open(session.folder());
  if (!installation) return session.refuse(installation.error());
  auto database = open_store(arguments, Opening::writing);
  if (!database) return session.refuse(database.error());
  service::OfficeOptions options;
  options.demonstration = arguments.has("--demo");
  if (options.demonstration) options.second_step = service::SecondStep::offered;
  auto office = service::Office::open(std::move(*database), std::move(*installation), options);
  if (!office) return session.refuse(office.error());
  web::Site site{**office, {"Kiểm điểm", milliseconds_now}};
  std::string token;
  if (arguments.has("--user")) {
    auto begun = sign_in(site, arguments.get("--user"), *source);
    if (!begun) return session.refuse(begun.error());
    token = std::move(*begun);
  }
  const auto answer = ask(site, *action, *inputs, token);
  if (!token.empty())
    if (const auto ended = ask(site, service::action_named("sign-out"), {}, token); !ended)
      return session.refuse(ended.error());
  if (!answer) return session.refuse(answer.error());
  return give(*answer, arguments, session);
}

}  // namespace

Command call_command() {
  return {"call",
          {"làm một việc trong bảng các việc, như trên trang; in câu trả lời JSON",
           "do one action of the table, as on a page; prints the JSON answer"},
          {{"ACTION", "VIỆC", {"tên của việc, xem --list", "name of the action, see --list"}},
           {"--list", "", {"in bảng các việc", "print the table of actions"}},
           {"--input",
            "TÊN=GIÁ_TRỊ",
            {"một mục của việc, hoặc một tên trong đường dẫn; tệp thì ghi tên tệp",
             "an input of the action or a name in its path; of a file its name"},
            {},
            false,
            true},
           {"--user",
            "TÊN",
            {"tên đăng nhập; mật khẩu hỏi trên màn hình", "log-in; the password is asked on the terminal"}},
           {"--password-fd",
            "SỐ",
            {"đọc mật khẩu, rồi mã xác thực, mỗi thứ một dòng, từ bộ mô tả tệp này",
             "read password and code, a line each, from this file descriptor"}},
           {"--database",
            "sqlite:TỆP|postgresql://…",
            {"nơi giữ dữ liệu của máy chủ", "where the server keeps its data"}},
           {"--demo",
            "",
            {"dữ liệu minh họa: không buộc bước xác thực thứ hai",
             "demonstration data: the second step is not asked for"}},
           out_option(false)},
          call};
}

}  // namespace kiemdiem::cli
