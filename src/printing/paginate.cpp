#include "printing/pieces.h"

namespace kiemdiem::printing {
namespace {

class Paginator {
 public:
  Paginator(const Pieces& pieces, double height) : pieces_(pieces), height_(height), pages_(1) {}

  std::vector<Page> run() {
    for (std::size_t at = 0; at < pieces_.all.size();) {
      const std::size_t end = end_of_group(at);
      const double needed = height_of(at, end);
      if (y_ > 0 && y_ + needed > height_ && needed <= height_ - head_height(pieces_.all[at]))
        begin_page(pieces_.all[at]);
      for (; at < end; ++at) place(pieces_.all[at]);
    }
    return std::move(pages_);
  }

 private:
  static constexpr double tolerance = 0.01;

  /// Behind the last piece that is kept with this one.
  std::size_t end_of_group(std::size_t at) const {
    while (at + 1 < pieces_.all.size() && pieces_.all[at].keep_with_next) ++at;
    return at + 1;
  }

  double height_of(std::size_t from, std::size_t to) const {
    double height = 0;
    for (std::size_t at = from; at < to; ++at) height += pieces_.all[at].before + pieces_.all[at].height;
    return height - tolerance;
  }

  double head_height(const Piece& piece) const {
    return piece.head < 0 ? 0 : pieces_.heads[static_cast<std::size_t>(piece.head)].height;
  }

  void begin_page(const Piece& first) {
    pages_.emplace_back();
    y_ = 0;
    if (first.head < 0) return;
    const Piece& head = pieces_.heads[static_cast<std::size_t>(first.head)];
    pages_.back().push_back({&head, 0});
    y_ = head.height;
  }

  void place(const Piece& piece) {
    if (y_ > 0 && y_ + piece.before + piece.height > height_ + tolerance) begin_page(piece);
    if (!pages_.back().empty()) y_ += piece.before;
    pages_.back().push_back({&piece, y_});
    y_ += piece.height;
  }

  const Pieces& pieces_;
  double height_;
  std::vector<Page> pages_;
  double y_ = 0;
};

}  // namespace

std::vector<Page> paginate(const Pieces& pieces, double height) {
  return Paginator{pieces, height}.run();
}

}  // namespace kiemdiem::printing
