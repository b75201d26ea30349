#include <gmock/gmock.h>

#include <regex>

#include "../store/renamed.h"
#include "own_site.h"
#include "sealing/signature.h"
#include "service/bundles.h"
#include "service/call.h"

// A unit and the level above it, each with a server and its pages: keys, files, preview, choice.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string place = "/dot/phu-yen-khoi-2022/trao-doi/pyk.tt";

std::vector<regulation::SourceFile> one_plan(const Installation& installation) {
  auto situations = installation.demonstrations().value();
  std::erase_if(situations, [](const auto& file) { return file.name.find("phu-yen") == std::string::npos; });
  return situations;
}

/// A server of its own with the demonstration of one plan; both have the same data to begin with.
class Server : public OwnSite {
 public:
  explicit Server(Installation installation = Installation::open(KIEMDIEM_SOURCE_DIR).value())
      : Server{one_plan(installation)} {}
  explicit Server(const std::vector<regulation::SourceFile>& situations)
      : OwnSite{Installation::open(KIEMDIEM_SOURCE_DIR).value(), situations} {}

  /// Makes the key of the organization of whoever is signed in. @return the six words
  std::string makes_key(const std::string& unit) {
    const http::Response response = ask(http::Method::post, "/khoa/" + unit);
    static const std::regex words{"Sáu từ khóa, chỉ hiện một lần: ([^.]*)\\."};
    std::smatch found;
    EXPECT_TRUE(std::regex_search(response.body, found, words)) << response.status << response.body;
    return found[1];
  }

  /// The file with the public key of a unit.
  std::string key_file(const std::string& unit) {
    const std::string keys = page("/khoa/" + unit);
    static const std::regex link{"href=\"(/khoa/[^\"]*/tep/[^\"]*)\""};
    std::smatch found;
    EXPECT_TRUE(std::regex_search(keys, found, link));
    return ask(http::Method::get, found[1]).body;
  }

  void renames(const std::string& person, const std::string& name) {
    ASSERT_TRUE(store::rename_person(office().database(), person, name, "pyk.cb1", "pyk.tt"));
  }
};

class TheExchangePages : public testing::Test {
 protected:
  /// The unit has a key that the upper level knows. @return the six words
  std::string introduce() {
    lower_.sign_in("pyk.danguy");
    upper_.sign_in("pyk.bantochuc");
    const std::string phrase = lower_.makes_key("pyk.tt");
    const std::string card = lower_.key_file("pyk.tt");
    const auto read = bundle::read_key_card(card);
    EXPECT_TRUE(read);
    const http::Response known =
        upper_.ask(http::Method::post, "/khoa/pyk.tt/gioi-thieu",
                   {{"fingerprint", sealing::key_fingerprint(read->public_key)}}, card);
    EXPECT_EQ(known.status, 303) << known.body;
    return phrase;
  }

  std::string report(const std::string& phrase) {
    const http::Response made =
        lower_.ask(http::Method::post, place + "/lap", {{"kind", "report"}, {"phrase", phrase}});
    EXPECT_EQ(made.status, 200) << made.body;
    return made.body;
  }

  /// @return where the preview is
  std::string uploads(const std::string& file) {
    const http::Response sent = upper_.ask(http::Method::post, place, {}, file);
    EXPECT_EQ(sent.status, 303) << sent.body;
    return std::string{sent.headers.get("Location")};
  }

  Server upper_, lower_;
};

TEST_F(TheExchangePages, say_step_by_step_what_to_do_with_the_stick) {
  lower_.sign_in("pyk.danguy");
  EXPECT_THAT(lower_.page(place), AllOf(HasSubstr("Làm lần lượt"), HasSubstr("chép tệp vừa tải về"),
                                        HasSubstr("tạo khóa ở mục Khóa của đơn vị trước")));
  upper_.sign_in("pyk.bantochuc");
  EXPECT_THAT(upper_.page(place),
              AllOf(HasSubstr("Cắm USB, chọn tệp"), HasSubstr("Giới thiệu khóa của đơn vị")));
  introduce();
  EXPECT_THAT(upper_.page(place), HasSubstr("đã giới thiệu"));
}

