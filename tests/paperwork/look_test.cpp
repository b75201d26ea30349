#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include "deciding_office.h"
#include "paperwork/paperwork.h"
#include "paperwork/printed.h"

// With KIEMDIEM_PAPERS=FOLDER one of each paper of two demonstrations is written there as Word and PDF, to be
// looked at.

namespace kiemdiem::paperwork {
namespace {

using service::Outcome;

Outcome<void> write_all(service::Call& call, const std::string& folder, std::set<std::string>& seen) {
  const auto all = offered(call);
  if (!all) return tl::unexpected{all.error()};
  for (const Offered& one : *all) {
    std::string name = call.campaign->id.substr(0, 3) + "_" + std::string{one.row->id};
    if (one.row->paper == tables_word) name += "_" + one.what.about;
    if (!seen.insert(name).second) continue;
    auto paper = made(call, *one.row, one.what);
    if (!paper) return tl::unexpected{paper.error()};
    paper->server = "https://10.42.0.1:8443";
    for (const Format format : {Format::docx, Format::pdf})
      std::ofstream{folder + "/" + name + "." + std::string{paperwork::name(format)}, std::ios::binary}
          << printed(*paper, format).value_or("");
  }
  return {};
}

TEST(ThePapersOfTheDemonstrations, are_written_to_be_looked_at) {
  const char* folder = std::getenv("KIEMDIEM_PAPERS");
  if (folder == nullptr) GTEST_SKIP() << "no folder named";
  std::set<std::string> seen;
  struct Asking {
    const char *login, *campaign, *unit;
  };
  for (const Asking& asking :
       {Asking{"pyk.bithu", "phu-yen-khoi-2022", "pyk.cb1"},
        Asking{"pyk.danguy", "phu-yen-khoi-2022", "pyk.tt"},
        Asking{"pyk.thuongvu", "phu-yen-khoi-2022", "pyk.khoi"},
        Asking{"hu.bithu", "huyen-uy-2023", "hu.cbvp"}, Asking{"hu.danguy", "huyen-uy-2023", "hu.dbxa"}}) {
    const auto asked = service::asking("papers", service::signed_in(asking.login),
                                       {{"campaign", asking.campaign}, {"unit", asking.unit}});
    const auto outcome = service::demonstration_office().perform(
        asked, [&](service::Call& call) { return write_all(call, folder, seen); });
    EXPECT_TRUE(outcome) << asking.login;
  }
}

}  // namespace
}  // namespace kiemdiem::paperwork
