#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/bulk.h"
#include "web/places/entries.h"
#include "web/places/imports.h"
#include "web/places/people.h"
#include "web/places/reorganizations.h"
#include "web/places/units.h"

namespace kiemdiem::web {
namespace {

constexpr std::array given{
    shows<&units>("units"),
    shows<&root_form>("root-form"),
    changes<&add_root>("add-root"),
    shows<&unit>("unit"),
    changes<&save_unit>("save-unit"),
    shows<&entry_form>("entry-form"),
    changes<&add_entry>("add-entry"),
    shows<&collective>("collective"),
    changes<&save_collective>("save-collective"),
    shows<&reorganization_form>("reorganization-form"),
    changes<&plan_reorganization>("plan-reorganization"),
    shows<&reorganization>("reorganization"),
    changes<&reorganize>("reorganize"),
    sends<&export_file>("export"),
    shows<&people>("people"),
    shows<&bulk_form>("bulk-form"),
    changes<&bulk>("bulk"),
    shows<&person>("person"),
    changes<&save_person>("save-person"),
    shows<&post_form>("post-form"),
    changes<&save_post>("add-post"),
    shows<&transfer_form>("transfer-form"),
    changes<&transfer_person>("transfer"),
    shows<&import_form>("import-form"),
    changes<&import_upload>("import-upload"),
    sends<&template_file>("template"),
    shows<&import_preview>("import"),
    changes<&import_confirm>("import-confirm"),
    shows<&import_done>("import-done"),
    changes<&import_undo>("import-undo"),
};
constexpr auto table = in_order<Area::registers>(given);

}  // namespace

std::span<const Binding> bindings_of_registers() {
  return table;
}

}  // namespace kiemdiem::web
