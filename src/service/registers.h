#pragma once

#include "service/entries.h"
#include "service/units.h"
#include "store/campaigns.h"
#include "store/records.h"

/// The register of organizations, collectives and people: entries are kept over the version that was seen,
/// with their history, and stand where they belong.
namespace kiemdiem::service {

/// Former posts are kept beside the lists of the dictionary: {person, in, role, since, until}, at the
/// organization where they were held.
inline constexpr std::string_view former_posts = "former_posts";

/// Entries of the acting person's own tree, whatever its branch; those of others do not exist.
Known known_to(Call& call, const Units& units);

/// The path of the highest organization above a unit path: where the own tree begins.
std::string root_of(std::string_view unit_path);

/// An entry as it stands in the store; nothing where there is none.
Outcome<std::optional<store::Record>> stored_entry(Call& call, const store::RecordKey& key);
Node facts_of(const std::optional<store::Record>& record);

/// Writes an entry over the version that was seen and notes it for the log. Refused as a conflict, with both
/// texts, where somebody saved first.
Outcome<void> keep(Call& call, const store::RecordText& text, std::int64_t seen);
Outcome<void> drop(Call& call, const store::RecordKey& key, std::int64_t seen);

/// The name of an account for people to read.
std::string account_name(Call& call, const std::string& account);

/// The version that a form was filled in over.
std::int64_t version_in(const Inputs& inputs);

/// Where an entry of the register belongs by its own facts; nothing where that organization is not known.
/// @param list organizations, collectives or people
std::optional<std::string> path_of(const Node& entry, const std::string& list, const Units& units);

/// Writes an entry and, of an organization that got another place, everything below it to the new place.
Outcome<void> keep_entry(Call& call, const std::string& list, const Node& entry, std::int64_t seen);

/// Everything at and below one unit path to another, in all campaigns; without notes for the log.
Outcome<void> move_below(Call& call, const std::string& from, const std::string& to);

/// Moves a person to another cell on a day: register, what the open campaigns say of the person, and posts
/// held in the former cell, which end. @pre the target of the call is the person
Outcome<void> transfer(Call& call, const Unit& to, Date on, std::int64_t seen);

/// A post of a person that ended, as a line of history at the organization where it was held.
Outcome<void> end_post(Call& call, const std::string& person, const Node& post, Date until);

/// Not closed, reviews that day, and has to do with something at one of the unit paths.
Outcome<std::vector<store::Campaign>> campaigns_on(Call& call, Date day,
                                                   const std::vector<std::string>& paths);

struct FormerPost {
  std::string person, in, role;
  std::optional<Date> since, until;
};
/// Of everybody at and below a unit path.
Outcome<std::vector<FormerPost>> former_posts_under(Call& call, std::string_view unit_path);

/// One version of an entry: what it changed, in words.
struct EntryVersion {
  std::int64_t at = 0;
  std::string who;
  std::vector<std::string> paths;
  std::string what;
};
/// The newest first.
Outcome<std::vector<EntryVersion>> versions_of(Call& call, const store::RecordKey& key,
                                               const facts::Dictionary& dictionary);

/// People of the same name, folded, in the own tree, other than `id`.
Outcome<std::vector<store::Record>> namesakes(Call& call, const std::string& name, const std::string& id);

}  // namespace kiemdiem::service
