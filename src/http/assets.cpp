#include "http/assets.h"

#include "http/packing.h"

namespace kiemdiem::http {
namespace {

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos;
}

}  // namespace

Assets::Assets(std::span<const Asset> assets) {
  for (const Asset& asset : assets) {
    by_name_.emplace(asset.name, &asset);
    by_url_.emplace(asset.url, &asset);
  }
}

std::string_view Assets::url(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::string_view{} : found->second->url;
}

std::optional<Response> Assets::answer(const Request& request) const {
  const auto found = by_url_.find(request.path);
  if (found == by_url_.end() || !is_safe(request.method)) return std::nullopt;
  const Asset& asset = *found->second;
  const std::string_view accept = request.headers.get("Accept-Encoding");
  std::string_view coding;
  if (!asset.gzip.empty() && takes_coding(accept, "gzip")) coding = "gzip";
  if (!asset.brotli.empty() && takes_coding(accept, "br")) coding = "br";

  Response response;
  response.type = asset.type;
  std::string tag = '"' + std::string(asset.hash) + (coding.empty() ? "" : "-") + std::string(coding) + '"';
  response.headers.add("Cache-Control", "public, max-age=31536000, immutable");
  if (!asset.brotli.empty() || !asset.gzip.empty()) response.headers.add("Vary", "Accept-Encoding");
  if (names_tag(request.headers.get("If-None-Match"), tag)) {
    response.status = 304;
  } else {
    response.lasting_body = coding == "br" ? asset.brotli : coding == "gzip" ? asset.gzip : asset.bytes;
    if (!coding.empty()) response.headers.add("Content-Encoding", std::string(coding));
  }
  response.headers.add("ETag", std::move(tag));
  return response;
}

}  // namespace kiemdiem::http
