#include "base/vietnamese.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace kiemdiem {
namespace {

TEST(Vietnamese, composed_and_decomposed_letters_become_the_same) {
  EXPECT_EQ(to_nfc("Nguye\xCC\x82\xCC\x83n"), "Nguyễn");
  EXPECT_EQ(to_nfc("Nguyễn"), "Nguyễn");
  EXPECT_EQ(to_nfc("abc"), "abc");
}

TEST(Vietnamese, bytes_that_are_no_utf8_are_told_apart) {
  EXPECT_TRUE(is_valid_utf8("Đảng ủy 😀"));
  EXPECT_FALSE(is_valid_utf8("Nguy\xD4n"));
  EXPECT_FALSE(is_valid_utf8("\xC0\xAF"));
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
}

TEST(Vietnamese, search_key_forgets_accents_case_and_spaces) {
  EXPECT_EQ(search_key("  Đảng\u00A0 UỶ  "), "dang uy");
  EXPECT_EQ(search_key("Đảng ủy"), search_key("ĐẢNG\tUỶ"));
  EXPECT_EQ(search_key("Họ và tên (*)"), "ho va ten (*)");
  EXPECT_EQ(search_key("ABC\u200B d"), "abc d");
}

TEST(Vietnamese, lists_are_ordered_by_given_name_then_by_the_rest) {
  const std::vector<std::string> expected{"Nguyễn Thị An", "Nguyễn Văn An", "Trần Văn An", "Trần Thị Ánh",
                                          "Hoàng Ăn",      "Lê Ân",         "Phạm Bình",   "Đỗ Bính",
                                          "Vũ Dung",       "Bùi Đạt",       "Hoà",         "Hoá"};
  std::vector<std::string> names = expected;
  std::reverse(names.begin(), names.end());
  std::sort(names.begin(), names.end(),
            [](const auto& a, const auto& b) { return given_name_sort_key(a) < given_name_sort_key(b); });
  EXPECT_EQ(names, expected);
  EXPECT_EQ(given_name_sort_key("Lê  An "), given_name_sort_key("Lê An"));
}

TEST(Vietnamese, upper_case_keeps_the_accents) {
  EXPECT_EQ(upper_case("đảng ủy xã nghĩa hưng"), "ĐẢNG ỦY XÃ NGHĨA HƯNG");
}

struct Sample {
  const char* unicode;
  const char* tcvn3;
  const char* vni;
};
const Sample samples[] = {
    {"Nguyễn Văn An", "NguyÔn V¨n An", "Nguyeãn Vaên An"},
    {"Trần Thị Bưởi", "TrÇn ThÞ B\u00ADëi", "Traàn Thò Böôûi"},
    {"Đảng ủy Sở Y tế", "§¶ng ñy Së Y tÕ", "Ñaûng uûy Sôû Y teá"},
    {"Hoàn thành xuất sắc nhiệm vụ", "Hoµn thµnh xuÊt s¾c nhiÖm vô", "Hoaøn thaønh xuaát saéc nhieäm vuï"},
    {"Phòng Giáo dục và Đào tạo", "Phßng Gi¸o dôc vµ §µo t¹o", "Phoøng Giaùo duïc vaø Ñaøo taïo"},
    {"Chi bộ 3 - Trường THCS Lý Tự Trọng", "Chi bé 3 - Tr\u00ADêng THCS Lý Tù Träng",
     "Chi boä 3 - Tröôøng THCS Lyù Töï Troïng"},
};

TEST(LegacyText, old_encodings_are_recognised_and_converted) {
  for (const Sample& sample : samples) {
    const auto tcvn3 = legacy_to_unicode(sample.tcvn3);
    ASSERT_TRUE(tcvn3) << sample.tcvn3;
    EXPECT_EQ(tcvn3->text, sample.unicode);
    EXPECT_EQ(tcvn3->encoding, LegacyEncoding::tcvn3);
    const auto vni = legacy_to_unicode(sample.vni);
    ASSERT_TRUE(vni) << sample.vni;
    EXPECT_EQ(vni->text, sample.unicode);
    EXPECT_EQ(vni->encoding, LegacyEncoding::vni);
  }
}

TEST(LegacyText, capitals_of_tcvn3_are_restored_from_their_neighbours) {
  EXPECT_EQ(legacy_to_unicode("NGUYÔN V¡N ANH")->text, "NGUYỄN VĂN ANH");
  EXPECT_EQ(legacy_to_unicode("NGUYEÃN VAÊN ANH")->text, "NGUYỄN VĂN ANH");
  EXPECT_EQ(legacy_to_unicode("ÑAÛNG UÛY PHÖÔØNG 11")->text, "ĐẢNG ỦY PHƯỜNG 11");
}

TEST(LegacyText, correct_unicode_is_never_damaged) {
  for (const Sample& sample : samples) EXPECT_FALSE(legacy_to_unicode(sample.unicode)) << sample.unicode;
  for (const char* text : {"Hà",
                           "Hoà",
                           "Tú",
                           "Lê Văn Tám",
                           "Lê Ân",
                           "Tòa án",
                           "Pá Kò",
                           "Krông Ana",
                           "Hrê",
                           "Müller",
                           "Café São Paulo",
                           "ÂN",
                           "THỊ XÃ",
                           "30°C",
                           "100 m²",
                           "§ 5",
                           "© 2020",
                           "½",
                           "«tên»",
                           "5 ± 1",
                           "Cù Lao",
                           "xã Hoà Hội",
                           "Võ Thành Công",
                           "LÊ VÕ HOÀNG HÀ",
                           "Đỗ",
                           "mã số",
                           "K/AD",
                           "",
                           "abc",
                           "\u2013",
                           "Loài"})
    EXPECT_FALSE(legacy_to_unicode(text)) << text;
}

TEST(LegacyText, a_word_that_reads_both_ways_is_left_to_its_neighbours) {
  EXPECT_EQ(evidence_of("Tó"), TextEvidence::ambiguous);
  EXPECT_EQ(decode("Tó", LegacyEncoding::tcvn3), "Tú");
  EXPECT_EQ(evidence_of("Hà"), TextEvidence::unicode);
  EXPECT_EQ(evidence_of("Đỗ"), TextEvidence::unicode);
  EXPECT_EQ(evidence_of("An"), TextEvidence::none);
  EXPECT_EQ(evidence_of("NguyÔn"), TextEvidence::tcvn3);
}

TEST(LegacyText, letters_without_meaning_in_the_encoding_are_refused) {
  EXPECT_FALSE(decode("Đỗ", LegacyEncoding::tcvn3));
  EXPECT_FALSE(decode("à", LegacyEncoding::tcvn3));
  EXPECT_FALSE(decode("kù", LegacyEncoding::vni));
}

// Every Vietnamese letter with the two ways of writing it. The toned capitals exist in VNI only.
struct LetterPair {
  const char* letters;
  const char* tcvn3;
  const char* vni;
};
const LetterPair every_letter[] = {
    {"á à ả ã ạ ă ắ ằ ẳ ẵ ặ â ấ ầ ẩ ẫ ậ", "¸ µ ¶ · ¹ ¨ ¾ » ¼ ½ Æ © Ê Ç È É Ë",
     "aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä"},
    {"é è ẻ ẽ ẹ ê ế ề ể ễ ệ í ì ỉ ĩ ị", "Ð Ì Î Ï Ñ ª Õ Ò Ó Ô Ö Ý × Ø Ü Þ",
     "eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò"},
    {"ó ò ỏ õ ọ ô ố ồ ổ ỗ ộ ơ ớ ờ ở ỡ ợ", "ã ß á â ä « è å æ ç é ¬ í ê ë ì î",
     "où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï"},
    {"ú ù ủ ũ ụ ư ứ ừ ử ữ ự ý ỳ ỷ ỹ ỵ đ", "ó ï ñ ò ô \u00AD ø õ ö ÷ ù ý ú û ü þ ®",
     "uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ"},
};

TEST(LegacyText, every_letter_of_the_alphabet_is_known_in_both_encodings) {
  for (const LetterPair& pair : every_letter) {
    EXPECT_EQ(decode(pair.tcvn3, LegacyEncoding::tcvn3), pair.letters);
    EXPECT_EQ(decode(pair.vni, LegacyEncoding::vni), pair.letters);
    EXPECT_EQ(decode(upper_case(pair.vni), LegacyEncoding::vni), upper_case(pair.letters));
  }
  EXPECT_EQ(decode("¡ ¢ £ ¤ ¥ ¦ §", LegacyEncoding::tcvn3), "Ă Â Ê Ô Ơ Ư Đ");
}

}  // namespace
}  // namespace kiemdiem
