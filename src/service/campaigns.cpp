#include "service/campaigns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/gate.h"
#include "service/office.h"

namespace kiemdiem::service {
namespace {

std::string roman(std::int64_t quarter) {
  constexpr std::array<const char*, 5> words{"", "I", "II", "III", "IV"};
  return words[static_cast<std::size_t>(std::clamp<std::int64_t>(quarter, 0, 4))];
}

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? to_vietnamese(*day) : iso;
}

/// Every list is recorded here, so what is not there is not.
constexpr const char* recorded_here =
    R"({"head":{"complete":["organizations","collectives","people","events","documents"]}})";

facts::PeriodKind kind_of(const std::string& word) {
  if (word == "quarter") return facts::PeriodKind::quarter;
  if (word == "term") return facts::PeriodKind::term;
  return word == "ad_hoc" ? facts::PeriodKind::ad_hoc : facts::PeriodKind::year;
}

/// The layers and own days of the issuer, wanted before anything is bound.
Result<bool> all_layers(store::Transaction& transaction, const store::Campaign& campaign) {
  const auto issuer = store::find_plan(transaction, campaign.id, campaign.organization);
  if (!issuer) return tl::unexpected{issuer.error()};
  if (!*issuer) return true;
  const CampaignHead head = head_of((*issuer)->body);
  const Node* layers = head.head.find("layers");
  return layers == nullptr || layers->text() != "own";
}

}  // namespace

facts::Period period_of(const store::Campaign& campaign, Date on) {
  facts::Period period;
  period.kind = kind_of(campaign.kind);
  period.year = static_cast<int>(campaign.year > 0 ? campaign.year : parts(on).year);
  period.quarter = static_cast<int>(campaign.quarter.value_or(0));
  const bool quarterly = period.kind == facts::PeriodKind::quarter;
  const int month = quarterly && period.quarter >= 1 ? period.quarter * 3 - 2 : 1;
  period.first = make_date(period.year, month, 1).value_or(on);
  period.last = add_days(add_months(period.first, quarterly ? 3 : 12), -1);
  if (period.kind == facts::PeriodKind::term || period.kind == facts::PeriodKind::ad_hoc) {
    period.first = parse_date(campaign.first_day).value_or(period.first);
    period.last = parse_date(campaign.last_day).value_or(on);
  }
  return period;
}

Result<Date> day_of(store::Transaction& transaction, const store::Campaign& campaign, Date clock) {
  const auto plan = store::find_plan(transaction, campaign.id, campaign.organization);
  if (!plan) return tl::unexpected{plan.error()};
  return *plan ? head_of((*plan)->body).day.value_or(clock) : clock;
}

std::string period_words(const store::Campaign& campaign) {
  if (campaign.kind == "year") return fmt::format("năm {}", campaign.year);
  if (campaign.kind == "quarter")
    return fmt::format("quý {} năm {}", roman(campaign.quarter.value_or(0)), campaign.year);
  return fmt::format("từ {} đến {}", day_words(campaign.first_day), day_words(campaign.last_day));
}

bool sets_plan(const store::Campaign& campaign, const Units& units, const Unit& unit) {
  const Unit* issuer = units.find(campaign.organization);
  if (issuer == nullptr) return false;
  if (unit.id == issuer->id) return true;
  const bool follows = unit.kind == "group" || unit.kind == "agency" || unit.kind == "mass_organization";
  return !follows && !unit.ended && unit.path.starts_with(issuer->path);
}

bool sets_day(const Units& units, const Unit& unit, const procedure::Step& step) {
  return units.grassroots_of(unit).id == unit.id || is_own_work(step);
}

Outcome<PlanOf> plan_of(Call& call, const store::Campaign& campaign, const Unit& unit) {
  const auto layers = all_layers(call.data, campaign);
  if (!layers) return refused(layers.error());
  const auto day = day_of(call.data, campaign, call.now.local.date);
  if (!day) return refused(day.error());
  const auto plans = store::plans_of(call.data, campaign.id);
  if (!plans) return refused(plans.error());
  Regulations& regulations = call.office.regulations();
  PlanOf found{{}, period_of(campaign, *day), *day, {}, {}, {campaign.id, unit.id, "{}", 0}, {}};
  const auto bound = regulations.bound(campaign.regulation, *layers, found.period, found.on);
  if (!bound) return refused(bound.error());
  found.bound = *bound;
  auto over = plans_over(campaign, *plans, unit);
  auto whole = laid_plan(regulations, campaign.regulation, **bound, found.period, found.on, over);
  if (!whole) return refused(whole.error());
  found.plan = std::move(*whole);
  found.items = plan_items(over);
  const auto own = std::ranges::find(over, unit.id, &store::Plan::organization);
  if (own != over.end()) {
    found.stored = **own;
    over.erase(own, over.end());
  }
  auto upper = laid_plan(regulations, campaign.regulation, **bound, found.period, found.on, over);
  if (!upper) return refused(upper.error());
  found.upper = std::move(*upper);
  return found;
}

