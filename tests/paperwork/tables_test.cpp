#include <gtest/gtest.h>

#include "deciding_office.h"
#include "paperwork/paperwork.h"
#include "printing/docx.h"
#include "printing/golden.h"
#include "reading.h"

// The summary tables of the demonstration of Phú Yên on paper, against tests/paperwork/golden.

namespace kiemdiem::paperwork {
namespace {

using service::Outcome;

TEST(TheSummaryTables, stand_on_paper_as_they_were_read_and_accepted) {
  const auto asked = service::asking("papers", service::signed_in("pyk.thuongvu"),
                                     {{"campaign", "phu-yen-khoi-2022"}, {"unit", "pyk.khoi"}});
  std::size_t count = 0;
  const auto outcome =
      service::demonstration_office().perform(asked, [&](service::Call& call) -> Outcome<void> {
        const Row& row = *find("bieu-tong-hop");
        const auto tables = row.list(call);
        if (!tables) return tl::unexpected{tables.error()};
        for (const Printable& one : *tables) {
          const auto paper = made(call, row, one);
          if (!paper) return tl::unexpected{paper.error()};
          printing::compare_with_golden("paperwork", one.about + ".txt",
                                        printing::reduced(printing::document_xml(*paper)));
          ++count;
        }
        return {};
      });
  EXPECT_TRUE(outcome);
  EXPECT_GE(count, 14U);
  if (printing::accepts_anew()) GTEST_SKIP() << "accepted anew";
}

}  // namespace
}  // namespace kiemdiem::paperwork
