#include <fmt/format.h>

#include <algorithm>

#include "base/tree.h"
#include "pages/error_page.h"
#include "service/gate.h"
#include "store/sessions.h"
#include "web/addresses.h"
#include "web/binding.h"
#include "web/conflict.h"

namespace kiemdiem::web {
namespace {

int status_of(service::Refused kind) {
  switch (kind) {
    case service::Refused::unknown_person:
    case service::Refused::stale:
    case service::Refused::new_password:
    case service::Refused::second_step:
      return 401;
    case service::Refused::hidden:
      return 404;
    case service::Refused::phase:
    case service::Refused::conflict:
      return 409;
    case service::Refused::invalid:
      return 422;
    case service::Refused::busy:
      return 429;
    case service::Refused::repeated:
      return 200;
    case service::Refused::failed:
      return 500;
  }
  return 500;
}

/// The page from which a change is sent: the same path, read instead of written; else the nearest page above
/// it ("/nguoi-dung/{account}" of "/nguoi-dung/{account}/vai-tro").
const service::Action* form_of(const service::Action& action) {
  const service::Action* nearest = nullptr;
  for (const service::Action& other : service::actions()) {
    if (other.changes || other.path == "/") continue;
    if (other.path == action.path) return &other;
    const bool above = action.path.starts_with(other.path) && action.path[other.path.size()] == '/';
    if (above && (nearest == nullptr || other.path.size() > nearest->path.size())) nearest = &other;
  }
  return nearest;
}

/// Where to go on after signing in: the page that was asked for, or that of the form that was sent.
std::string way_back(const service::Asked& asked, const Visit& visit) {
  if (asked.action == nullptr || !asked.action->changes) return visit.path;
  const service::Action* form = form_of(*asked.action);
  if (form == nullptr) return address("today");
  std::vector<std::pair<std::string_view, std::string>> names;
  for (const auto& [name, values] : asked.inputs.fields()) names.emplace_back(name, values.front());
  return address(form->name, names);
}

http::Response error_page(const Site& site, const Visit& visit, int status, const service::Refusal& refusal) {
  pages::ErrorPage page;
  page.status = status;
  for (const service::FieldProblem& problem : refusal.problems)
    page.what += (page.what.empty() ? "" : " ") + problem.message;
  pages::Shell shell = bare_shell(site, visit);
  shell.title = pages::Texts::of(visit.language)(fmt::format("error.{}.title", status));
  return http::html(pages::render(shell, page), status);
}

}  // namespace

http::Response refusal_page(Site& site, const service::Asked& asked, const Visit& visit,
                            const service::Refusal& refusal) {
  switch (refusal.kind) {
    case service::Refused::unknown_person:
    case service::Refused::stale: {
      http::Response response =
          http::see_other(address_with("sign-in-form", {}, {{"back", way_back(asked, visit)}}));
      if (refusal.kind == service::Refused::stale)
        response.cookies.push_back({"loi-nhan", "done.sign_in_again", 60});
      return response;
    }
    case service::Refused::new_password:
      return http::see_other(address("password-form"));
    case service::Refused::second_step:
      return http::see_other(address("second-step-form"));
    case service::Refused::invalid:
    case service::Refused::busy: {
      const service::Action* form = asked.action == nullptr ? nullptr : form_of(*asked.action);
      if (form == nullptr || !asked.action->changes) break;
      service::Asked again = asked;
      again.action = form;
      Visit problems = visit;
      problems.status = status_of(refusal.kind);
      problems.problems = refusal.problems;
      for (std::size_t at = 0; at < service::actions().size(); ++at)
        if (&service::actions()[at] == form) return bindings()[at].page(site, again, problems);
      break;
    }
    case service::Refused::conflict:
      if (refusal.conflict) {
        pages::Shell shell = bare_shell(site, visit);
        shell.title = pages::Texts::of(visit.language)("conflict.title");
        shell.csrf_token = asked.csrf;
        shell.idempotency_key = service::new_token().substr(0, 32);
        return http::html(pages::render(shell, conflict_page(site, asked, *refusal.conflict)), 409);
      }
      break;
    default:
      break;
  }
  return error_page(site, visit, status_of(refusal.kind), refusal);
}

http::Response changed(Site& site, const service::Asked& asked, const Visit& visit,
                       const service::Done& done) {
  if (!done.shown_once.empty()) {
    Visit next = visit;
    next.message = done.message;
    next.shown_once = done.shown_once;
    return site.page_at(done.location, asked, std::move(next));
  }
  http::Response response = http::see_other(done.location);
  if (!done.token.empty()) response.cookies.push_back({"phien", done.token});
  if (done.ends_session) {
    response.cookies.push_back({"phien", "", 0});
    response.headers.add("Clear-Site-Data", "\"cache\", \"storage\"");
  }
  for (const auto& [name, value] : done.remember) response.cookies.push_back({name, value, 365 * 24 * 3600});
  if (!done.message.empty()) response.cookies.push_back({"loi-nhan", done.message, 60});
  return response;
}

http::Response changed_json(const service::Done& done) {
  std::string text = "{\"location\":";
  append_json(text, done.location);
  if (!done.token.empty()) {
    text += ",\"token\":";
    append_json(text, done.token);
  }
  if (!done.shown_once.empty()) {
    text += ",\"shown_once\":";
    append_json(text, done.shown_once);
  }
  return http::json(text + "}");
}

http::Response refusal_json(const service::Refusal& refusal) {
  std::string text = "{\"refused\":";
  append_json(text, service::name(refusal.kind));
  text += ",\"problems\":[";
  bool first = true;
  for (const service::FieldProblem& problem : refusal.problems) {
    if (!std::exchange(first, false)) text += ',';
    text += "{\"field\":";
    append_json(text, problem.field);
    text += ",\"message\":";
    append_json(text, problem.message);
    text += '}';
  }
  text += "]";
  if (refusal.conflict && refusal.conflict->stored)
    text += fmt::format(",\"stored_version\":{},\"stored\":{}", refusal.conflict->stored->version,
                        refusal.conflict->stored->text.facts);
  return http::json(text + "}", status_of(refusal.kind));
}

void append_json(std::string& to, std::string_view text) {
  to += to_json(Node::scalar(std::string{text}, true, {}));
}

namespace detail {
namespace {

service::Outcome<service::Done> repeated(const service::Refusal& refusal) {
  service::Done done;
  const std::size_t cut = refusal.reply.find('\n');
  done.location = refusal.reply.substr(0, cut);
  if (cut != std::string::npos) done.message = refusal.reply.substr(cut + 1);
  return done;
}

}  // namespace

service::Outcome<service::Done> carry_out(Site& site, const service::Asked& asked,
                                          service::Outcome<service::Done> (*work)(service::Call&)) {
  std::optional<service::Done> done;
  const auto outcome = site.office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    auto made = work(call);
    if (!made) return tl::unexpected{std::move(made.error())};
    done = std::move(*made);
    call.reply = done->location + "\n" + done->message;
    return {};
  });
  if (outcome) return *done;
  if (outcome.error().kind == service::Refused::repeated) return repeated(outcome.error());
  return tl::unexpected{outcome.error()};
}

service::Outcome<service::Done> carry_out(Site& site, const service::Asked& asked,
                                          service::Outcome<service::Done> (*work)(service::Office&,
                                                                                  const service::Asked&)) {
  auto done = work(site.office, asked);
  if (!done && done.error().kind == service::Refused::repeated) return repeated(done.error());
  return done;
}

service::Outcome<service::Done> carry_out(Site& site, const service::Asked& asked, const std::string& origin,
                                          service::Outcome<service::Done> (*work)(service::Office&,
                                                                                  const service::Asked&,
                                                                                  const std::string&)) {
  auto done = work(site.office, asked, origin);
  if (!done && done.error().kind == service::Refused::repeated) return repeated(done.error());
  return done;
}

const std::string& origin_of(const Site& site) {
  return site.options.origin;
}

}  // namespace detail
}  // namespace kiemdiem::web
