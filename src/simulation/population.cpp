#include "simulation/population.h"

#include <fmt/format.h>

#include <array>
#include <unordered_map>

#include "base/tree.h"
#include "facts/read_situation.h"
#include "simulation/generator.h"

namespace kiemdiem::simulation {
namespace {

using facts::Column;
using facts::EntityKind;
using facts::EntityRef;
using facts::Situation;
using facts::State;
using facts::Table;

constexpr std::array<std::string_view, 14> families{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ",   "Đặng",
                                                    "Bùi",    "Đỗ",   "Hồ", "Ngô",  "Dương", "Đinh", "Trịnh"};
constexpr std::array<std::string_view, 10> middles{"Văn", "Hữu",  "Quốc", "Đình", "Minh",
                                                   "Thị", "Ngọc", "Thu",  "Kim",  "Hồng"};
constexpr std::array<std::string_view, 20> given_names{"An",   "Bình", "Cường", "Dũng", "Giang", "Hà",  "Hải",
                                                       "Hùng", "Khôi", "Lan",   "Liên", "Long",  "Mai", "Nam",
                                                       "Nga",  "Phúc", "Quân",  "Sơn",  "Tâm",   "Yến"};

/// One entry of each list with all defaults filled in by the reader itself: the rows that are copied.
constexpr std::string_view pattern =
    "on: 2025-12-10\n"
    "period: {kind: year, year: 2025}\n"
    "organizations:\n"
    "  - {id: top, name: top, kind: superior_committee, established: 1999-01-01, proposed: good}\n"
    "collectives:\n"
    "  - {id: body, name: body, kind: cell_committee, of: top, established: 2020-01-01, size: 3, proposed: "
    "good}\n"
    "people:\n"
    "  - {id: one, name: one, cell: top, admitted: 2000-01-01, sick_leave_months: 0, meetings_absent: 0,\n"
    "     meetings_silent: 0, civil_servant: false, discipline: [], proposed: good,\n"
    "     posts: [{in: top, role: secretary, since: 2020-01-01}]}\n";

/// Adds copies of the pattern's rows and sets what differs.
class Builder {
 public:
  Builder(const PopulationPlan& plan, Situation like)
      : plan_(plan), numbers_(plan.seed), like_(std::move(like)), made_(like_) {
    for (Table& table : made_.tables) table = empty(table);
    made_.texts.assign(1, "");
  }

  Situation build() {
    head();
    const std::int32_t top = organization("tren", "Đảng bộ cấp trên", "superior_committee", -1, no_level);
    int left = plan_.members;
    for (int number = 1; left > 0; ++number) grassroots(number, top, left);
    return std::move(made_);
  }

 private:
  static constexpr int no_level = -1;

  static Table empty(const Table& like) {
    Table table;
    table.shape = like.shape;
    table.columns.resize(like.columns.size());
    return table;
  }

  void head() {
    made_.title = fmt::format("Số liệu mô phỏng: {} đảng viên, mầm {}", plan_.members, plan_.seed);
    made_.regulation = plan_.regulation;
    made_.period = {facts::PeriodKind::year, plan_.year, 0, *make_date(plan_.year, 1, 1),
                    *make_date(plan_.year, 12, 31)};
    made_.on = *make_date(plan_.year, 12, 10);
    made_.all_layers = plan_.all_layers;
    made_.layers_given = true;
  }

  std::int32_t copy(std::string_view list) {
    const Table& from = like_.table(list);
    Table& to = made_.table(list);
    for (std::size_t at = 0; at < to.columns.size(); ++at) {
      to.columns[at].numbers.push_back(from.columns[at].numbers.front());
      to.columns[at].states.push_back(from.columns[at].states.front());
      if (!from.columns[at].counts.empty()) to.columns[at].counts.push_back(from.columns[at].counts.front());
    }
    to.parents.push_back(-1);
    return static_cast<std::int32_t>(to.rows()) - 1;
  }

