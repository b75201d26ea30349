#pragma once

#include "paper/papers/parts.h"

namespace kiemdiem::paper {

/// Phiếu biểu quyết (form F22), empty: names printed, nothing marked, nothing that tells one slip from
/// another.
struct BallotLine {
  std::string name;
  std::string post = {};
  std::vector<bool> open;               ///< by choice; a level that the rules do not leave open has no box
  std::string points = {}, level = {};  ///< own points and own rating, where the form has columns for them
};

struct Ballots {
  std::string form_code = {};
  std::string issuer;                ///< "Chi bộ 1": stands alone at the top left
  std::vector<std::string> subject;  ///< "xếp loại chất lượng đảng viên năm 2026"
  std::string whom;                  ///< head of the column of names
  bool posts = true;                 ///< a column of posts
  bool own = false;                  ///< columns of the own points and the own rating of each
  std::vector<std::string> choices;  ///< heads of the columns with boxes
  std::vector<BallotLine> lines = {};
  std::vector<std::string> notes;  ///< how to mark
  bool opinion = false;            ///< "Ý kiến khác" with room to write
  int copies = 1;
  Date made_on = {};
};

/// Short ones stand two to a page with a line to cut along; of long ones each begins on a page of its own.
Paper ballots(const Ballots& own, const Profile& profile);

}  // namespace kiemdiem::paper
