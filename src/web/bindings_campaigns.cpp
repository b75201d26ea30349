#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/campaigns.h"
#include "web/places/exchange.h"
#include "web/places/forms.h"

namespace kiemdiem::web {
namespace {

/// A file whose making is a change, with its entry in the log: made anew each time, whatever the key of the
/// request.
template <auto make>
service::Outcome<FileAnswer> made_anew(Site& site, const service::Asked& asked) {
  service::Asked anew = asked;
  anew.key.clear();
  return site.office.answer(anew, +make);
}

template <auto make>
http::Response deliver(Site& site, const service::Asked& asked, const Visit& visit) {
  const auto file = made_anew<make>(site, asked);
  if (!file) return refusal_page(site, asked, visit, file.error());
  return http::attachment(file->bytes, file->type, file->name);
}

template <auto make>
http::Response deliver_json(Site& site, const service::Asked& asked) {
  const auto file = made_anew<make>(site, asked);
  if (!file) return refusal_json(file.error());
  return http::attachment(file->bytes, file->type, file->name);
}

template <auto make>
constexpr Binding delivers(std::string_view action) {
  return {action, &deliver<make>, &deliver_json<make>, Answers::file, nullptr};
}

constexpr std::array given{
    shows<&campaigns>("campaigns"),
    shows<&campaign_form>("campaign-form"),
    changes<&create_campaign>("create-campaign"),
    shows<&campaign>("campaign"),
    shows<&unit_plan>("unit-plan"),
    changes<&amend_plan>("amend-plan"),
    shows<&plan_facts>("plan-facts"),
    changes<&declare_fact>("declare-fact"),
    changes<&withdraw_fact>("withdraw-fact"),
    changes<&open_campaign>("open-campaign"),
    changes<&close_campaign>("close-campaign"),
    shows<&forms_page>("forms"),
    shows<&form_page>("form"),
    changes<&upload_form>("upload-form"),
    sends<&form_file>("form-file"),
    Binding{"form-preview", &form_trial, &form_trial_json, Answers::file, nullptr},
    sends<&form_look>("form-look"),
    changes<&adopt_form>("adopt-form"),
    changes<&discard_form>("discard-form"),
    changes<&withdraw_form>("withdraw-form"),
    shows<&exchange>("exchange"),
    changes<&upload_bundle>("upload-bundle"),
    delivers<&make_bundle>("make-bundle"),
    delivers<&export_campaign>("export-campaign"),
    shows<&bundle_preview>("bundle"),
    changes<&merge_bundle>("merge-bundle"),
    shows<&unit_keys>("unit-keys"),
    changes<&make_key>("make-key"),
    sends<&key_file>("key-file"),
    changes<&introduce_key>("introduce-key"),
    changes<&revoke_key>("revoke-key"),
    shows<&starting>("start-installation-form"),
    changes<&start_installation>("start-installation"),
};
constexpr auto table = in_order<Area::campaigns>(given);

}  // namespace

std::span<const Binding> bindings_of_campaigns() {
  return table;
}

}  // namespace kiemdiem::web
