#pragma once

#include <array>

#include "dossier/checklist.h"

namespace kiemdiem::dossier {

/// A paper as it went up: what it was then, and the SHA-256 of its bytes.
struct SentPaper {
  std::string subject;     ///< "member:an"
  std::string paper;       ///< word of the choice “document”
  std::string label;       ///< as the list of the dossier names it
  std::string number, on;  ///< of the paper; may be empty
  std::string file;        ///< name among the files of the dossier; empty: only on paper
  std::string sha256;      ///< of that file, lower-case hexadecimal
  bool signed_ = false;    ///< false: a draft or not known to be signed
  int copies = 0;
};

/// What of the lists goes up as it stands: what is there or came back, and drafts, which are not signed.
/// Without files.
std::vector<SentPaper> papers_going_up(const std::vector<Checklist>& lists);

/// How many subjects of a kind stand at each level.
struct Figures {
  facts::SubjectKind of = facts::SubjectKind::member;
  std::array<int, 4> levels{};  ///< from the best level down
  int none = 0;                 ///< without a level
  int rated() const { return levels[0] + levels[1] + levels[2] + levels[3]; }
  friend bool operator==(const Figures&, const Figures&) = default;
};
/// Counts what is proposed for the subjects of the lists.
std::vector<Figures> count_figures(const std::vector<Checklist>& lists,
                                   const assessment::Assessment& assessment);

/// What was handed over, as it was that day. Never changed; a new round is a new one.
struct Manifest {
  std::string campaign, unit;  ///< ids
  int number = 0;              ///< runs through the year or term of the unit
  int round = 1;               ///< 1: for the first time
  std::string to;       ///< as the list says: "Đảng ủy Khối (qua Ban Tổ chức Đảng ủy Khối)"
  std::string on;       ///< ISO day
  std::string by;       ///< who hands it over, as written on the slip
  std::string channel;  ///< word of the choice “channel”
  int copies = 0;
  std::string reason;  ///< why it goes up although the check before sending found something; may be empty
  std::vector<SentPaper> papers;
  std::vector<Figures> figures;
};
Node to_node(const Manifest& manifest);
Manifest manifest_in(const Node& node);

/// What a receiver does with a dossier.
enum class Act : std::uint8_t { receive, give_back, accept };
std::string_view name(Act act);  ///< "receive"
std::optional<Act> act_named(std::string_view name);

/// Where a dossier stands.
enum class Stage : std::uint8_t { sent, received, returned, accepted };
std::string_view label(Stage stage);  ///< "đã gửi, chưa nhận"
/// Whether it may be done now: what came back or was accepted is over; whoever accepts has received.
bool may(Stage stage, Act act);
Stage after(Act act);
/// After all that was done, in order.
Stage stage_of(const std::vector<Act>& acts);
/// Whether the next round may be sent: nothing was sent yet, or it came back.
bool may_send(const std::optional<Stage>& last);

/// The first year that a number of dossiers counts from: the year itself, or the year in which its term
/// began.
int numbered_from(const Rules& rules, int year);

}  // namespace kiemdiem::dossier
