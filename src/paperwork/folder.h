#pragma once

#include <functional>

#include "paperwork/paperwork.h"
#include "service/dossier_sending.h"
#include "service/office.h"

/// Trọn bộ hồ sơ: the dossier of a unit as files.
namespace kiemdiem::paperwork {

struct FolderFile {
  std::string name;  ///< with its folders: "02_chi bo 1/014_ban tu kiem diem_bui dinh tin.docx"
  std::string bytes;
};

/// The files in their order: cover with list, what is missing, the papers of the list as Word and PDF, scans,
/// the fingerprints of all.
struct Folder {
  std::vector<FolderFile> files;
  std::vector<service::PaperFile> papers;  ///< the Word file or scan of each paper of the list that is there
  int lacking = 0;                         ///< papers that are asked for and are not there
};

struct FolderOptions {
  bool kept = true;    ///< also what stays in the own files of the members
  bool as_pdf = true;  ///< beside Word
  unsigned threads = 2;
  std::string server = {};  ///< where the QR codes of the papers lead (paper/paper.h)
  std::function<void(std::size_t done, std::size_t all)> progress = {};  ///< called from one thread
};

/// Of the unit in the path of the call, with everything at and below it, for whoever asks: papers that are
/// not for them are left out and stand among those that are missing.
service::Outcome<Folder> dossier_folder(service::Call& call, const FolderOptions& options);

/// One unit of a campaign, for a command on the machine that has the data.
struct FolderWanted {
  std::string campaign;  ///< id; empty: the only one that is not closed and has the unit
  std::string unit;      ///< id
};
/// The folder as the committee of the unit may have it. Reads one moment of the data beside everybody else.
Result<Folder> dossier_folder_here(service::Office& office, const FolderWanted& wanted,
                                   const service::Now& now, const FolderOptions& options);

/// Writes the files into a new folder: all of them, or none. Refused where the folder is there and not empty.
Result<void> write_folder(const Folder& folder, const std::string& path);

/// All files of a folder in one zip.
service::Outcome<std::string> zipped(const Folder& folder);

}  // namespace kiemdiem::paperwork
