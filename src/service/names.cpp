#include "service/names.h"

#include "base/vietnamese.h"
#include "service/entries.h"
#include "service/registers.h"

namespace kiemdiem::service {

std::string name_of(Call& call, const std::string& list, const std::string& id) {
  auto record = store::find(call.data, {"", list, id});
  // What has ended keeps its name.
  if (record && !*record) record = store::find(call.data, {"", "former_" + list, id});
  if (!record || !*record) return id;
  const std::string name = text_of(facts_of(*record), "name");
  return name.empty() ? id : name;
}

std::string subject_name_of(Call& call, const std::string& subject) {
  const std::string kind = subject.substr(0, subject.find(':'));
  const bool body = kind == "organization" || kind == "collective";
  return name_of(call, body ? kind + "s" : "people", subject.substr(subject.find(':') + 1));
}

std::string capitalized(const std::string& text) {
  // The first letter may be of several bytes.
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.empty() ? text : upper_case(text.substr(0, end)) + text.substr(end);
}

}  // namespace kiemdiem::service
