#include <gmock/gmock.h>

#include "demonstration_site.h"
#include "paperwork/folder.h"
#include "reading.h"
#include "report_cells.h"

// The complete dossier of one grassroots organization under each of the five plans by one button and by one
// command, and the summary of the organization above that comes out of the same figures.

namespace kiemdiem::web {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Plan {
  const char *prefix, *campaign, *unit;
  const char *above, *in;  ///< whose summary has a row for `in`
};

void PrintTo(const Plan& plan, std::ostream* out) {
  *out << plan.campaign;
}

class EachOfTheFivePlans : public testing::TestWithParam<Plan> {
 protected:
  std::string path(const char* what, const std::string& unit) const {
    return std::string{"/dot/"} + GetParam().campaign + "/" + what + "/" + unit;
  }
  Visitor committee_{std::string{GetParam().prefix} + ".danguy"};
};

TEST_P(EachOfTheFivePlans, gives_the_whole_dossier_by_one_button_and_the_same_by_one_command) {
  EXPECT_THAT(committee_.page(path("ho-so", GetParam().unit)), HasSubstr("Tải trọn bộ hồ sơ"));
  const http::Response zip = committee_.get(path("ho-so", GetParam().unit) + "/bo-ho-so.zip");
  ASSERT_EQ(zip.status, 200);
  const printing::Archive button = printing::unzipped(zip.body);
  const auto command = paperwork::dossier_folder_here(
      demonstration_office(), {GetParam().campaign, GetParam().unit}, service::now_at(morning),
      {.threads = 1, .server = "https://10.42.0.1:8443", .progress = {}});
  ASSERT_TRUE(command);
  std::vector<std::string> names;
  for (const paperwork::FolderFile& file : command->files) {
    names.push_back(file.name);
    ASSERT_TRUE(button.parts.contains(file.name)) << file.name;
    // Who made the tables stands in them. PDFs say the same in places that may differ by a thousandth of a
    // letter: how wide blanks of a justified line are depends on what a thread has printed before.
    if (file.name.ends_with(".docx")) {
      EXPECT_TRUE(button.parts.at(file.name) == file.bytes) << file.name << " differs";
    }
  }
  EXPECT_EQ(button.names, names);
  EXPECT_THAT(names, Contains(std::string{"000_bieu tong hop.xlsx"}));
}

TEST_P(EachOfTheFivePlans, has_its_figures_in_the_summary_of_the_organization_above) {
  Visitor upper{std::string{GetParam().prefix} + ".thuongvu"};
  const std::string own = path("bao-cao", GetParam().in) + "/t02";
  const auto total = cells_of(upper.page(own));
  ASSERT_THAT(total, Not(IsEmpty()));
  bool found = false;
  for (const auto& row : cells_of(upper.page(path("bao-cao", GetParam().above) + "/t02"))) {
    if (row[1].href != own) continue;
    found = true;
    for (std::size_t at = 2; at < row.size(); ++at)
      EXPECT_EQ(row[at].text, total.back()[at].text) << "column " << at + 1;
  }
  EXPECT_TRUE(found) << own;
  EXPECT_EQ(upper.get(path("bao-cao-excel", GetParam().above) + "/tat-ca").status, 200);
}

INSTANTIATE_TEST_SUITE_P(
    Plans, EachOfTheFivePlans,
    testing::Values(Plan{"pyk", "phu-yen-khoi-2022", "pyk.tt", "pyk.khoi", "pyk.tt"},
                    Plan{"bvp", "benh-vien-phoi-2021", "bvp.dbbv", "bvp.dbbv", "bvp.noi"},
                    Plan{"bd", "bu-dang-2020", "bd.dx", "bd.huyen", "bd.dx"},
                    Plan{"hu", "huyen-uy-2023", "hu.dbxa", "hu.huyen", "hu.dbxa"},
                    Plan{"pgv", "phuong-11-go-vap-2021", "pgv.p11", "pgv.quan", "pgv.p11"}),
    [](const auto& plan) { return std::string{plan.param.prefix}; });

}  // namespace
}  // namespace kiemdiem::web