Outcome<std::vector<store::Campaign>> campaigns_of(Call& call) {
  auto campaigns = store::all_campaigns(call.data);
  if (!campaigns) return refused(campaigns.error());
  const auto units = call.units();
  if (!units) return refused(units.error());
  const std::string& own = call.actor.acting.unit_path;
  std::erase_if(*campaigns, [&](const store::Campaign& campaign) {
    const Unit* issuer = (*units)->find(campaign.organization);
    return issuer == nullptr || own.empty() ||
           (!own.starts_with(issuer->path) && !issuer->path.starts_with(own));
  });
  return std::move(*campaigns);
}

Outcome<std::vector<const Unit*>> possible_issuers(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  std::vector<const Unit*> issuers;
  const Unit* own = (*units)->find(call.actor.acting.unit);
  if (own == nullptr) return issuers;
  for (const Unit* unit : (*units)->subtree(*own)) {
    if (unit->kind == "agency" || unit->kind == "mass_organization" || unit->kind == "group") continue;
    // Below the grassroots nobody issues a review of their own.
    if (unit == own || (*units)->grassroots_of(*unit).id == unit->id) issuers.push_back(unit);
  }
  return issuers;
}

std::vector<std::string> obstacles(Call& call, const store::Campaign& campaign) {
  std::vector<std::string> found;
  const auto units = call.units();
  const Unit* issuer = units ? (*units)->find(campaign.organization) : nullptr;
  if (issuer == nullptr) return {"Cấp ban hành không còn trong danh sách tổ chức."};
  const auto plan = plan_of(call, campaign, *issuer);
  if (!plan) {
    for (const FieldProblem& problem : plan.error().problems) found.push_back(problem.message);
    return found;
  }
  const regulation::Document& document = plan->bound->document;
  const auto& period = plan->period;
  if ((document.from && period.last < *document.from) || (document.to && *document.to < period.first))
    found.push_back(fmt::format("{} không có hiệu lực trong kỳ {}; hãy chọn văn bản khác.", document.name,
                                period_words(campaign)));
  const auto people = store::count(call.data, "", "people", issuer->path);
  if (people && *people == 0)
    found.push_back(fmt::format("{} chưa có đảng viên nào; hãy nhập danh sách trước.", issuer->name));
  return found;
}

bool regulation_changed(Call& call, const store::Campaign& campaign) {
  if (campaign.regulation_hash.empty()) return false;
  const auto now = call.office.regulations().fingerprint(campaign.regulation);
  return !now || *now != campaign.regulation_hash;
}

namespace {

/// A form of a new campaign on its way to be checked, every problem at its field.
class NewCampaign {
 public:
  explicit NewCampaign(Call& call) : call_(call) {}

  Outcome<store::Campaign> read() {
    campaign_.id = new_id(call_.now.at);
    campaign_.title = call_.inputs.get("title");
    campaign_.state = "draft";
    if (campaign_.title.find_first_not_of(' ') == std::string::npos)
      object("title", "Hãy ghi tên đợt kiểm điểm.");
    read_period();
    read_issuer();
    read_regulation();
    if (problems_.empty()) return campaign_;
    Refusal refusal;
    refusal.kind = Refused::invalid;
    refusal.problems = problems_;
    return tl::unexpected{std::move(refusal)};
  }

 private:
  void object(const char* field, std::string message) { problems_.push_back({field, std::move(message)}); }

  void read_period() {
    campaign_.kind = call_.inputs.get("kind");
    if (campaign_.kind == "year" || campaign_.kind == "quarter") return read_year();
    if (campaign_.kind == "term" || campaign_.kind == "ad_hoc") return read_days();
    object("kind", "Hãy chọn loại kỳ: năm, quý, nhiệm kỳ hoặc đột xuất.");
  }

