#pragma once

#include <gtest/gtest.h>

#include "http/encoding.h"
#include "service/demonstration.h"
#include "web/site.h"

namespace kiemdiem::web {

/// 20 December 2022, 09:00 in Viet Nam.
inline constexpr std::int64_t morning = 1'671'501'600'000;

inline service::Office& demonstration_office() {
  static const std::unique_ptr<service::Office> office = [] {
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    const auto situations = installation.demonstrations().value();
    auto made = service::Office::open(store::Database::open("sqlite::memory:").value(),
                                      std::move(installation), {true, 2, service::SecondStep::offered})
                    .value();
    if (const auto filled = service::fill_demonstration(*made, situations, service::now_at(morning)); !filled)
      throw std::runtime_error{to_text(filled.error())};
    return made;
  }();
  return *office;
}

/// The whole application over the five demonstration campaigns; made once for a test program.
inline Site& demonstration_site() {
  static Site site{demonstration_office(), {"Kiểm điểm", [] { return morning; }, "https://10.42.0.1:8443"}};
  return site;
}

/// Somebody at a browser.
class Visitor {
 public:
  explicit Visitor(const std::string& login) {
    const http::Response response =
        post("/dang-nhap", {{"user", login}, {"password", service::demonstration_password}});
    for (const http::Cookie& cookie : response.cookies)
      if (cookie.name == "phien") token_ = cookie.value;
    EXPECT_FALSE(token_.empty()) << login;
  }

  http::Response get(const std::string& path, http::Fields query = {}) {
    http::Request request = asking(path);
    request.query = std::move(query);
    return demonstration_site().answer(request);
  }

  /// Where a link of a page leads.
  http::Response follow(const std::string& href) {
    const std::size_t mark = href.find('?');
    if (mark == std::string::npos) return get(href);
    return get(href.substr(0, mark), http::parse_form(href.substr(mark + 1), 20).value_or(http::Fields{}));
  }

  /// With the token of the last page that was shown.
  http::Response post(const std::string& path, http::Fields form) {
    http::Request request = asking(path);
    request.method = http::Method::post;
    request.form = std::move(form);
    request.form.add("csrf", csrf_);
    return demonstration_site().answer(request);
  }

  /// A change with the token of the last page, to be completed.
  http::Request request(const std::string& path) const {
    http::Request made = asking(path);
    made.method = http::Method::post;
    made.form.add("csrf", csrf_);
    return made;
  }

  /// A page, whose form token is kept.
  std::string page(const std::string& path, http::Fields query = {}) {
    const http::Response response = get(path, std::move(query));
    EXPECT_EQ(response.status, 200) << path;
    static constexpr std::string_view mark = "name=\"csrf\" value=\"";
    if (const std::size_t at = response.body.find(mark); at != std::string::npos) {
      const std::size_t from = at + mark.size();
      csrf_ = response.body.substr(from, response.body.find('"', from) - from);
    }
    return response.body;
  }

 private:
  http::Request asking(const std::string& path) const {
    http::Request request;
    request.path = path;
    if (!token_.empty()) request.cookies.add("phien", token_);
    return request;
  }

  std::string token_, csrf_;
};

}  // namespace kiemdiem::web
