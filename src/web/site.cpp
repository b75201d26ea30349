#include "web/site.h"

#include <algorithm>
#include <chrono>

#include "web/binding.h"
#include "web/device.h"

namespace kiemdiem::web {
namespace {

constexpr std::string_view api = "/api/v1";

http::Method method_of(const service::Action& action) {
  return action.changes ? http::Method::post : http::Method::get;
}

/// Every action twice: as a page, and under /api/v1 for programs.
http::Router router_of() {
  std::vector<http::Route> routes;
  for (const service::Action& action : service::actions())
    routes.push_back({method_of(action), std::string{action.path}});
  for (const service::Action& action : service::actions())
    routes.push_back(
        {method_of(action), std::string{api} + (action.path == "/" ? "" : std::string{action.path})});
  return http::Router::make(routes).value();
}

void take(service::Inputs& inputs, const http::Fields& fields) {
  for (const auto& [name, value] : fields) inputs.set(name, value);
}

service::Asked asked_of(const http::Request& request, const http::Match& match, const service::Action& action,
                        std::int64_t now) {
  service::Asked asked;
  asked.action = &action;
  asked.now = service::now_at(now);
  // What the path names goes before what a form says.
  take(asked.inputs, match.parameters);
  take(asked.inputs, request.form);
  take(asked.inputs, request.query);
  for (const http::Upload& upload : request.uploads)
    asked.inputs.files.push_back({upload.file_name, upload.bytes});
  const std::string_view bearer = request.headers.get("Authorization");
  asked.token = std::string{request.cookies.get("phien")};
  if (bearer.starts_with("Bearer ")) {
    asked.token = std::string{bearer.substr(7)};
    asked.needs_csrf = false;  // no browser adds this header by itself
  }
  const std::string* key = request.form.find("key");
  asked.key = key != nullptr ? *key : std::string{request.headers.get("Idempotency-Key")};
  const std::string* csrf = request.form.find("csrf");
  asked.csrf = csrf != nullptr ? *csrf : std::string{request.headers.get("X-CSRF-Token")};
  asked.device = device_words(request.peer, request.headers.get("User-Agent"));
  return asked;
}

Visit visit_of(const http::Request& request) {
  Visit visit;
  visit.language =
      request.cookies.get("ngon-ngu") == "en" ? pages::Language::english : pages::Language::vietnamese;
  const std::string_view theme = request.cookies.get("mau");
  visit.theme = theme == "dark"       ? pages::Theme::dark
                : theme == "light"    ? pages::Theme::light
                : theme == "contrast" ? pages::Theme::contrast
                                      : pages::Theme::automatic;
  visit.message = std::string{request.cookies.get("loi-nhan")};
  visit.path = request.path;
  if (!request.host.empty()) visit.origin = (request.secure ? "https://" : "http://") + request.host;
  return visit;
}

}  // namespace

Site::Site(service::Office& served, SiteOptions chosen)
    : office(served), options(std::move(chosen)), assets(http::built_assets()), router_(router_of()) {}

http::Admission Site::admission(http::Method method, std::string_view path) const {
  http::Admission admission;
  const http::Match match = router_.match(method, path);
  if (!match.route) return admission;
  const service::Action& action = service::actions()[*match.route % service::actions().size()];
  const bool takes_file = std::ranges::any_of(
      action.inputs, [](const service::InputField& input) { return input.type == service::Input::file; });
  if (takes_file) admission.body_limit = 20U << 20U;
  if (action.path.ends_with(".xlsx") || action.path.ends_with(".zip"))
    admission.lane = http::Lane::background;
  // Nothing is kept of who asked for it, or its address is all that guards it.
  if (action.silent) admission.logged_path = std::string{action.path};
  // Whoever watches the server has to hear from it while it is busy.
  if (action.name == "health" || action.name == "metrics") admission.lane = http::Lane::urgent;
  return admission;
}

http::Response Site::page_at(const std::string& path, const service::Asked& asked, Visit visit) {
  const http::Match match = router_.match(http::Method::get, path);
  if (!match.route) return http::see_other("/");
  const std::size_t index = *match.route % service::actions().size();
  service::Asked next;
  next.action = &service::actions()[index];
  next.now = asked.now;
  next.token = asked.token;
  next.device = asked.device;
  take(next.inputs, match.parameters);
  visit.path = path;
  return bindings()[index].page(*this, next, visit);
}

http::Response Site::answer(const http::Request& request) {
  const auto begun = std::chrono::steady_clock::now();
  if (auto asset = assets.answer(request)) return *asset;
  const http::Match match = router_.match(request.method, request.path);
  Visit visit = visit_of(request);
  if (!options.origin.empty()) visit.origin = options.origin;
  const bool is_json = request.path.starts_with(api);
  http::Response response;
  if (!match.route) {
    service::Refusal refusal;
    const service::Asked nobody;
    response = is_json ? refusal_json(refusal) : refusal_page(*this, nobody, visit, refusal);
    if (!match.allow.empty()) {
      response.status = 405;
      response.headers.set("Allow", match.allow);
    }
  } else {
    const std::size_t index = *match.route % service::actions().size();
    const service::Action& action = service::actions()[index];
    const service::Asked asked = asked_of(request, match, action, options.clock());
    response = is_json ? bindings()[index].json(*this, asked) : bindings()[index].page(*this, asked, visit);
    // A message is shown once; an answer that only leads on has not shown it.
    const bool shown = !action.changes && response.status != 303;
    if (!visit.message.empty() && shown && response.cookies.empty())
      response.cookies.push_back({"loi-nhan", "", 0});
  }
  figures.requests += 1;
  if (response.status >= 500)
    figures.failed += 1;
  else if (response.status >= 400)
    figures.refused += 1;
  figures.microseconds += static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun)
          .count());
  return response;
}

}  // namespace kiemdiem::web
