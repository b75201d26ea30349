#pragma once

#include "pages/sheet.h"
#include "service/units.h"
#include "web/binding.h"
#include "web/site.h"

/// The forms of a campaign: which ones are in use, and how its organization adapts one.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> forms_page(service::Call& call);
service::Outcome<pages::SheetPage> form_page(service::Call& call);

/// The file of a form (input `ban`: which version), to be adapted with any editor.
service::Outcome<FileAnswer> form_file(service::Call& call);

/// A form filled in as its example is, in the format `dang`: Word and PDF to be saved, HTML to be looked at.
http::Response form_trial(Site& site, const service::Asked& asked, const Visit& visit);
http::Response form_trial_json(Site& site, const service::Asked& asked);

/// The Word file that lays the form out (input `ban`); where there is none, the official layout with its
/// marks.
service::Outcome<FileAnswer> form_look(service::Call& call);

service::Outcome<service::Done> upload_form(service::Call& call);
service::Outcome<service::Done> adopt_form(service::Call& call);
service::Outcome<service::Done> discard_form(service::Call& call);
service::Outcome<service::Done> withdraw_form(service::Call& call);

/// A button to the forms of a campaign, where they may be seen.
void offer_forms(const service::Call& call, const store::Campaign& campaign, const service::Unit& issuer,
                 std::vector<pages::Button>& buttons);

}  // namespace kiemdiem::web
