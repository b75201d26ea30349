#pragma once

#include "service/minutes.h"
#include "service/polls.h"

/// Biên bản kiểm phiếu (F23): what the minutes of a sealed vote say. They are kept when the tally is sealed,
/// under the id of the vote, as minutes of meetings are (decision 0017): names, titles, shares and words stay
/// what they were, whatever the register and the documents say later.
namespace kiemdiem::service {

struct TallyRow {
  std::string subject;  ///< "member:an"
  std::string name, post;
  std::vector<std::string> marks;   ///< one a column
  std::vector<std::string> shares;  ///< "66,67"; empty: nobody to count by
  std::string carried;              ///< the level in words; empty: no threshold

  friend bool operator==(const TallyRow&, const TallyRow&) = default;
};
struct TallyText {
  std::string upper, unit;
  std::string kind;                  ///< of the unit, for the mark of its papers
  std::string about;                 ///< "xếp loại chất lượng năm 2026"
  std::string day;                   ///< ISO
  std::string sealed;                ///< "20/12/2026 9:30"
  std::string place;                 ///< empty: room to write it
  std::vector<MinutesLine> people;   ///< summoned, present, absent: number
  std::vector<MinutesLine> absent;   ///< name and reason
  std::vector<MinutesLine> sheets;   ///< issued … valid, void by reason: number
  std::vector<std::string> choices;  ///< words of the columns: "excellent"; the last may be "blank_line"
  std::vector<std::string> columns;  ///< the same as they are printed
  std::string base, base_number;     ///< what the shares are counted by
  std::string threshold;             ///< head of the column of what was carried; empty: none is stated
  std::vector<TallyRow> rows;
  std::vector<MinutesLine> results;   ///< level and number of subjects; empty: no threshold
  std::vector<std::string> remarks;   ///< equal votes, nothing carried
  std::vector<std::string> left_off;  ///< who is not on the sheet, with the clause
  std::vector<std::string> tellers;   ///< the head of the team first
  std::string chair;
  std::string other;
  std::string tally;  ///< SHA-256 of the sealed counts

  friend bool operator==(const TallyText&, const TallyText&) = default;
};

/// Under which the minutes of a vote are kept.
inline std::string tally_minutes_key(const std::string& poll) {
  return "poll:" + poll;
}

/// What the vote says now. @pre it is counted
/// @param sealed_at 0: not yet
Outcome<TallyText> tally_minutes_of(Call& call, const SeenPoll& seen, std::int64_t sealed_at);

/// The same text gives the same bytes.
std::string to_json(const TallyText& text);
/// Of what to_json() wrote.
TallyText tally_text_from(const std::string& json);

/// What a correction may change: names and words, no number. They point into the text.
std::vector<CorrectedText> texts_in(TallyText& text);

struct KeptTally {
  TallyText text;
  std::vector<store::Minutes> versions;  ///< none: sealed before minutes were kept
};
/// The last version of the minutes of a sealed vote. Hidden from those who do not see its counts.
Outcome<KeptTally> kept_tally_minutes(Call& call, const SeenPoll& seen);

/// A further version: `version` that was seen, `reason`, texts. For those who run the vote.
Outcome<void> correct_tally_minutes(Call& call);

}  // namespace kiemdiem::service
