#pragma once

#include <span>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "ballot/poll.h"
#include "ballot/rules.h"

namespace kiemdiem::ballot {

/// A line of the sheet: somebody who is voted on.
struct Line {
  std::string subject;  ///< "member:an"
  std::string name;
  std::string post;           ///< "bí thư, Chi bộ 1"; may be empty
  std::vector<bool> allowed;  ///< by choice: a level above the ceiling has no box
};

/// Somebody who is not voted on, with the rule that says so.
struct LeftOff {
  std::string subject, name;
  std::string text, document, clause;
};

/// The sheet (phiếu biểu quyết, F22), frozen when the vote is prepared.
struct Sheet {
  Kind kind = Kind::levels;
  std::vector<std::string> choices;  ///< words of the boxes: "excellent" … "not_rated"; "agreed", "refused"
  std::vector<Line> lines;
  std::vector<LeftOff> left_off;
  bool blank_lines = true;
  int most_agreed =
      0;  ///< excellence: at most so many may be agreed to on one sheet; 0: as many as there are
};

/// "Hoàn thành xuất sắc nhiệm vụ"; "Đồng ý".
std::string choice_label(const std::string& choice, const facts::Dictionary& dictionary);

/// Whether the rules keep a subject from the ballot for certain.
bool is_off_ballot(const assessment::SubjectResult& subject);

/// Who is voted on and who is left off, in the order in which the meeting takes them: bodies before persons,
/// the secretary first, then deputies, then the committee, then the others by name.
/// @param chosen those to be voted on; nobody else
Sheet sheet_of(const facts::Situation& situation, std::span<const assessment::SubjectResult* const> chosen,
               Kind kind, const Rules& rules);

/// The same order for any list of subjects.
void sort_for_meeting(const facts::Situation& situation,
                      std::vector<const assessment::SubjectResult*>& subjects);

std::string to_json(const Sheet& sheet);
/// Of what to_json() wrote.
Sheet sheet_from(const std::string& json);

}  // namespace kiemdiem::ballot
