#pragma once

#include "paper/papers/parts.h"

namespace kiemdiem::paper {

/// Who issues a paper, when, under which number, and who signs it: what most papers have in common.
struct Issued {
  std::string form_code = {};  ///< top right; empty: the form has none
  Office office;
  std::optional<std::string> number = {};  ///< "-TTr/ĐU"; nothing: a paper without number
  std::optional<Date> date = {};           ///< nothing: room to write the day
  Date made_on = {};
  std::vector<Signature> signatures = {};
  std::vector<std::string> recipients = {};
};

/// What stands between the letterhead and the text.
struct Head {
  std::string type_name = {};  ///< empty: a letter (công văn)
  std::vector<std::string> subject = {};
  std::string letter_subject = {};  ///< of a letter, without its "Về việc"
  Addressees to = {};               ///< without names: none
  std::vector<std::string> grounds = {};
  std::string resolves = {};  ///< "Ban Thường vụ quyết định"; empty: nothing is resolved
};

Section framed_section(const Issued& issued, const Head& head, std::vector<Block> text,
                       bool landscape = false);
Paper framed(const Issued& issued, const Head& head, std::vector<Block> text, const Profile& profile,
             bool landscape = false);
/// One more sheet of the same kind behind those that are there: a letter for each who gets one.
void add_sheet(Paper& paper, const Issued& issued, const Head& head, std::vector<Block> text,
               const Profile& profile);

/// "(ký, ghi rõ họ tên)" under the post.
Signature signature_of(const Signer& signer, bool with_note = false);
/// The last line of the text: its full stop becomes the end mark of the profile.
Block closing(std::string text);
/// "label: text", or dots up to the margin where nothing is known.
Block field(const std::string& label, const std::string& text);
/// Each line a paragraph; dotted lines where there is nothing.
std::vector<Block> written(const std::string& text, int dotted_lines = 2);
/// A table of texts whose rows are numbered in the first column. Without rows so many empty ones to write in.
Block numbered_table(std::vector<Column> columns, const std::vector<std::vector<std::string>>& rows,
                     int empty_rows = 0);
/// "Điều 2. …"
Block article(int number, const std::string& text, bool last = false);

}  // namespace kiemdiem::paper
