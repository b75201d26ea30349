#include "wordform/picture.h"

#include <fmt/format.h>

#include <algorithm>

#include "paper/composition.h"
#include "printing/png.h"

namespace kiemdiem::wordform {
namespace {

constexpr const char* picture_part = "word/media/kiemdiem-qr.png";
constexpr const char* relation = "rKiemdiemQr";

/// "word/_rels/document.xml.rels" of "word/document.xml".
std::string relations_part(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return part.substr(0, slash + 1) + "_rels/" + part.substr(slash + 1) + ".rels";
}

Element element(std::string name, std::vector<std::pair<std::string, std::string>> attributes) {
  Element made;
  made.name = std::move(name);
  made.attributes = std::move(attributes);
  return made;
}

/// Adds a child to the root of a part; a part that is not there yet begins with `begins`.
Result<void> add_child(std::vector<Part>& parts, const std::string& name, const std::string& begins,
                       Element child) {
  auto part = std::ranges::find(parts, name, &Part::name);
  if (part == parts.end()) part = parts.insert(parts.end(), {name, begins});
  auto root = parse_xml(part->bytes, {name, 0, 0, {}, {}});
  if (!root) return tl::unexpected{root.error()};
  root->children.push_back(std::move(child));
  part->bytes = to_xml(*root);
  return {};
}

bool knows_png(const std::vector<Part>& parts, const std::string& types) {
  const auto part = std::ranges::find(parts, types, &Part::name);
  const auto root = part == parts.end() ? Result<Element>{Element{}} : parse_xml(part->bytes, {});
  return root && std::ranges::any_of(root->children, [](const Element& type) {
           return type.attribute("Extension") == "png";
         });
}

}  // namespace

Element picture_run(int number) {
  constexpr int units_a_twip = 635;  // EMU
  const auto parsed = parse_xml(
      fmt::format(
          R"(<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{0}" cy="{0}"/><wp:docPr id="{1}" name="QR {1}" descr="Mã QR của văn bản"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{1}" name="kiemdiem-qr.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{2}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{0}" cy="{0}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>)",
          paper::picture_size * units_a_twip, 90000 + number, relation),
      {});
  return parsed.value_or(Element{});
}

Result<void> add_picture(std::vector<Part>& parts, const std::vector<std::string>& shown_in,
                         const QrCode& picture) {
  for (const std::string& part : shown_in) {
    auto added = add_child(
        parts, relations_part(part),
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>)",
        element("Relationship",
                {{"Id", relation},
                 {"Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"},
                 {"Target", "media/kiemdiem-qr.png"}}));
    if (!added) return added;
  }
  constexpr const char* types = "[Content_Types].xml";
  if (!knows_png(parts, types))
    if (auto added = add_child(parts, types, {},
                               element("Default", {{"Extension", "png"}, {"ContentType", "image/png"}}));
        !added)
      return added;
  parts.push_back({picture_part, printing::png_of(picture)});
  return {};
}

}  // namespace kiemdiem::wordform
