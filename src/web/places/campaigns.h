#pragma once

#include "pages/campaigns.h"
#include "pages/sheet.h"
#include "service/call.h"
#include "service/progress.h"

/// Đợt kiểm điểm.
namespace kiemdiem::web {

service::Outcome<pages::CampaignsPage> campaigns(service::Call& call);
service::Outcome<pages::CampaignFormPage> campaign_form(service::Call& call);
service::Outcome<service::Done> create_campaign(service::Call& call);
/// With the plan of the unit that the visitor acts for, or of the one above it that sets plans.
service::Outcome<pages::CampaignPage> campaign(service::Call& call);
/// With the plan of the unit in the path.
service::Outcome<pages::CampaignPage> unit_plan(service::Call& call);
service::Outcome<service::Done> amend_plan(service::Call& call);
/// Dữ kiện thêm của kế hoạch: those that hold for the unit in the path, and its own to declare and withdraw.
service::Outcome<pages::SheetPage> plan_facts(service::Call& call);
service::Outcome<service::Done> declare_fact(service::Call& call);
service::Outcome<service::Done> withdraw_fact(service::Call& call);
service::Outcome<service::Done> open_campaign(service::Call& call);
service::Outcome<service::Done> close_campaign(service::Call& call);

/// How far a step has come, in one word and shape.
pages::Mark mark_of(const procedure::StepCounts& counts);
/// The days of a plan against today.
/// @param standings by step
pages::charts::Timeline timeline_of(const service::PlanOf& plan, const WorkCalendar& calendar,
                                    const std::vector<pages::Mark>& standings, std::string title);

}  // namespace kiemdiem::web
