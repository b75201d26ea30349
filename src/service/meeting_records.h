#pragma once

#include <map>

#include "base/tree.h"
#include "facts/dictionary.h"
#include "service/call.h"

/// What is kept of a review meeting: lists of records of the campaign beside those of the dictionary, which
/// no judging looks at.
namespace kiemdiem::service {

inline constexpr std::string_view meetings_list = "meetings";
inline constexpr std::string_view items_list = "meeting_items";
inline constexpr std::string_view remarks_list = "meeting_remarks";

/// One meeting of a body. A supplementary one for those who were left is a round of its own.
struct MeetingRecord {
  std::string body;  ///< "organization:noi", "collective:cu"
  int round = 1;
  std::int64_t version = 0;    ///< 0: not opened
  std::string opened, closed;  ///< "2021-12-16T08:05"; empty: not yet
  std::string place, chair, secretary, invited;
  std::vector<std::string> present;           ///< people summoned who came
  std::map<std::string, std::string> absent;  ///< person → reason
  std::vector<std::string> representatives;   ///< people from above who came
  std::string quorum;                         ///< as procedure::quorum_named reads it
  std::map<std::string, std::string> told;    ///< step → what was announced
  std::string other;                          ///< further matters, the adoption of the minutes
  std::vector<std::string> left;              ///< subjects that a supplementary meeting takes up
};

/// How one item of a meeting ended.
enum class ItemState : std::uint8_t {
  open,
  closed,    ///< concluded by the chair
  returned,  ///< the self-review was not good enough: written anew for the next meeting
  left,      ///< left to a supplementary meeting
};
std::string_view name(ItemState state);
/// The state that follows on what is asked of an item (`save`, `close`, `return`, `leave`, `reopen`; empty
/// saves); nothing where it is refused. What is not open is opened again before anything else.
std::optional<ItemState> after(ItemState state, std::string_view act);

struct ItemRecord {
  std::string subject;  ///< "member:an"
  std::int64_t version = 0;
  std::string begun, ended;
  ItemState state = ItemState::open;
  std::string chair;
  std::map<std::string, std::string> texts;  ///< by path of item_texts()
  std::string reason;                        ///< why it was returned or left
  std::string event;                         ///< id of the event that the closing recorded; empty: none
};

/// Each is a record of its own: who writes at the same time is in nobody's way.
struct RemarkRecord {
  std::string id;  ///< begins with that of the meeting and a slash; sorts by time
  std::string subject, speaker, text, at;
};

/// The texts of an item with their labels, in the order of the minutes; `required`: without it nobody closes.
/// In the shape of a list of the dictionary, so that two versions can be compared.
const facts::ListShape& item_texts();
/// The shape of a list of ours that the dictionary does not have; null for all others.
const facts::ListShape* own_list(std::string_view list);

/// "organization.noi.1", as it stands in addresses.
std::string meeting_id(std::string_view body, int round);
/// Body and round of such an id; nothing where it is none.
std::optional<std::pair<std::string, int>> parsed_meeting_id(std::string_view id);
std::string item_id(std::string_view meeting, std::string_view subject);

MeetingRecord meeting_of(const store::Record& record);
ItemRecord item_of(const store::Record& record);
RemarkRecord remark_of(const store::Record& record);

store::RecordText filed(const Call& call, const MeetingRecord& meeting, const std::string& unit_path);
store::RecordText filed(const Call& call, const std::string& meeting, const ItemRecord& item,
                        const std::string& unit_path);
store::RecordText filed(const Call& call, const RemarkRecord& remark, const std::string& unit_path);

}  // namespace kiemdiem::service
