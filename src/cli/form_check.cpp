#include <fmt/format.h>

#include "cli/command.h"
#include "document/example.h"
#include "formpaper/form_paper.h"
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

/// The form of a file among those of the installation.
Result<document::Forms> with_form(const Installation& data, const std::string& id, const std::string& path) {
  auto text = read_file(path);
  if (!text) return refuse({path, 0, 0, {}, {}}, "Không đọc được tệp này.");
  std::vector<document::FormFile> files = form_files(data);
  std::erase_if(files, [&](const document::FormFile& file) { return file.id == id; });
  files.push_back({id, path, std::move(*text)});
  return document::read_forms(files, data.dictionary());
}

/// The layout in a file, else that of the installation for the end of the form's year.
Result<paper::Profile> layout(const Installation& data, const std::string& path, int year) {
  if (!path.empty()) {
    const auto text = read_file(path);
    if (!text) return refuse({path, 0, 0, {}, {}}, "Không đọc được tệp này.");
    return paper::read_profile(*text, path);
  }
  std::vector<paper::Profile> profiles;
  for (const regulation::SourceFile& file : data.layout_files()) {
    auto profile = paper::read_profile(file.text, file.name);
    if (!profile) return profile;
    profiles.push_back(std::move(*profile));
  }
  const paper::Profile* found = paper::layout_on(profiles, *make_date(year, 12, 31));
  if (found == nullptr) return refuse({"forms/profiles", 0, 0, {}, {}}, "Không có thể thức nào.");
  return *found;
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
  formpaper::Particulars particulars{.superior = filled->superior,
                                     .issuer = filled->issuer,
                                     .place = filled->place,
                                     .date = filled->date,
                                     .number = "-BC",
                                     .year = filled->year == 0 ? form.year : filled->year,
                                     .name = filled->name,
                                     .levels = {},
                                     .made_on = filled->date.value_or(*make_date(form.year, 12, 31))};
  const facts::Choices& levels = *data.dictionary().choices("rating");
  for (std::size_t at = 0; at < levels.words.size(); ++at)
    particulars.levels.push_back({levels.words[at], levels.labels[at].vi});
  return printed(formpaper::form_paper(form, filled->filled, filled->traits, {}, particulars, *profile),
                 arguments.get("--out"));
}

Exit check(const Arguments& arguments, Session& session) {
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  const std::string replaced = arguments.get("--replaces");
  const std::string id = replaced.empty() ? new_form : replaced;
  const auto forms = with_form(**data, id, arguments.get("FORM"));
  if (!forms) return session.refuse(forms.error());
  const document::Form& form = forms->at(id);
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
        {"mã mẫu đang có mà tệp này thay, như btctw/02a-2023", "id of the form that it replaces"}},
       {"--layout", "TỆP", {"tệp thể thức văn bản của đơn vị", "a layout profile of one's own"}},
       {"--example",
        "MẪU",
        {"điền theo ví dụ của mẫu này; không có thì in mẫu trống",
         "filled in as the example of this form; without it, empty"}},
       {"--out", "TỆP", {"tệp in thử: .docx, .pdf hoặc .html", "where to print it: .docx, .pdf or .html"}}},
      check};
}

}  // namespace kiemdiem::cli
