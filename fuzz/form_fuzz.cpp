// A form as anybody may send it in the place of an official one: refused with problems, or read and printed.
// The forms of the folder forms are good seeds.

#include <cstdint>
#include <cstdlib>

#include "document/adaptation.h"
#include "document/write_form.h"
#include "formpaper/form_paper.h"
#include "printing/docx.h"
#include "printing/html.h"
#include "regulations_of_repository.h"

namespace {

using namespace kiemdiem;

const document::Forms& official() {
  static const document::Forms forms = [] {
    std::vector<document::FormFile> files;
    for (const regulation::SourceFile& file : data().form_files())
      files.push_back({file.name, file.name, file.text});
    return document::read_forms(files, data().dictionary()).value();
  }();
  return forms;
}

const paper::Profile& profile() {
  static const paper::Profile read = [] {
    const regulation::SourceFile file = data().layout_files().front();
    return paper::read_profile(file.text, file.name).value();
  }();
  return read;
}

void print(const document::Form& form) {
  formpaper::Particulars particulars;
  particulars.year = form.year;
  const paper::Paper paper = formpaper::form_paper(form, {}, {}, {}, particulars, profile());
  if (!printing::to_docx(paper) || printing::to_html(paper).empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const document::FormFile file{"a/b", "form.yaml", {reinterpret_cast<const char*>(bytes), size}};
  const auto adapted = document::read_adaptation(file, "btctw/02a-2023", official(), data().dictionary());
  if (!adapted && adapted.error().empty()) std::abort();
  const auto form = document::read_new_form(file, official(), data().dictionary());
  if (!form) {
    if (form.error().empty() || adapted) std::abort();
    return 0;
  }
  print(*form);
  // What was written out is the same form.
  const std::string text = document::form_text(*form);
  const auto again = document::read_new_form({"a/b", "form.yaml", text}, official(), data().dictionary());
  if (again && document::form_text(*again) != text) std::abort();
  return 0;
}
