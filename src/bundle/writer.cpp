#include <fmt/format.h>

#include <algorithm>

#include "bundle/bundle.h"
#include "bundle/head_lines.h"
#include "sealing/secret.h"

namespace kiemdiem::bundle {

std::string_view word_of(Kind kind) {
  switch (kind) {
    case Kind::start:
      return "start";
    case Kind::report:
      return "report";
    case Kind::campaign:
      return "campaign";
  }
  return {};
}

std::string head_of(const Header& header, std::vector<Section>& sections) {
  std::ranges::sort(sections, {}, &Section::name);
  std::string head = fmt::format("{}{}\n", file_mark, format_version);
  const auto add = [&head](std::string_view name, std::string_view value) {
    head += fmt::format("{} {}\n", name, value);
  };
  add("kind", word_of(header.kind));
  for (const HeadLine& line : head_lines) add(line.name, header.*line.field);
  add("seq", std::to_string(header.seq));
  for (const Section& section : sections)
    head +=
        fmt::format("section {} {} {}\n", section.name, section.bytes.size(), sealing::sha256(section.bytes));
  return head;
}

std::string id_of(std::string_view head) {
  return sealing::sha256(head);
}

std::string file_of(const std::string& head, std::string_view signature, std::span<const Section> sections) {
  std::size_t size = head.size() + 512;
  for (const Section& section : sections) size += section.bytes.size();
  std::string file;
  file.reserve(size);
  file = head;
  file += fmt::format("id {}\nsignature {}\n", id_of(head), signature);
  for (const Section& section : sections) file += section.bytes;
  return file;
}

std::string file_of(const KeyCard& card) {
  return fmt::format("{}{}\nunit {}\nname {}\ninstallation {}\nkey {}\n", card_mark, format_version,
                     card.unit, card.name, card.installation, card.public_key);
}

}  // namespace kiemdiem::bundle
