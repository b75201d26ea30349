#include "assessment/index.h"

#include <algorithm>
#include <array>

namespace kiemdiem::assessment {
namespace {

std::size_t at(std::int32_t row) {
  return static_cast<std::size_t>(row);
}

}  // namespace

Index::Index(const Situation& situation) : situation_(&situation) {
  org_kind_ = column("organizations", "kind");
  org_parent_ = column("organizations", "parent");
  collective_kind_ = column("collectives", "kind");
  collective_of_ = column("collectives", "of");
  cell_ = column("people", "cell");
  group_ = column("people", "group");
  posts_ = column("people", "posts");
  post_in_ = column("posts", "in");
  post_role_ = column("posts", "role");
  post_leader_ = column("posts", "leader");
  link_organizations();
  link_people();
  collect_events();
}

ColumnRef Index::column(std::string_view list, std::string_view fact) const {
  const facts::ListShape& shape = *situation_->dictionary.list(list);
  const auto index = static_cast<std::size_t>(shape.find(fact).value());
  return {&situation_->table(list).columns[index], &shape.facts[index]};
}

std::int32_t Index::count(EntityKind kind) const {
  return static_cast<std::int32_t>(situation_->table_of(kind).rows());
}

int Index::word(std::string_view choices, std::string_view word) const {
  return situation_->dictionary.choices(choices)->find(word).value_or(-1);
}

bool Index::organization_is(std::int32_t organization, std::string_view kind) const {
  return organization >= 0 && org_kind_.known(organization) &&
         org_kind_.number(organization) == word("organization_kind", kind);
}
bool Index::collective_is(std::int32_t collective, std::string_view kind) const {
  return collective_kind_.known(collective) &&
         collective_kind_.number(collective) == word("collective_kind", kind);
}
bool Index::is_party_organization(std::int32_t organization) const {
  return !organization_is(organization, "agency") && !organization_is(organization, "mass_organization") &&
         !organization_is(organization, "group");
}
bool Index::is_party_committee(std::int32_t collective) const {
  return collective_is(collective, "party_committee") || collective_is(collective, "standing_committee") ||
         collective_is(collective, "cell_committee");
}

std::int32_t Index::parent(std::int32_t organization) const {
  return org_parent_.entity(organization).row;
}
std::int32_t Index::organization_of(std::int32_t collective) const {
  return collective_of_.entity(collective).row;
}
std::int32_t Index::cell_of(std::int32_t person) const {
  return cell_.entity(person).row;
}

void Index::link_organizations() {
  const std::int32_t organizations = count(EntityKind::organization);
  for (auto* lists : {&children_, &collectives_, &cell_members_, &group_members_, &agencies_})
    lists->resize(at(organizations));
  const ColumnRef party = column("organizations", "party_organization");
  for (std::int32_t row = 0; row < organizations; ++row) {
    if (const std::int32_t above = parent(row); above >= 0) children_[at(above)].push_back(row);
    const std::int32_t members_in = party.known(row) ? party.entity(row).row : -1;
    if (members_in >= 0) agencies_[at(members_in)].push_back(row);
  }
  for (std::int32_t row = 0; row < count(EntityKind::collective); ++row)
    if (const std::int32_t of = organization_of(row); of >= 0) collectives_[at(of)].push_back(row);
}

void Index::link_people() {
  leaders_.resize(at(count(EntityKind::person)), false);
  post_holder_.resize(situation_->table("posts").rows(), -1);
  for (std::int32_t person = 0; person < count(EntityKind::person); ++person) {
    if (const std::int32_t cell = cell_of(person); cell >= 0) cell_members_[at(cell)].push_back(person);
    if (const std::int32_t group = group_.entity(person).row; group >= 0)
      group_members_[at(group)].push_back(person);
    const auto [first, held] = posts_of(person);
    for (std::int32_t post = first; post < first + held; ++post) {
      post_holder_[at(post)] = person;
      if (post_in_.known(post)) posts_in_[post_in_.entity(post)].push_back(post);
      if (post_leader_.known(post) && post_leader_.number(post) != 0) leaders_[at(person)] = true;
    }
  }
}

Index::Posts Index::posts_of(std::int32_t person) const {
  if (!posts_.known(person)) return {0, 0};
  return {posts_.number(person), posts_.column->counts[at(person)]};
}

std::vector<std::int32_t> Index::posts_in(EntityRef body) const {
  const auto found = posts_in_.find(body);
  return found == posts_in_.end() ? std::vector<std::int32_t>{} : found->second;
}

std::int32_t Index::holder(std::int32_t post) const {
  return post_holder_[at(post)];
}

namespace {
void add_once(std::vector<std::int32_t>& rows, std::int32_t row) {
  if (std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
}
}  // namespace

std::vector<std::int32_t> Index::collectives_of_person(std::int32_t person) const {
  std::vector<std::int32_t> found;
  const auto [first, held] = posts_of(person);
  const std::array committee_roles{word("role", "secretary"), word("role", "deputy_secretary"),
                                   word("role", "committee_member")};
  for (std::int32_t post = first; post < first + held; ++post) {
    const EntityRef body = post_in_.entity(post);
    if (body.row < 0) continue;
    if (body.kind == EntityKind::collective) {
      add_once(found, body.row);
    } else if (std::ranges::find(committee_roles, post_role_.number(post)) != committee_roles.end()) {
      for (const std::int32_t collective : collectives_of(body.row))
        if (collective_is(collective, "party_committee") || collective_is(collective, "cell_committee"))
          add_once(found, collective);
    }
  }
  return found;
}

std::vector<std::int32_t> Index::people_of_collective(std::int32_t collective) const {
  std::vector<std::int32_t> people;
  for (const std::int32_t post : posts_in({EntityKind::collective, collective}))
    add_once(people, holder(post));
  const std::int32_t organization = organization_of(collective);
  if (organization < 0 || collective_is(collective, "standing_committee") || !is_party_committee(collective))
    return people;
  for (const std::int32_t post : posts_in({EntityKind::organization, organization})) {
    const int role = post_role_.number(post);
    if (role == word("role", "secretary") || role == word("role", "deputy_secretary") ||
        role == word("role", "committee_member"))
      add_once(people, holder(post));
  }
  return people;
}

std::vector<Index::Headed> Index::headed_by(std::int32_t person) const {
  std::vector<Headed> headed;
  const auto [first, held] = posts_of(person);
  for (std::int32_t post = first; post < first + held; ++post) {
    const EntityRef in = post_in_.entity(post);
    const int role = post_role_.number(post);
    const bool secretary = role == word("role", "secretary");
    if (in.row < 0 || (!secretary && role != word("role", "head") && role != word("role", "chair"))) continue;
    headed.push_back({post, in});
    if (in.kind == EntityKind::collective) {
      if (const std::int32_t of = organization_of(in.row); of >= 0)
        headed.push_back({post, {EntityKind::organization, of}});
      continue;
    }
    for (const std::int32_t collective : collectives_of(in.row))
      if (is_party_committee(collective) == secretary)
        headed.push_back({post, {EntityKind::collective, collective}});
  }
  return headed;
}

int Index::role_in(std::int32_t person, std::int32_t cell) const {
  if (cell < 0) return -1;
  const int secretary = word("role", "secretary");
  const int deputy = word("role", "deputy_secretary");
  const int committee_member = word("role", "committee_member");
  int best = -1;
  const auto [first, held] = posts_of(person);
  for (std::int32_t post = first; post < first + held; ++post) {
    const EntityRef in = post_in_.entity(post);
    if (in.row < 0) continue;
    const bool in_cell = in.kind == EntityKind::organization && in.row == cell;
    const bool in_committee =
        in.kind == EntityKind::collective && is_party_committee(in.row) && organization_of(in.row) == cell;
    if (!in_cell && !in_committee) continue;
    int role = post_role_.number(post);
    if (in_committee && (role == word("role", "head") || role == word("role", "chair"))) role = secretary;
    if (in_committee && (role == word("role", "deputy_head") || role == word("role", "deputy_chair")))
      role = deputy;
    if (in_committee && role == word("role", "member")) role = committee_member;
    if (role == secretary || role == deputy || role == committee_member)
      best = best < 0 ? role : std::min(best, role);
  }
  return best;
}

int Index::standing_board(std::int32_t person) const {
  int highest = -1;
  for (const std::int32_t collective : collectives_of_person(person)) {
    const std::int32_t of = organization_of(collective);
    if (!collective_is(collective, "standing_committee") || of < 0 || !org_kind_.known(of)) continue;
    const int kind = org_kind_.number(of);
    highest = highest < 0 ? kind : std::min(highest, kind);
  }
  return highest;
}

void Index::collect_events() {
  const ColumnRef kind = column("events", "event");
  const ColumnRef subject = column("events", "subject");
  const ColumnRef on = column("events", "on");
  for (std::int32_t row = 0; row < static_cast<std::int32_t>(situation_->table("events").rows()); ++row) {
    Event event{kind.number(row), SubjectRef::unpacked(subject.number(row)), on.known(row), {}, row};
    if (event.dated) event.on = Moment::unpacked(on.number(row));
    events_.push_back(event);
  }
  const ColumnRef rated = column("people", "civil_servant_rating");
  const ColumnRef rated_on = column("people", "civil_servant_rating.on");
  for (std::int32_t person = 0; person < count(EntityKind::person); ++person) {
    if (!rated.known(person)) continue;
    Event event{
        word("event", "civil_servant_rating"), {SubjectKind::member, person}, rated_on.known(person), {}, -1};
    if (event.dated) event.on = Moment::unpacked(rated_on.number(person));
    events_.push_back(event);
  }
  for (std::size_t number = 0; number < events_.size(); ++number)
    events_by_[{events_[number].kind, events_[number].subject}].push_back(number);
}

std::vector<const Event*> Index::events_of(int kind, SubjectRef subject) const {
  std::vector<const Event*> found;
  const auto numbers = events_by_.find({kind, subject});
  if (numbers == events_by_.end()) return found;
  for (const std::size_t number : numbers->second) found.push_back(&events_[number]);
  std::ranges::stable_sort(found, [](const Event* a, const Event* b) {
    if (a->dated != b->dated) return a->dated;
    return a->dated && a->on.packed() < b->on.packed();
  });
  return found;
}

bool Index::known_absent(int kind, SubjectRef subject) const {
  if (situation_->is_complete("events")) return true;
  const bool person = subject.kind == SubjectKind::member || subject.kind == SubjectKind::leader;
  if (!person || kind != word("event", "civil_servant_rating")) return false;
  return column("people", "civil_servant_rating").state(subject.row) == State::none;
}

}  // namespace kiemdiem::assessment
