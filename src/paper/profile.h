#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace kiemdiem::paper {

enum class Align : std::uint8_t { left, center, right, justify };

/// What stands under the issuing body and under the subject.
enum class Separator : std::uint8_t { star, hyphens, rule };

enum class LabelStyle : std::uint8_t { underlined, bold_italic };

/// How the papers of one issuer look (thể thức văn bản): a file of forms/profiles. Lengths in millimetres,
/// sizes in points.
struct Profile {
  std::string id;
  std::string name;
  Date applies_from;  ///< papers of an earlier day keep the profile of their day

  struct Page {
    int top = 0, bottom = 0, left = 0, right = 0;
    int number_size = 0;  ///< of the page number, centred in the top margin, not on page 1
  } page;

  struct Body {
    int size = 0;
    int line = 0;        ///< exact distance of lines
    int first_line = 0;  ///< indent
    int before = 0;      ///< points above a paragraph
    int table_size = 0;
    std::string end_mark;  ///< closes the text of the paper
  } body;

  struct Heading {
    std::string first;   ///< name of the party or of the state
    std::string second;  ///< motto of the state; empty: none
    int first_size = 0, second_size = 0;
    int rule = 0;  ///< length of the rule below
  } heading;

  struct Issuer {
    int size = 0;
    int share = 0;  ///< of the width for the left cell, in percent
    Separator separator = Separator::star;
    int rule = 0;  ///< length where the separator is a rule
  } issuer;

  struct Number {
    std::string label;  ///< "Số" or "Số:"
    int size = 0;
    std::string letter_subject;  ///< "Về việc" or "V/v"
    int letter_subject_size = 0;
  } number;

  struct Title {
    int size = 0, subject_size = 0;
    Separator end = Separator::hyphens;
    int rule = 0;
  } title;

  bool italic_grounds = false;
  std::string first_heading_mark;  ///< after the Roman number: "-" or "."

  struct Signing {
    std::string on_behalf;  ///< T/M, TM.: for a collective body
    std::string for_head;   ///< K/T, KT.: a deputy for the one head of a body
    std::string by_order;   ///< T/L, TL.
    int size = 0;
    bool bold_post = false;
  } signing;

  struct Recipients {
    LabelStyle label = LabelStyle::underlined;
    int label_size = 0, size = 0;
  } recipients;
};

/// Reads one file of forms/profiles. Every value is a map of `value` and `source`; refused are values without
/// a source, beyond the limits, unknown or missing keys.
Result<Profile> read_profile(std::string_view text, std::string_view file);

/// The layout of party papers of a day: of those without a second heading the last that applies by then; of
/// an earlier day the first that there is. Null where there is none.
const Profile* layout_on(std::span<const Profile> profiles, Date day);

}  // namespace kiemdiem::paper
