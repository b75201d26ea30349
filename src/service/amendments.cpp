#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "service/campaigns.h"
#include "service/office.h"

namespace kiemdiem::service {
namespace {

constexpr std::string_view prefix = "day.";

std::string iso(const std::optional<Date>& day) {
  return day ? to_iso(*day) : std::string{};
}

std::string message_of(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += (text.empty() ? "" : " ") + problem.message;
  return text;
}

/// The days that were typed, checked one by one against the upper plan.
class PlanChange {
 public:
  PlanChange(const Call& call, const PlanOf& plan, const Units& units, const Unit& unit)
      : call_(call), plan_(plan), units_(units), unit_(unit), body_(plan.stored.body) {
    for (const auto& [name, values] : call.inputs.fields())
      if (name.starts_with(prefix) && !values.empty()) read(name.substr(prefix.size()), values.front());
    if (call.inputs.has("items")) read_items(call.inputs.get("items"));
    if (call.campaign->state == "open" && !days_.empty() &&
        call.inputs.get("reason").find_first_not_of(' ') == std::string::npos)
      problems_.push_back({"reason", "Đợt đã mở: hãy ghi lý do điều chỉnh kế hoạch."});
    if (days_.empty() && problems_.empty()) problems_.push_back({"", "Chưa có gì thay đổi."});
  }

  const std::vector<FieldProblem>& problems() const { return problems_; }
  const std::string& body() const { return body_; }
  const std::vector<AmendedDay>& days() const { return days_; }

 private:
  std::optional<Date> current(const std::string& step) const {
    for (const OwnDay& own : own_days(plan_.stored.body))
      if (own.step == step) return own.last;
    return std::nullopt;
  }

  void read_items(const std::string& typed) {
    std::vector<std::string> items;
    std::string line;
    for (const char letter : typed + "\n") {
      if (letter != '\n') {
        if (letter != '\r' && (letter != ' ' || !line.empty())) line += letter;
        continue;
      }
      while (line.ends_with(' ')) line.pop_back();
      if (!line.empty()) items.push_back(std::exchange(line, {}));
    }
    const std::vector<std::string> before = own_items(plan_.stored.body);
    if (items == before) return;
    body_ = with_items(body_, items);
    days_.push_back({call_.target.unit, std::string{amended_items},
                     fmt::format("{}", fmt::join(before, "; ")), fmt::format("{}", fmt::join(items, "; "))});
  }

  void read(const std::string& step, const std::string& text) {
    const std::string field = std::string{prefix} + step;
    const procedure::Step* upper = plan_.upper->find(step);
    if (upper == nullptr) {
      problems_.push_back({field, fmt::format("Kế hoạch không có bước “{}”.", step)});
      return;
    }
    const std::optional<Date> day = typed_day(text);
    if (!text.empty() && !day) {
      problems_.push_back({field, fmt::format("“{}” không phải là ngày; hãy ghi như 15/12/2026.", text)});
      return;
    }
    const std::optional<Date> before = current(step);
    if (day == before) return;
    if (day && !sets_day(units_, unit_, *upper)) {
      problems_.push_back({field, fmt::format("“{}” do cấp trên làm; {} không đặt hạn cho việc này.",
                                              upper->label.vi, unit_.name)});
      return;
    }
    const std::string alone = with_day("{}", step, day, upper->day.fixed);
    if (const auto laid =
            procedure::inherit(*plan_.upper, head_of(alone).own_plan, *plan_.bound, plan_.period, plan_.on);
        day && !laid) {
      problems_.push_back({field, message_of(laid.error())});
      return;
    }
    body_ = with_day(body_, step, day, upper->day.fixed);
    days_.push_back({call_.target.unit, step, iso(before), iso(day)});
  }

  const Call& call_;
  const PlanOf& plan_;
  const Units& units_;
  const Unit& unit_;
  std::string body_;
  std::vector<AmendedDay> days_;
  std::vector<FieldProblem> problems_;
};

}  // namespace

Outcome<void> keep_amendments(Call& call, const std::vector<AmendedDay>& days, const std::string& reason) {
  for (const AmendedDay& day : days) {
    store::Amendment amendment;
    amendment.campaign = call.campaign->id;
    amendment.what = to_json(day);
    amendment.reason = reason;
    amendment.at = call.now.at;
    amendment.made_by = call.actor.account;
    if (const auto appended = store::append(call.data, amendment); !appended)
      return refused(appended.error());
  }
  return {};
}

Outcome<void> amend_plan(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(call.target.unit);
  if (unit == nullptr) return refused(Refused::hidden);
  if (!sets_plan(*call.campaign, **units, *unit))
    return refused(
        Refused::invalid,
        "Tổ đảng, cơ quan, đoàn thể theo kế hoạch của tổ chức đảng ở trên; hạn riêng được đặt ở đó.");
  const auto plan = plan_of(call, *call.campaign, *unit);
  if (!plan) return tl::unexpected{plan.error()};
  if (!plan->upper) return refused(Refused::invalid, "Văn bản của đợt này không đặt các bước.");
  if (call.inputs.get("version") != std::to_string(plan->stored.version))
    return refused(Refused::invalid,
                   "Người khác vừa sửa kế hoạch này; hãy xem lại các hạn bên dưới rồi lưu lần nữa.");
  const PlanChange change{call, *plan, **units, *unit};
  if (!change.problems().empty()) {
    Refusal refusal;
    refusal.kind = Refused::invalid;
    refusal.problems = change.problems();
    return tl::unexpected{std::move(refusal)};
  }
  store::Plan changed = plan->stored;
  changed.body = change.body();
  const auto saved = store::save(call.data, changed);
  if (!saved) return refused(saved.error());
  if (*saved == 0) return refused(Refused::conflict, "Người khác vừa sửa kế hoạch này; hãy tải lại trang.");
  if (call.campaign->state == "open")
    if (auto written = keep_amendments(call, change.days(), call.inputs.get("reason")); !written)
      return written;
  call.notes.push_back(
      {call.campaign->id, unit->path, token_hash(plan->stored.body), token_hash(changed.body)});
  return {};
}

std::string to_json(const AmendedDay& day) {
  const auto text = [](const std::string& said) { return Node::scalar(said, true, {}); };
  return kiemdiem::to_json(Node::map({{text("unit"), text(day.unit)},
                                      {text("step"), text(day.step)},
                                      {text("before"), text(day.before)},
                                      {text("after"), text(day.after)}},
                                     {}));
}

AmendedDay amended_day(const std::string& what) {
  const Node node = from_json(what).value_or(Node::map({}, {}));
  const auto text = [&node](std::string_view key) {
    const Node* said = node.find(key);
    return said == nullptr ? std::string{} : said->text();
  };
  return {text("unit"), text("step"), text("before"), text("after")};
}

}  // namespace kiemdiem::service