TEST_F(TheExchangePages, show_before_anything_is_written_and_let_a_person_choose) {
  const std::string phrase = introduce();
  lower_.renames("pyk.dv04", "Tên Dưới");
  upper_.renames("pyk.dv04", "Tên Trên");
  lower_.renames("pyk.dv05", "Chỉ Dưới");
  const std::string preview = uploads(report(phrase));
  const std::string shown = upper_.page(preview);
  EXPECT_THAT(shown, AllOf(HasSubstr("Tên Dưới"), HasSubstr("Tên Trên"), HasSubstr("Chọn bản cho")));
  EXPECT_THAT(shown, HasSubstr("Để lại vì có độ mật"));
  EXPECT_THAT(upper_.page("/dang-vien/pyk.dv05"), Not(HasSubstr("Chỉ Dưới"))) << "nothing is written yet";
  const http::Response open = upper_.ask(http::Method::post, preview);
  EXPECT_EQ(open.status, 422);
  EXPECT_THAT(open.body, HasSubstr("hãy chọn bản của đơn vị hay bản trên máy"));
  http::Fields choices;
  static const std::regex name{"name=\"(chon\\.[^\"]*)\""};
  for (std::sregex_iterator at{shown.begin(), shown.end(), name}, end; at != end; ++at)
    choices.add((*at)[1].str(), "unit");
  const http::Response done = upper_.ask(http::Method::post, preview, choices);
  ASSERT_EQ(done.status, 303) << done.body;
  EXPECT_THAT(upper_.page("/dang-vien/pyk.dv04"), HasSubstr("Tên Dưới"));
  EXPECT_THAT(upper_.page("/dang-vien/pyk.dv05"), HasSubstr("Chỉ Dưới"));
  EXPECT_THAT(upper_.page(place), HasSubstr("Đã nhận"));
}

