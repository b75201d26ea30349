#include <fmt/format.h>

#include "store/log_reading.h"

namespace kiemdiem::store {
namespace {

std::string words_of(const Broken& broken) {
  switch (broken.kind) {
    case Broken::Kind::missing:
      return fmt::format("Nhật ký “{}” thiếu mục số {}.", broken.chain, broken.seq);
    case Broken::Kind::changed:
      return fmt::format("Nhật ký “{}”: mục số {} đã bị sửa.", broken.chain, broken.seq);
    case Broken::Kind::out_of_order:
      return fmt::format("Nhật ký “{}”: mục số {} không nối tiếp mục đứng trước nó.", broken.chain,
                         broken.seq);
    case Broken::Kind::cut:
      return fmt::format("Nhật ký “{}” bị cắt cuối: thiếu từ mục số {}.", broken.chain, broken.seq);
    case Broken::Kind::rewritten:
      return fmt::format("Nhật ký “{}” đã bị viết lại: mục số {} khác điểm neo.", broken.chain, broken.seq);
  }
  return "";
}

/// Follows a chain entry by entry up to the first break.
class Follower {
 public:
  Follower(std::string_view chain, const std::optional<Anchor>& anchor) : chain_{chain}, anchor_{anchor} {}

  /// @return false at the first break
  bool follow(const LoggedEntry& logged) {
    const std::int64_t expected = last_.seq + 1;
    if (logged.seq != expected) return stop(Broken::Kind::missing, expected);
    if (hash_of(logged) != logged.hash) return stop(Broken::Kind::changed, expected);
    if (logged.previous_hash != last_.hash) return stop(Broken::Kind::out_of_order, expected);
    last_ = {logged.seq, logged.hash};
    if (anchor_ && anchor_->seq == logged.seq && anchor_->hash != logged.hash)
      return stop(Broken::Kind::rewritten, logged.seq);
    return true;
  }

  /// At the end: against what the anchor and the stored end remember.
  void close(const std::optional<Anchor>& stored) {
    if (broken_) return;
    if (anchor_ && anchor_->seq > last_.seq) stop(Broken::Kind::cut, last_.seq + 1);
    if (!broken_ && stored.value_or(Anchor{}).seq > last_.seq) stop(Broken::Kind::cut, last_.seq + 1);
    if (!broken_ && stored.value_or(first()) != last_) stop(Broken::Kind::rewritten, last_.seq);
  }

  const std::optional<Broken>& broken() const { return broken_; }

 private:
  static Anchor first() { return {0, std::string(64, '0')}; }

  bool stop(Broken::Kind kind, std::int64_t seq) {
    broken_ = Broken{kind, chain_, seq, ""};
    broken_->words = words_of(*broken_);
    return false;
  }

  std::string chain_;
  std::optional<Anchor> anchor_;
  Anchor last_ = first();
  std::optional<Broken> broken_;
};

}  // namespace

Result<std::optional<Broken>> verify(Transaction& transaction, std::string_view chain,
                                     const std::optional<Anchor>& anchor) {
  Follower follower{chain, anchor};
  const auto read =
      each_entry(transaction, chain, [&](const LoggedEntry& logged) { return follower.follow(logged); });
  if (!read) return tl::unexpected{read.error()};
  const auto stored = head(transaction, chain);
  if (!stored) return tl::unexpected{stored.error()};
  follower.close(*stored);
  return follower.broken();
}

Result<std::vector<Broken>> verify_all(Transaction& transaction) {
  const auto names = chains(transaction);
  if (!names) return tl::unexpected{names.error()};
  std::vector<Broken> all;
  for (const std::string& chain : *names) {
    auto broken = verify(transaction, chain);
    if (!broken) return tl::unexpected{broken.error()};
    if (*broken) all.push_back(**broken);
  }
  return all;
}

}  // namespace kiemdiem::store