  Column& column(std::string_view list, std::string_view fact) {
    const std::string key = fmt::format("{}.{}", list, fact);
    const auto known = columns_.find(key);
    if (known != columns_.end()) return *known->second;
    const auto index = made_.dictionary.list(list)->find(fact);
    return *columns_.emplace(key, &made_.table(list).columns[static_cast<std::size_t>(index.value())])
                .first->second;
  }
  void set(std::string_view list, std::string_view fact, std::int32_t row, std::int32_t number) {
    Column& held = column(list, fact);
    held.numbers[static_cast<std::size_t>(row)] = number;
    held.states[static_cast<std::size_t>(row)] = State::known;
  }
  void set_state(std::string_view list, std::string_view fact, std::int32_t row, State state) {
    column(list, fact).states[static_cast<std::size_t>(row)] = state;
  }
  std::int32_t text(std::string text) {
    const auto [known, added] =
        texts_.emplace(std::move(text), static_cast<std::int32_t>(made_.texts.size()));
    if (added) made_.texts.push_back(known->first);
    return known->second;
  }
  std::int32_t word(std::string_view choices, std::string_view word) const {
    return made_.dictionary.choices(choices)->find(word).value();
  }

  std::int32_t organization(const std::string& id, const std::string& name, std::string_view kind,
                            std::int32_t parent, int level) {
    const std::int32_t row = copy("organizations");
    set("organizations", "id", row, text(id));
    set("organizations", "name", row, text(name));
    set("organizations", "kind", row, word("organization_kind", kind));
    if (parent >= 0)
      set("organizations", "parent", row, EntityRef{EntityKind::organization, parent}.packed());
    if (level == no_level)
      set_state("organizations", "proposed", row, State::none);
    else
      set("organizations", "proposed", row, level);
    return row;
  }

  void collective(const std::string& id, const std::string& name, std::string_view kind, std::int32_t of,
                  int size, int level) {
    const std::int32_t row = copy("collectives");
    set("collectives", "id", row, text(id));
    set("collectives", "name", row, text(name));
    set("collectives", "kind", row, word("collective_kind", kind));
    set("collectives", "of", row, EntityRef{EntityKind::organization, of}.packed());
    set("collectives", "size", row, size);
    set("collectives", "size_at_review", row, size);
    set("collectives", "proposed", row, level);
  }

  /// 0 best … 3.
  int level(int excellent_per_mille) {
    const int drawn = numbers_.below(1000);
    if (drawn < plan_.not_completed_per_mille) return 3;
    if (drawn < plan_.not_completed_per_mille + plan_.completed_per_mille) return 2;
    return drawn >= 1000 - excellent_per_mille ? 0 : 1;
  }

  void grassroots(int number, std::int32_t top, int& left) {
    const std::string id = fmt::format("db{}", number);
    const int standing = level(plan_.excellent_per_mille);
    const std::int32_t row =
        organization(id, fmt::format("Đảng bộ cơ sở {}", number), "grassroots_committee", top, standing);
    collective(id + "-bch", fmt::format("Ban Chấp hành Đảng bộ cơ sở {}", number), "party_committee", row, 9,
               standing);
    const int cells = plan_.cells_in_an_organization - (numbers_.below(2) == 0 ? 1 : 0);
    for (int cell = 1; cell <= std::max(1, cells) && left > 0; ++cell)
      fill_cell(fmt::format("{}-cb{}", id, cell), fmt::format("Chi bộ {} Đảng bộ cơ sở {}", cell, number),
                row, cell == 1, left);
  }

  void fill_cell(const std::string& id, const std::string& name, std::int32_t above, bool first, int& left) {
    const int standing = level(plan_.excellent_per_mille);
    const std::int32_t cell = organization(id, name, "cell", above, standing);
    collective(id + "-cu", "Chi ủy " + name, "cell_committee", cell, 3, standing);
    const int spread = std::max(1, plan_.members_in_a_cell / 2);
    const int size = std::min(left, plan_.members_in_a_cell - spread / 2 + numbers_.below(spread + 1));
    for (int member = 0; member < std::max(1, size); ++member) {
      const std::int32_t person = add_member(fmt::format("{}-{}", id, member + 1), cell);
      if (member == 0) {
        if (first) add_post(person, above, "secretary");
        add_post(person, cell, "secretary");
      } else if (member == 1) {
        add_post(person, cell, "deputy_secretary");
      }
    }
    left -= std::max(1, size);
  }

