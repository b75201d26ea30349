#include <fmt/format.h>

#include "cli/command.h"
#include "document/adaptation.h"
#include "document/example.h"
#include "paperwork/form_preview.h"
#include "printing/docx.h"
#include "printing/html.h"
#include "printing/pdf.h"

namespace kiemdiem::cli {
namespace {

/// Where a form that replaces none would stand.
constexpr const char* new_form = "don-vi/mau-moi";

std::vector<document::FormFile> form_files(const Installation& data) {
  std::vector<document::FormFile> files;
  for (const regulation::SourceFile& file : data.form_files())
    files.push_back({file.name, "forms/" + file.name + "/form.yaml", file.text});
  return files;
}

/// The form of a file among those of the installation: a new one, or an adaptation of one of them.
Result<document::Form> form_in(const Installation& data, const document::Forms& forms, const std::string& id,
                               const std::string& path) {
  auto text = read_file(path);
  if (!text) return refuse({path, 0, 0, {}, {}}, "Không đọc được tệp này.");
  const document::FormFile file{id, path, std::move(*text)};
  if (forms.contains(id)) return document::read_adaptation(file, id, forms, data.dictionary());
  if (id != new_form) return refuse({id, 0, 0, {}, {}}, "Không có mẫu mang mã này trong thư mục forms.");
  return document::read_new_form(file, forms, data.dictionary());
}

/// The layout in a file, else that of the installation for the end of the form's year.
Result<paper::Profile> layout(const Installation& data, const std::string& path, int year) {
  if (path.empty()) return paperwork::form_layout(data.layout_files(), *make_date(year, 12, 31));
  const auto text = read_file(path);
  if (!text) return refuse({path, 0, 0, {}, {}}, "Không đọc được tệp này.");
  return paper::read_profile(*text, path);
}

Result<document::Example> example(const Installation& data, const document::Forms& forms,
                                  const std::string& id) {
  document::Example empty;
  if (id.empty()) return empty;
  std::vector<document::FormFile> files;
  for (const regulation::SourceFile& file : data.example_files())
    files.push_back({file.name, "forms/" + file.name + "/example.yaml", file.text});
  auto all = document::read_examples(files, forms);
  if (!all) return tl::unexpected{all.error()};
  const auto found = all->find(id);
  if (found == all->end()) return refuse({id, 0, 0, {}, {}}, "Không có ví dụ đã điền của mẫu này.");
  return found->second;
}

Result<std::string> printed(const paper::Paper& paper, const std::string& out) {
  if (out.ends_with(".docx")) return printing::to_docx(paper);
  if (out.ends_with(".html")) return printing::to_html(paper);
  if (!out.ends_with(".pdf"))
    return refuse({out, 0, 0, {}, {}}, "Tên tệp xem trước phải kết thúc bằng .docx, .pdf hoặc .html.");
  auto printer = printing::PdfPrinter::open();
  if (!printer) return tl::unexpected{printer.error()};
  return printer->print(paper);
}

Result<std::string> preview(const Installation& data, const document::Forms& forms,
                            const document::Form& form, const Arguments& arguments) {
  const auto profile = layout(data, arguments.get("--layout"), form.year);
  if (!profile) return tl::unexpected{profile.error()};
  const auto filled = example(data, forms, arguments.get("--example"));
  if (!filled) return tl::unexpected{filled.error()};
  return printed(paperwork::form_preview(form, *filled, data.dictionary(), *profile), arguments.get("--out"));
}

Exit check(const Arguments& arguments, Session& session) {
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  const std::string replaced = arguments.get("--replaces");
  const std::string id = replaced.empty() ? new_form : replaced;
  const auto forms = document::read_forms(form_files(**data), (*data)->dictionary());
  if (!forms) return session.refuse(forms.error());
  const auto read = form_in(**data, *forms, id, arguments.get("FORM"));
  if (!read) return session.refuse(read.error());
  const document::Form& form = *read;
  session.console.print(fmt::format("{} ({}, {}): {} dòng phần đầu, {} mục, {} khối chữ ký; không có lỗi.\n",
                                    form.name, form.issuer, form.year, form.head.size(), form.sections.size(),
                                    form.signatures.size()));
  const std::string out = arguments.get("--out");
  if (out.empty()) return Exit::done;
  const auto bytes = preview(**data, *forms, form, arguments);
  if (!bytes) return session.refuse(bytes.error());
  if (const auto written = write_file(out, *bytes); !written) return session.refuse(written.error());
  session.console.print("Đã ghi bản xem trước: " + out + "\n");
  return Exit::done;
}

}  // namespace

Command form_check_command() {
  return {
      "form check",
      {"kiểm tra một mẫu giấy tờ đã sửa, chỉ rõ lỗi ở dòng nào; in thử trước khi đưa vào dùng",
       "check an adapted form, with the line of every mistake; print it before it is put to use"},
      {{"FORM", "TỆP", {"tệp form.yaml của mẫu", "the form.yaml of the form"}, {}, true},
       {"--replaces",
        "MẪU",
        {"mã mẫu đang có mà tệp này sửa, như btctw/02a-2023", "id of the form that it adapts"}},
       {"--layout", "TỆP", {"tệp thể thức văn bản của đơn vị", "a layout profile of one's own"}},
       {"--example",
        "MẪU",
        {"điền theo ví dụ của mẫu này; không có thì in mẫu trống",
         "filled in as the example of this form; without it, empty"}},
       {"--out", "TỆP", {"tệp in thử: .docx, .pdf hoặc .html", "where to print it: .docx, .pdf or .html"}}},
      check};
}

}  // namespace kiemdiem::cli
