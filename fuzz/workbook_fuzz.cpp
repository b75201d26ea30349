// Feeds the workbook reader: the first byte chooses whether the rest is a whole file or one part inside a
// sound zip (a fuzzer alone never gets past compression and checksums).
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../tests/spreadsheet/zip_files.h"
#include "base/vietnamese.h"
#include "facts/read_situation.h"
#include "spreadsheet/situation_reader.h"
#include "spreadsheet/situation_writer.h"
#include "spreadsheet/workbook_reader.h"

namespace {

using namespace kiemdiem;

constexpr std::string_view head = "<?xml version=\"1.0\"?>";
constexpr std::string_view links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const facts::Dictionary& dictionary() {
  static const facts::Dictionary read = facts::Dictionary::from_yaml(R"(
choices:
  kind: [{word: cell, vi: chi bộ}, {word: agency, vi: cơ quan}]
lists:
  - list: organizations
    sheet: To chuc
    label: {vi: Tổ chức}
    facts:
      - {fact: id, type: text, required: true, label: {vi: Mã}, column: Mã tổ chức}
      - {fact: name, type: text, default: null, label: {vi: Tên}, column: Tên tổ chức}
      - {fact: kind, type: choice, choices: kind, label: {vi: Loại}, column: Loại}
      - {fact: parent, type: reference, to: [organizations], default: null, label: {vi: Cấp trên}, column: Mã cấp trên}
  - list: collectives
    sheet: Tap the
    label: {vi: Tập thể}
    facts:
      - {fact: id, type: text, required: true, label: {vi: Mã}, column: Mã tập thể}
  - list: people
    sheet: Dang vien
    label: {vi: Đảng viên}
    facts:
      - {fact: id, type: text, required: true, label: {vi: Mã}, column: Mã}
      - {fact: name, type: text, default: null, label: {vi: Tên}, column: Tên}
      - {fact: admitted, type: date, label: {vi: Ngày vào}, column: Ngày}
      - {fact: months, type: integer, at_least: 0, label: {vi: Tháng}, column: Tháng}
      - {fact: seen, type: record, label: {vi: Nhận xét}, facts: [{fact: 'on', type: moment, label: {vi: Lúc}, column: Lúc}]}
      - {fact: posts, type: list, list: posts, label: {vi: Chức vụ}, column: Chức vụ}
  - list: posts
    parent: people
    sheet: Chuc vu
    row_column: Mã
    label: {vi: Chức vụ}
    facts:
      - {fact: main, type: boolean, label: {vi: Chính}, column: Chính}
)",
                                                                     "fuzz.yaml")
                                            .value();
  return read;
}

std::string zip_with(std::size_t chosen, std::string_view content) {
  const std::string targets =
      std::string{head} + "<Relationships><Relationship Id=\"s\" Type=\"" + std::string{links} +
      "/worksheet\" Target=\"s.xml\"/><Relationship Id=\"y\" Type=\"/styles\" Target=\"y.xml\"/>"
      "<Relationship Id=\"t\" Type=\"/sharedStrings\" Target=\"/xl/t.xml\"/></Relationships>";
  std::array<std::pair<std::string, std::string>, 5> parts{{
      {"xl/s.xml", std::string{head} + "<worksheet/>"},
      {"xl/t.xml",
       std::string{head} +
           "<sst><si><t>Mã</t></si><si><t>Tên</t></si><si><t>NguyÔn</t></si><si><t>Ngày</t></si></sst>"},
      {"xl/y.xml",
       std::string{head} +
           "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
      {"xl/workbook.xml", std::string{head} + "<workbook xmlns:r=\"" + std::string{links} +
                              "\"><sheets><sheet name=\"Dang vien\" r:id=\"s\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", targets},
  }};
  parts[chosen].second = std::string{content};
  return spreadsheet::zip_of({parts.begin(), parts.end()}, spreadsheet::Packing::stored);
}

/// Whatever is said to the user must be readable.
void expect_readable(const Problems& problems) {
  if (!is_valid_utf8(to_text(problems))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest{reinterpret_cast<const char*>(data) + 1, size - 1};
  const std::size_t mode = data[0] % 6;
  spreadsheet::Limits limits;
  limits.part_bytes = limits.total_bytes = 1 << 20;
  const auto workbook =
      spreadsheet::read_workbook(mode == 5 ? std::string{rest} : zip_with(mode, rest), "f.xlsx", limits);
  if (!workbook) {
    if (workbook.error().empty()) std::abort();
    expect_readable(workbook.error());
    return 0;
  }
  Problems notices;
  const auto situation = spreadsheet::read_situation(*workbook, dictionary(), notices);
  expect_readable(notices);
  if (!situation) {
    if (situation.error().empty()) std::abort();
    expect_readable(situation.error());
  }
  return 0;
}
