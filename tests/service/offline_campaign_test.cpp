#include "offline_unit.h"
#include "sealing/secret.h"
#include "service/progress.h"
#include "service/ratings.h"
#include "service/summaries.h"
#include "store/decisions.h"
#include "store/minutes.h"
#include "two_servers.h"

// A grassroots organization does a whole campaign on a machine that no network reaches, and hands it up as
// one file.

namespace kiemdiem::service {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string cell = "pyk.cb1";

class AnOfflineCampaign : public OnTwoServers {
 protected:
  void SetUp() override {
    make_servers();
    if (IsSkipped()) return;
    forget_what_was_done();
    advisory_ = upper_->session("bantochuc", Role::advisory, above);
    start_lower();
    work_ = std::make_unique<OfflineUnit>(*lower_, campaign, unit, cell);
  }

  /// The demonstration has reviewed and rated already.
  void forget_what_was_done() {
    ASSERT_TRUE(upper_->write<int>([&](const Exchange& exchange) -> Result<int> {
      const auto events = store::find_all(exchange.data, campaign, "events", "").value();
      for (const store::Record& record : events) {
        const std::string& facts = record.text.facts;
        if (facts.find("\"review\"") == std::string::npos && facts.find("\"rating\"") == std::string::npos)
          continue;
        const auto erased = store::erase(exchange.data, record.text.key, record.version, exchange.by);
        if (!erased) return tl::unexpected{erased.error()};
      }
      return 0;
    }));
  }

  template <class T>
  T above_sees(std::string_view action, const std::function<Outcome<T>(Call&)>& work) {
    std::optional<T> found;
    const auto asked = asking(action, advisory_, {{"campaign", campaign}, {"unit", above}});
    const auto done = upper_->office().perform(asked, [&](Call& call) -> Outcome<void> {
      auto made = work(call);
      if (!made) return tl::unexpected{made.error()};
      found.emplace(std::move(*made));
      return {};
    });
    EXPECT_EQ(outcome_words(done), "");
    return found ? std::move(*found) : T{};
  }

  /// How many of a step are done at the unit, as the board of the upper level counts them.
  std::int32_t done_of(const std::string& step) {
    return above_sees<std::int32_t>("progress", [&](Call& call) -> Outcome<std::int32_t> {
      const auto units = call.units();
      const auto progress = progress_of(call, *call.campaign, *(*units)->find(above));
      if (!progress) return tl::unexpected{progress.error()};
      std::int32_t done = -1;
      for (const UnitProgress& row : progress->rows)
        for (std::size_t at = 0; at < row.steps.size() && row.unit->id == unit; ++at)
          if (progress->plan.plan->steps[at].id == step) done = row.steps[at].done;
      return done;
    });
  }

  summary::Line line_of(const std::string& subject) {
    return above_sees<summary::Line>("reports", [&](Call& call) -> Outcome<summary::Line> {
      const auto units = call.units();
      const auto sum = summary_of(call, *(*units)->find(above), true);
      if (!sum) return tl::unexpected{sum.error()};
      const summary::Line* line = sum->summary->line(subject);
      return line == nullptr ? summary::Line{} : *line;
    });
  }

  std::string tally_above(const std::string& poll) {
    return upper_
        ->write<std::string>([&](const Exchange& exchange) -> Result<std::string> {
          const auto tally = store::tally_of(exchange.data, poll);
          if (!tally) return tl::unexpected{tally.error()};
          return *tally ? (*tally)->body : std::string{};
        })
        .value();
  }

