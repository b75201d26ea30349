#pragma once

#include "paper/papers/parts.h"

namespace kiemdiem::paper {

/// One line of the list of a dossier.
struct DossierEntry {
  std::string label;
  std::string number = {};  ///< số, ký hiệu
  std::string on = {};      ///< day as printed
  int copies = 0;           ///< 0: not said
  std::string note = {};
};

/// Papers of one subject: a heading over its entries.
struct DossierPart {
  std::string title;
  std::vector<DossierEntry> entries;
};

/// Bìa hồ sơ và mục lục (form F34). Sheets are counted by hand when the dossier is bound.
struct DossierCover {
  Office office;
  Date made_on;
  std::string period;  ///< "năm 2022"
  std::string whose;   ///< unit or person
  std::string retention = {};
  std::vector<DossierPart> parts;
  Signer maker;
  Signer head;
};
Paper dossier_cover(const DossierCover& cover, const Profile& profile);

/// Something that a dossier still lacks, or of which nobody has said whether it is there.
struct MissingPaper {
  std::string whose, label, state;
  std::string who;     ///< who brings it
  std::string clause;  ///< with its document; or the reading
};

/// The sheet that goes with an unfinished dossier, for those who have to bring something.
struct MissingSheet {
  Office office;
  Date made_on;
  std::string period, whose;
  std::vector<MissingPaper> lacking;
  std::vector<MissingPaper> unknown;
};
Paper missing_sheet(const MissingSheet& sheet, const Profile& profile);

}  // namespace kiemdiem::paper
