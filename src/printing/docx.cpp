#include "printing/docx.h"

#include <fmt/format.h>

#include <initializer_list>
#include <vector>

#include "paper/vietnamese_words.h"
#include "printing/docx_styles.h"
#include "printing/markup.h"
#include "printing/png.h"
#include "printing/zip_writer.h"

namespace kiemdiem::printing {
namespace {

constexpr std::string_view content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)";

constexpr std::string_view package_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";

constexpr std::string_view document_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>)";  // then the pictures

constexpr std::string_view settings =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>)";

std::string header(const paper::Profile& profile) {
  const int size = profile.page.number_size * 2;
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="{0}"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="{0}"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="{0}"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="{0}"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:sz w:val="{0}"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>)",
      size);
}

std::string core_properties(const paper::Paper& paper) {
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{0}</dc:title><dc:creator>{1}</dc:creator><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{2}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{2}T00:00:00Z</dcterms:modified></cp:coreProperties>)",
      escaped(paper::printable(paper.title)), escaped(paper::printable(paper.author)), to_iso(paper.made_on));
}

/// The parts that every paper has alike, and those that papers of one layout share.
struct SharedParts {
  std::vector<PackedPart> fixed;  ///< content types, relations of the package, settings
  paper::Profile profile;
  std::vector<PackedPart> of_layout;  ///< styles, page number
};

Result<std::vector<PackedPart>> all_packed(std::initializer_list<ZipPart> parts) {
  std::vector<PackedPart> made;
  for (const ZipPart& part : parts) {
    auto one = packed(part);
    if (!one) return tl::unexpected{one.error()};
    made.push_back(std::move(*one));
  }
  return made;
}

/// Kept for the next paper of the thread; most follow one layout.
Result<const SharedParts*> shared_parts(const paper::Profile& profile) {
  thread_local SharedParts kept;
  if (kept.fixed.empty()) {
    auto fixed = all_packed({{"[Content_Types].xml", content_types},
                             {"_rels/.rels", package_relations},
                             {"word/settings.xml", settings}});
    if (!fixed) return tl::unexpected{fixed.error()};
    kept.fixed = std::move(*fixed);
  }
  if (kept.of_layout.empty() || kept.profile != profile) {
    auto own = all_packed({{"word/styles.xml", styles_xml(profile)}, {"word/header1.xml", header(profile)}});
    if (!own) return tl::unexpected{own.error()};
    kept.of_layout = std::move(*own);
    kept.profile = profile;
  }
  return &kept;
}

std::string relations_of(std::size_t pictures) {
  std::string relations{document_relations};
  for (std::size_t at = 1; at <= pictures; ++at)
    fmt::format_to(
        std::back_inserter(relations),
        R"(<Relationship Id="rQr{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/qr{0}.png"/>)",
        at);
  return relations + "</Relationships>";
}

}  // namespace

Result<std::string> to_docx(const paper::Paper& paper) {
  const auto shared = shared_parts(paper.profile);
  if (!shared) return tl::unexpected{shared.error()};
  const WordDocument document = word_document(paper);
  const auto own = all_packed({{"word/document.xml", document.xml},
                               {"word/_rels/document.xml.rels", relations_of(document.pictures.size())},
                               {"docProps/core.xml", core_properties(paper)}});
  if (!own) return tl::unexpected{own.error()};
  std::vector<PackedPart> pictures;
  for (std::size_t at = 0; at < document.pictures.size(); ++at) {
    auto picture = packed({fmt::format("word/media/qr{}.png", at + 1), png_of(*document.pictures[at])});
    if (!picture) return tl::unexpected{picture.error()};
    pictures.push_back(std::move(*picture));
  }
  const auto& [fixed, profile, of_layout] = **shared;
  std::vector<const PackedPart*> parts{&fixed[0],     &fixed[1], &(*own)[0],    &(*own)[1],
                                       &of_layout[0], &fixed[2], &of_layout[1], &(*own)[2]};
  for (const PackedPart& picture : pictures) parts.push_back(&picture);
  return zip_file(parts);
}

}  // namespace kiemdiem::printing
