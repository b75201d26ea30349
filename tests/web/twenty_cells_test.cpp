#include <fmt/format.h>
#include <gmock/gmock.h>

#include <regex>

#include "own_site.h"

// A grassroots organization of twenty cells, decided on one quota board through the pages.

namespace kiemdiem::web {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string printed = "/dot/phu-yen-khoi-2022/van-ban/pyk.ct/";
constexpr int cells = 20;
constexpr int members = 6;  // of each cell

std::string person(int cell, int member) {
  return fmt::format("c{:02}m{}", cell, member);
}

/// Invented, from the numbers alone. In each cell one is proposed excellent and five good.
std::string situation() {
  std::string text =
      "situation: Đảng bộ Công ty Mây Trắng, năm 2022\nregulation: phu-yen-khoi-2022\n"
      "period: {kind: year, year: 2022}\non: 2022-12-20\nlayers: own\nunless_stated:\n"
      "  organizations: {established: 2005-09-02}\n"
      "  people: {admitted: 2009-03-26, sick_leave_months: 0, discipline: [], civil_servant: false}\n"
      "organizations:\n"
      "  - {id: khoi, name: Đảng bộ Khối, kind: superior_committee, proposed: null}\n"
      "  - {id: ct, name: Đảng bộ Công ty Mây Trắng, kind: grassroots_committee, parent: khoi, proposed: "
      "excellent}\n";
  for (int cell = 1; cell <= cells; ++cell)
    text += fmt::format("  - {{id: c{0:02}, name: Chi bộ Tổ {0}, kind: cell, parent: ct, proposed: good}}\n",
                        cell);
  text += "people:\n";
  for (int cell = 1; cell <= cells; ++cell)
    for (int member = 1; member <= members; ++member)
      text += fmt::format("  - {{id: {}, name: Người {}.{}, cell: c{:02}, proposed: {}}}\n",
                          person(cell, member), cell, member, cell, member == 1 ? "excellent" : "good");
  return text;
}

class TwentyCells : public testing::Test, public OwnSite {
 protected:
  TwentyCells()
      : OwnSite{Installation::open(KIEMDIEM_SOURCE_DIR).value(), {{"hai-muoi-chi-bo.yaml", situation()}}} {}

  /// Decides on the members; those of the first `best` cells whose number is 1 are excellent.
  http::Response decide(const std::string& number, int best) {
    http::Fields form{{"number", number},
                      {"day", "20/12/2022"},
                      {"signer", "Người Ký"},
                      {"ground", "Biên bản hội nghị ngày 19/12/2022"}};
    for (int cell = 1; cell <= cells; ++cell)
      for (int member = 1; member <= members; ++member)
        form.add("level.member:pyk." + person(cell, member),
                 member == 1 && cell <= best ? "excellent" : "good");
    return ask(http::Method::post, decisions, form);
  }

  static inline const std::string decisions = "/dot/phu-yen-khoi-2022/quyet-dinh/pyk.ct";
};

TEST_F(TwentyCells, are_decided_on_one_board_within_one_quota) {
  sign_in("pyk.danguy");
  // 120 at good or better: twenty may be excellent, one more is refused and nothing of it is kept.
  const std::string board = page("/dot/phu-yen-khoi-2022/bang/pyk.ct", {{"loai", "member"}});
  EXPECT_THAT(board, HasSubstr("Cộng 120 đối tượng"));
  EXPECT_THAT(page(decisions), Not(HasSubstr("<option value=\"good\" selected")));
  http::Fields extra{{"number", "0-QĐ/ĐU"}, {"day", "20/12/2022"}, {"signer", "A"}, {"ground", "B"}};
  for (int cell = 1; cell <= cells; ++cell) extra.add("level.member:pyk." + person(cell, 1), "excellent");
  extra.add("level.member:pyk." + person(1, 2), "excellent");
  const http::Response refused = ask(http::Method::post, decisions, extra);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("tối đa 20"));
  EXPECT_THAT(page(decisions), HasSubstr("Chưa có quyết định nào."));

  const http::Response decided = decide("1-QĐ/ĐU", cells);
  ASSERT_EQ(decided.status, 303) << decided.body;
  const std::string address{decided.headers.get("Location")};
  const std::string shown = page(address);
  EXPECT_THAT(shown, HasSubstr("Số 1-QĐ/ĐU, ngày 20/12/2022"));
  EXPECT_THAT(shown, HasSubstr("của 120 đối tượng"));
  const std::string paper =
      page(printed + "quyet-dinh-xep-loai/" + address.substr(address.rfind('/') + 1), {{"dang", "html"}});
  EXPECT_THAT(paper, HasSubstr("BAN CHẤP HÀNH ĐẢNG BỘ QUYẾT ĐỊNH"));
  EXPECT_THAT(paper, HasSubstr("Người 20.6"));
  EXPECT_THAT(page(address + "/xet-lai"), HasSubstr("Cùng kết quả, cùng lý do"));
}

