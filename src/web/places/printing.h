#pragma once

#include "pages/sheet.h"
#include "paperwork/printed.h"
#include "web/binding.h"
#include "web/site.h"

/// Papers for print: the list of what a unit can print now, and each as Word, PDF or a page to print.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> papers(service::Call& call);

/// The paper that the path names, in the format `dang`: Word and PDF to be saved, HTML to be looked at.
http::Response paper(Site& site, const service::Asked& asked, const Visit& visit);
http::Response paper_json(Site& site, const service::Asked& asked);

/// A paper in one of the formats.
struct PrintedFile {
  paperwork::Format format = paperwork::Format::pdf;
  std::string name, bytes;
  bool zipped = false;  ///< several Word files in one
};
/// Word and PDF to be saved, HTML to be looked at: nothing runs in it and nothing is loaded.
http::Response handed_over(PrintedFile printed);
/// The paper that bears the code in the path, its scans and the form to send one: where its QR code leads.
service::Outcome<pages::SheetPage> paper_record(service::Call& call);

/// Keeps a scan of a signed paper with the record that its short code leads to.
service::Outcome<service::Done> keep_scan(service::Call& call);
service::Outcome<FileAnswer> scan_file(service::Call& call);

/// "Word", "PDF" and "In" of a paper about something of the unit in the call, where it may be had.
/// @param id of the table of papers; `about` as in addresses
/// @param named goes before the format, where a page offers several papers
void offer_paper(service::Call& call, std::vector<pages::Button>& buttons, std::string_view id,
                 const std::string& about, std::string_view named = {});

/// The same as a row of a table with the columns name, Word, PDF, In; nothing where it may not be had.
void add_paper_row(service::Call& call, pages::SheetTable& table, std::string_view id,
                   const std::string& about);

}  // namespace kiemdiem::web
