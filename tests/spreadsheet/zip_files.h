#pragma once

#include <zip.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kiemdiem::spreadsheet {

enum class Packing : std::uint8_t { compressed, stored };

/// A zip file made by hand, for workbooks that no honest program writes.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts,
                          Packing packing = Packing::compressed) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    const zip_int64_t at =
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    if (packing == Packing::stored)
      zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
  }
  zip_close(archive);
  zip_source_open(target);
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return bytes;
}

/// The parts of a small workbook around one sheet's XML (what stands inside <worksheet>).
struct HandMade {
  std::string sheet_data;
  std::string workbook_properties;
  std::string shared_texts;  ///< <si> elements
  std::string styles;        ///< what stands inside <styleSheet>
  std::string sheet_target = "worksheets/sheet1.xml";
  std::string sheet_prologue;
  std::string sheet_name = "Đảng viên";

  std::string bytes() const {
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    const std::string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const std::string links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string packages = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    return zip_of(
        {{"_rels/.rels", head + "<Relationships " + packages + "><Relationship Id=\"a\" Type=\"" + links +
                             "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
         {"xl/workbook.xml", head + "<workbook " + main + " xmlns:r=\"" + links + "\">" +
                                 workbook_properties + "<sheets><sheet name=\"" + sheet_name +
                                 "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          head + "<Relationships " + packages + "><Relationship Id=\"rId1\" Type=\"" + links +
              "/worksheet\" Target=\"" + sheet_target + "\"/><Relationship Id=\"rId2\" Type=\"" + links +
              "/styles\" Target=\"/xl/styles.xml\"/><Relationship Id=\"rId3\" Type=\"" + links +
              "/sharedStrings\" Target=\"./sharedStrings.xml\"/></Relationships>"},
         {"xl/styles.xml", head + "<styleSheet " + main + ">" + styles + "</styleSheet>"},
         {"xl/sharedStrings.xml", head + "<sst " + main + ">" + shared_texts + "</sst>"},
         {"xl/worksheets/sheet1.xml",
          head + sheet_prologue + "<worksheet " + main + ">" + sheet_data + "</worksheet>"}});
  }
};

}  // namespace kiemdiem::spreadsheet