  std::int32_t add_member(const std::string& id, std::int32_t cell) {
    const std::int32_t row = copy("people");
    set("people", "id", row, text(id));
    set("people", "name", row, text(invented_name()));
    set("people", "cell", row, EntityRef{EntityKind::organization, cell}.packed());
    set("people", "admitted", row, admitted().days);
    set("people", "proposed", row, level(plan_.excellent_per_mille));
    set("people", "meetings_absent", row, numbers_.in_thousand(60) ? 1 + numbers_.below(5) : 0);
    set("people", "meetings_silent", row, numbers_.in_thousand(120) ? 1 + numbers_.below(9) : 0);
    if (numbers_.in_thousand(40))
      set("people", "sick_leave_months", row, numbers_.in_thousand(300) ? 3 + numbers_.below(4) : 1);
    if (numbers_.in_thousand(12)) set("people", "maternity_leave_months", row, 6);
    if (numbers_.in_thousand(15)) set("people", "exempt", row, 1);
    if (numbers_.in_thousand(plan_.unknown_per_mille))
      set_state("people", numbers_.in_thousand(500) ? "sick_leave_months" : "admitted", row, State::unknown);
    begin_list("posts", row);
    begin_list("discipline", row);
    if (numbers_.in_thousand(6)) add_discipline(row, cell);
    return row;
  }

  std::string invented_name() {
    const auto family = families[static_cast<std::size_t>(numbers_.below(families.size()))];
    const auto middle = middles[static_cast<std::size_t>(numbers_.below(middles.size()))];
    return fmt::format("{} {} {}", family, middle,
                       given_names[static_cast<std::size_t>(numbers_.below(given_names.size()))]);
  }

  /// Some were admitted too late in the year to be rated.
  Date admitted() {
    const Date end = *make_date(plan_.year, 12, 1);
    return numbers_.in_thousand(15) ? add_days(end, -numbers_.below(170))
                                    : add_days(end, -(200 + numbers_.below(35 * 365)));
  }

  void begin_list(std::string_view fact, std::int32_t row) {
    Column& held = column("people", fact);
    held.numbers[static_cast<std::size_t>(row)] = static_cast<std::int32_t>(made_.table(fact).rows());
    held.counts[static_cast<std::size_t>(row)] = 0;
    held.states[static_cast<std::size_t>(row)] = State::known;
  }

  void add_post(std::int32_t person, std::int32_t in, std::string_view role) {
    const std::int32_t row = copy("posts");
    made_.table("posts").parents.back() = person;
    set("posts", "in", row, EntityRef{EntityKind::organization, in}.packed());
    set("posts", "role", row, word("role", role));
    set("posts", "since", row, add_days(*make_date(plan_.year, 1, 1), -numbers_.below(1500)).days);
    ++column("people", "posts").counts[static_cast<std::size_t>(person)];
  }

  void add_discipline(std::int32_t person, std::int32_t cell) {
    Table& table = made_.table("discipline");
    for (Column& held : table.columns) {
      held.numbers.push_back(0);
      held.states.push_back(State::unknown);
    }
    table.parents.push_back(person);
    const auto row = static_cast<std::int32_t>(table.rows()) - 1;
    const std::int32_t place = EntityRef{EntityKind::organization, cell}.packed();
    set("discipline", "on", row, add_days(*make_date(plan_.year, 1, 5), numbers_.below(320)).days);
    set("discipline", "form", row,
        word("discipline_form", numbers_.in_thousand(700) ? "reprimand" : "warning"));
    set("discipline", "violated_at", row, place);
    set("discipline", "decided_by", row, place);
    ++column("people", "discipline").counts[static_cast<std::size_t>(person)];
    set("people", "proposed", person, numbers_.in_thousand(800) ? 2 : 3);
  }

  const PopulationPlan& plan_;
  Generator numbers_;
  Situation like_;
  Situation made_;
  std::unordered_map<std::string, std::int32_t> texts_;
  std::unordered_map<std::string, Column*> columns_;
};

}  // namespace

Result<Situation> make_population(const PopulationPlan& plan, const facts::Dictionary& dictionary) {
  if (plan.members < 1 || plan.members_in_a_cell < 1 || plan.cells_in_an_organization < 1)
    return refuse({}, "Cần ít nhất một đảng viên, một người mỗi chi bộ và một chi bộ mỗi đảng bộ.");
  const auto tree = parse_yaml(pattern, "simulation");
  if (!tree) return tl::unexpected{tree.error()};
  auto like = facts::read_situation(*tree, dictionary, "simulation");
  if (!like) return tl::unexpected{like.error()};
  return Builder{plan, std::move(*like)}.build();
}

}  // namespace kiemdiem::simulation
