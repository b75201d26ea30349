#pragma once

#include "service/deciding.h"

/// Verification of what is proposed, before it is decided (form F28).
namespace kiemdiem::service {

/// One line of a verification sheet: what was looked at, what the rules found, by which clause.
struct VerifiedLine {
  std::string what;  ///< "Hồ sơ: bản tự kiểm điểm"
  assessment::Verdict verdict = assessment::Verdict::holds;
  std::string text;
  std::string document, clause;  ///< may be empty
};

/// What a verifier looks at for one subject, in this order: papers, order of steps, days and notices,
/// ceilings, the other findings, quotas in which the subject counts, discipline, civil-servant rating,
/// comment from the place of residence. Everything is the core's own finding; nothing is judged anew.
std::vector<VerifiedLine> verification_lines(const Judged& judged, const assessment::SubjectResult& subject);

/// A sample that anybody can draw again: the same seed gives the same subjects from the same list.
/// @return positions in the list, rising; all where it is not longer than `size`
std::vector<std::size_t> sample_of(const std::vector<std::string>& subjects, std::string_view seed,
                                   std::size_t size);

/// Advisory bodies whose opinion stands on the sheet.
struct Adviser {
  std::string_view word, label;
};
inline constexpr std::array<Adviser, 4> advisers{{{"organization_board", "Ban tổ chức"},
                                                  {"inspection_board", "Ủy ban kiểm tra"},
                                                  {"propaganda_board", "Ban tuyên giáo, dân vận"},
                                                  {"office", "Văn phòng"}}};
struct AdviserOpinion {
  std::string adviser;  ///< word
  std::string opinion;
  std::int64_t at = 0;
};
Outcome<std::vector<AdviserOpinion>> opinions_on(Call& call, const std::string& subject);

struct ConclusionWord {
  std::string_view word, label;
};
inline constexpr std::array<ConclusionWord, 4> conclusions{{{"eligible", "Đủ điều kiện"},
                                                            {"returned", "Trả lại hồ sơ"},
                                                            {"review_again", "Kiểm điểm lại"},
                                                            {"rate_again", "Xếp loại lại"}}};

/// Keeps the opinion of an advisory body (`adviser`, `opinion`) or the conclusion (`conclusion`, `reason`) on
/// the subject in the path; a conclusion other than “đủ điều kiện” needs a reason and becomes the event that
/// the rules and the work list know.
Outcome<void> verify(Call& call);

}  // namespace kiemdiem::service
