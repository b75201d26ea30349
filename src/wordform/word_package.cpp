#include "wordform/word_package.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "printing/zip_writer.h"
#include "spreadsheet/zip_archive.h"
#include "wordform/xml_tree.h"

namespace kiemdiem::wordform {
namespace {

constexpr const char* content_types = "[Content_Types].xml";
constexpr const char* document_part = "word/document.xml";
constexpr std::string_view document_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

constexpr std::array single_parts{
    "[Content_Types].xml", "_rels/.rels",        "word/document.xml",    "word/_rels/document.xml.rels",
    "word/styles.xml",     "word/settings.xml",  "word/webSettings.xml", "word/fontTable.xml",
    "word/numbering.xml",  "word/footnotes.xml", "word/endnotes.xml",    "word/stylesWithEffects.xml",
    "docProps/core.xml",   "docProps/app.xml",   "docProps/custom.xml"};

/// Parts of which there may be several: how their names begin and end.
struct Several {
  std::string_view begins, ends;
};
constexpr std::array several_parts{
    Several{"word/header", ".xml"},        Several{"word/footer", ".xml"},
    Several{"word/_rels/header", ".rels"}, Several{"word/_rels/footer", ".rels"},
    Several{"word/theme/theme", ".xml"},   Several{"word/media/", ".png"},
    Several{"word/media/", ".jpg"},        Several{"word/media/", ".jpeg"}};

bool is_allowed(std::string_view name) {
  if (std::ranges::find(single_parts, name) != single_parts.end()) return true;
  return std::ranges::any_of(several_parts, [&](const Several& one) {
    if (!name.starts_with(one.begins) || !name.ends_with(one.ends)) return false;
    if (name.size() <= one.begins.size() + one.ends.size()) return false;
    return name.substr(one.begins.size()).find_first_of("/\\") == std::string_view::npos;
  });
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// What a part that no letter needs is to an office.
std::string part_words(std::string_view name) {
  if (holds(name, "..") || holds(name, "\\") || name.starts_with('/'))
    return fmt::format("Trong tệp có tên phần chứa đường dẫn (“{}”); không nhận tệp này.", name);
  if (holds(name, "vbaProject") || holds(name, "vbaData"))
    return "Tệp có macro; hãy lưu lại dạng “Word Document (.docx)” không có macro.";
  if (holds(name, "embeddings") || holds(name, "activeX") || holds(name, "oleObject"))
    return "Tệp có đối tượng nhúng; hãy xóa đối tượng đó, chỉ giữ chữ, bảng và hình.";
  return fmt::format("Tệp có phần “{}” mà một mẫu giấy tờ không cần; hãy bỏ nội dung đó rồi lưu lại.", name);
}

constexpr std::array page_fields{"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"};

std::string first_word(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return std::string{text.substr(from, text.find_first_of(" \t\r\n\\", from) - from)};
}

std::string text_in(const Element& element) {
  std::string text = element.text;
  for (const Element& child : element.children) text += text_in(child);
  return text;
}

/// Looks through one part of XML.
class Inspection {
 public:
  explicit Inspection(const std::string& file) : file_{file} {}

  void look(const Part& part) {
    const Place where{file_ + ": " + part.name, 0, 0, {}, {}};
    const auto root = parse_xml(part.bytes, where);
    if (!root) {
      problems.insert(problems.end(), root.error().begin(), root.error().end());
      return;
    }
    if (part.name.ends_with(".rels")) look_at_links(*root);
    if (part.name == content_types) look_at_types(*root);
    if (holds_text(part.name)) look_at_fields(*root);
  }

  Problems problems;

 private:
  void complain(std::string message) {
    if (problems.size() < 20) problems.push_back({{file_, 0, 0, {}, {}}, std::move(message)});
  }

  void look_at_links(const Element& links) {
    for (const Element& link : links.children) {
      const std::string target{link.attribute("Target")};
      const std::string_view type = link.attribute("Type");
      if (link.attribute("TargetMode") == "External" || holds(target, "://") || holds(target, "\\"))
        complain(fmt::format("Tệp có liên kết ra ngoài (“{}”); hãy bỏ liên kết, chỉ để chữ.", target));
      else if (type.ends_with("/oleObject") || type.ends_with("/package") ||
               type.ends_with("/attachedTemplate") || type.ends_with("/aFChunk") ||
               type.ends_with("/subDocument") || type.ends_with("/frame") || type.ends_with("/vbaProject"))
        complain("Tệp có phần lấy từ tệp khác; hãy bỏ phần đó rồi lưu lại.");
    }
  }

  void look_at_types(const Element& types) {
    bool is_document = false;
    for (const Element& type : types.children) {
      const std::string_view said = type.attribute("ContentType");
      if (holds(said, "macroEnabled") || holds(said, "vbaProject") || holds(said, "oleObject") ||
          holds(said, "activeX"))
        complain("Tệp có macro hoặc đối tượng nhúng; hãy lưu lại dạng “Word Document (.docx)”.");
      if (type.attribute("PartName") == "/word/document.xml") is_document = said == document_type;
    }
    if (!is_document)
      complain("Tệp không phải văn bản Word (.docx); hãy lưu lại dạng “Word Document (.docx)”.");
  }

  void look_at_fields(const Element& element) {
    const std::string field = element.name == "w:fldSimple"   ? first_word(element.attribute("w:instr"))
                              : element.name == "w:instrText" ? first_word(text_in(element))
                                                              : std::string{};
    if (!field.empty() && std::ranges::find(page_fields, field) == page_fields.end())
      complain(fmt::format("Tệp có trường “{}”; chỉ nhận trường số trang, hãy thay bằng chữ.", field));
    if (element.name == "w:altChunk" || element.name == "w:object" || element.name == "w:control")
      complain("Tệp có đối tượng nhúng; hãy xóa đối tượng đó, chỉ giữ chữ, bảng và hình.");
    for (const Element& child : element.children) look_at_fields(child);
  }

  const std::string& file_;
};

}  // namespace

bool holds_text(std::string_view part) {
  return part == document_part ||
         (part.ends_with(".xml") && (part.starts_with("word/header") || part.starts_with("word/footer")));
}

Result<std::vector<Part>> read_package(std::string_view bytes, const std::string& file) {
  const Place whole{file, 0, 0, {}, {}};
  if (bytes.size() > static_cast<std::size_t>(most_word_bytes))
    return refuse(whole, "Tệp Word lớn hơn 2 MB; hãy dùng hình nhỏ hơn.");
  spreadsheet::Limits limits;
  limits.file_bytes = most_word_bytes;
  limits.part_bytes = 8 << 20;
  limits.total_bytes = 16 << 20;
  limits.parts = 200;
  auto archive = spreadsheet::ZipArchive::open(bytes, file, limits);
  if (!archive)
    return refuse(whole,
                  "Tệp không phải văn bản Word (.docx), bị hỏng hoặc có mật khẩu; hãy lưu lại bằng Word.");
  std::vector<Part> parts;
  std::set<std::string> names;
  for (const std::string& name : archive->names()) {
    if (name.ends_with('/') && name.find("..") == std::string::npos) continue;  // a folder holds nothing
    if (!is_allowed(name)) return refuse(whole, part_words(name));
    if (!names.insert(name).second)
      return refuse(whole, fmt::format("Tệp có hai phần cùng tên “{}”; không nhận tệp này.", name));
    Part part{name, {}};
    if (Problems problems = archive->read(name,
                                          [&](std::string_view piece) {
                                            part.bytes += piece;
                                            return true;
                                          });
        !problems.empty())
      return tl::unexpected{std::move(problems)};
    parts.push_back(std::move(part));
  }
  for (const char* needed : {content_types, document_part})
    if (!names.contains(needed))
      return refuse(whole, "Tệp không phải văn bản Word (.docx); hãy lưu lại dạng “Word Document (.docx)”.");
  Inspection inspection{file};
  for (const Part& part : parts)
    if (part.name.ends_with(".xml") || part.name.ends_with(".rels")) inspection.look(part);
  if (!inspection.problems.empty()) return tl::unexpected{std::move(inspection.problems)};
  return parts;
}

Result<std::string> write_package(const std::vector<Part>& parts) {
  std::vector<printing::ZipPart> packed;
  packed.reserve(parts.size());
  for (const Part& part : parts) packed.push_back({part.name, part.bytes});
  return printing::zip_file(packed);
}

}  // namespace kiemdiem::wordform
