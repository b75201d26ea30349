#include "spreadsheet/workbook_reader.h"

#include <fmt/format.h>

#include "spreadsheet/legacy_cells.h"
#include "spreadsheet/sheet_parser.h"
#include "spreadsheet/workbook_parts.h"

namespace kiemdiem::spreadsheet {
namespace {

const Relationship* find_type(const Relationships& relationships, std::string_view type) {
  for (const auto& [id, relationship] : relationships)
    if (relationship.type == type) return &relationship;
  return nullptr;
}

void append(Problems& all, const Problems& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// The parts of the workbook that every sheet needs.
struct Opened {
  std::string part;
  Relationships relationships;
  WorkbookEntries entries;
  std::vector<CellStyle> styles;
  std::vector<SharedText> shared_texts;
};

Result<std::string> main_part(ZipArchive& archive, const Place& where) {
  const auto root = read_relationships(archive, "", where);
  if (!root) return tl::unexpected{root.error()};
  const Relationship* document = find_type(*root, "officeDocument");
  std::string part = document == nullptr ? "xl/workbook.xml" : document->part;
  if (!archive.has(part))
    return refuse(where,
                  "Tệp không chứa bảng tính (thiếu phần chính); hãy lưu lại dạng “Excel Workbook (.xlsx)”.");
  return part;
}

Result<Opened> open_parts(ZipArchive& archive, const Place& where, const Limits& limits) {
  auto part = main_part(archive, where);
  if (!part) return tl::unexpected{part.error()};
  auto relationships = read_relationships(archive, *part, where);
  if (!relationships) return tl::unexpected{relationships.error()};
  auto entries = read_workbook_entries(archive, *part, where, limits);
  if (!entries) return tl::unexpected{entries.error()};
  Opened opened{std::move(*part), std::move(*relationships), std::move(*entries), {}, {}};
  if (const Relationship* styles = find_type(opened.relationships, "styles")) {
    auto read = read_styles(archive, styles->part, where, limits);
    if (!read) return tl::unexpected{read.error()};
    opened.styles = std::move(*read);
  }
  if (const Relationship* texts = find_type(opened.relationships, "sharedStrings")) {
    auto read = read_shared_texts(archive, texts->part, where, limits);
    if (!read) return tl::unexpected{read.error()};
    opened.shared_texts = std::move(*read);
  }
  return opened;
}

}  // namespace

Result<Workbook> read_workbook(std::string_view bytes, std::string_view file, const Limits& limits) {
  const Place whole{std::string{file}, 0, 0, {}, {}};
  auto archive = ZipArchive::open(bytes, file, limits);
  if (!archive) return tl::unexpected{archive.error()};
  const auto opened = open_parts(*archive, whole, limits);
  if (!opened) return tl::unexpected{opened.error()};
  Workbook workbook;
  workbook.file = file;
  Problems problems;
  std::int64_t cells = 0;
  for (const SheetEntry& entry : opened->entries.sheets) {
    const auto relationship = opened->relationships.find(entry.relationship);
    if (relationship != opened->relationships.end() && relationship->second.type != "worksheet") continue;
    Place where = whole;
    where.sheet = entry.name;
    Sheet sheet{entry.name, entry.hidden, {}, {}};
    if (relationship == opened->relationships.end()) {
      problems.push_back({where, "Không tìm thấy nội dung của trang tính này trong tệp; tệp bị hỏng."});
      continue;
    }
    SheetParser parser{
        {opened->styles, opened->shared_texts, opened->entries.from_1904, limits, where, cells}, sheet};
    append(problems, read_xml_part(*archive, relationship->second.part, where, parser));
    append(problems, parser.problems);
    append(problems, convert_legacy_cells(sheet, where, workbook.notices));
    cells += static_cast<std::int64_t>(sheet.cells.size());
    workbook.sheets.push_back(std::move(sheet));
  }
  if (problems.empty() && workbook.sheets.empty())
    problems.push_back({whole, "Tệp không có trang tính nào."});
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  return workbook;
}

}  // namespace kiemdiem::spreadsheet
