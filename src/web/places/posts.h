#pragma once

#include "pages/organizations.h"
#include "service/registers.h"

/// Who holds and held which post.
namespace kiemdiem::web {

struct PostHeld {
  std::string person, name;
  Node post;
};

/// The posts held today in a part of the tree, by the organization or collective in which they are held.
class PostsHeld {
 public:
  void add(const store::Record& person);
  const std::vector<PostHeld>& in(const std::string& id) const;

 private:
  std::map<std::string, std::vector<PostHeld>> by_place_;
};

/// Of everybody in the grassroots organization that a unit belongs to.
service::Outcome<PostsHeld> posts_around(service::Call& call, const service::Unit& unit);

/// Secretaries, heads and chairs of an organization and of its collectives, and their deputies; the latest
/// first.
service::Outcome<std::vector<pages::HeadLine>> heads_of(service::Call& call, const service::Unit& unit,
                                                        const PostsHeld& held);

}  // namespace kiemdiem::web
