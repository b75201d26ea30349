#include "web/places/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/vietnamese.h"
#include "service/office.h"
#include "service/progress.h"
#include "web/addresses.h"
#include "web/places/campaigns.h"

namespace kiemdiem::web {
namespace {

using procedure::StepCounts;
using service::UnitProgress;

constexpr int rows_on_a_page = 50;

/// What the visitor asks for: which units, which steps, in which order.
class Wanted {
 public:
  Wanted(const service::Call& call, const procedure::Plan& plan)
      : call_(call), words_(search_key(call.inputs.get("q"))), standing_(call.inputs.get("tinh-trang")) {
    const auto chosen = plan.index_of(call.inputs.get("buoc"));
    for (std::size_t at = 0; at < plan.steps.size(); ++at)
      if (!chosen || *chosen == at) steps_.push_back(at);
    const std::string& order = call.inputs.get("xep");
    down_ = order.starts_with('-');
    by_ = down_ ? order.substr(1) : order;
    const std::string& page = call.inputs.get("trang");
    const bool number = !page.empty() && page.size() < 6 &&
                        std::ranges::all_of(page, [](char one) { return one >= '0' && one <= '9'; });
    page_ = number ? std::max(1, std::stoi(page)) : 1;
  }

  const std::vector<std::size_t>& steps() const { return steps_; }
  int page() const { return page_; }

  bool wants(const UnitProgress& row) const {
    if (!words_.empty() && search_key(row.unit->name).find(words_) == std::string::npos) return false;
    return standing_.empty() || std::ranges::any_of(steps_, [&](std::size_t step) {
             return word(mark_of(row.steps[step]).standing) == standing_;
           });
  }

  /// In the order of the tree where nothing else is asked for.
  void sort(std::vector<UnitProgress>& rows) const {
    const auto key = [this](const UnitProgress& row) -> std::int64_t {
      if (by_ == "dang-vien") return row.members;
      return by_ == "qua-han" ? row.late() : row.undecided();
    };
    if (by_ == "don-vi")
      std::ranges::stable_sort(rows, {}, [](const UnitProgress& row) { return search_key(row.unit->name); });
    else if (by_ == "dang-vien" || by_ == "qua-han" || by_ == "thieu")
      std::ranges::stable_sort(rows, {}, key);
    if (down_) std::ranges::reverse(rows);
  }

  pages::Heading heading(const char* label, const std::string& by, bool number) const {
    const bool sorted = by == by_;
    // Numbers begin with the most.
    const bool next_down = sorted ? !down_ : number;
    return {label, href((next_down ? "-" : "") + by, 1),
            !sorted ? pages::Sorted::no
            : down_ ? pages::Sorted::down
                    : pages::Sorted::up,
            number};
  }

  std::string href(const std::string& order, int page) const {
    return address_with("progress", {{"campaign", call_.campaign->id}, {"unit", call_.target.unit}},
                        {{"q", call_.inputs.get("q")},
                         {"buoc", call_.inputs.get("buoc")},
                         {"tinh-trang", standing_},
                         {"xep", order},
                         {"trang", page > 1 ? std::to_string(page) : ""}});
  }
  std::string page_href(int page) const { return href(call_.inputs.get("xep"), page); }

  std::vector<pages::Option> standings() const {
    std::vector<pages::Option> options{{"", "Mọi tình trạng", standing_.empty(), {}}};
    for (const auto& [value, label] : {std::pair{"wrong", "Quá hạn, bị trả lại"},
                                       {"unknown", "Thiếu dữ kiện"},
                                       {"waiting", "Chưa làm"},
                                       {"working", "Đang làm"},
                                       {"done", "Đã xong"}})
      options.push_back({value, label, standing_ == value, {}});
    return options;
  }

 private:
  static std::string_view word(pages::Standing standing) {
    constexpr std::array<std::string_view, 6> words{"done", "wrong", "unknown", "working", "waiting", "none"};
    return words[static_cast<std::size_t>(standing)];
  }

