#include "service/plan_facts.h"

#include <fmt/format.h>

#include "service/campaigns.h"
#include "service/names.h"
#include "web/addresses.h"
#include "web/places/campaigns.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

Names plan_names(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"unit", call.target.unit}};
}

std::vector<pages::Option> options_of(const service::Call& call, std::string_view field,
                                      const std::vector<std::pair<std::string, std::string>>& words) {
  std::vector<pages::Option> options{{"", "– chọn –", false, {}}};
  for (const auto& [word, label] : words)
    options.push_back({word, service::capitalized(label), call.inputs.get(field) == word, {}});
  return options;
}

/// Of a plan that is in force a change needs its reason.
void add_reason(const service::Call& call, std::vector<pages::Input>& inputs) {
  if (call.campaign->state == "open")
    inputs.push_back(typed(call, {.name = "reason",
                                  .label = "Lý do điều chỉnh",
                                  .type = "long",
                                  .help = "Đợt đã mở: mọi đơn vị trực thuộc đọc được lý do này.",
                                  .required = true}));
}

pages::SheetSection declaring(const service::Call& call, const std::string& version) {
  pages::SheetForm form{
      address("declare-fact", plan_names(call)), {{"version", version, false, {}}}, {}, "Thêm dữ kiện", {}};
  form.inputs = {
      typed(call, {.name = "label",
                   .label = "Tên dữ kiện",
                   .help = "Ví dụ: Số giờ học tập nghị quyết",
                   .required = true}),
      typed(call, {.name = "list",
                   .label = "Nói về ai",
                   .type = "select",
                   .options = options_of(call, "list", service::plan_fact_lists()),
                   .required = true}),
      typed(call, {.name = "type",
                   .label = "Cách ghi",
                   .type = "select",
                   .options = options_of(call, "type", service::plan_fact_types()),
                   .required = true}),
      typed(call, {.name = "words",
                   .label = "Các từ để chọn",
                   .type = "long",
                   .help = "Chỉ khi chọn một trong các từ: mỗi dòng một từ."}),
      typed(call,
            {.name = "measure", .label = "Đơn vị tính", .help = "Chỉ với số, ví dụ: giờ, lượt, triệu đồng."}),
      typed(call, {.name = "help",
                   .label = "Hướng dẫn ghi",
                   .help = "Hiện bên dưới ô nhập, ví dụ: tính cả lớp do cấp trên mở."})};
  add_reason(call, form.inputs);
  return {"Thêm một dữ kiện", {}, {}, std::move(form)};
}

/// One box names the fact: nothing that was said of anybody is lost.
pages::SheetSection withdrawing(const service::Call& call, const std::vector<service::PlanFact>& own,
                                const std::string& version) {
  std::vector<pages::Option> options{{"", "– chọn –", false, {}}};
  for (const service::PlanFact& fact : own)
    options.push_back({fact.id, service::words_of(fact), call.inputs.get("fact") == fact.id, {}});
  pages::SheetForm form{
      address("withdraw-fact", plan_names(call)), {{"version", version, false, {}}}, {}, "Thôi hỏi", {}};
  form.inputs.push_back(typed(call, {.name = "fact",
                                     .label = "Dữ kiện thôi hỏi",
                                     .type = "select",
                                     .options = std::move(options),
                                     .required = true}));
  if (call.campaign->state == "open")
    form.inputs.push_back(
        typed(call, {.name = "why", .label = "Lý do thôi hỏi", .type = "long", .required = true}));
  return {"Thôi hỏi một dữ kiện",
          {"Ô nhập không còn hiện với các đơn vị; những gì đã ghi vẫn được giữ."},
          {},
          std::move(form)};
}

pages::SheetSection asked(const service::Units& units, const std::vector<service::PlanFact>& facts) {
  pages::SheetTable table{"Dữ kiện thêm", {"Dữ kiện", "Hướng dẫn ghi", "Kế hoạch của"}, {}};
  for (const service::PlanFact& fact : facts) {
    const service::Unit* from = units.find(fact.organization);
    table.rows.push_back(
        {cell(service::words_of(fact)), cell(fact.help), cell(from == nullptr ? "" : from->name)});
  }
  pages::SheetSection section{"Đang hỏi ở đơn vị này", {}, {}, {}};
  if (table.rows.empty())
    section.paragraphs.push_back("Chưa có dữ kiện nào ngoài những dữ kiện mà văn bản đòi hỏi.");
  else
    section.table = std::move(table);
  return section;
}

}  // namespace

service::Outcome<pages::SheetPage> plan_facts(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit* unit = (*units)->find(call.target.unit);
  if (unit == nullptr) return service::refused(service::Refused::hidden);
  auto facts = service::plan_facts(call.data, *call.campaign);
  if (!facts) return service::refused(facts.error());
  std::erase_if(*facts, [&](const service::PlanFact& fact) { return !service::is_asked(fact, unit->path); });
  pages::SheetPage page;
  call.title = page.heading = "Dữ kiện thêm của kế hoạch";
  page.lead = unit->name + ", " + call.campaign->title +
              ". Quy định không xét theo các dữ kiện này; chúng được ghi, xuất và xem cùng dữ kiện của kỳ.";
  page.actions.push_back({"Về kế hoạch", address("unit-plan", plan_names(call)), false, false, {}});
  page.sections.push_back(asked(**units, *facts));
  if (!may(call, "declare-fact") || !service::sets_plan(*call.campaign, **units, *unit)) return page;
  const auto plan = store::find_plan(call.data, call.campaign->id, unit->id);
  if (!plan) return service::refused(plan.error());
  const std::string version = std::to_string(*plan ? (*plan)->version : 0);
  page.sections.push_back(declaring(call, version));
  std::erase_if(*facts, [&](const service::PlanFact& fact) { return fact.organization != unit->id; });
  if (!facts->empty()) page.sections.push_back(withdrawing(call, *facts, version));
  return page;
}

namespace {

service::Done back(const service::Call& call) {
  service::Done done;
  done.location = address("plan-facts", plan_names(call));
  done.message = "done.saved";
  return done;
}

}  // namespace

service::Outcome<service::Done> declare_fact(service::Call& call) {
  if (auto kept = service::declare_fact(call); !kept) return tl::unexpected{kept.error()};
  return back(call);
}

service::Outcome<service::Done> withdraw_fact(service::Call& call) {
  if (auto kept = service::withdraw_fact(call); !kept) return tl::unexpected{kept.error()};
  return back(call);
}

}  // namespace kiemdiem::web
