#pragma once

#include "service/review_meetings.h"
#include "store/minutes.h"

/// Biên bản hội nghị: what the minutes of a review meeting say, and how they are kept once they are closed
/// (D14). From then on every page and print shows the kept text; a mistake is mended by a further version.
namespace kiemdiem::service {

struct MinutesLine {
  std::string label, text;  ///< of a remark: who spoke, and what

  friend bool operator==(const MinutesLine&, const MinutesLine&) = default;
};
struct MinutesPart {
  std::string subject;  ///< "member:an"
  std::string heading, chair, time;
  std::string state;  ///< of what was not concluded; empty: it was
  std::vector<MinutesLine> texts, remarks;

  friend bool operator==(const MinutesPart&, const MinutesPart&) = default;
};
struct MinutesText {
  std::string upper, unit, title;
  std::vector<MinutesLine> facts;  ///< time, place, who was there
  std::vector<MinutesLine> told;
  std::vector<MinutesPart> parts;
  std::string ended, other, chair, secretary;

  friend bool operator==(const MinutesText&, const MinutesText&) = default;
};

/// What the records of a meeting say now. @pre it was opened
MinutesText minutes_of(const ReviewMeeting& meeting);
/// Head of its papers: the body above, and the name of the meeting with its year.
std::string upper_of(const ReviewMeeting& meeting);
std::string title_of_paper(const ReviewMeeting& meeting);

/// The same text gives the same bytes: keys in their order, no blanks.
std::string to_json(const MinutesText& text);
/// Of what to_json() wrote.
MinutesText minutes_from(const std::string& json);

/// A text that a correction may change, under the name of its input.
struct CorrectedText {
  std::string field;    ///< "fact.3"
  std::string heading;  ///< the part that it stands in; may be empty
  std::string label;
  std::string subject;  ///< whom the part is about; empty: the meeting
  std::string* text = nullptr;
};
/// All of them, in the order of the minutes; they point into the text.
std::vector<CorrectedText> texts_in(MinutesText& text);

/// The versions that were kept, the first one first. None while the meeting runs, and of meetings that were
/// closed before minutes were kept.
Outcome<std::vector<store::Minutes>> kept_minutes(Call& call, const std::string& about);

/// Keeps a text as the next version of the minutes about something, with the end of the log as it stands.
/// @param reason of a correction; empty of the first
Outcome<void> keep_minutes(Call& call, const std::string& about, const Unit& unit, const std::string& body,
                           const std::string& reason);

/// A further version of closed minutes: `version` that was seen, `reason`, texts. Nobody changes what is said
/// on the own case. @return the meeting
Outcome<std::string> correct_minutes(Call& call);

}  // namespace kiemdiem::service
