// Feeds the reader of bundles: the first byte chooses whether the rest is a whole file, a head that is then
// well signed (a fuzzer alone never gets past the signature), or a key card.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/vietnamese.h"
#include "bundle/bundle.h"
#include "sealing/phrase.h"
#include "sealing/signature.h"

namespace {

using namespace kiemdiem;

struct Signer {
  sealing::NewSigningKey made = sealing::make_signing_key();
  sealing::Secret secret = *sealing::open_signing_key(made.key, sealing::phrase_from(made.phrase));
};

const Signer& signer() {
  static const Signer one;
  return one;
}

/// The head up to its empty line, signed by the key that stands in it; then what follows the line.
std::string well_signed(std::string_view rest) {
  const std::size_t end = rest.find("\n\n");
  std::string head{rest.substr(0, end == std::string_view::npos ? rest.size() : end + 1)};
  if (const std::size_t at = head.find("\nkey "); at != std::string::npos) {
    const std::size_t line_end = head.find('\n', at + 1);
    head.replace(at, line_end == std::string::npos ? line_end : line_end - at,
                 "\nkey " + signer().made.key.public_key);
  }
  std::string file =
      head + "id " + bundle::id_of(head) + "\nsignature " + sealing::sign(signer().secret, head) + "\n";
  if (end != std::string_view::npos) file += rest.substr(end + 2);
  return file;
}

void expect_readable(const Problems& problems) {
  if (problems.empty() || !is_valid_utf8(to_text(problems))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest{reinterpret_cast<const char*>(data) + 1, size - 1};
  if (data[0] % 3 == 2) {
    const auto card = bundle::read_key_card(rest);
    if (!card) expect_readable(card.error());
    if (card && bundle::file_of(*card) != rest) std::abort();
    return 0;
  }
  const std::string file = data[0] % 3 == 0 ? std::string{rest} : well_signed(rest);
  const auto opened = bundle::read(file);
  if (!opened) {
    expect_readable(opened.error());
    return 0;
  }
  // What is read is what would be written: no two files say the same.
  std::vector<bundle::Section> sections;
  for (const auto& part : opened->parts)
    sections.push_back({std::string{part.name}, std::string{part.bytes}});
  const std::string head = bundle::head_of(opened->header, sections);
  if (bundle::file_of(head, opened->signature, sections) != file) std::abort();
  return 0;
}
