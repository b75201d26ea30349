#pragma once

#include "procedure/step.h"
#include "procedure/task.h"

namespace kiemdiem::procedure {

/// The party organization that a subject belongs to; -1: not known. Of an agency the one of its members.
class Units {
 public:
  explicit Units(const assessment::Index& index);
  std::int32_t of(SubjectRef subject) const;

 private:
  const assessment::Index& index_;
  assessment::ColumnRef party_organization_;
};

/// Whose work something is: units and the people who hold their posts.
class Doers {
 public:
  explicit Doers(const assessment::Index& index);

  Doer of(const Step& step, SubjectRef subject, EntityRef place) const;
  std::int32_t own_unit(SubjectRef subject) const { return units_.of(subject); }
  std::vector<std::int32_t> heads_of(EntityRef body) const;
  /// Who holds a role in a cell or its committee.
  std::vector<std::int32_t> holders(int role, std::int32_t organization) const;

 private:
  std::int32_t unit(UnitOf where, SubjectRef subject, EntityRef place) const;
  Role head_role(std::int32_t organization) const;
  std::int32_t person(Role role, std::int32_t organization) const;
  void find_heads();

  const assessment::Index& index_;
  Units units_;
  assessment::ColumnRef role_;
  int group_leader_ = -1;
  std::vector<std::int32_t> secretaries_, deputies_;  ///< by organization, -1: nobody known
};

}  // namespace kiemdiem::procedure
