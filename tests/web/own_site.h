#pragma once

#include "demonstration_site.h"

namespace kiemdiem::web {

/// A server of its own over some situations, and somebody who asks it with a token as programs do.
class OwnSite {
 public:
  OwnSite(Installation installation, const std::vector<regulation::SourceFile>& situations)
      : office_{service::Office::open(store::Database::open("sqlite::memory:").value(),
                                      std::move(installation), {true, 2, service::SecondStep::offered})
                    .value()},
        site_{*office_, SiteOptions{"Kiểm điểm", [] { return morning; }}} {
    const auto filled = service::fill_demonstration(*office_, situations, service::now_at(morning));
    if (!filled) throw std::runtime_error{to_text(filled.error())};
  }

  http::Response ask(http::Method method, const std::string& path, const http::Fields& fields = {},
                     const std::string& file = {}) {
    http::Request request;
    request.method = method;
    request.path = path;
    (method == http::Method::get ? request.query : request.form) = fields;
    if (!file.empty()) request.uploads.push_back({"file", "bao-cao.kiemdiem", "", file});
    if (!token_.empty()) request.headers.add("Authorization", "Bearer " + token_);
    return site_.answer(request);
  }

  void sign_in(const std::string& login) {
    token_.clear();
    const http::Response response = ask(http::Method::post, "/dang-nhap",
                                        {{"user", login}, {"password", service::demonstration_password}});
    for (const http::Cookie& cookie : response.cookies)
      if (cookie.name == "phien") token_ = cookie.value;
    ASSERT_FALSE(token_.empty()) << login;
  }

  std::string page(const std::string& path, const http::Fields& query = {}) {
    const http::Response response = ask(http::Method::get, path, query);
    EXPECT_EQ(response.status, 200) << path;
    return response.body;
  }

  service::Office& office() { return *office_; }

 private:
  std::unique_ptr<service::Office> office_;
  Site site_;
  std::string token_;
};

}  // namespace kiemdiem::web
