#include "service/unseen_forms.h"

#include <fmt/format.h>

#include "service/campaigns.h"
#include "service/entries.h"
#include "service/office.h"
#include "service/registers.h"

namespace kiemdiem::service {
namespace {

/// The document in whose folder a file stands: "regulations/<id>/papers.yaml".
std::string document_of(Call& call, const std::string& file) {
  const std::size_t from = file.find('/') + 1;
  const std::string id = file.substr(from, file.rfind('/') - from);
  const auto document = call.office.regulations().document(id);
  return document ? (*document)->name : id;
}

}  // namespace

Outcome<std::vector<UnseenForm>> unseen_forms(Call& call) {
  const auto words = call.office.regulations().paper_words(call.campaign->regulation);
  if (!words) return refused(words.error());
  std::vector<UnseenForm> forms;
  for (const Node& said : **words)
    if (const Node* unseen = said.find("unseen"))
      for (const Node& one : unseen->items())
        forms.push_back(
            {text_of(one, "name"),
             fmt::format("{}, {}", document_of(call, unseen->place().file), text_of(one, "clause")),
             text_of(one, "instead"), text_of(one, "form")});
  return forms;
}

}  // namespace kiemdiem::service
