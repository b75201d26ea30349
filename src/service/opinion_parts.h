#pragma once

#include "service/opinions.h"

/// How rounds of opinions are kept: lists of the campaign.
namespace kiemdiem::service {

inline constexpr std::string_view rounds_list = "opinion_rounds";
inline constexpr std::string_view invited_list = "opinion_invited";
inline constexpr std::string_view opinions_list = "opinions";
inline constexpr std::string_view unnamed_list = "unnamed_opinions";

OpinionRound round_of(const ListLine& line);
/// Adds who is invited to each of the rounds.
Outcome<void> add_invited(Call& call, std::vector<OpinionRound>& rounds, std::string_view unit_path);
/// A new point of a round.
Outcome<void> keep_opinion(Call& call, const OpinionRound& round, const Fields& fields);
/// Sets fields of the round anew.
Outcome<void> change_round(Call& call, const OpinionRound& round, const Fields& fields);

/// Under which subject the review of a subject is kept: that of a leader is the person's.
std::string reviewed_as(const std::string& subject);

/// A list of texts as one field.
std::string joined_texts(const std::vector<std::string>& texts);
std::vector<std::string> texts_in(const std::string& field);

}  // namespace kiemdiem::service
