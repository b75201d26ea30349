#pragma once

#include "pages/review_meetings.h"
#include "pages/sheet.h"
#include "service/minutes.h"

/// What pages of closed minutes have in common, of meetings and of votes: the version shown, the versions
/// there are, the form of a correction.
namespace kiemdiem::web {

/// "Bản khóa lần đầu", "Bản đính chính 1".
std::string version_words(std::int64_t version);

/// The version that `ban` asks for, the last one where it is empty; null where there is none.
const store::Minutes* version_asked(const service::Call& call, const std::vector<store::Minutes>& kept);

/// Version, hash, what it replaces and why, end of the log.
std::vector<pages::FactShown> kept_lines(const service::Call& call, const store::Minutes& minutes);

/// Of an older version, what stands in its place; empty for the last one.
std::string superseded_words(const store::Minutes& shown, const std::vector<store::Minutes>& kept);

/// Links to all versions, where there are several.
/// @param href of the page of the minutes
std::vector<pages::MinutesVersion> version_links(service::Call& call, const std::vector<store::Minutes>& kept,
                                                 const std::string& href);

/// The page on which a further version is written over the last one.
pages::SheetPage correction_page(service::Call& call, const store::Minutes& minutes,
                                 const std::vector<service::CorrectedText>& texts, std::string action,
                                 std::string back_href);

}  // namespace kiemdiem::web
