#pragma once

#include "service/registers.h"
#include "web/places/fact_forms.h"

/// The subject of a page of a campaign, as register and campaign have it.
namespace kiemdiem::web {

struct SubjectEntry {
  std::string list, id;
  FormAround around;
  const facts::ListShape* shape = nullptr;
  Node lasting = Node::map({}, {});
  std::optional<store::Record> record;  ///< what the campaign says
  Node said = Node::map({}, {});
  bool sees_votes = false;    ///< how many votes there were is shown to few (service/vote_views.h)
  bool votes_sealed = false;  ///< they come from a sealed tally: nobody writes them by hand

  store::RecordKey key(const service::Call& call) const { return {call.campaign->id, list, id}; }
  /// Both laid over each other.
  Node whole() const;
  /// The facts of a list that the campaign says anew, as far as whoever asks may see them.
  facts::ListShape period_part(const facts::ListShape& of) const;
};

/// Of the subject in the path of the call.
service::Outcome<SubjectEntry> subject_entry(service::Call& call);
/// Keeps what the campaign says of the subject.
service::Outcome<void> keep_said(service::Call& call, const SubjectEntry& subject, const Node& said);
std::string subject_name(service::Call& call, const SubjectEntry& subject);

}  // namespace kiemdiem::web