TEST_F(TheExchangePages, name_what_is_wrong_with_a_file_at_its_field) {
  const std::string phrase = introduce();
  std::string file = report(phrase);
  file[file.size() / 2] = static_cast<char>(file[file.size() / 2] ^ 1);
  const http::Response changed = upper_.ask(http::Method::post, place, {}, file);
  EXPECT_EQ(changed.status, 422);
  EXPECT_THAT(changed.body, HasSubstr("bị sửa"));
  EXPECT_THAT(upper_.ask(http::Method::post, place).body, HasSubstr("Hãy chọn tệp .kiemdiem"));
  EXPECT_THAT(upper_.ask(http::Method::post, place, {}, "không phải gói").body, HasSubstr("Tệp .kiemdiem"));
  const http::Response wrong =
      lower_.ask(http::Method::post, place + "/lap", {{"kind", "report"}, {"phrase", "một hai ba"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("Sáu từ khóa không đúng"));
  const http::Response print = upper_.ask(http::Method::post, "/khoa/pyk.tt/gioi-thieu",
                                          {{"fingerprint", "1234"}}, lower_.key_file("pyk.tt"));
  EXPECT_EQ(print.status, 422);
  EXPECT_THAT(print.body, HasSubstr("ấu nhận dạng"));
}

TEST_F(TheExchangePages, do_not_exist_for_whom_they_do_not_concern) {
  upper_.sign_in("pyk.dangvien");
  EXPECT_EQ(upper_.ask(http::Method::get, place).status, 404);
  EXPECT_EQ(upper_.ask(http::Method::get, "/khoa/pyk.tt").status, 404);
  upper_.sign_in("pyk.bithu");
  EXPECT_EQ(upper_.ask(http::Method::get, place).status, 404) << "the level above the cell";
  EXPECT_EQ(upper_.ask(http::Method::post, "/khoa/pyk.tt").status, 404);
  lower_.sign_in("pyk.danguy");
  EXPECT_EQ(lower_.ask(http::Method::post, "/khoa/pyk.tt/gioi-thieu", {{"fingerprint", "1"}}, "x").status,
            404)
      << "nobody introduces the own key";
}

class AnEmptyMachine : public testing::Test {
 protected:
  AnEmptyMachine() {
    old_.sign_in("pyk.thuongvu");
    const std::string phrase = old_.makes_key("pyk.khoi");
    card_ = sealing::key_fingerprint(bundle::read_key_card(old_.key_file("pyk.khoi"))->public_key);
    const http::Response made = old_.ask(http::Method::post, "/dot/phu-yen-khoi-2022/trao-doi/pyk.khoi/xuat",
                                         {{"phrase_campaign", phrase}});
    EXPECT_EQ(made.status, 200) << made.body;
    year_ = made.body;
    empty_.sign_in("quantri");
  }

  http::Response opens(const std::string& file, const std::string& fingerprint) {
    return empty_.ask(http::Method::post, "/may-trong", {{"fingerprint", fingerprint}}, file);
  }

  /// The campaign, exported again from the machine that was empty.
  std::string written_again() {
    std::string file;
    const auto made = empty_.office().database().write([&](store::Transaction& data) -> Result<void> {
      const auto units = empty_.office().units(data, empty_.office().generation());
      auto bundle = service::export_campaign({data, **units, empty_.office().dictionary(), {}},
                                             "phu-yen-khoi-2022", "");
      if (!bundle) return tl::unexpected{bundle.error()};
      file = std::move(bundle->file);
      return {};
    });
    EXPECT_TRUE(made) << (made ? "" : to_text(made.error()));
    return file;
  }

  Server old_, empty_{std::vector<regulation::SourceFile>{}};
  std::string card_, year_;
};

TEST_F(AnEmptyMachine, takes_a_whole_year_from_another_and_gives_it_back_byte_for_byte) {
  EXPECT_THAT(empty_.page("/to-chuc"), HasSubstr("Mở tệp từ máy khác"));
  const http::Response opened = opens(year_, card_);
  ASSERT_EQ(opened.status, 303) << opened.body;
  EXPECT_THAT(empty_.page("/to-chuc"), HasSubstr("Đảng bộ Trung tâm Lưu trữ"));
  EXPECT_THAT(empty_.page("/nhat-ky"), HasSubstr("Mở gói khởi đầu trên máy còn trống"));
  EXPECT_TRUE(written_again() == year_);
  EXPECT_THAT(empty_.page("/to-chuc"), Not(HasSubstr("Mở tệp từ máy khác")));
  EXPECT_THAT(empty_.page("/may-trong"), HasSubstr("Máy này đã có dữ liệu"));
  EXPECT_EQ(opens(year_, card_).status, 422) << "only once";
}

TEST_F(AnEmptyMachine, keeps_nothing_of_a_file_that_is_cut_changed_or_signed_by_another) {
  EXPECT_THAT(empty_.ask(http::Method::post, "/may-trong", {{"fingerprint", card_}}).body,
              HasSubstr("Hãy chọn tệp .kiemdiem"));
  std::string changed = year_;
  changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
  for (const std::string& wrong :
       {changed, year_.substr(0, year_.size() / 2), std::string{"không phải gói"}}) {
    const http::Response refused = opens(wrong, card_);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("Mở trên máy này")) << "the form is shown again";
  }
  const http::Response stranger = opens(year_, "0000-0000-0000-0000");
  EXPECT_EQ(stranger.status, 422);
  EXPECT_THAT(stranger.body, HasSubstr("phiếu khóa của nơi lập tệp"));
  EXPECT_THAT(empty_.page("/to-chuc"), HasSubstr("Chưa có tổ chức nào"));
  EXPECT_EQ(opens(year_, card_).status, 303) << "and the right one still opens";
}

TEST_F(AnEmptyMachine, is_opened_by_administrators_only) {
  EXPECT_EQ(old_.ask(http::Method::get, "/may-trong").status, 404);
  EXPECT_EQ(old_.ask(http::Method::post, "/may-trong", {{"fingerprint", card_}}, year_).status, 404);
}

}  // namespace
}  // namespace kiemdiem::web
