#include "web/places/campaigns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/gate.h"
#include "service/office.h"
#include "service/plan_facts.h"
#include "store/accounts.h"
#include "web/addresses.h"
#include "web/places/forms.h"

namespace kiemdiem::web {
namespace {

using service::Phase;
using service::Relation;

constexpr std::array<std::pair<const char*, const char*>, 4> kinds{
    {{"year", "Hằng năm"}, {"quarter", "Hằng quý"}, {"term", "Nhiệm kỳ"}, {"ad_hoc", "Đột xuất"}}};

std::string kind_words(const std::string& kind) {
  for (const auto& [word, label] : kinds)
    if (kind == word) return label;
  return kind;
}

pages::Mark state_mark(const store::Campaign& campaign) {
  if (campaign.state == "draft") return {pages::Standing::waiting, "đang soạn"};
  if (campaign.state == "open") return {pages::Standing::working, "đang mở"};
  return {pages::Standing::done, "đã kết thúc"};
}

std::string regulation_name(service::Call& call, const std::string& id) {
  const auto document = call.office.regulations().document(id);
  return document ? (*document)->name : id;
}

/// The first day that is still to come and what has to be done until then.
void set_next(const service::PlanOf& plan, const std::vector<procedure::StepCounts>& counts,
              pages::CampaignLine& line) {
  for (std::size_t at = 0; at < counts.size(); ++at) {
    const procedure::Step& step = plan.plan->steps[at];
    const bool left = counts[at].needed() > counts[at].done;
    if (!left || !step.day.last || *step.day.last < plan.on) continue;
    if (line.next_due && *line.next_due <= *step.day.last) continue;
    line.next_due = step.day.last;
    line.next_step = step.label.vi;
  }
}

bool is_finished(const service::UnitProgress& row) {
  bool any = false;
  for (const procedure::StepCounts& step : row.steps) {
    any = any || step.needed() > 0;
    if (step.done < step.needed() || step.undecided > 0) return false;
  }
  return any;
}

service::Outcome<pages::CampaignLine> line_of(service::Call& call, const store::Campaign& campaign,
                                              const service::Units& units) {
  const service::Unit* issuer = units.find(campaign.organization);
  pages::CampaignLine line;
  line.link = {campaign.title, address("campaign", {{"campaign", campaign.id}})};
  line.kind = kind_words(campaign.kind);
  line.period = service::period_words(campaign);
  line.issued_by = issuer->name;
  line.regulation = regulation_name(call, campaign.regulation);
  line.mark = state_mark(campaign);
  const service::Unit* own = units.find(call.actor.acting.unit);
  if (own == nullptr || campaign.state != "open") return line;
  if (!own->path.starts_with(issuer->path)) own = issuer;
  const auto progress = service::progress_of(call, campaign, *own);
  if (!progress) return tl::unexpected{progress.error()};
  line.units = static_cast<int>(progress->rows.size());
  line.finished = static_cast<int>(std::ranges::count_if(progress->rows, is_finished));
  if (progress->plan.plan) set_next(progress->plan, progress->total(), line);
  return line;
}

bool may(const service::Call& call, std::string_view action, Relation relation, const std::string& state) {
  const Phase phase = service::phase_named(state).value_or(Phase::closed);
  return service::allowed(action, call.actor, relation, phase);
}

}  // namespace

service::Outcome<pages::CampaignsPage> campaigns(service::Call& call) {
  const auto found = service::campaigns_of(call);
  if (!found) return tl::unexpected{found.error()};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  pages::CampaignsPage page;
  for (const store::Campaign& campaign : *found) {
    auto line = line_of(call, campaign, **units);
    if (!line) return tl::unexpected{line.error()};
    page.campaigns.push_back(std::move(*line));
  }
  if (service::allowed("campaign-form", call.actor, Relation::none, Phase::none))
    page.actions.push_back({"Lập đợt kiểm điểm", address("campaign-form"), false, true, {}});
  page.empty.text = "Chưa có đợt kiểm điểm nào. Cấp ủy hoặc cơ quan tham mưu lập đợt từ kế hoạch của mình.";
  page.empty.buttons = page.actions;
  return page;
}

service::Outcome<pages::CampaignFormPage> campaign_form(service::Call& call) {
  pages::CampaignFormPage page;
  page.heading = "Đợt kiểm điểm mới";
  page.action = address("create-campaign");
  page.cancel_href = address("campaigns");
  const auto typed = [&call](std::string_view name) { return call.inputs.get(name); };
  page.title = typed("title");
  page.year = typed("year").empty() ? std::to_string(parts(call.today).year) : typed("year");
  page.first = typed("first");
  page.last = typed("last");
  const std::string kind = typed("kind").empty() ? "year" : typed("kind");
  for (const auto& [word, label] : kinds) page.kinds.push_back({word, label, kind == word, {}});
  page.quarters.push_back({"", "", typed("quarter").empty(), {}});
  for (const auto& [number, label] : {std::pair{"1", "I"}, {"2", "II"}, {"3", "III"}, {"4", "IV"}})
    page.quarters.push_back({number, label, typed("quarter") == number, {}});
  const auto issuers = service::possible_issuers(call);
  if (!issuers) return tl::unexpected{issuers.error()};
  for (const service::Unit* unit : *issuers)
    page.units.push_back({unit->id, unit->name, typed("unit") == unit->id, {}});
  service::Regulations& regulations = call.office.regulations();
  for (const std::string& id : regulations.ids())
    page.regulations.push_back({id, regulation_name(call, id), typed("regulation") == id, {}});
  page.title_error = problem_of(call, "title");
  page.kind_error = problem_of(call, "kind") + problem_of(call, "quarter");
  page.year_error = problem_of(call, "year");
  page.days_error = problem_of(call, "first");
  page.unit_error = problem_of(call, "unit");
  page.regulation_error = problem_of(call, "regulation");
  return page;
}

service::Outcome<service::Done> create_campaign(service::Call& call) {
  const auto id = service::create_campaign(call);
  if (!id) return tl::unexpected{id.error()};
  service::Done done;
  done.location = address("campaign", {{"campaign", *id}});
  done.message = "done.campaign_made";
  return done;
}

namespace {

/// One page for a campaign and the plan of one unit in it.
class PlanPage {
 public:
  PlanPage(service::Call& call, const service::Units& units, const service::Unit& unit)
      : call_(call), campaign_(*call.campaign), units_(units), unit_(unit) {}

