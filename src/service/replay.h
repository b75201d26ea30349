#pragma once

#include "service/regulations.h"
#include "store/decisions.h"

/// A decision judged again from what was kept with it.
namespace kiemdiem::service {

struct Replayed {
  bool texts_at_hand = false;        ///< the documents are those of the decision, byte for byte
  std::string fingerprint;           ///< of the documents of this installation
  bool same = false;                 ///< the same results with the same reasons
  std::vector<std::string> differs;  ///< what does not, in Vietnamese; empty where the texts are not at hand
};

/// Judges the frozen facts by the documents of this installation, and only where their fingerprint is that of
/// the decision. No clock, no register: the frozen facts alone.
Result<Replayed> replay(Regulations& regulations, const store::Decision& decision,
                        const store::DecisionGrounds& grounds);

}  // namespace kiemdiem::service
