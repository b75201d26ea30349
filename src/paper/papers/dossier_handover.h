#pragma once

#include "paper/papers/parts.h"

namespace kiemdiem::paper {

struct HandedPaper {
  std::string label;
  int quantity = 0;
  std::string state;  ///< "đã ký", "dự thảo"
};

/// Phiếu giao nhận hồ sơ (form F35).
struct HandoverSlip {
  Office office;
  Date made_on;
  int number = 0, round = 1;
  std::string period;
  std::string unit;  ///< whose dossier it is
  std::string to;
  std::string channel;            ///< "trực tiếp"
  std::optional<Moment> at = {};  ///< nothing: to be written by hand
  std::vector<HandedPaper> papers;
  std::string supplement_by = {};  ///< what is missing comes until then; empty: by hand
  std::string reason = {};         ///< why it goes up although something was found; may be empty
  std::string giver = {}, receiver = {};
};
Paper handover_slip(const HandoverSlip& slip, const Profile& profile);

/// Something that the receiver found at the door.
struct FoundPoint {
  std::string point, where, what, clause;
};

/// The receiver's letter on a dossier: taken, or given back with what has to be mended.
struct DossierReply {
  Office office;
  std::string number;  ///< "-CV/BTC" before it is given
  std::optional<Date> date;
  Date made_on;
  bool given_back = false;
  std::string period, unit;
  int dossier_number = 0, round = 1;
  std::string sent_on;  ///< as printed
  std::string reason = {};
  std::vector<FoundPoint> found;
  std::string until = {};  ///< as printed; empty: by hand
  Signer signer;
};
Paper dossier_reply(const DossierReply& reply, const Profile& profile);

}  // namespace kiemdiem::paper