  const service::Call& call_;
  std::string words_, standing_, by_;
  std::vector<std::size_t> steps_;
  bool down_ = false;
  int page_ = 1;
};

std::string kind_words(const facts::Dictionary& dictionary, const std::string& kind) {
  const facts::Choices* kinds = dictionary.choices("organization_kind");
  const auto index = kinds == nullptr ? std::nullopt : kinds->find(kind);
  return index ? kinds->labels[static_cast<std::size_t>(*index)].vi : kind;
}

pages::UnitRow row_of(const service::Call& call, const UnitProgress& row, const Wanted& wanted) {
  pages::UnitRow shown;
  shown.unit.label = row.alone ? row.unit->name + " (việc của chính đơn vị)" : row.unit->name;
  if (!row.alone)
    shown.unit.href = address("progress", {{"campaign", call.campaign->id}, {"unit", row.unit->id}});
  shown.kind = kind_words(call.office.dictionary(), row.unit->kind);
  if (!row.problem.empty()) shown.kind += "; chưa tính được: " + row.problem;
  shown.members = static_cast<int>(row.members);
  for (const std::size_t step : wanted.steps()) {
    const StepCounts& counts = row.steps[step];
    shown.steps.push_back({mark_of(counts), counts.done, counts.needed()});
    shown.overdue += counts.late;
    shown.undecided += counts.undecided;
  }
  return shown;
}

std::vector<std::int64_t> parts_of(const StepCounts& counts) {
  return {counts.done, counts.under_way, counts.not_begun, counts.late, counts.returned, counts.undecided};
}

/// Steps one under the other; of one step, the units.
pages::StackedChart chart_of(const service::Call& call, const procedure::Plan& plan,
                             const std::vector<UnitProgress>& rows, const Wanted& wanted) {
  pages::StackedChart chart;
  chart.parts = {{"đã xong", 0}, {"đang làm", 1},   {"chưa làm", 2},
                 {"quá hạn", 3}, {"bị trả lại", 4}, {"thiếu dữ kiện", 5}};
  if (wanted.steps().size() == 1) {
    const std::size_t step = wanted.steps().front();
    chart.title = plan.steps[step].label.vi + ", theo đơn vị";
    for (const UnitProgress& row : rows)
      chart.bars.push_back(
          {row.unit->name, parts_of(row.steps[step]),
           row.alone ? "" : address("progress", {{"campaign", call.campaign->id}, {"unit", row.unit->id}})});
    return chart;
  }
  chart.title = "Số việc của từng bước";
  for (const std::size_t step : wanted.steps()) {
    StepCounts total;
    for (const UnitProgress& row : rows) total.add(row.steps[step]);
    if (total.needed() + total.undecided == 0) continue;
    chart.bars.push_back({plan.steps[step].label.vi, parts_of(total), {}});
  }
  return chart;
}

void fill_headings(const procedure::Plan& plan, const Wanted& wanted, pages::ProgressPage& page) {
  page.unit_headings = {
      wanted.heading("Đơn vị", "don-vi", false), wanted.heading("Đảng viên", "dang-vien", true),
      wanted.heading("Quá hạn", "qua-han", true), wanted.heading("Thiếu dữ kiện", "thieu", true)};
  for (const std::size_t step : wanted.steps())
    page.steps.push_back({plan.steps[step].label.vi, {}, {}, false});
}

void fill_rows(const service::Call& call, const std::vector<UnitProgress>& rows, const Wanted& wanted,
               pages::ProgressPage& page) {
  const int total = static_cast<int>(rows.size());
  const int last_page = std::max(1, (total + rows_on_a_page - 1) / rows_on_a_page);
  const int number = std::min(wanted.page(), last_page);
  const int first = (number - 1) * rows_on_a_page;
  const int last = std::min(total, first + rows_on_a_page);
  for (int at = first; at < last; ++at)
    page.rows.push_back(row_of(call, rows[static_cast<std::size_t>(at)], wanted));
  page.pager = {total == 0 ? 0 : first + 1, last, total, number > 1 ? wanted.page_href(number - 1) : "",
                number < last_page ? wanted.page_href(number + 1) : ""};
}

}  // namespace

service::Outcome<pages::ProgressPage> progress(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit& unit = *(*units)->find(call.target.unit);
  auto found = service::progress_of(call, *call.campaign, unit);
  if (!found) return tl::unexpected{found.error()};
  pages::ProgressPage page;
  call.title = "Tiến độ: " + unit.name;
  page.question = "Đơn vị nào đang chậm, ở bước nào?";
  page.filter_action = address("progress", {{"campaign", call.campaign->id}, {"unit", unit.id}});
  page.filter_text = call.inputs.get("q");
  page.empty.text = found->plan.plan ? "Không có đơn vị nào khớp với bộ lọc."
                                     : "Văn bản của đợt này không đặt các bước, nên chưa có tiến độ để tính.";
  if (!found->plan.plan) return page;
  const procedure::Plan& plan = *found->plan.plan;
  const Wanted wanted{call, plan};
  fill_headings(plan, wanted, page);
  page.standing_choices = wanted.standings();
  page.step_choices.push_back({"", "Mọi bước", call.inputs.get("buoc").empty(), {}});
  for (const procedure::Step& step : plan.steps)
    page.step_choices.push_back({step.id, step.label.vi, step.id == call.inputs.get("buoc"), {}});
  std::vector<pages::Mark> marks;
  for (const StepCounts& counts : found->total()) marks.push_back(mark_of(counts));
  page.timeline =
      timeline_of(found->plan, call.office.regulations().calendar(), marks, "Các mốc của " + unit.name);
  std::vector<UnitProgress> rows;
  std::ranges::copy_if(found->rows, std::back_inserter(rows),
                       [&wanted](const UnitProgress& row) { return wanted.wants(row); });
  wanted.sort(rows);
  fill_rows(call, rows, wanted, page);
  if (!rows.empty()) page.charts.push_back(chart_of(call, plan, rows, wanted));
  return page;
}

}  // namespace kiemdiem::web
