#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paper/paper.h"
#include "service/call.h"

/// The one table of the papers of a campaign: what each is, who may have it, and how it is filled out of the
/// store. Pages, the JSON interface and commands ask it alike.
namespace kiemdiem::paperwork {

/// The part of a year to which a paper belongs: the headings of the list of papers, in their order.
enum class Part : std::uint8_t { before, meeting, voting, deciding, afterwards };
std::string_view words(Part part);  ///< "Hội nghị kiểm điểm"

/// One paper that can be printed now.
struct Printable {
  std::string about;      ///< as in addresses: a meeting, a poll, a decision, a subject; "-": the unit itself
  std::string label;      ///< what it is about, for people
  std::string unit = {};  ///< whose it is, as in addresses; empty: of the unit that was asked about
};
inline constexpr std::string_view whole_unit = "-";
/// Between what fills the names of a row that is named by several; not encoded in addresses.
inline constexpr char about_separator = '~';
/// What dossiers call the summary tables: they go along as one workbook.
inline constexpr std::string_view tables_word = "summary_tables";
/// Ballots bear no code: nothing on them leads anywhere.
inline constexpr std::string_view ballot_id = "phieu-bieu-quyet";

struct OwnWord;
struct WordCode;

struct Row {
  std::string_view id;    ///< as in addresses: "bien-ban-kiem-phieu"
  std::string_view form;  ///< "F23"; "F01-F12": several of them in one
  std::string_view name;  ///< "Biên bản kiểm phiếu"
  Part part;
  /// The action of the table of actions that shows the same: whoever may have that may have the paper.
  std::string_view action;
  /// The names in that action's path that `about` fills, "subject" or "subject,round"; empty: the unit
  /// itself.
  std::string_view named;
  /// What can be printed now for the unit of the call.
  service::Outcome<std::vector<Printable>> (*list)(service::Call&);
  /// @param call as if `action` had been asked for, gate included
  service::Outcome<paper::Paper> (*make)(service::Call& call);
  int in_meeting = 0;  ///< place in the set that is printed for a meeting; 0: not in it
  /// What dossiers call the paper (forms/papers.yaml), where the form alone does not tell; empty: it does.
  std::string_view paper = {};
  /// The same as Word where an office has laid it out itself (own_look.h); nothing: it cannot.
  service::Outcome<std::vector<OwnWord>> (*own_look)(service::Call& call, const WordCode& code) = nullptr;
};
std::span<const Row> table();
/// What fills each name in the path of the row's action.
std::vector<std::pair<std::string_view, std::string>> names_of(const Row& row, const std::string& about);
/// The subject that a paper is about, "collective:x"; of a meeting, a poll and the like the same as `about`.
std::string subject_of(const std::string& about);
const Row* find(std::string_view id);

/// The paper of a row for whoever asks; refused as hidden where the action is not for them, or where there is
/// no such thing.
/// @param call of a unit in a campaign
service::Outcome<paper::Paper> made(service::Call& call, const Row& row, const std::string& about);
service::Outcome<paper::Paper> made(service::Call& call, const Row& row, const Printable& what);

/// What can be printed now for the unit of the call, by whoever asks, in the order of the table.
struct Offered {
  const Row* row = nullptr;
  Printable what;
};
service::Outcome<std::vector<Offered>> offered(service::Call& call);

/// Everything that a unit needs for its meeting in one file, in the order of the meeting: the rows with a
/// place in it, each as far as who asks may have it; refused as hidden where there is nothing.
service::Outcome<paper::Paper> meeting_set(service::Call& call);
inline constexpr std::string_view set_id = "bo-hoi-nghi";  ///< in addresses, in place of a row

/// The short code at the end of a paper. It says nothing by itself.
std::string code_of(const service::Call& call, const Row& row, const std::string& about);
/// The paper of the unit that bears a code, as it was read off; refused at the field `code` where it is
/// mistyped or leads to nothing that who asks may have.
service::Outcome<Offered> under_code(service::Call& call, const std::string& typed);
/// The page of the paper that bears a code: `paper-record`. Nothing in it tells about a person.
std::string record_path(const service::Call& call, const std::string& code);
/// To whom scans of a paper belong among the files kept (store/evidence.h).
std::string scans_of(const std::string& code);

/// Whether the action of a row is open to who asks about something of this unit; what it is about is not
/// looked at.
bool may_have(service::Call& call, const Row& row, const std::string& about);

}  // namespace kiemdiem::paperwork
