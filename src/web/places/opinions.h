#pragma once

#include "pages/sheet.h"
#include "service/call.h"

/// Lấy ý kiến góp ý: rounds of a collective, what those invited see, the page without an account.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> opinion_rounds(service::Call& call);
service::Outcome<service::Done> open_opinion_round(service::Call& call);
service::Outcome<pages::SheetPage> opinion_round(service::Call& call);
service::Outcome<service::Done> add_opinion(service::Call& call);
service::Outcome<service::Done> collect_opinions(service::Call& call);
service::Outcome<service::Done> answer_opinions(service::Call& call);
service::Outcome<pages::SheetPage> opinion_papers(service::Call& call);

service::Outcome<pages::SheetPage> opinion_invitations(service::Call& call);
service::Outcome<pages::SheetPage> opinion_invitation(service::Call& call);
service::Outcome<service::Done> give_opinion(service::Call& call);
service::Outcome<pages::SheetPage> unnamed_opinion(service::Call& call);
/// The same under the short address that stands on paper.
service::Outcome<pages::SheetPage> short_opinion(service::Call& call);
service::Outcome<service::Done> give_unnamed_opinion(service::Call& call);

}  // namespace kiemdiem::web
