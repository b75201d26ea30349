#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "demonstration_site.h"
#include "report_cells.h"
#include "service/office.h"
#include "service/summaries.h"

namespace kiemdiem::web {
namespace {

const std::string reports = "/dot/phu-yen-khoi-2022/bao-cao/pyk.tt";

/// Text of a page without its tags, blanks collapsed.
std::string text_of(const std::string& page) {
  std::string text = std::regex_replace(page, std::regex{"<[^>]*>"}, " ");
  return std::regex_replace(text, std::regex{"\\s+"}, " ");
}

TEST(ReportPages, the_list_leads_to_every_table_and_each_of_them_opens) {
  Visitor committee{"pyk.danguy"};
  const std::string list = committee.page(reports);
  for (const char* table : {"t01", "t02", "t03", "t04a", "t04b", "t05", "t06", "t07", "t08", "t08a", "t09",
                            "t10", "t11", "t12", "t13", "t14"}) {
    EXPECT_NE(list.find(reports + "/" + table), std::string::npos) << table;
    const std::string page = committee.page(reports + "/" + table);
    EXPECT_NE(page.find("Số liệu tính đến ngày 20/12/2022"), std::string::npos) << table;
  }
}

TEST(ReportPages, a_table_has_a_row_a_cell_and_a_total_that_counts_everybody) {
  Visitor committee{"pyk.danguy"};
  const std::string text = text_of(committee.page(reports + "/t02"));
  EXPECT_NE(text.find("Chi bộ Phòng Bảo quản 11 "), std::string::npos) << text;
  EXPECT_NE(text.find("Chi bộ Phòng Khai thác 9 "), std::string::npos);
  EXPECT_NE(text.find("Tổng cộng 20 "), std::string::npos);
}

TEST(ReportPages, a_figure_opens_to_its_people_and_from_there_to_why) {
  Visitor committee{"pyk.danguy"};
  const std::string page = committee.page(reports + "/t02");
  ASSERT_NE(page.find("/bao-cao/pyk.tt/t02/so-lieu?dong=pyk.cb1&amp;cot=all"), std::string::npos);
  const std::string people = committee.page(reports + "/t02/so-lieu", {{"dong", "pyk.cb1"}, {"cot", "all"}});
  EXPECT_NE(people.find("Bùi Đình Tín"), std::string::npos);
  EXPECT_NE(people.find("/vi-sao/member:pyk.dv01"), std::string::npos);
  EXPECT_EQ(committee.get(reports + "/t02/so-lieu", {{"dong", "nowhere"}, {"cot", "all"}}).status, 404);
}

/// A number of something: nobody stands behind 0.
bool is_figure(const std::string& text) {
  static const std::regex number{"[+-]?[0-9][0-9.,/]*%?|.*chưa rõ [0-9]+"};
  static const std::regex nothing{"[+-]?[0.,]*%?"};
  static const std::regex day{"[0-9]{2}/[0-9]{2}/[0-9]{4}"};  // its row leads to whom it is of
  return std::regex_match(text, number) && !std::regex_match(text, nothing) && !std::regex_match(text, day);
}

/// Columns with digits that count nobody.
bool counts_nobody(const summary::Column& column) {
  return column.what == "order"       // the running number of the row
         || column.what == "code"     // of a group of posts
         || column.what == "ground";  // words of the paper that a level rests on
}

TEST(ReportPages, every_figure_of_every_table_opens) {
  const std::vector<std::pair<std::string, std::string>> units{
      {"pyk.danguy", "phu-yen-khoi-2022/bao-cao/pyk.tt"},
      {"pyk.bantochuc", "phu-yen-khoi-2022/bao-cao/pyk.khoi"},
      {"bvp.danguy", "benh-vien-phoi-2021/bao-cao/bvp.dbbv"},
      {"bd.danguy", "bu-dang-2020/bao-cao/bd.dx"},
      {"hu.danguy", "huyen-uy-2023/bao-cao/hu.dbxa"},
      {"pgv.danguy", "phuong-11-go-vap-2021/bao-cao/pgv.p11"}};
  std::map<std::string, int> opened;
  std::set<std::string> followed;
  for (const auto& [login, path] : units) {
    Visitor visitor{login};
    const std::string campaign = path.substr(0, path.find('/'));
    const auto book = service::tables_of(demonstration_office().regulations(), campaign);
    ASSERT_TRUE(book);
    for (const summary::Shape& shape : book->shapes) {
      const std::string table = "/dot/" + path + "/" + shape.id;
      for (const auto& row : cells_of(visitor.page(table))) {
        ASSERT_EQ(row.size(), shape.columns.size()) << table;
        for (std::size_t at = 0; at < row.size(); ++at) {
          if (!is_figure(row[at].text) || counts_nobody(shape.columns[at])) continue;
          EXPECT_NE(row[at].href, "")
              << table << " " << row[1].text << ": " << shape.columns[at].title << " " << row[at].text;
          ++opened[shape.id];
          // One of each column and kind of row is followed.
          if (!row[at].href.empty() && followed.insert(table + shape.columns[at].id).second) {
            const std::string href = std::regex_replace(row[at].href, std::regex{"&amp;"}, "&");
            EXPECT_EQ(visitor.follow(href).status, 200) << href;
          }
        }
      }
    }
  }
  for (const char* table : {"t01", "t02", "t03", "t04a", "t07", "t08", "t09", "t10"})
    EXPECT_GT(opened[table], 0) << table;
}

TEST(ReportPages, a_difference_to_last_year_names_who_came_and_who_left) {
  Visitor committee{"pyk.danguy"};
  const std::string page = committee.page(reports + "/t09");
  const std::regex difference{"so-lieu\\?dong=([a-z]+-[0-9])&amp;cot=difference\""};
  std::smatch found;
  ASSERT_TRUE(std::regex_search(page, found, difference));
  const std::string people =
      text_of(committee.page(reports + "/t09/so-lieu", {{"dong", found[1]}, {"cot", "difference"}}));
  EXPECT_TRUE(people.find("thêm ở mức này") != std::string::npos ||
              people.find("không còn ở mức này") != std::string::npos)
      << people;
  EXPECT_NE(page.find("năm trước"), std::string::npos);
  EXPECT_NE(page.find("<svg"), std::string::npos) << "the year before beside this one, as bars";
}

TEST(ReportPages, a_member_has_no_tables) {
  Visitor member{"pyk.dangvien"};
  EXPECT_EQ(member.get(reports).status, 404);
  EXPECT_EQ(member.get(reports + "/t02").status, 404);
  EXPECT_EQ(member.get("/dot/phu-yen-khoi-2022/bao-cao-excel/pyk.tt/tat-ca").status, 404);
}

TEST(ReportPages, a_secretary_has_those_of_the_own_cell_only) {
  Visitor secretary{"pyk.bithu"};
  EXPECT_EQ(secretary.get("/dot/phu-yen-khoi-2022/bao-cao/pyk.cb1/t02").status, 200);
  EXPECT_EQ(secretary.get("/dot/phu-yen-khoi-2022/bao-cao/pyk.cb2/t02").status, 404);
}

TEST(ReportPages, the_workbook_is_a_file) {
  Visitor committee{"pyk.danguy"};
  committee.page(reports);
  const http::Response file = committee.get("/dot/phu-yen-khoi-2022/bao-cao-excel/pyk.tt/tat-ca");
  EXPECT_EQ(file.status, 200);
  EXPECT_TRUE(file.body.starts_with("PK"));
}

TEST(ReportPages, what_the_committee_writes_stands_in_the_report_beside_counted_numbers) {
  Visitor committee{"pyk.danguy"};
  const std::string form = "/dot/phu-yen-khoi-2022/bao-cao-ket-qua/pyk.tt";
  committee.page(form);
  const http::Response kept = committee.post(form, {{"version", "0"},
                                                    {"number", "12-BC/ĐU"},
                                                    {"day", "20/12/2022"},
                                                    {"strengths", "Giữ đúng trình tự <kiểm điểm>."}});
  EXPECT_EQ(kept.status, 303) << text_of(kept.body);
  EXPECT_NE(committee.page(form).find("Giữ đúng trình tự &lt;kiểm điểm&gt;."), std::string::npos);
  const std::string paper =
      committee.get("/dot/phu-yen-khoi-2022/van-ban/pyk.tt/bao-cao-ket-qua/-", {{"dang", "html"}}).body;
  EXPECT_NE(paper.find("Giữ đúng trình tự &lt;kiểm điểm&gt;."), std::string::npos);
  EXPECT_NE(paper.find("Tổng số đảng viên: 20"), std::string::npos);
  EXPECT_NE(paper.find("12-BC/ĐU"), std::string::npos);
  EXPECT_NE(paper.find("Biểu 02"), std::string::npos);
}

}  // namespace
}  // namespace kiemdiem::web
