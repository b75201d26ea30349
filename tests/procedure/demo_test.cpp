#include <filesystem>
#include <iostream>

#include "procedure/meetings.h"
#include "procedure/progress.h"
#include "procedure/timeline.h"
#include "working.h"

namespace kiemdiem::procedure {
namespace {

std::string demo(const std::string& id) {
  return read_file(fmt::format("{}/demo/{}.yaml", KIEMDIEM_SOURCE_DIR, id)).value();
}

class EveryDemonstration : public testing::TestWithParam<std::string> {};

void print(const Work& work, const char* title, const std::vector<WorkItem>& items) {
  std::cout << "  " << title << "\n";
  for (const WorkItem& item : items) {
    const TaskText text = work.text(work.tasks()[static_cast<std::size_t>(item.tasks.front())]);
    std::cout << "    " << words(work, item) << " | " << text.state << " | " << text.due << " | " << text.left
              << " | " << text.who << " | " << text.citation << " | " << text.why;
    for (const WaitText& wait : text.waits_for)
      std::cout << "\n        chờ " << wait.what << " (" << wait.who << ") vì " << wait.why << " [" << wait.citation << "]";
    std::cout << "\n";
  }
}

TEST_P(EveryDemonstration, print) {
  const Told told{demo(GetParam()), to_iso(Told{demo(GetParam()), "2021-01-01"}.situation.on)};
  for (std::int32_t row = 0; row < told.work->index().count(EntityKind::organization); ++row)
    for (const Role role : {Role::cell_secretary, Role::group_leader, Role::grassroots_committee, Role::upper_committee}) {
      const WorkList list = work_list(*told.work, {role, row, -1});
      if (list.to_do() + list.waiting.size() + list.done.size() == 0) continue;
      std::cout << told.work->unit_path(row) << " " << name(role) << " " << name(told.work->phase_of(row)) << "\n";
      print(*told.work, "late", list.late);
      print(*told.work, "today", list.today);
      print(*told.work, "week", list.this_week);
      print(*told.work, "later", list.later);
      print(*told.work, "waiting", list.waiting);
      print(*told.work, "done", list.done);
    }
}

INSTANTIATE_TEST_SUITE_P(Plans, EveryDemonstration,
                         testing::Values("benh-vien-phoi-2021", "phu-yen-khoi-2022", "bu-dang-2020", "huyen-uy-2023",
                                         "phuong-11-go-vap-2021"),
                         [](const auto& plan) {
                           std::string name = plan.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace kiemdiem::procedure
