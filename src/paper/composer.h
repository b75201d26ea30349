#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "paper/composition.h"

namespace kiemdiem::paper {

/// Lays out the blocks of one section, or of one slip, one after the other. Headings are numbered anew.
class Composer {
 public:
  Composer(const Profile& profile, int width, int height, std::string_view server = {});

  void add_blocks(const std::vector<Block>& blocks);
  std::vector<Item> take() { return std::move(items_); }

 private:
  void add_block(const Letterhead& letterhead);
  void add_block(const Title& title);
  void add_block(const Addressees& addressees);
  void add_block(const Grounds& grounds);
  void add_block(const Paragraph& paragraph);
  void add_block(const Heading& heading);
  void add_block(const DottedLines& lines);
  void add_block(const Table& table);
  void add_block(const Signatures& signatures);
  void add_block(const AnnexTitle& annex);
  void add_block(const PaperCode& code);
  void add_block(const WebAddress& address);
  void add_block(const BarChart& chart);
  void add_block(const Slips& slips);

  GridCell issuer_cell(const Letterhead& letterhead, int width) const;
  GridCell heading_cell(const Letterhead& letterhead, int width) const;
  GridCell recipients_cell(const std::vector<std::string>& recipients) const;
  GridCell signature_cell(const Signature& signature) const;

  Text text(Role role, Runs runs) const;
  Text text(Role role, std::string words) const;
  Text centered_rule(Role role, int length, int within) const;
  std::vector<Text>* free_side();
  void keep_last_lines();
  /// A narrow empty line; keeps two grids apart.
  void gap();
  void add(Text own) { items_.push_back({std::move(own)}); }
  void add(Grid grid) { items_.push_back({std::move(grid)}); }
  void add(Slip slip) { items_.push_back({std::move(slip)}); }

  const Profile& profile_;
  int width_, height_;
  std::string_view server_;
  std::array<int, 3> headings_{};
  std::vector<Item> items_;
};

/// In capitals; what is not printable is left out first.
std::string upper_printable(std::string_view text);

}  // namespace kiemdiem::paper
