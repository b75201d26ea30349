#include <gmock/gmock.h>

#include "rights_office.h"

// The password asked for again, and the second step, as a browser meets them.

namespace kiemdiem::web {
namespace {

using testing::HasSubstr;

constexpr std::int64_t minute = 60'000;

/// A site whose clock can be moved, with the people of the matrix of rights.
class Again : public testing::Test {
 protected:
  http::Response ask(const std::string& token, const std::string& path, bool changes = false,
                     http::Fields fields = {}) {
    http::Request request;
    request.path = path;
    request.method = changes ? http::Method::post : http::Method::get;
    (changes ? request.form : request.query) = std::move(fields);
    request.headers.add("Authorization", "Bearer " + token);
    return later_.answer(request);
  }
  const Acting& committee() { return office_.everybody()[5]; }

  RightsOffice office_;
  /// Eleven minutes after the people signed in.
  Site later_{office_.office(), SiteOptions{"Kiểm điểm", [] { return RightsOffice::now + 11 * minute; }}};
};

TEST_F(Again, leads_back_to_the_download_or_to_the_form_that_was_sent) {
  const std::string token = office_.session_of(committee());
  const auto way = [&](const std::string& path, bool changes) {
    const http::Response response = ask(token, path, changes);
    EXPECT_EQ(response.status, 303) << path;
    return std::string{response.headers.get("Location")};
  };
  EXPECT_EQ(way("/to-chuc/pyk.tt/xuat.xlsx", false), "/dang-nhap?back=%2Fto-chuc%2Fpyk.tt%2Fxuat.xlsx");
  EXPECT_EQ(way("/nhap/pyk.tt/mot", true), "/dang-nhap?back=%2Fnhap%2Fpyk.tt%2Fmot");
  EXPECT_EQ(way("/tai-khoan/ma-xac-thuc/ma-du-phong", true), "/dang-nhap?back=%2Ftai-khoan%2Fma-xac-thuc");
}

TEST_F(Again, says_why_and_knows_the_log_in) {
  const std::string token = office_.session_of(committee());
  const http::Response form = ask(token, "/dang-nhap");
  EXPECT_EQ(form.status, 200);
  EXPECT_THAT(form.body, HasSubstr("value=\"thu."));
}

TEST_F(Again, shows_new_recovery_codes_once_and_a_picture_to_scan) {
  const std::string token = office_.session_of(committee());
  EXPECT_EQ(ask(token, "/tai-khoan/ma-xac-thuc", true).status, 303);
  const http::Response setup = ask(token, "/tai-khoan/ma-xac-thuc");
  EXPECT_THAT(setup.body, HasSubstr("<svg class=\"qr\""));
  EXPECT_THAT(setup.body, HasSubstr("otpauth://totp/kiemdiem:thu."));
  const http::Response wrong = ask(token, "/tai-khoan/ma-xac-thuc", true, {});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("<svg class=\"qr\"")) << "the same page with what is wrong";
}

}  // namespace
}  // namespace kiemdiem::web
