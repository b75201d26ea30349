#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>

#include "http/assets.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "http/server.h"
#include "pages/shell.h"
#include "pages/texts.h"
#include "service/office.h"

/// The web shell: requests are handed to the service, and what it answers to the pages. Decides nothing by
/// itself.
namespace kiemdiem::web {

/// Counts for /so-do; nothing about persons.
struct Figures {
  std::atomic<std::uint64_t> requests{0}, refused{0}, failed{0}, microseconds{0};
};

struct SiteOptions {
  std::string name = "Kiểm điểm";       ///< of the installation, for the foot of printed pages
  std::function<std::int64_t()> clock;  ///< milliseconds since 1970-01-01 UTC
  /// "https://10.42.0.1:8443": where others reach this server; empty: as it was asked.
  std::string origin = {};
};

/// What a visitor brings besides the inputs of the action.
struct Visit {
  pages::Language language = pages::Language::vietnamese;
  pages::Theme theme = pages::Theme::automatic;
  std::string path;     ///< with query
  std::string origin;   ///< of this server, for addresses on paper; empty: not known
  std::string message;  ///< key of a text left by the last change
  int status = 200;
  std::vector<service::FieldProblem> problems;  ///< of the form that is shown again
  std::string shown_once;
};

class Site {
 public:
  Site(service::Office& office, SiteOptions options);

  /// Files may be as long as D29 allows where the table of actions asks for one; everything else is short.
  /// Workbooks are made in the background lane; what watches the server goes first.
  http::Admission admission(http::Method method, std::string_view path) const;
  /// Answers one request. May be called from several threads.
  http::Response answer(const http::Request& request);

  /// The page of a path of ours, made for whoever sent a request just now.
  http::Response page_at(const std::string& path, const service::Asked& asked, Visit visit);

  service::Office& office;
  const SiteOptions options;
  const http::Assets assets;
  Figures figures;

 private:
  http::Router router_;
};

/// The frame of a page, from the call in which it was made.
service::Outcome<pages::Shell> shell_of(const Site& site, const Visit& visit, service::Call& call);
/// The frame where there is no call: errors.
pages::Shell bare_shell(const Site& site, const Visit& visit);

/// A refusal as a page: the form again with what is wrong (422), both texts side by side (409), or a page
/// that says what to do.
http::Response refusal_page(Site& site, const service::Asked& asked, const Visit& visit,
                            const service::Refusal& refusal);

/// The campaign in the path; else the newest open one that concerns the acting unit; else the newest at all.
service::Outcome<std::optional<store::Campaign>> campaign_of(service::Call& call);

}  // namespace kiemdiem::web