  static int whole(const std::string& text) {
    const bool digits = !text.empty() && text.size() < 6 &&
                        std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
    return digits ? std::stoi(text) : -1;
  }

  void read_year() {
    const int year = whole(call_.inputs.get("year"));
    if (year < 1945 || year > 2200) return object("year", "Hãy ghi năm của kỳ bằng bốn chữ số, ví dụ 2026.");
    campaign_.year = year;
    if (campaign_.kind == "quarter") {
      const int quarter = whole(call_.inputs.get("quarter"));
      if (quarter < 1 || quarter > 4) return object("quarter", "Hãy chọn quý, từ I đến IV.");
      campaign_.quarter = quarter;
    }
    const facts::Period period = period_of(campaign_, call_.today);
    campaign_.first_day = to_iso(period.first);
    campaign_.last_day = to_iso(period.last);
  }

  void read_days() {
    const auto first = typed_day(call_.inputs.get("first"));
    const auto last = typed_day(call_.inputs.get("last"));
    if (!first || !last)
      return object("first", "Hãy ghi từ ngày, đến ngày của kỳ, ví dụ 01/06/2025 và 30/06/2030.");
    if (*last < *first)
      return object("first", fmt::format("Ngày kết thúc {} sớm hơn ngày bắt đầu {}.", to_vietnamese(*last),
                                         to_vietnamese(*first)));
    campaign_.first_day = to_iso(*first);
    campaign_.last_day = to_iso(*last);
    campaign_.year = parts(*last).year;
  }

  void read_issuer() {
    const auto issuers = possible_issuers(call_);
    if (!issuers) return object("unit", "Không đọc được danh sách tổ chức.");
    const auto found = std::ranges::find(*issuers, call_.inputs.get("unit"), &Unit::id);
    if (found == issuers->end()) return object("unit", "Hãy chọn cấp ban hành trong các đơn vị của mình.");
    campaign_.organization = (*found)->id;
  }

  void read_regulation() {
    const std::vector<std::string> ids = call_.office.regulations().ids();
    campaign_.regulation = call_.inputs.get("regulation");
    if (std::ranges::find(ids, campaign_.regulation) == ids.end())
      object("regulation", "Hãy chọn văn bản áp dụng.");
  }

  Call& call_;
  store::Campaign campaign_;
  std::vector<FieldProblem> problems_;
};

/// Another state of the campaign in the path, over the version that was read.
Outcome<void> save_state(Call& call, const store::Campaign& before, const store::Campaign& after) {
  const auto saved = store::save(call.data, after);
  if (!saved) return refused(saved.error());
  if (*saved == 0) return refused(Refused::conflict, "Người khác vừa sửa đợt này; hãy tải lại trang.");
  call.notes.push_back({after.id, call.target.unit_path, token_hash(before.state + before.regulation_hash),
                        token_hash(after.state + after.regulation_hash)});
  return {};
}

}  // namespace

std::optional<Date> typed_day(const std::string& text) {
  if (const auto iso = parse_date(text)) return iso;
  return parse_vietnamese_date(text);
}

Outcome<std::string> create_campaign(Call& call) {
  const auto campaign = NewCampaign{call}.read();
  if (!campaign) return tl::unexpected{campaign.error()};
  const auto made = store::create(call.data, *campaign);
  if (!made) return refused(made.error());
  const auto planned =
      store::save(call.data, store::Plan{campaign->id, campaign->organization, recorded_here, 0});
  if (!planned) return refused(planned.error());
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* issuer = (*units)->find(campaign->organization);
  call.notes.push_back({campaign->id, issuer->path, {}, token_hash(campaign->title + campaign->regulation)});
  return campaign->id;
}

Outcome<void> open_campaign(Call& call) {
  const std::vector<std::string> found = obstacles(call, *call.campaign);
  if (!found.empty()) return refused(Refused::invalid, fmt::format("{}", fmt::join(found, " ")));
  const auto fingerprint = call.office.regulations().fingerprint(call.campaign->regulation);
  if (!fingerprint) return refused(fingerprint.error());
  store::Campaign opened = *call.campaign;
  opened.state = "open";
  opened.regulation_hash = *fingerprint;
  opened.opened_at = call.now.at;
  return save_state(call, *call.campaign, opened);
}

Outcome<void> close_campaign(Call& call) {
  store::Campaign closed = *call.campaign;
  closed.state = "closed";
  return save_state(call, *call.campaign, closed);
}

}  // namespace kiemdiem::service
