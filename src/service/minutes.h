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
  std::string name;     ///< as papers head its review: "Nguyễn Văn An, đảng viên"
  std::string heading, chair, time;
  std::string state;  ///< of what was not concluded; empty: it was
  std::vector<MinutesLine> texts, remarks;

  friend bool operator==(const MinutesPart&, const MinutesPart&) = default;
};
struct MinutesText {
  std::string upper, unit, title;
  std::string superior, issuer;            ///< the head of its paper; a group stands below its cell
  std::string chair_post, secretary_post;  ///< may be empty
  std::vector<MinutesLine> facts;          ///< time, place, who was there
  std::vector<MinutesLine> told;
  std::vector<MinutesPart> parts;
  std::string ended, other, chair, secretary;

  friend bool operator==(const MinutesText&, const MinutesText&) = default;
};

/// What kept minutes call the facts that a paper looks up in them again.
namespace minutes_label {
inline constexpr const char* place = "Địa điểm";
inline constexpr const char* summoned = "Triệu tập";
inline constexpr const char* present = "Có mặt";
inline constexpr const char* absent = "Vắng (lý do)";
inline constexpr const char* above = "Cấp trên dự";
inline constexpr const char* guests = "Khách mời";
}  // namespace minutes_label

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

/// Lines as a list of pairs, and back from the list at a key.
Node lines_node(const std::vector<MinutesLine>& lines);
std::vector<MinutesLine> lines_at(const Node& node, std::string_view key);

/// The versions that were kept, the first one first. None while the meeting runs, and of meetings that were
/// closed before minutes were kept.
Outcome<std::vector<store::Minutes>> kept_minutes(Call& call, const std::string& about);

/// Keeps a text as the next version of the minutes about something, with the end of the log as it stands.
/// @param reason of a correction; empty of the first
Outcome<void> keep_minutes(Call& call, const std::string& about, const Unit& unit, const std::string& body,
                           const std::string& reason);

/// Refused where nothing is kept yet, another correction came first, or `reason` is empty.
Outcome<void> check_correction(const Call& call, const std::vector<store::Minutes>& kept);
/// Writes the inputs over the texts. Refused where nothing changes. Nobody changes what is said on the own
/// case.
Outcome<void> take_corrections(const Call& call, const std::vector<CorrectedText>& texts);

/// A further version of closed minutes: `version` that was seen, `reason`, texts.
/// @return the meeting
Outcome<std::string> correct_minutes(Call& call);

}  // namespace kiemdiem::service
