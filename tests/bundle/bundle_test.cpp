#include "sample_bundle.h"

namespace kiemdiem::bundle {
namespace {

using testing::HasSubstr;

TEST(ABundle, is_read_as_it_was_written) {
  const std::string file = sample_file();
  const auto opened = read(file);
  ASSERT_TRUE(opened) << to_text(opened.error());
  EXPECT_EQ(opened->header, sample_header());
  ASSERT_EQ(opened->parts.size(), sample_sections().size());
  for (const Section& section : sample_sections()) EXPECT_EQ(opened->find(section.name), section.bytes);
  EXPECT_EQ(opened->find("decisions"), "");
  EXPECT_EQ(opened->id, id_of(opened->head));
}

TEST(ABundle, of_the_same_content_has_the_same_bytes_whatever_the_order_of_its_sections) {
  auto turned = sample_sections();
  std::ranges::reverse(turned);
  EXPECT_EQ(sample_file(), sample_file(sample_header(), turned));
}

TEST(ABundle, with_any_bit_changed_is_refused_and_the_place_is_named) {
  const std::string file = sample_file();
  const std::size_t body = file.find('\n', file.find("\nsignature ") + 1) + 1;
  for (std::size_t at = 0; at < file.size(); ++at)
    for (const int bit : {0, 1, 2, 5, 7}) {
      std::string changed = file;
      changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
      const std::string words = refusal(changed);
      ASSERT_FALSE(words.empty()) << "byte " << at << ", bit " << bit;
      if (at >= body) {
        ASSERT_THAT(words, HasSubstr("Phần “")) << "byte " << at;
        ASSERT_THAT(words, HasSubstr("bị sửa")) << "byte " << at;
      }
    }
}

TEST(ABundle, with_a_changed_section_names_that_section) {
  std::string file = sample_file();
  file[file.rfind("bình")] ^= 1;
  EXPECT_THAT(refusal(file), HasSubstr("Phần “period” của tệp bị sửa"));
  file = sample_file();
  file.replace(file.find("phu-yen"), 7, "phu-yes");
  EXPECT_THAT(refusal(file), HasSubstr("Phần đầu của tệp bị sửa"));
}

TEST(ABundle, that_is_cut_short_anywhere_is_refused) {
  const std::string file = sample_file();
  for (std::size_t size = 0; size < file.size(); ++size)
    ASSERT_FALSE(refusal(file.substr(0, size)).empty()) << "cut after " << size;
  EXPECT_THAT(refusal(file.substr(0, file.size() - 4)),
              HasSubstr("cắt ngắn ở phần “register”: thiếu 4 byte"));
  EXPECT_THAT(refusal(file.substr(0, 100)), HasSubstr("cắt ngắn"));
  EXPECT_THAT(refusal(file + "x"), HasSubstr("dài hơn"));
}

TEST(ABundle, of_a_newer_version_asks_for_the_newer_program) {
  std::string file = sample_file();
  file.replace(0, 17, "kiemdiem-bundle 2");
  EXPECT_THAT(refusal(file), HasSubstr("phiên bản mới hơn"));
}

TEST(ABundle, signed_by_another_key_than_the_introduced_one_is_refused_with_its_fingerprint) {
  const std::string file = sample_file();
  const auto opened = read(file);
  ASSERT_TRUE(opened);
  EXPECT_TRUE(check_key(*opened, signer().made.key.public_key));
  const auto refused = check_key(*opened, std::string(64, 'b'));
  ASSERT_FALSE(refused);
  EXPECT_THAT(to_text(refused.error()), HasSubstr(sealing::key_fingerprint(signer().made.key.public_key)));
}

TEST(ABundle, signed_anew_by_who_changed_it_is_refused) {
  auto sections = sample_sections();
  const std::string head = head_of(sample_header(), sections);
  const Signer other;
  EXPECT_THAT(refusal(file_of(head, sealing::sign(other.secret, head), sections)), HasSubstr("Chữ ký"));
  EXPECT_THAT(refusal(file_of(head, std::string(128, '0'), sections)), HasSubstr("Chữ ký"));
}

// Hostile bundles are well signed: the key of a unit does not make its file sound.

/// A head with one line put in the place of another.
std::string with_line(const std::string& from, const std::string& to) {
  auto sections = sample_sections();
  std::string head = head_of(sample_header(), sections);
  const std::size_t at = head.find("\n" + from) + 1;
  head.replace(at, head.find('\n', at) - at, to);
  return signed_file(head, sections);
}

TEST(AHostileBundle, that_repeats_or_shuffles_its_sections_is_refused) {
  const std::string none = "section log 0 " + sealing::sha256("");
  EXPECT_THAT(refusal(with_line("section log", none + "\n" + none)), HasSubstr("lặp"));
  EXPECT_THAT(refusal(with_line("section period", "section zz 0 " + sealing::sha256(""))), HasSubstr("lặp"));
}

TEST(AHostileBundle, whose_names_look_like_paths_is_refused) {
  for (const char* name : {"../etc/passwd", "evidence/../x", "evidence/a/b", "/log", "evidence/", "Log",
                           "log\t", "evidence/.hidden", "lo g"})
    EXPECT_FALSE(
        refusal(with_line("section log", std::string{"section "} + name + " 0 " + sealing::sha256("")))
            .empty())
        << name;
}

TEST(AHostileBundle, that_claims_more_than_it_holds_allocates_nothing_and_is_refused) {
  for (const char* size : {"999999999999999999", "18446744073709551615", "-1", "007", "1e9", ""})
    EXPECT_FALSE(
        refusal(with_line("section log", std::string{"section log "} + size + " " + sealing::sha256("")))
            .empty())
        << size;
  EXPECT_THAT(refusal(with_line("section log", "section log 536870911 " + sealing::sha256(""))),
              HasSubstr("cắt ngắn"));
}

TEST(AHostileBundle, with_too_many_or_too_long_parts_is_refused) {
  Limits limits;
  limits.sections = 3;
  EXPECT_THAT(refusal(sample_file(), limits), HasSubstr("quá nhiều phần"));
  limits = {};
  limits.section = 8;
  EXPECT_THAT(refusal(sample_file(), limits), HasSubstr("quá lớn"));
  limits = {};
  limits.file = 100;
  EXPECT_THAT(refusal(sample_file(), limits), HasSubstr("Tệp quá lớn"));
  EXPECT_FALSE(refusal(with_line("unit ", "unit " + std::string(100'000, 'x'))).empty());
}

TEST(AHostileBundle, with_lines_that_do_not_read_as_they_should_is_refused) {
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"day ", "day 2022-02-30"},
                                                        {"day ", "day 20-12-2022"},
                                                        {"seq ", "seq -1"},
                                                        {"seq ", "seq 01"},
                                                        {"kind ", "kind backup"},
                                                        {"kind ", "kind  report"},
                                                        {"chain ", "chain \x1b[2J"},
                                                        {"unit ", "unit "},
                                                        {"unit ", "unit \xff"},
                                                        {"start ", "start elsewhere"},
                                                        {"hash ", "hash 0"},
                                                        {"installation ", "installation x"},
                                                        {"campaign ", "campagne x"}})
    EXPECT_FALSE(refusal(with_line(from, to)).empty()) << to;
}

TEST(AKeyCard, is_read_as_it_was_written_and_refused_when_it_was_changed) {
  const KeyCard card{"pyk.cb1", "Chi bộ 1", std::string(32, 'a'), signer().made.key.public_key};
  EXPECT_EQ(read_key_card(file_of(card)).value(), card);
  EXPECT_FALSE(read_key_card(file_of(card) + "x"));
  EXPECT_FALSE(read_key_card(file_of(card).substr(0, 80)));
  EXPECT_FALSE(read_key_card("hello"));
}

TEST(ASigningKey, opens_by_its_phrase_alone_however_it_is_typed) {
  const sealing::NewSigningKey made = sealing::make_signing_key();
  EXPECT_TRUE(sealing::open_signing_key(made.key, sealing::phrase_from(" " + made.phrase + " ")));
  EXPECT_FALSE(sealing::open_signing_key(made.key, sealing::new_phrase()));
  EXPECT_FALSE(sealing::open_signing_key(made.key, ""));
}

TEST(AFingerprint, is_forty_digits_and_is_compared_however_it_is_typed) {
  const std::string print = sealing::key_fingerprint(signer().made.key.public_key);
  EXPECT_EQ(print.size(), 47U);
  std::string typed = print;
  std::ranges::replace(typed, ' ', '-');
  EXPECT_EQ(sealing::fingerprint_from(typed), print);
  EXPECT_EQ(sealing::fingerprint_from("123"), "");
  EXPECT_NE(sealing::key_fingerprint(std::string(64, '0')), print);
}

}  // namespace
}  // namespace kiemdiem::bundle
