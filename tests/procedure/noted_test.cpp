#include "procedure/noted.h"

#include <gmock/gmock.h>

#include "base/tree.h"
#include "installation/installation.h"

// Which facts are noted of which event.

namespace kiemdiem::procedure {
namespace {

using testing::HasSubstr;

Installation& installation() {
  static Installation opened = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

Result<Noted> noted(const std::string& text) {
  return read_noted(parse_yaml(text, "noted.yaml").value(), installation().dictionary());
}

TEST(WhatIsNoted, of_an_event_is_the_same_under_every_document_that_says_nothing_else) {
  for (const std::string& id : installation().ids()) {
    const auto rules = installation().meeting_rules(id);
    ASSERT_TRUE(rules) << id;
    const auto found = read_noted(*rules, installation().dictionary());
    ASSERT_TRUE(found) << id;
    EXPECT_TRUE(found->asks("chair", "review")) << id;
    EXPECT_FALSE(found->asks("planned", "review")) << id;
    EXPECT_TRUE(found->asks("planned", "meeting_registered")) << id;
    EXPECT_FALSE(found->asks("chair", "dossier_sent")) << id;
    EXPECT_TRUE(found->asks("by", "dossier_sent")) << id;
    for (const std::string& event : installation().dictionary().choices("event")->words) {
      EXPECT_TRUE(found->asks("on", event)) << event;
      EXPECT_TRUE(found->asks("secrecy", event)) << event;
    }
  }
}

TEST(WhatIsNoted, of_an_event_that_a_page_records_itself_leads_to_that_page) {
  const auto found =
      read_noted(installation().meeting_rules("phu-yen-khoi-2022").value(), installation().dictionary());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->page_of("review"), "review-meetings");
  EXPECT_EQ(found->page_of("decided"), "decisions");
  EXPECT_EQ(found->page_of("yearly_summary"), "");
  const auto unknown = noted("recorded_on: {reviews: review-meetings}");
  ASSERT_FALSE(unknown);
  EXPECT_THAT(to_text(unknown.error()), HasSubstr("reviews"));
}

TEST(WhatIsNoted, is_everything_where_nothing_is_said) {
  const auto found = noted("order: []");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->asks("planned", "review"));
}

TEST(WhatIsNoted, names_only_facts_and_events_that_there_are) {
  const auto fact = noted("noted: {chairs: [review]}");
  ASSERT_FALSE(fact);
  EXPECT_THAT(to_text(fact.error()), HasSubstr("chairs"));
  const auto event = noted("noted: {chair: [reviews]}");
  ASSERT_FALSE(event);
  EXPECT_THAT(to_text(event.error()), HasSubstr("reviews"));
}

}  // namespace
}  // namespace kiemdiem::procedure