  std::unique_ptr<OfflineUnit> work_;
  std::string advisory_;
};
INSTANTIATE_TEST_SUITE_P(With, AnOfflineCampaign,
                         testing::Values(store::Engine::sqlite, store::Engine::postgresql),
                         [](const auto& engine) {
                           return engine.param == store::Engine::sqlite ? "an_upper_sqlite"
                                                                        : "an_upper_postgresql";
                         });

TEST_P(AnOfflineCampaign, goes_from_the_start_bundle_to_the_summary_of_the_upper_level) {
  EXPECT_EQ(line_of("member:pyk.dv10").decided, false);
  const std::int32_t before = done_of("review-members");
  work_->plans("08/12/2022");
  work_->meets();
  const std::string poll = work_->votes();
  ASSERT_FALSE(poll.empty());
  const DecisionMade decision = work_->decides("7-QĐ/ĐU", {{"pyk.dv10", "good"}, {"pyk.dv07", "completed"}});

  const std::string file = report();
  const auto merged = upper_->merge(file);
  ASSERT_TRUE(merged) << to_text(merged.error());
  EXPECT_EQ(merged->plan.count(Fate::conflict), 0);
  EXPECT_EQ(merged->plan.tallies, 1);
  EXPECT_EQ(merged->plan.decisions, 1);
  EXPECT_GE(merged->plan.minutes, 1);

  // The board of progress, the story of the rating and the summary of the upper level.
  EXPECT_GT(done_of("review-members"), before);
  const summary::Line line = line_of("member:pyk.dv10");
  EXPECT_TRUE(line.decided);
  EXPECT_EQ(line.level, 1);
  EXPECT_EQ(line.reviewed, summary::Truth::yes);
  ASSERT_TRUE(line.votes);
  EXPECT_EQ(line.votes->levels[2], line.votes->valid);
  const std::string number = above_sees<std::string>("rating-board", [](Call& call) -> Outcome<std::string> {
    const auto ratings = ratings_under(call, "/", nullptr);
    if (!ratings) return tl::unexpected{ratings.error()};
    const StandingDecision* standing = ratings->of("member:pyk.dv10").standing();
    return standing == nullptr ? std::string{} : standing->number;
  });
  EXPECT_EQ(number, "7-QĐ/ĐU");

  // Nothing was lost: tally, minutes and decision stand above as they were sealed below.
  EXPECT_THAT(tally_above(poll), HasSubstr("pyk.dv10"));
  const auto minutes = upper_->write<std::vector<store::Minutes>>([&](const Exchange& exchange) {
    return store::minutes_about(exchange.data, campaign, "organization." + cell + ".1");
  });
  ASSERT_EQ(minutes->size(), 1U);
  EXPECT_EQ(minutes->front().hash, sealing::sha256(minutes->front().body));
  const auto stored = upper_->write<std::optional<store::Decision>>(
      [&](const Exchange& exchange) { return store::find_decision(exchange.data, decision.id); });
  ASSERT_TRUE(stored && *stored);

  // The same stick once more, and the same content in a new file: nothing changes.
  EXPECT_THAT(upper_->merge(file)->plan.nothing, HasSubstr("đã được nhận"));
  EXPECT_EQ(report(), file);
  upper_->expect_whole_log();
  lower_->expect_whole_log();
}

TEST_P(AnOfflineCampaign, brings_the_own_days_and_their_reasons_up_once) {
  work_->plans("08/12/2022");
  const std::string file = report();
  ASSERT_TRUE(upper_->merge(file));
  const auto plan = upper_->write<std::optional<store::Plan>>(
      [&](const Exchange& exchange) { return store::find_plan(exchange.data, campaign, cell); });
  ASSERT_TRUE(plan && *plan);
  EXPECT_THAT((*plan)->body, HasSubstr("2022-12-08"));
  const auto reasons = [&] {
    return upper_
        ->write<std::int64_t>([&](const Exchange& exchange) -> Result<std::int64_t> {
          const auto all = store::amendments_of(exchange.data, campaign);
          if (!all) return tl::unexpected{all.error()};
          return std::ranges::count(*all, "Làm sớm", &store::Amendment::reason);
        })
        .value();
  };
  EXPECT_EQ(reasons(), 1);
  lower_->say({"", "people", "pyk.dv04"}, path, "{\"id\":\"pyk.dv04\",\"name\":\"Mới\",\"cell\":\"pyk.cb1\"}",
              unit);
  ASSERT_TRUE(upper_->merge(report()));
  EXPECT_EQ(reasons(), 1) << "a further report brings what is known already";
}

TEST_P(AnOfflineCampaign, keeps_the_pack_that_the_campaign_was_opened_with) {
  const auto pack = [&](ExchangePlace& place) {
    return place
        .write<std::string>([&](const Exchange& exchange) -> Result<std::string> {
          const auto found = store::find_campaign(exchange.data, campaign);
          if (!found) return tl::unexpected{found.error()};
          return (*found)->regulation + " " + (*found)->regulation_hash + " " + (*found)->state;
        })
        .value();
  };
  EXPECT_EQ(pack(*lower_), pack(*upper_));
  EXPECT_THAT(pack(*lower_), Not(HasSubstr("  "))) << "a fingerprint is kept";
}

TEST_P(AnOfflineCampaign, names_a_sealed_tally_that_was_changed_on_the_way) {
  work_->meets();
  const std::string poll = work_->votes();
  ASSERT_FALSE(poll.empty());
  const std::string file = report();
  const auto opened = bundle::read(file);
  ASSERT_TRUE(opened);
  // Somebody with the unit's key writes other counts, and the file as a whole is sound.
  const auto forged = [&](const std::string& from, const std::string& to, bool with_hash) {
    std::vector<bundle::Section> sections;
    for (const auto& part : opened->parts) {
      std::string bytes{part.bytes};
      if (part.name == "tallies") {
        const store::Row row = store::rows_of_lines(bytes, "ttti").value().front();
        std::string body = row.text(1);
        if (const std::size_t at = body.find(from); at != std::string::npos)
          body.replace(at, from.size(), to);
        const std::string hash = with_hash ? sealing::sha256(body) : row.text(2);
        bytes = store::to_lines({store::Row{{row.text(0), body, hash, row.integer(3)}}});
      }
      sections.push_back({std::string{part.name}, std::move(bytes)});
    }
    return lower_
        ->write<std::string>([&](const Exchange& exchange) -> Result<std::string> {
          const auto key = open_unit_key(exchange.data, *exchange.units.find(unit), lower_key_.phrase);
          if (!key) return tl::unexpected{key.error()};
          const std::string head = bundle::head_of(opened->header, sections);
          return bundle::file_of(head, sealing::sign(key->secret, head), sections);
        })
        .value();
  };
  ASSERT_EQ(forged("-", "-", false), file) << "the forger writes the same file";
  EXPECT_THAT(words_of(upper_->merge(forged("member:pyk.dv10", "member:pyk.dv99", false))),
              AllOf(HasSubstr("tallies"), HasSubstr(poll), HasSubstr("không khớp mã đã niêm phong")));
  EXPECT_EQ(tally_above(poll), "");

  // Taken once, another tally under the same id is refused and named.
  ASSERT_TRUE(upper_->merge(file));
  const std::string sealed = tally_above(poll);
  EXPECT_THAT(words_of(upper_->merge(forged("member:pyk.dv10", "member:pyk.dv99", true))),
              AllOf(HasSubstr(poll), HasSubstr("đã niêm phong không bao giờ bị sửa")));
  EXPECT_EQ(tally_above(poll), sealed);
}

}  // namespace
}  // namespace kiemdiem::service
