#pragma once

#include <map>
#include <memory>

#include "assessment/findings.h"
#include "dossier/rules.h"

namespace kiemdiem::dossier {

using assessment::Index;
using expression::Truth;
using facts::EntityRef;
using facts::SubjectRef;

/// How far a paper has come.
enum class Status : std::uint8_t {
  unknown,   ///< nothing says whether there is one
  missing,   ///< known not to be there
  draft,     ///< being written, or not signed yet
  ready,     ///< signed, handed in, recorded as there
  sent,      ///< went up with the dossier
  returned,  ///< came back with it
  accepted,  ///< the level above has taken it
};
std::string_view name(Status status);   ///< "ready"
std::string_view label(Status status);  ///< "đã có"
/// Whether it is there to be sent.
bool is_there(Status status);

/// What is known of one paper of one subject beside the facts.
struct Known {
  Status status = Status::unknown;
  std::string number = {};      ///< "05-BC/ĐU"; may be empty
  std::optional<Date> on = {};  ///< day of the paper
  std::string file = {};        ///< id of its scan; empty: none
  std::string from = {};        ///< where it is known from, in words: "đã nộp ngày 02/12/2022"
};
/// By subject ("member:an") and index of the paper.
using KnownPapers = std::map<std::pair<std::string, int>, Known>;

/// One paper of a list.
struct Line {
  int paper = 0;
  std::string word;           ///< "self_review"
  std::string label;          ///< "bản tự kiểm điểm"
  std::string form;           ///< "F01"; empty: none of the program
  Truth needed = Truth::yes;  ///< unknown: a fact is missing to say so
  bool if_there = false;      ///< asked for only where there is one
  std::vector<std::string> missing_facts;
  Known known;
  Goes goes = Goes::up;
  std::string kept_at;
  int copies = 0;
  std::string signer;
  bool seal = false;
  std::string who;   ///< who brings it
  std::string text;  ///< of the rule that asks for it; empty: none does
  Said said;         ///< nothing: the reading

  /// Asked for and known not to be there, or not to be finished. What came back with a dossier is there.
  bool lacking() const;
};

/// The list of one subject.
struct Checklist {
  SubjectRef subject;
  std::string id;          ///< "member:an"
  std::string name;        ///< of the subject
  std::int32_t unit = -1;  ///< row of the organization at which it was listed; -1: asked for by itself
  std::vector<Line> lines;

  int lacking() const;  ///< papers that are asked for and are not there
  int open() const;     ///< papers of which it is not known whether they are there or asked for
};

/// Until when, how and in how many sets something goes up.
struct Delivery {
  std::string sending;      ///< id
  std::string to;           ///< "Đảng ủy Khối (qua Ban Tổ chức Đảng ủy Khối)"
  std::vector<int> papers;  ///< empty: all that goes up
  bool whole = false;       ///< the dossier of the subject itself, handed over and numbered
  int copies = 0;
  Said copies_said;
  std::string channel;  ///< "trực tiếp, không gửi đường bưu điện"; empty: nothing says it
  Said channel_said;
  std::optional<int> by;     ///< index in the choice “channel”
  std::optional<Date> last;  ///< the last day in time; nothing: no text sets one
  std::string due;           ///< "trước ngày 15/12/2022"
  Said due_said;
  Said said;
};

/// Makes the lists of a situation. Everything given must live longer.
class Lister {
 public:
  Lister(const Index& index, const regulation::Regulation& bound, const WorkCalendar& calendar,
         const assessment::Assessment& assessment, const Rules& rules, const KnownPapers& known);

  /// One list a subject; a person has one, with the papers of the leader where they are one. Empty where the
  /// rules leave the subject out of the review.
  Checklist of(SubjectRef subject) const;
  /// Of an organization with everything at and below it: itself, its collectives, organizations below,
  /// members. Lists without lines are left out.
  std::vector<Checklist> under(std::int32_t organization) const;
  /// Every way on which papers of the subject go to another level.
  std::vector<Delivery> deliveries(SubjectRef subject) const;

 private:
  bool is_left_out(SubjectRef subject) const;
  bool is_leader(SubjectRef subject) const;
  void add_items(Checklist& list, SubjectRef subject) const;
  void add_rules(Checklist& list, SubjectRef subject) const;
  Known known_of(const Checklist& list, int paper, const std::string& given_by) const;
  void set_due(Delivery& delivery, const Sending& sending, SubjectRef subject) const;
  void set_channel(Delivery& delivery, const Sending& sending, SubjectRef subject) const;

  const Index& index_;
  const regulation::Regulation& bound_;
  const Rules& rules_;
  const KnownPapers& known_;
  assessment::Rows rows_;
  std::map<std::string, const assessment::SubjectResult*, std::less<>> results_;
};

}  // namespace kiemdiem::dossier
