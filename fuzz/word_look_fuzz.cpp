// A Word file as anybody may send it to lay a form out: refused with problems, or filled, and what was filled
// is a Word file again without a mark of the form.

#include <cstdint>
#include <cstdlib>

#include "document/read_forms.h"
#include "regulations_of_repository.h"
#include "wordform/look.h"

namespace {

using namespace kiemdiem;

const document::Form& form() {
  static const document::Forms forms = [] {
    std::vector<document::FormFile> files;
    for (const regulation::SourceFile& file : data().form_files())
      files.push_back({file.name, file.name, file.text});
    return document::read_forms(files, data().dictionary()).value();
  }();
  return forms.at("btctw/02a-2023");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view look{reinterpret_cast<const char*>(bytes), size};
  const Problems problems = wordform::look_problems(look, "fuzz.docx", form());
  for (const Problem& problem : problems)
    if (problem.message.empty()) std::abort();
  if (!problems.empty()) return 0;
  const auto filled =
      wordform::filled_look(look, "fuzz.docx", form(), wordform::mark_values(form(), {}, {}, {}, {}));
  if (!filled) std::abort();
  return 0;
}