  service::Outcome<pages::CampaignPage> made() {
    call_.title = campaign_.title;
    const service::Unit* issuer = units_.find(campaign_.organization);
    page_.title = campaign_.title;
    page_.kind = kind_words(campaign_.kind);
    page_.period = service::period_words(campaign_);
    page_.mark = state_mark(campaign_);
    page_.issued_by = {issuer->name, {}};
    page_.regulation = {regulation_name(call_, campaign_.regulation),
                        address("regulation", {{"regulation", campaign_.regulation}})};
    if (campaign_.state == "draft") page_.obstacles = service::obstacles(call_, campaign_);
    if (service::regulation_changed(call_, campaign_))
      page_.obstacles.push_back(fmt::format(
          "Tệp quy định {} đã thay đổi từ khi mở đợt (dấu khi mở: {}…); kết quả đang tính theo tệp mới. "
          "Hãy hỏi người quản trị.",
          page_.regulation.label, campaign_.regulation_hash.substr(0, 12)));
    auto plan = service::plan_of(call_, campaign_, unit_);
    // A draft whose regulation cannot be bound says so among its obstacles.
    if (!plan && campaign_.state != "draft") return tl::unexpected{plan.error()};
    if (plan && plan->plan)
      if (auto filled = fill_plan(*plan); !filled) return tl::unexpected{filled.error()};
    if (auto filled = fill_amendments(plan ? &*plan : nullptr); !filled)
      return tl::unexpected{filled.error()};
    add_actions(*issuer);
    return std::move(page_);
  }

