#include "printing/docx_styles.h"

#include <fmt/format.h>

#include <array>

namespace kiemdiem::printing {
namespace {

using paper::Align;
using paper::Format;
using paper::Role;

struct Style {
  std::string_view id;
  std::string_view name;  ///< as the office sees it
};

/// In the order of paper::Role.
constexpr std::array<Style, paper::role_count> styles{{
    {"KdBody", "Nội dung"},
    {"KdPlain", "Nội dung không lùi đầu dòng"},
    {"KdGround", "Căn cứ"},
    {"KdAddressee", "Kính gửi"},
    {"KdHeading1", "Đề mục 1"},
    {"KdHeading2", "Đề mục 2"},
    {"KdHeading3", "Đề mục 3"},
    {"KdFormCode", "Ký hiệu mẫu"},
    {"KdSuperior", "Cơ quan cấp trên"},
    {"KdIssuer", "Cơ quan ban hành"},
    {"KdSeparator", "Dấu sao"},
    {"KdNumber", "Số và ký hiệu"},
    {"KdLetterSubject", "Trích yếu công văn"},
    {"KdMark", "Dấu chỉ mức độ"},
    {"KdHeading", "Tiêu đề"},
    {"KdMotto", "Tiêu ngữ"},
    {"KdPlaceAndDate", "Địa điểm và ngày tháng"},
    {"KdTypeName", "Tên loại văn bản"},
    {"KdSubject", "Trích yếu"},
    {"KdTitleEnd", "Gạch dưới trích yếu"},
    {"KdAnnexTitle", "Tên phụ lục"},
    {"KdAnnexNote", "Kèm theo văn bản"},
    {"KdCell", "Ô bảng"},
    {"KdCellHead", "Đầu bảng"},
    {"KdAuthority", "Thẩm quyền ký"},
    {"KdPost", "Chức vụ người ký"},
    {"KdSigningNote", "Chú thích chữ ký"},
    {"KdSigner", "Người ký"},
    {"KdRecipientsLabel", "Nơi nhận"},
    {"KdRecipient", "Nơi nhận từng dòng"},
    {"KdRule", "Đường kẻ"},
}};

std::string run_properties(const Format& format) {
  std::string xml;
  if (format.bold) xml += "<w:b/><w:bCs/>";
  if (format.italic) xml += "<w:i/><w:iCs/>";
  xml += fmt::format(R"(<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>)", format.size * 2);
  if (format.underlined) xml += R"(<w:u w:val="single"/>)";
  return xml;
}

std::string paragraph_properties(const Format& format) {
  std::string xml = format.keep_with_next ? "<w:keepNext/>" : "";
  xml += fmt::format(R"(<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="{}"/>)", format.before,
                     format.after, format.line == 0 ? 240 : format.line, format.line == 0 ? "auto" : "exact");
  xml += fmt::format(R"(<w:ind w:firstLine="{}"/><w:jc w:val="{}"/>)", format.first_line,
                     word_alignment(format.align));
  return xml;
}

}  // namespace

std::string_view style_id(Role role) {
  return styles.at(static_cast<std::size_t>(role)).id;
}

std::string_view word_alignment(Align align) {
  switch (align) {
    case Align::left:
      return "left";
    case Align::center:
      return "center";
    case Align::right:
      return "right";
    case Align::justify:
      return "both";
  }
  return "left";
}

std::string styles_xml(const paper::Profile& profile) {
  std::string xml =
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>)";
  xml += fmt::format(R"(<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>)", profile.body.size * 2);
  xml +=
      R"(<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>)";
  for (std::size_t index = 0; index < styles.size(); ++index) {
    const Format format = format_of(profile, static_cast<Role>(index));
    xml += fmt::format(
        R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>)",
        styles[index].id, styles[index].name, paragraph_properties(format), run_properties(format));
  }
  return xml + "</w:styles>";
}

}  // namespace kiemdiem::printing