TEST_F(TwentyCells, get_their_notices_one_a_page_and_open_them) {
  sign_in("pyk.danguy");
  const http::Response decided = decide("1-QĐ/ĐU", 3);
  ASSERT_EQ(decided.status, 303);
  const std::string notices = std::string{decided.headers.get("Location")} + "/thong-bao";
  EXPECT_EQ(ask(http::Method::post, notices, {{"until", "15/01/2023"}}).status, 303);
  EXPECT_THAT(page(notices), HasSubstr("chưa mở"));
  const std::string decision{decided.headers.get("Location")};
  const std::string papers = page(
      printed + "thong-bao-theo-quyet-dinh/" + decision.substr(decision.rfind('/') + 1), {{"dang", "html"}});
  const std::regex one_paper{"<section class="};
  EXPECT_EQ(std::distance(std::sregex_iterator{papers.begin(), papers.end(), one_paper}, {}),
            cells * members);
  EXPECT_THAT(papers, HasSubstr("15 tháng 01 năm 2023"));

  sign_in("pyk.dangvien");
  EXPECT_THAT(page("/dot/phu-yen-khoi-2022/viec"), HasSubstr("Mở thông báo"));
  const std::string own = "/dot/phu-yen-khoi-2022/ket-qua/member:pyk." + person(1, 1);
  EXPECT_THAT(page(own), Not(HasSubstr("Hoàn thành xuất sắc nhiệm vụ"))) << "opening is an act of its own";
  EXPECT_EQ(ask(http::Method::post, own, {}).status, 303);
  EXPECT_THAT(page(own), HasSubstr("Hoàn thành xuất sắc nhiệm vụ"));
  EXPECT_EQ(ask(http::Method::get, "/dot/phu-yen-khoi-2022/ket-qua/member:pyk." + person(1, 2), {}).status,
            404);
  EXPECT_EQ(ask(http::Method::post, "/dot/phu-yen-khoi-2022/kien-nghi/member:pyk." + person(1, 1),
                {{"request", "Xem lại"}, {"reason", "Chưa tính thành tích quý IV"}})
                .status,
            303);

  sign_in("pyk.danguy");
  EXPECT_THAT(page(notices), HasSubstr("đã mở"));
  EXPECT_THAT(page("/dot/phu-yen-khoi-2022/kien-nghi-nhan/pyk.ct"), HasSubstr("Chưa tính thành tích quý IV"));
}

TEST_F(TwentyCells, keep_what_was_cancelled_in_sight) {
  sign_in("pyk.danguy");
  const http::Response decided = decide("1-QĐ/ĐU", 1);
  ASSERT_EQ(decided.status, 303);
  const std::string address{decided.headers.get("Location")};
  const http::Response cancelled = ask(http::Method::post, address + "/huy",
                                       {{"number", "2-QĐ/ĐU"},
                                        {"day", "20/12/2022"},
                                        {"signer", "Người Ký"},
                                        {"ground", "Phát hiện khuyết điểm"},
                                        {"subject", "member:pyk." + person(1, 1)}});
  ASSERT_EQ(cancelled.status, 303) << cancelled.body;
  EXPECT_THAT(page(address), HasSubstr("đã hủy bởi số 2-QĐ/ĐU"));
  EXPECT_THAT(page(std::string{cancelled.headers.get("Location")}),
              HasSubstr("Hủy kết quả đánh giá, xếp loại chất lượng của 1 đối tượng"));
  EXPECT_THAT(page("/dot/phu-yen-khoi-2022/bang/pyk.ct", {{"loai", "member"}}),
              HasSubstr("đã hủy, chờ xếp loại lại"));
}

TEST_F(TwentyCells, have_records_of_a_decision_that_nobody_rewrites_by_hand) {
  sign_in("pyk.danguy");
  ASSERT_EQ(decide("1-QĐ/ĐU", 1).status, 303);
  const std::string subject = "member:pyk." + person(1, 1);
  const std::string facts = page("/dot/phu-yen-khoi-2022/du-kien/" + subject);
  std::smatch record;
  ASSERT_TRUE(std::regex_search(facts, record, std::regex{"entry=([^\"&]+\\.decided)"})) << "it is shown";
  const http::Response changed =
      ask(http::Method::post, "/dot/phu-yen-khoi-2022/ghi/" + subject,
          {{"version", "1"}, {"event", "decided"}, {"entry", record[1]}, {"fact.on", "19/12/2022"}});
  EXPECT_EQ(changed.status, 422);
  EXPECT_THAT(changed.body, HasSubstr("do quyết định số 1-QĐ/ĐU ghi, không sửa ở đây"));
  const http::Response removed =
      ask(http::Method::post, "/dot/phu-yen-khoi-2022/ghi/" + subject,
          {{"version", "1"}, {"event", "decided"}, {"entry", record[1]}, {"remove", "true"}});
  EXPECT_EQ(removed.status, 422);
  EXPECT_THAT(page("/dot/phu-yen-khoi-2022/du-kien/" + subject),
              HasSubstr("Quyết định mức xếp loại, 20/12/2022"));
}

}  // namespace
}  // namespace kiemdiem::web
