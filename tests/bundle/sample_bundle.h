#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bundle/bundle.h"
#include "sealing/phrase.h"
#include "sealing/signature.h"

namespace kiemdiem::bundle {

struct Signer {
  sealing::NewSigningKey made = sealing::make_signing_key();
  sealing::Secret secret = *sealing::open_signing_key(made.key, sealing::phrase_from(made.phrase));
};

inline const Signer& signer() {
  static const Signer one;
  return one;
}

inline Header sample_header() {
  Header header;
  header.installation = std::string(32, 'a');
  header.unit = "pyk.cb1";
  header.unit_path = "/pyk.khoi/pyk.tt/pyk.cb1/";
  header.signer = "pyk.cb1";
  header.campaign = "phu-yen-khoi-2022";
  header.day = "2022-12-20";
  header.start = no_start;
  header.chain = "pyk.tt";
  header.seq = 12;
  header.hash = std::string(64, '0');
  header.public_key = signer().made.key.public_key;
  return header;
}

inline std::vector<Section> sample_sections() {
  return {{"register", "[\"\",\"people\",\"an\"]\n"},
          {"period", "[\"2022\",\"people\",\"an\"]\n[\"2022\",\"people\",\"bình\"]\n"},
          {"evidence/0190b3c2-1", std::string("\0\1\2 bytes", 9)},
          {"log", ""}};
}

inline std::string signed_file(const std::string& head, const std::vector<Section>& sections) {
  return file_of(head, sealing::sign(signer().secret, head), sections);
}

inline std::string sample_file(const Header& header = sample_header(),
                               std::vector<Section> sections = sample_sections()) {
  const std::string head = head_of(header, sections);
  return signed_file(head, sections);
}

/// The words with which a file is refused; empty where it is read.
inline std::string refusal(std::string_view file, const Limits& limits = {}) {
  const auto opened = read(file, limits);
  return opened ? std::string{} : to_text(opened.error());
}

}  // namespace kiemdiem::bundle
