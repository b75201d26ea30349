#pragma once

#include "paper/papers/frame.h"
#include "paperwork/desk.h"
#include "service/ratings.h"
#include "store/minutes.h"

/// What makers of papers have in common that wait for number, day and signature.
namespace kiemdiem::paperwork {

/// A paper of the unit, signed by whoever heads it.
/// @param id of the table of papers, for the number of the form
/// @param type "TTr"; empty: papers without a number
paper::Issued draft(const Desk& desk, std::string_view id, std::string_view type);
/// A paper by its builder, in the layout of its day.
template <class Own>
service::Outcome<paper::Paper> laid_out(const Desk& desk, Date day,
                                        paper::Paper (*build)(const Own&, const paper::Profile&),
                                        const Own& own) {
  const auto profile = desk.profile(day);
  if (!profile) return tl::unexpected{profile.error()};
  return build(own, *profile);
}
/// Two sides: who wrote, who presided or confirms.
std::vector<paper::Signature> minutes_signatures(const std::string& secretary, const std::string& chair);

/// Which version of closed minutes a paper shows, with its hash and where the log ended.
std::string kept_words(const store::Minutes& version);

std::string day_words(const std::string& iso);  ///< "20/12/2026"; what is no day stays as it is
std::string unit_name(const Desk& desk, const std::string& path);
/// "Hoàn thành tốt nhiệm vụ" for "good"; another word stays as it is, nothing is nothing.
std::string level_words(service::Call& call, const std::string& word);
std::string level_words(const Desk& desk, const std::optional<int>& level);
/// The name of the organization above; room to write where there is none.
std::string upper_name(const Desk& desk);
/// The lines of a text, each without blanks at its ends; empty ones are left out.
std::vector<std::string> lines_of(const std::string& text);

/// "Căn cứ Kế hoạch … của Ban Thường vụ …": the document that the campaign follows.
std::vector<std::string> campaign_grounds(service::Call& call);
/// Grounds stand without an end mark of their own.
std::vector<std::string> grounds_of(const store::Decision& decision);

/// Subjects of the situation that stand at the unit itself, or at and below it.
std::vector<const assessment::SubjectResult*> subjects_at(const Desk& desk, bool below);
/// "Bí thư" of the highest post of a person in the unit's bodies; empty for others.
std::string post_of(const Desk& desk, const assessment::SubjectResult& subject);

}  // namespace kiemdiem::paperwork
