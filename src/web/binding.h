#pragma once

#include <array>
#include <string_view>

#include "service/action_table.h"
#include "service/sign_in.h"
#include "web/schema.h"
#include "web/site.h"

/// Ties the rows of the table of actions to what makes their answers. Pages and the JSON interface share the
/// makers.
namespace kiemdiem::web {

/// A file to be saved.
struct FileAnswer {
  std::string name, type, bytes;
};

/// What a program gets for an action.
enum class Answers : std::uint8_t {
  page,    ///< the values of the page
  change,  ///< Done
  file,
  plain,  ///< text, or the way to somewhere else
};

/// How an action is answered to a browser and to a program.
struct Binding {
  std::string_view action;
  http::Response (*page)(Site&, const service::Asked&, const Visit&) = nullptr;
  http::Response (*json)(Site&, const service::Asked&) = nullptr;
  Answers kind = Answers::plain;
  std::string (*schema)(SchemaBook&) = nullptr;  ///< of a page
};

/// Sends the browser on to Done::location; what is shown only once is shown there and then, in the answer.
http::Response changed(Site& site, const service::Asked& asked, const Visit& visit,
                       const service::Done& done);
http::Response changed_json(const service::Done& done);
http::Response refusal_json(const service::Refusal& refusal);

namespace detail {

/// Carries a change out; a repeated request gets the first one's answer.
service::Outcome<service::Done> carry_out(Site& site, const service::Asked& asked,
                                          service::Outcome<service::Done> (*work)(service::Call&));
/// Of changes that do slow work outside of the transaction.
service::Outcome<service::Done> carry_out(Site& site, const service::Asked& asked,
                                          service::Outcome<service::Done> (*work)(service::Office&,
                                                                                  const service::Asked&));
/// The same of those that make papers with addresses of this server on them.
service::Outcome<service::Done> carry_out(Site& site, const service::Asked& asked, const std::string& origin,
                                          service::Outcome<service::Done> (*work)(service::Office&,
                                                                                  const service::Asked&,
                                                                                  const std::string&));
const std::string& origin_of(const Site& site);

template <auto make>
using Made = typename std::invoke_result_t<decltype(make), service::Call&>::value_type;

template <auto make>
http::Response show(Site& site, const service::Asked& asked, const Visit& visit) {
  std::optional<Made<make>> page;
  pages::Shell shell;
  const auto outcome = site.office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    call.problems = visit.problems;
    call.shown_once = visit.shown_once;
    auto made = make(call);
    if (!made) return tl::unexpected{std::move(made.error())};
    page = std::move(*made);
    if constexpr (requires { page->origin; }) page->origin = visit.origin;
    auto frame = shell_of(site, visit, call);
    if (!frame) return tl::unexpected{std::move(frame.error())};
    shell = std::move(*frame);
    return {};
  });
  if (!outcome) return refusal_page(site, asked, visit, outcome.error());
  return http::html(render(shell, *page), visit.status);
}

template <auto make>
http::Response show_json(Site& site, const service::Asked& asked) {
  const auto page = site.office.answer(asked, +make);
  if (!page) return refusal_json(page.error());
  return http::json(described(*page));
}

template <auto work>
http::Response change(Site& site, const service::Asked& asked, const Visit& visit) {
  const auto done = carry_out(site, asked, +work);
  if (!done) return refusal_page(site, asked, visit, done.error());
  return changed(site, asked, visit, *done);
}

template <auto work>
http::Response change_json(Site& site, const service::Asked& asked) {
  const auto done = carry_out(site, asked, +work);
  if (!done) return refusal_json(done.error());
  return changed_json(*done);
}

/// Of changes that make papers with addresses of this server on them.
template <auto work>
http::Response change_at(Site& site, const service::Asked& asked, const Visit& visit) {
  const auto done = carry_out(site, asked, visit.origin, +work);
  if (!done) return refusal_page(site, asked, visit, done.error());
  return changed(site, asked, visit, *done);
}

template <auto work>
http::Response change_at_json(Site& site, const service::Asked& asked) {
  const auto done = carry_out(site, asked, origin_of(site), +work);
  if (!done) return refusal_json(done.error());
  return changed_json(*done);
}

template <auto make>
http::Response send(Site& site, const service::Asked& asked, const Visit& visit) {
  const auto file = site.office.answer(asked, +make);
  if (!file) return refusal_page(site, asked, visit, file.error());
  return http::attachment(file->bytes, file->type, file->name);
}

template <auto make>
http::Response send_json(Site& site, const service::Asked& asked) {
  return send<make>(site, asked, {});
}

template <auto answer>
http::Response plain_json(Site& site, const service::Asked& asked) {
  return answer(site, asked, Visit{});
}

}  // namespace detail

template <auto make>
constexpr Binding shows(std::string_view action) {
  return {action, &detail::show<make>, &detail::show_json<make>, Answers::page,
          &schema_of<detail::Made<make>>};
}
template <auto work>
constexpr Binding changes(std::string_view action) {
  return {action, &detail::change<work>, &detail::change_json<work>, Answers::change, nullptr};
}
template <auto work>
constexpr Binding changes_at(std::string_view action) {
  return {action, &detail::change_at<work>, &detail::change_at_json<work>, Answers::change, nullptr};
}
template <auto make>
constexpr Binding sends(std::string_view action) {
  return {action, &detail::send<make>, &detail::send_json<make>, Answers::file, nullptr};
}

/// What has no page of its own: answered alike to browsers and programs.
template <auto answer>
constexpr Binding answers(std::string_view action) {
  return {action, answer, &detail::plain_json<answer>, Answers::plain, nullptr};
}

/// By index of the action in the table.
std::span<const Binding> bindings();

}  // namespace kiemdiem::web
