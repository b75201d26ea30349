#include <gmock/gmock.h>

#include "paper/composition.h"
#include "profiles_of_repository.h"

namespace kiemdiem::paper {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

std::string words(const Text& text) {
  std::string all;
  for (const Run& run : text.runs) all += run.text;
  return all;
}

void collect(const std::vector<Item>& items, std::vector<std::string>& lines) {
  for (const Item& item : items) {
    if (const auto* text = std::get_if<Text>(&item.what)) {
      if (text->role != Role::rule) lines.push_back(words(*text));
    } else if (const auto* slip = std::get_if<Slip>(&item.what)) {
      collect(slip->items, lines);
    } else {
      for (const GridRow& row : std::get<Grid>(item.what).rows)
        for (const GridCell& cell : row)
          for (const Text& own : cell.texts)
            if (own.role != Role::rule) lines.push_back(words(own));
    }
  }
}

std::vector<std::string> lines_of(const std::string& id, std::vector<Block> blocks) {
  std::vector<std::string> lines;
  for (const Sheet& sheet : compose({.profile = profile(id), .sections = {{.blocks = std::move(blocks)}}}))
    collect(sheet.items, lines);
  return lines;
}

Letterhead letterhead() {
  return {.superior = "Đảng bộ huyện Sông Trắng",
          .issuer = "Đảng ủy xã Bình An",
          .number = "05-BC/ĐU",
          .place = "Bình An",
          .date = make_date(2026, 1, 9)};
}

TEST(Letterhead, follows_the_profile) {
  EXPECT_THAT(lines_of("hd-05", {{letterhead()}}),
              ElementsAre("ĐẢNG BỘ HUYỆN SÔNG TRẮNG", "ĐẢNG ỦY XÃ BÌNH AN", "*", "Số 05-BC/ĐU",
                          "ĐẢNG CỘNG SẢN VIỆT NAM", "Bình An, ngày 09 tháng 01 năm 2026"));
  EXPECT_THAT(lines_of("hd-36", {{letterhead()}}), Contains("Số: 05-BC/ĐU"));
  EXPECT_THAT(lines_of("nd-30", {{letterhead()}}), Contains("Độc lập - Tự do - Hạnh phúc"));
  EXPECT_THAT(lines_of("nd-30", {{letterhead()}}), Not(Contains("*")));
}

TEST(Letterhead, leaves_room_for_a_number_and_a_day_to_come) {
  Letterhead open = letterhead();
  open.number = "-BC/ĐU";
  open.date = {};
  EXPECT_THAT(lines_of("hd-05", {{open}}), Contains("Số ......-BC/ĐU"));
  EXPECT_THAT(lines_of("hd-05", {{open}}), Contains("Bình An, ngày ...... tháng ...... năm ........."));
}

TEST(Headings, are_numbered_in_three_levels) {
  const std::vector<Block> blocks{{Heading{1, "Một"}}, {Heading{2, "Hai"}}, {Heading{3, "Ba"}},
                                  {Heading{3, "Bốn"}}, {Heading{2, "Năm"}}, {Heading{3, "Sáu"}},
                                  {Heading{1, "Bảy"}}, {Heading{2, "Tám"}}};
  EXPECT_THAT(lines_of("hd-05", blocks),
              ElementsAre("I- Một", "1. Hai", "a) Ba", "b) Bốn", "2. Năm", "a) Sáu", "II- Bảy", "1. Tám"));
  EXPECT_EQ(lines_of("hd-36", blocks).front(), "I. Một");
}

TEST(Paragraph, ends_the_paper_with_the_profiles_mark) {
  const std::vector<Block> blocks{{Paragraph{.runs = {{.text = "Hết. "}}, .ends_paper = true}}};
  EXPECT_THAT(lines_of("hd-05", blocks), ElementsAre("Hết."));
  EXPECT_THAT(lines_of("nd-30", blocks), ElementsAre("Hết./."));
}

TEST(Grounds, and_recipients_get_their_marks) {
  EXPECT_THAT(lines_of("hd-05", {{Grounds{{"Căn cứ một", "Căn cứ hai"}}}}),
              ElementsAre("- Căn cứ một;", "- Căn cứ hai,"));
  EXPECT_THAT(
      lines_of("hd-05", {{Signatures{.recipients = {"Như Điều 2", "Lưu"}, .columns = {{.post = "Bí thư"}}}}}),
      ElementsAre("Nơi nhận:", "- Như Điều 2,", "- Lưu.", "BÍ THƯ", ""));
}

TEST(Signature, has_the_profiles_words_for_its_authority) {
  const auto signed_for = [](const std::string& id, Authority authority) {
    return lines_of(
               id, {{Signatures{.columns = {{.authority = authority, .body = "Đảng ủy", .post = "Bí thư"}}}}})
        .front();
  };
  EXPECT_EQ(signed_for("hd-05", Authority::on_behalf), "T/M ĐẢNG ỦY");
  EXPECT_EQ(signed_for("nd-30", Authority::for_head), "KT. ĐẢNG ỦY");
  EXPECT_EQ(signed_for("hd-36", Authority::by_order), "T/L ĐẢNG ỦY");
  EXPECT_EQ(signed_for("hd-36", Authority::own), "ĐẢNG ỦY");
}

TEST(Table, fills_short_rows_and_loses_nothing_of_long_ones) {
  const Table table{.columns = {{"A", 1}, {"B", 2}}, .rows = {{{"một"}}, {{"hai"}, {"ba"}, {"bốn"}}}};
  const auto sheets = compose({.profile = profile("hd-05"), .sections = {{.blocks = {{table}}}}});
  std::vector<std::string> lines;
  collect(sheets.front().items, lines);
  EXPECT_THAT(lines, ElementsAre("A", "B", "một", "", "hai", "ba; bốn"));
  const Grid& grid = std::get<Grid>(sheets.front().items.at(1).what);
  EXPECT_EQ(grid.widths.at(0) + grid.widths.at(1), sheets.front().text_width());
  EXPECT_EQ(grid.head_rows, 1);
}

TEST(Table, says_that_it_is_empty) {
  const Table table{.columns = {{"A", 1}, {"B", 2}}, .when_empty = "Không có"};
  EXPECT_THAT(lines_of("hd-05", {{table}}), ElementsAre("A", "B", "Không có"));
}

TEST(Slips, stand_two_to_a_page_with_a_line_to_cut_along) {
  const Slips slips{.slip = {{Title{"Phiếu biểu quyết"}}}, .copies = 3};
  const auto sheets = compose({.profile = profile("hd-05"), .sections = {{.blocks = {{slips}}}}});
  const auto& items = sheets.front().items;
  ASSERT_EQ(items.size(), 3U);
  EXPECT_TRUE(std::get<Slip>(items[0].what).cut);
  EXPECT_FALSE(std::get<Slip>(items[1].what).cut);
  EXPECT_FALSE(std::get<Slip>(items[2].what).cut);
  EXPECT_LE(2 * std::get<Slip>(items[0].what).height, sheets.front().text_height());
}

TEST(Section, lies_across_where_it_is_asked_to) {
  const auto sheets =
      compose({.profile = profile("hd-05"), .sections = {{.blocks = {}}, {.blocks = {}, .landscape = true}}});
  EXPECT_LT(sheets[0].width, sheets[0].height);
  EXPECT_GT(sheets[1].width, sheets[1].height);
}

}  // namespace
}  // namespace kiemdiem::paper
