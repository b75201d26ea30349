#pragma once

#include <gmock/gmock.h>

#include <algorithm>

#include "demonstration_office.h"
#include "service/minutes.h"
#include "service/registers.h"
#include "service/review_meetings.h"

// A cell of the demonstrations that meets: nothing of it happened yet.

namespace kiemdiem::service {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// An office of its own with the five demonstrations and a cell that meets: nothing of it happened yet.
class AReviewMeeting : public testing::Test {
 protected:
  AReviewMeeting() {
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    const auto situations = installation.demonstrations().value();
    office = Office::open(store::Database::open("sqlite::memory:").value(), std::move(installation),
                          {true, 2, SecondStep::offered})
                 .value();
    EXPECT_TRUE(fill_demonstration(*office, situations, now_at(morning)));
    forget_reviews();
    secretary = token_of("bvp.bithu");
  }

  std::string token_of(const std::string& login) {
    const auto done =
        sign_in(*office, asking("sign-in", {}, {{"user", login}, {"password", demonstration_password}}));
    EXPECT_TRUE(done) << login;
    return done ? done->token : std::string{};
  }

  void forget_reviews() {
    EXPECT_TRUE(office->database().write([](store::Transaction& data) -> Result<void> {
      const auto events = store::find_all(data, campaign, "events", "").value();
      for (const store::Record& record : events)
        if (record.text.facts.find("review") != std::string::npos) {
          EXPECT_TRUE(store::erase(data, record.text.key, record.version, {"thu", morning}));
        }
      return {};
    }));
  }

  Asked about(std::string_view action, const std::string& who, Fields more) const {
    Fields fields{{"campaign", campaign}, {"unit", unit}, {"meeting", meeting}};
    fields.insert(fields.end(), more.begin(), more.end());
    return asking(action, who, fields);
  }

  template <class Work>
  auto ask(std::string_view action, const std::string& who, const Fields& more, Work work) {
    return office->answer(about(action, who, more), work);
  }

  ReviewMeeting seen() {
    std::optional<ReviewMeeting> found;
    const auto outcome =
        office->perform(about("review-meeting", secretary, {}), [&](Call& call) -> Outcome<void> {
          auto made = review_meeting(call);
          if (!made) return tl::unexpected{made.error()};
          found.emplace(std::move(*made));
          return {};
        });
    if (!outcome || !found) throw std::runtime_error{"no meeting"};
    return std::move(*found);
  }

  static std::string id_of(const ReviewMeeting& of, std::int32_t row) {
    return of.judged->situation.id(facts::EntityRef{facts::EntityKind::person, row});
  }

  /// Everybody is there but one.
  Outcome<std::string> open(const std::string& absent = {}, const std::string& reason = "đi công tác") {
    const ReviewMeeting now = seen();
    Fields fields{{"version", std::to_string(now.record.version)}, {"place", "Phòng họp 2"}};
    std::vector<std::string> there;
    for (const std::int32_t row : procedure::summoned(now.work(), now.body)) {
      const std::string id = id_of(now, row);
      if (id == absent) {
        fields.emplace_back("fact.absent." + id, reason);
        continue;
      }
      fields.emplace_back("present", id);
      there.push_back(id);
    }
    const auto led =
        std::ranges::find_if(now.agenda.items, [](const auto& one) { return !one.chairs.empty(); });
    fields.emplace_back("chair", id_of(now, led->chairs.front()));
    for (const std::string& id : there)
      if (id != fields.back().second) {
        fields.emplace_back("secretary", id);
        break;
      }
    return ask("save-opening", secretary, fields, &save_opening);
  }

  Fields texts(const procedure::AgendaItem& item, const std::string& what) {
    const ReviewMeeting now = seen();
    const ItemRecord record = now.item(now.subject(item));
    std::string chair;
    for (const std::int32_t row : item.chairs)
      if (chair.empty() && std::ranges::count(now.record.present, id_of(now, row)) > 0)
        chair = id_of(now, row);
    return {{"item", now.subject(item)},
            {"version", std::to_string(record.version)},
            {"do", what},
            {"chair", chair},
            {"fact.strengths", "Tận tụy."},
            {"fact.shortcomings", "Chậm báo cáo."},
            {"fact.causes", "Thiếu kiểm tra."},
            {"fact.responsibility", "Của bản thân."}};
  }

  std::string refusal(const Outcome<std::string>& outcome) {
    if (outcome) return "";
    std::string words;
    for (const FieldProblem& problem : outcome.error().problems)
      words += problem.field + ": " + problem.message + "\n";
    return words.empty() ? "refused" : words;
  }

  std::vector<std::string> events_of(const std::string& subject) {
    std::vector<std::string> words;
    EXPECT_TRUE(office->database().read([&](store::Transaction& data) -> Result<void> {
      for (const char* list : {"events", "documents"}) {
        const auto records = store::find_all(data, campaign, list, "").value();
        for (const store::Record& record : records) {
          const Node facts = from_json(record.text.facts).value();
          if (text_of(facts, "subject") == subject)
            words.push_back(text_of(facts, list == std::string{"events"} ? "event" : "document"));
        }
      }
      return {};
    }));
    return words;
  }

  /// Closes all items that can be, without regard to what other bodies have to do before.
  void close_all() {
    for (int round = 0; round < 3; ++round) {
      const ReviewMeeting now = seen();
      for (const procedure::AgendaItem& item : now.agenda.items)
        if (!seen().is_over(item) && !now.is_absent(item))
          (void)ask("save-item", secretary, texts(item, "close"), &save_item);
    }
  }

  /// Ends what is open: closed where it can be, else left to the next meeting; then locks the minutes.
  void finish_meeting() {
    close_all();
    const std::string deputy = token_of("bvp.phobithu");
    const ReviewMeeting now = seen();
    for (const procedure::AgendaItem& item : now.agenda.items)
      if (!seen().is_over(item) && !now.is_absent(item)) {
        Fields fields = texts(item, "leave");
        fields.emplace_back("reason", "Chờ việc trước.");
        if (!ask("save-item", secretary, fields, &save_item))
          (void)ask("save-item", deputy, fields, &save_item);
      }
    EXPECT_EQ(refusal(ask("close-minutes", secretary, {{"version", std::to_string(seen().record.version)}},
                          &close_minutes)),
              "");
  }

  void close_meeting() {
    EXPECT_EQ(refusal(open()), "");
    finish_meeting();
  }

  std::vector<store::Minutes> kept_of() {
    return office->database()
        .read([&](store::Transaction& data) -> Result<void> {
          auto found = store::minutes_about(data, campaign, meeting);
          if (!found) return tl::unexpected{found.error()};
          kept_ = std::move(*found);
          return {};
        })
        .map([&] { return kept_; })
        .value();
  }

  std::vector<store::Minutes> kept_;
  static inline const std::string campaign = "benh-vien-phoi-2021";
  std::string unit = "bvp.noi", meeting = "organization.bvp.noi.1";
  std::unique_ptr<Office> office;
  std::string secretary;
};

}  // namespace kiemdiem::service
