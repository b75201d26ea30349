#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/letters.h"
#include "web/places/opinions.h"
#include "web/places/quality_slips.h"
#include "web/places/reviews.h"

namespace kiemdiem::web {
namespace {

constexpr std::array given{
    shows<&review>("write-self-review"),
    changes<&save_review>("save-self-review"),
    changes<&return_review>("return-self-review"),
    shows<&compare_review>("compare-self-review"),
    changes<&add_evidence>("add-evidence"),
    sends<&evidence_file>("evidence"),
    shows<&suggestions>("suggestions"),
    changes<&draft_suggestion>("draft-suggestion"),
    changes<&approve_suggestion>("approve-suggestion"),
    changes<&send_suggestion>("send-suggestion"),
    shows<&opinion_rounds>("opinion-rounds"),
    changes<&open_opinion_round>("open-opinion-round"),
    shows<&opinion_round>("opinion-round"),
    changes<&add_opinion>("add-opinion"),
    changes<&collect_opinions>("collect-opinions"),
    changes<&answer_opinions>("answer-opinions"),
    shows<&opinion_papers>("opinion-papers"),
    shows<&opinion_invitations>("opinion-invitations"),
    shows<&opinion_invitation>("opinion-invitation"),
    changes<&give_opinion>("give-opinion"),
    shows<&unnamed_opinion>("unnamed-opinion"),
    shows<&short_opinion>("short-opinion"),
    changes<&give_unnamed_opinion>("give-unnamed-opinion"),
    shows<&quality_slips>("quality-slips"),
    shows<&quality_slip>("quality-slip"),
    changes<&save_quality_slip>("save-quality-slip"),
    shows<&comments>("comments"),
    changes<&save_comment>("save-comment"),
    shows<&residence_queue>("residence-queue"),
    changes<&answer_residence>("answer-residence"),
};
constexpr auto table = in_order<Area::reviews>(given);

}  // namespace

std::span<const Binding> bindings_of_reviews() {
  return table;
}

}  // namespace kiemdiem::web
