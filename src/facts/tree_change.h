#pragma once

#include <string>

#include "base/tree.h"
#include "facts/dictionary.h"

namespace kiemdiem::facts {

/// “member:an.sick_leave_months=2”: another value for one fact of one entry.
struct TreeChange {
  std::string list;  ///< "people"
  std::string id;    ///< "an"
  std::string path;  ///< "transferred.comment"; of a leader's level: that of the posts
  Node value = Node::null({});
  bool in_posts = false;  ///< of every post with `leader: true`
};

/// Reads a change. The kind may be left out where the id is of one list only (“an.sick_leave_months=2”).
/// @param tree in which the entry must stand
Result<TreeChange> read_change(const std::string& text, const Node& tree);

/// The tree with the change made. Keys on the way are added where they are not there.
Node changed(const Node& tree, const TreeChange& change);

}  // namespace kiemdiem::facts
