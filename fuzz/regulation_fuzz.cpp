// A rule file as anybody may write it: refused with problems, or read, laid alone and bound, conditions and
// all. The rule files of the regulations are good seeds.

#include <cstdint>
#include <cstdlib>

#include "regulation/regulation.h"
#include "regulations_of_repository.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace kiemdiem;
  const std::string text{reinterpret_cast<const char*>(bytes), size};
  const auto document = regulation::read_document(
      {{"a/document.yaml", "id: a\nname: A\ntitle: A\n"}, {"a/I.yaml", text}}, data().dictionary());
  if (!document) {
    if (document.error().empty()) std::abort();
    return 0;
  }
  const regulation::Library nothing = [](std::string_view) -> const regulation::Document* { return nullptr; };
  const auto laid = regulation::consolidate(*document, nothing, false, data().dictionary());
  if (!laid) return 0;
  facts::Period period;
  period.first = *make_date(2022, 1, 1);
  period.last = *make_date(2022, 12, 31);
  const auto bound = regulation::bind(*laid, period, period.last);
  if (!bound && bound.error().empty()) std::abort();
  return 0;
}