 private:
  service::Outcome<void> fill_plan(const service::PlanOf& plan) {
    const auto progress = service::progress_of(call_, campaign_, unit_);
    if (!progress) return tl::unexpected{progress.error()};
    std::vector<pages::Mark> marks;
    for (const procedure::StepCounts& counts : progress->total())
      marks.push_back(campaign_.state == "draft" ? pages::Mark{pages::Standing::waiting, ""}
                                                 : mark_of(counts));
    const std::vector<service::OwnDay> own = service::own_days(plan.stored.body);
    for (std::size_t at = 0; at < plan.plan->steps.size(); ++at)
      page_.steps.push_back(step_of(plan, at, own, marks[at]));
    for (const service::PlanItem& item : plan.items) {
      const service::Unit* from = units_.find(item.organization);
      page_.items.push_back({item.text, from == nullptr || from->id == unit_.id ? "" : from->name});
    }
    const auto facts = service::plan_facts(call_.data, campaign_);
    if (!facts) return service::refused(facts.error());
    for (const service::PlanFact& fact : *facts) {
      const service::Unit* from = units_.find(fact.organization);
      if (service::is_asked(fact, unit_.path))
        page_.facts.push_back(
            {service::words_of(fact), from == nullptr || from->id == unit_.id ? "" : from->name});
    }
    page_.own_items = call_.problems.empty()
                          ? fmt::format("{}", fmt::join(service::own_items(plan.stored.body), "\n"))
                          : call_.inputs.get("items");
    page_.timeline = timeline_of(plan, call_.office.regulations().calendar(), marks,
                                 fmt::format("Các mốc của {}", unit_.name));
    const Relation relation = service::relation_of(
        call_.actor, service::Target{unit_.id, unit_.id, unit_.path, {}, {}}, service::Object::unit);
    if (may(call_, "amend-plan", relation, campaign_.state) && service::sets_plan(campaign_, units_, unit_)) {
      page_.amend_action = address("amend-plan", {{"campaign", campaign_.id}, {"unit", unit_.id}});
      page_.facts_href = address("plan-facts", {{"campaign", campaign_.id}, {"unit", unit_.id}});
      page_.version = std::to_string(plan.stored.version);
      page_.reason = call_.inputs.get("reason");
      page_.reason_error = problem_of(call_, "reason");
    }
    return {};
  }

  pages::PlanStep step_of(const service::PlanOf& plan, std::size_t at,
                          const std::vector<service::OwnDay>& own, const pages::Mark& mark) const {
    const procedure::Step& step = plan.plan->steps[at];
    pages::PlanStep shown;
    shown.id = step.id;
    shown.label = step.label.vi;
    shown.who = who(step);
    shown.clause = {step.document, step.clause,
                    clause_address(campaign_.regulation, step.document, step.clause)};
    if (const procedure::Step* upper = plan.upper->find(step.id)) {
      const procedure::Day& day = upper->day;
      shown.inherited = day.last;
      shown.inherited_from = day.clause.empty() ? day.document : day.document + ", " + day.clause;
      if (day.last) shown.inherited_rule = rule_words(day);
    }
    for (const service::OwnDay& day : own)
      if (day.step == step.id) shown.own = day.last;
    const std::string field = "day." + step.id;
    if (!call_.problems.empty()) shown.own_value = call_.inputs.get(field);
    shown.error = problem_of(call_, field);
    shown.set_above = !service::sets_day(units_, unit_, step);
    shown.mark = mark;
    return shown;
  }

  static std::string rule_words(const procedure::Day& day) {
    if (day.fixed) return "đúng ngày " + to_vietnamese(*day.last);
    if (day.before) return "trước ngày " + to_vietnamese(add_days(*day.last, 1));
    return "chậm nhất ngày " + to_vietnamese(*day.last);
  }

  static std::string who(const procedure::Step& step) {
    if (step.by.role) return std::string{procedure::label(*step.by.role)};
    switch (step.by.unit) {
      case procedure::UnitOf::own:
        return "cấp ủy, bí thư của đơn vị";
      case procedure::UnitOf::group:
        return "tổ trưởng tổ đảng";
      case procedure::UnitOf::above:
        return "cấp ủy cấp trên";
      case procedure::UnitOf::deciding:
        return "cấp quyết định xếp loại";
    }
    return {};
  }

  service::Outcome<void> fill_amendments(const service::PlanOf* plan) {
    const auto amendments = store::amendments_of(call_.data, campaign_.id);
    if (!amendments) return service::refused(amendments.error());
    const auto day = [](const std::string& iso) {
      const auto parsed = parse_date(iso);
      return parsed ? to_vietnamese(*parsed) : std::string{"theo cấp trên"};
    };
    for (const store::Amendment& amendment : *amendments) {
      const service::AmendedDay said = service::amended_day(amendment.what);
      const service::Unit* unit = units_.find(said.unit);
      // Whoever stands below is bound by it; others have nothing to do with it.
      if (unit == nullptr || (!unit_.path.starts_with(unit->path) && !unit->path.starts_with(unit_.path)))
        continue;
      const procedure::Step* step = plan != nullptr && plan->plan ? plan->plan->find(said.step) : nullptr;
      const auto account = store::find_account(call_.data, amendment.made_by);
      if (!account) return service::refused(account.error());
      const std::string name = !*account                  ? amendment.made_by
                               : (*account)->name.empty() ? (*account)->login
                                                          : (*account)->name;
      const bool items = said.step == service::amended_items;
      const bool facts = said.step == service::amended_facts;
      const bool worded = items || facts;
      page_.amendments.push_back(
          {to_vietnamese(service::now_at(amendment.at).local), name + ", " + unit->name,
           items             ? "Nội dung kiểm điểm thêm"
           : facts           ? "Dữ kiện thêm"
           : step == nullptr ? said.step
                             : step->label.vi,
           worded ? said.before : day(said.before), worded ? said.after : day(said.after), amendment.reason});
    }
    std::ranges::reverse(page_.amendments);
    return {};
  }

