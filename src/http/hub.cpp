#include "http/hub.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <chrono>
#include <exception>

#include "http/packing.h"

namespace kiemdiem::http {

Hub::Hub(Options given, Handler given_handler)
    : options(std::move(given)),
      handler(std::move(given_handler)),
      pool(options.threads, options.limits.queue) {
  options.hosts = allowed_hosts(options);
}

bool Hub::join(Link* link, const std::string& peer) {
  const bool proxy = std::find(options.trusted_proxies.begin(), options.trusted_proxies.end(), peer) !=
                     options.trusted_proxies.end();
  if (draining || links_.size() >= options.limits.connections) return false;
  std::size_t& count = per_address_[peer];
  if (!proxy && count >= options.limits.connections_per_address) return false;
  ++count;
  links_.insert(link);
  return true;
}

void Hub::leave(Link* link, const std::string& peer) {
  if (links_.erase(link) == 0) return;
  const auto found = per_address_.find(peer);
  if (--found->second == 0) per_address_.erase(found);
  if (draining && links_.empty() && empty) empty();
}

bool Hub::reserve(std::size_t bytes) {
  if (bytes > options.limits.bodies_bytes - std::min(bodies_, options.limits.bodies_bytes)) return false;
  bodies_ += bytes;
  return true;
}

std::string_view Hub::date() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (now != date_second_) {
    date_second_ = now;
    date_ = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
  }
  return date_;
}

Response Hub::refusal_page(const Refusal& refusal) const {
  Response response;
  response.status = refusal.status;
  try {
    if (options.page) response.body = options.page(refusal.status, refusal.detail);
  } catch (const std::exception& problem) {
    if (options.failed) options.failed(problem.what());
  }
  if (response.body.empty()) response.body = status_page(refusal.status, refusal.detail);
  if (refusal.status == 503) response.headers.add("Retry-After", "5");
  return response;
}

Response Hub::answer(Request& request, std::string body) const {
  try {
    if (auto refusal = take_in_body(request, std::move(body), options.limits)) return refusal_page(*refusal);
    Response response = handler(request);
    // Over TLS the length of a packed page would tell about the token in its forms (BREACH).
    return request.secure ? std::move(response)
                          : packed(std::move(response), request.headers.get("Accept-Encoding"));
  } catch (const std::exception& problem) {
    if (options.failed) options.failed(problem.what());
  } catch (...) {
    if (options.failed) options.failed("unknown exception");
  }
  return refusal_page({500, {}});
}

void Hub::drain() {
  draining = true;
  const std::vector<Link*> links(links_.begin(), links_.end());
  for (Link* link : links)
    if (links_.contains(link)) link->finish();
  if (links_.empty() && empty) empty();
}

void Hub::abort_all() {
  const std::vector<Link*> links(links_.begin(), links_.end());
  for (Link* link : links)
    if (links_.contains(link)) link->abort();
}

}  // namespace kiemdiem::http
