#include "assessment/index.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace kiemdiem::assessment {
namespace {

std::size_t at(std::int32_t row) {
  return static_cast<std::size_t>(row);
}

}  // namespace

Grouped::Grouped(std::size_t count, std::span<const std::int32_t> groups) : starts_(count + 1, 0) {
  for (const std::int32_t group : groups)
    if (group >= 0) ++starts_[at(group) + 1];
  for (std::size_t group = 0; group < count; ++group) starts_[group + 1] += starts_[group];
  rows_.resize(starts_.back());
  std::vector<std::uint32_t> next{starts_.begin(), starts_.end() - 1};
  for (std::size_t row = 0; row < groups.size(); ++row)
    if (groups[row] >= 0) rows_[next[at(groups[row])]++] = static_cast<std::int32_t>(row);
}

Index::Index(const Situation& situation, Extent extent)
    : situation_(&situation), events_complete_(situation.is_complete("events")) {
  const auto organization = [&](std::string_view kind) { return word("organization_kind", kind); };
  const auto collective = [&](std::string_view kind) { return word("collective_kind", kind); };
  const auto role = [&](std::string_view name) { return word("role", name); };
  const auto event = [&](std::string_view kind) { return word("event", kind); };
  words_ = {organization("agency"),
            organization("mass_organization"),
            organization("group"),
            organization("grassroots_committee"),
            organization("grassroots_cell"),
            organization("commune"),
            organization("department_committee"),
            organization("cell"),
            collective("party_committee"),
            collective("standing_committee"),
            collective("cell_committee"),
            role("secretary"),
            role("deputy_secretary"),
            role("committee_member"),
            role("head"),
            role("deputy_head"),
            role("chair"),
            role("deputy_chair"),
            role("member"),
            event("review"),
            event("group_review"),
            event("rating"),
            event("decided"),
            event("civil_servant_rating"),
            event("suggestion_sent")};
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
  civil_servant_rating_ = column("people", "civil_servant_rating");
  event_places_ = column("events", "at");
  link_organizations();
  link_people(extent);
  if (extent == Extent::bodies_and_posts) return;
  collect_events();
  collect_documents();
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

int Index::organization_kind(std::int32_t organization) const {
  return organization >= 0 && org_kind_.known(organization) ? org_kind_.number(organization) : -1;
}
int Index::collective_kind(std::int32_t collective) const {
  return collective >= 0 && collective_kind_.known(collective) ? collective_kind_.number(collective) : -1;
}
bool Index::organization_is(std::int32_t organization, std::string_view kind) const {
  const int found = organization_kind(organization);
  return found >= 0 && found == word("organization_kind", kind);
}
bool Index::is_party_organization(std::int32_t organization) const {
  const int kind = organization_kind(organization);
  return kind < 0 || (kind != words_.agency && kind != words_.mass_organization && kind != words_.group);
}
bool Index::is_party_committee(std::int32_t collective) const {
  const int kind = collective_kind(collective);
  return kind >= 0 && (kind == words_.party_committee || kind == words_.standing_committee ||
                       kind == words_.cell_committee);
}

void Index::link_organizations() {
  const std::int32_t organizations = count(EntityKind::organization);
  const ColumnRef party = column("organizations", "party_organization");
  std::vector<std::int32_t> above(at(organizations));
  std::vector<std::int32_t> members_in(at(organizations));
  for (std::int32_t row = 0; row < organizations; ++row) {
    above[at(row)] = parent(row);
    members_in[at(row)] = party.entity(row).row;
  }
  children_ = {above.size(), above};
  agencies_ = {above.size(), members_in};
  std::vector<std::int32_t> led(at(count(EntityKind::collective)));
  for (std::size_t row = 0; row < led.size(); ++row)
    led[row] = organization_of(static_cast<std::int32_t>(row));
  collectives_ = {above.size(), led};
}

void Index::link_people(Extent extent) {
  const std::int32_t people = count(EntityKind::person);
  const std::size_t posts = situation_->table("posts").rows();
  leaders_.resize(at(people), false);
  post_holder_.resize(posts, -1);
  for (std::int32_t person = 0; person < people; ++person) {
    const auto [first, held] = posts_of(person);
    for (std::int32_t post = first; post < first + held; ++post) {
      post_holder_[at(post)] = person;
      if (post_leader_.known(post) && post_leader_.number(post) != 0) leaders_[at(person)] = true;
    }
  }
  if (extent == Extent::bodies_and_posts) return;
  std::vector<std::int32_t> in_organization(posts, -1);
  std::vector<std::int32_t> in_collective(posts, -1);
  for (std::size_t post = 0; post < posts; ++post) {
    const EntityRef body = post_in_.entity(static_cast<std::int32_t>(post));
    if (post_holder_[post] < 0) continue;
    (body.kind == EntityKind::organization ? in_organization : in_collective)[post] = body.row;
  }
  posts_in_organizations_ = {at(count(EntityKind::organization)), in_organization};
  posts_in_collectives_ = {at(count(EntityKind::collective)), in_collective};
  std::vector<std::int32_t> cells(at(people));
  std::vector<std::int32_t> groups(at(people));
  for (std::int32_t person = 0; person < people; ++person) {
    cells[at(person)] = cell_of(person);
    groups[at(person)] = group_.entity(person).row;
  }
  cell_members_ = {at(count(EntityKind::organization)), cells};
  group_members_ = {at(count(EntityKind::organization)), groups};
}

std::span<const std::int32_t> Index::posts_in(EntityRef body) const {
  return (body.kind == EntityKind::organization ? posts_in_organizations_ : posts_in_collectives_)[body.row];
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
  const std::array committee_roles{words_.secretary, words_.deputy_secretary, words_.committee_member};
  for (std::int32_t post = first; post < first + held; ++post) {
    const EntityRef body = post_in_.entity(post);
    if (body.row < 0) continue;
    if (body.kind == EntityKind::collective) {
      add_once(found, body.row);
    } else if (std::ranges::find(committee_roles, post_role_.number(post)) != committee_roles.end()) {
      for (const std::int32_t collective : collectives_of(body.row))
        if (collective_kind(collective) == words_.party_committee ||
            collective_kind(collective) == words_.cell_committee)
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
  if (organization < 0 || collective_kind(collective) == words_.standing_committee ||
      !is_party_committee(collective))
    return people;
  for (const std::int32_t post : posts_in({EntityKind::organization, organization})) {
    const int role = post_role_.number(post);
    if (role == words_.secretary || role == words_.deputy_secretary || role == words_.committee_member)
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
    const bool secretary = role == words_.secretary;
    if (in.row < 0 || (!secretary && role != words_.head && role != words_.chair)) continue;
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
  const auto& [secretary, deputy, committee_member] =
      std::tie(words_.secretary, words_.deputy_secretary, words_.committee_member);
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
    if (in_committee && (role == words_.head || role == words_.chair)) role = secretary;
    if (in_committee && (role == words_.deputy_head || role == words_.deputy_chair)) role = deputy;
    if (in_committee && role == words_.member) role = committee_member;
    if (role == secretary || role == deputy || role == committee_member)
      best = best < 0 ? role : std::min(best, role);
  }
  return best;
}

int Index::standing_board(std::int32_t person) const {
  int highest = -1;
  for (const std::int32_t collective : collectives_of_person(person)) {
    const std::int32_t of = organization_of(collective);
    if (!(collective_kind(collective) == words().standing_committee) || of < 0 || !org_kind_.known(of))
      continue;
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
    Event event{words_.civil_servant_rating, {SubjectKind::member, person}, rated_on.known(person), {}, -1};
    if (event.dated) event.on = Moment::unpacked(rated_on.number(person));
    events_.push_back(event);
  }
  group_events();
}

namespace {
auto kind_and_subject(const Event* event) {
  return std::tuple{event->kind, event->subject};
}
}  // namespace

void Index::group_events() {
  ordered_events_.reserve(events_.size());
  for (const Event& event : events_) ordered_events_.push_back(&event);
  std::ranges::sort(ordered_events_, {}, [](const Event* event) {
    const std::int32_t time = event->dated ? event->on.packed() : 0;
    return std::tuple{event->kind, event->subject, !event->dated, time, event};
  });
}

std::span<const Event* const> Index::events_of(int kind, SubjectRef subject) const {
  const auto found =
      std::ranges::equal_range(ordered_events_, std::tuple{kind, subject}, {}, kind_and_subject);
  return {found.begin(), found.end()};
}

void Index::collect_documents() {
  const ColumnRef document = column("documents", "document");
  const ColumnRef of = column("documents", "subject");
  const auto rows = static_cast<std::int32_t>(situation_->table("documents").rows());
  for (std::int32_t row = 0; row < rows; ++row) {
    const SubjectRef subject = SubjectRef::unpacked(of.number(row));
    documents_.push_back({{facts::entity_kind(subject.kind), subject.row}, document.number(row), row});
  }
  std::ranges::sort(documents_);
}

std::int32_t Index::document_of(EntityRef entity, int paper) const {
  const auto found = std::ranges::lower_bound(documents_, Paper{entity, paper, -1});
  return found != documents_.end() && found->entity == entity && found->paper == paper ? found->row : -1;
}

bool Index::known_absent(int kind, SubjectRef subject) const {
  if (events_complete_) return true;
  const bool person = facts::entity_kind(subject.kind) == EntityKind::person;
  if (!person || kind != words_.civil_servant_rating) return false;
  return civil_servant_rating_.state(subject.row) == State::none;
}

}  // namespace kiemdiem::assessment