  void add_actions(const service::Unit& issuer) {
    const std::vector<std::pair<std::string_view, std::string>> names{{"campaign", campaign_.id},
                                                                      {"unit", unit_.id}};
    const Relation relation =
        service::relation_of(call_.actor, service::Target{campaign_.id, issuer.id, issuer.path, {}, {}},
                             service::Object::campaign);
    if (may(call_, "open-campaign", relation, campaign_.state) && page_.obstacles.empty())
      page_.actions.push_back({"Mở đợt", address("open-campaign", names), true, true,
                               "Mở rồi thì quy định được giữ nguyên, mọi thay đổi kế hoạch phải ghi lý do."});
    if (may(call_, "close-campaign", relation, campaign_.state))
      page_.actions.push_back({"Kết thúc đợt", address("close-campaign", names), true, false,
                               "Kết thúc rồi thì không ghi thêm được nữa."});
    const Relation of_unit = service::relation_of(
        call_.actor, service::Target{unit_.id, unit_.id, unit_.path, {}, {}}, service::Object::unit);
    if (may(call_, "progress", of_unit, campaign_.state))
      page_.actions.push_back({"Tiến độ", address("progress", names), false, false, {}});
    page_.actions.push_back({"Lịch hội nghị", address("meetings", names), false, false, {}});
    offer_forms(call_, campaign_, issuer, page_.actions);
    if (may(call_, "exchange", of_unit, campaign_.state))
      page_.actions.push_back({"Trao đổi với máy khác", address("exchange", names), false, false, {}});
  }

  service::Call& call_;
  const store::Campaign& campaign_;
  const service::Units& units_;
  const service::Unit& unit_;
  pages::CampaignPage page_;
};

service::Outcome<pages::CampaignPage> page_of(service::Call& call, const std::string& unit_id, bool asked) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit* issuer = (*units)->find(call.campaign->organization);
  const service::Unit* unit = (*units)->find(unit_id);
  if (issuer == nullptr || unit == nullptr) return service::refused(service::Refused::hidden);
  const bool below = unit->path.starts_with(issuer->path);
  if (asked && !below) return service::refused(service::Refused::hidden);
  if (!below) unit = issuer;
  if (!asked && !service::sets_plan(*call.campaign, **units, *unit)) unit = &(*units)->grassroots_of(*unit);
  return PlanPage{call, **units, *unit}.made();
}

service::Done back_to(const service::Call& call, std::string_view action, const char* message) {
  service::Done done;
  done.location = address(action, {{"campaign", call.campaign->id}, {"unit", call.target.unit}});
  done.message = message;
  return done;
}

}  // namespace

service::Outcome<pages::CampaignPage> campaign(service::Call& call) {
  return page_of(call, call.actor.acting.unit, false);
}

service::Outcome<pages::CampaignPage> unit_plan(service::Call& call) {
  return page_of(call, call.target.unit, true);
}

service::Outcome<service::Done> amend_plan(service::Call& call) {
  if (auto changed = service::amend_plan(call); !changed) return tl::unexpected{changed.error()};
  return back_to(call, "unit-plan", "done.saved");
}

service::Outcome<service::Done> open_campaign(service::Call& call) {
  if (auto opened = service::open_campaign(call); !opened) return tl::unexpected{opened.error()};
  return back_to(call, "campaign", "done.campaign_opened");
}

service::Outcome<service::Done> close_campaign(service::Call& call) {
  if (auto closed = service::close_campaign(call); !closed) return tl::unexpected{closed.error()};
  return back_to(call, "campaign", "done.campaign_closed");
}

}  // namespace kiemdiem::web
