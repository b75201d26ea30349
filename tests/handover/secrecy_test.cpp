#include <gmock/gmock.h>

#include "demonstration_office.h"
#include "paperwork/paperwork.h"
#include "service/comments.h"
#include "service/judged.h"
#include "store/records.h"

// Of a dossier with a level of secrecy no paper is printed.

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::Outcome;

TEST(APaper, is_not_printed_of_a_secret_dossier_and_not_offered) {
  auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  const auto situations = installation.demonstrations().value();
  const auto office = service::Office::open(store::Database::open("sqlite::memory:").value(),
                                            std::move(installation), {true, 2, service::SecondStep::offered})
                          .value();
  ASSERT_TRUE(service::fill_demonstration(*office, situations, service::now_at(service::morning)));
  const auto signed_in = service::sign_in(
      *office, service::asking("sign-in", {},
                               {{"user", "pyk.danguy"}, {"password", service::demonstration_password}}));
  ASSERT_TRUE(signed_in);
  const auto about = [&](std::vector<Offered>& offered) {
    const auto asked =
        service::asking("papers", signed_in->token, {{"campaign", "phu-yen-khoi-2022"}, {"unit", "pyk.cb1"}});
    const auto done = office->perform(asked, [&](Call& call) -> Outcome<void> {
      auto found = paperwork::offered(call);
      if (!found) return tl::unexpected{found.error()};
      offered = std::move(*found);
      for (const Offered& one : offered)
        if (one.what.about == "member:pyk.dv10")
          if (const auto paper = made(call, *one.row, one.what); !paper) return tl::unexpected{paper.error()};
      return {};
    });
    EXPECT_TRUE(done);
    return std::ranges::count(offered, "member:pyk.dv10", [](const Offered& one) { return one.what.about; });
  };
  ASSERT_TRUE(office->database().write([](store::Transaction& data) -> Result<void> {
    const auto person = store::find(data, {"", "people", "pyk.dv10"});
    const store::RecordText request{
        {"phu-yen-khoi-2022", std::string{service::comment_requests}, "nhan-xet-1"},
        (*person)->text.unit_path,
        R"({"kind":"residence","subject":"member:pyk.dv10","state":"sent"})",
        "",
        ""};
    const auto saved = store::save(data, request, 0, {"thu", service::morning});
    if (!saved) return tl::unexpected{saved.error()};
    return {};
  }));
  std::vector<Offered> offered;
  ASSERT_GT(about(offered), 0);
  const Row* row = nullptr;
  for (const Offered& one : offered)
    if (one.what.about == "member:pyk.dv10") row = one.row;
  ASSERT_TRUE(office->database().write([](store::Transaction& data) -> Result<void> {
    const auto before = store::find(data, {"", "people", "pyk.dv10"});
    store::RecordText text = (*before)->text;
    text.facts.insert(1, "\"secrecy\":\"secret\",");
    const auto saved = store::save(data, text, (*before)->version, {"thu", service::morning});
    if (!saved) return tl::unexpected{saved.error()};
    return {};
  }));
  EXPECT_EQ(about(offered), 0);
  const auto asked =
      service::asking("papers", signed_in->token, {{"campaign", "phu-yen-khoi-2022"}, {"unit", "pyk.cb1"}});
  const auto refused = office->perform(asked, [&](Call& call) -> Outcome<void> {
    const auto paper = made(call, *row, std::string{"member:pyk.dv10"});
    if (!paper) return tl::unexpected{paper.error()};
    return {};
  });
  ASSERT_FALSE(refused);
  ASSERT_FALSE(refused.error().problems.empty());
  EXPECT_THAT(refused.error().problems.front().message, testing::HasSubstr("độ mật"));
}

}  // namespace
}  // namespace kiemdiem::paperwork
