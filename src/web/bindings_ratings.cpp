#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/afterwards.h"
#include "web/places/deciding.h"
#include "web/places/dossiers.h"
#include "web/places/notices.h"
#include "web/places/proposals.h"
#include "web/places/verification.h"

namespace kiemdiem::web {
namespace {

constexpr std::array given{
    shows<&proposals>("proposals"),
    changes<&propose>("propose"),
    shows<&dossier>("dossier"),
    changes_at<&send_dossier>("send-dossier"),
    Binding{"dossier-folder", &dossier_folder, &dossier_folder_json, Answers::file, nullptr},
    shows<&sent_dossier>("sent-dossier"),
    sends<&dossier_files>("dossier-files"),
    changes<&answer_dossier>("answer-dossier"),
    shows<&dossiers>("dossiers"),
    shows<&subject_dossier>("subject-dossier"),
    changes<&record_paper>("record-paper"),
    sends<&paper_scan>("paper-scan"),
    shows<&verifications>("verifications"),
    shows<&verification>("verification"),
    changes<&verify>("verify"),
    shows<&decisions>("decisions"),
    changes<&decide>("decide"),
    shows<&decision>("decision"),
    shows<&notice_papers>("notice-papers"),
    changes<&send_notices>("send-notices"),
    shows<&cancellation_form>("cancellation-form"),
    changes<&cancel_decision>("cancel-decision"),
    shows<&replay>("replay"),
    shows<&publications>("publications"),
    changes<&publish>("publish"),
    shows<&notices>("notices"),
    changes<&open_notices>("open-notices"),
    shows<&notice>("notice"),
    changes<&open_notice>("open-notice"),
    shows<&remediation>("remediation"),
    changes<&add_point>("add-point"),
    changes<&move_point>("move-point"),
    shows<&remediation>("own-remediation"),
    changes<&add_point>("add-own-point"),
    changes<&move_point>("move-own-point"),
    shows<&help>("help"),
    changes<&assign_help>("assign-help"),
    shows<&petition_form>("petition-form"),
    changes<&petition>("petition"),
    shows<&petition_form>("body-petition-form"),
    changes<&petition>("body-petition"),
    shows<&petitions>("petitions"),
    changes<&answer_petition>("answer-petition"),
    shows<&commendations>("commendations"),
    changes<&commend>("commend"),
};
constexpr auto table = in_order<Area::ratings>(given);

}  // namespace

std::span<const Binding> bindings_of_ratings() {
  return table;
}

}  // namespace kiemdiem::web
