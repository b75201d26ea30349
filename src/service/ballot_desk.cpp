#include "service/ballot_desk.h"

#include "sealing/secret.h"

namespace kiemdiem::service {
namespace {

constexpr std::int64_t second = 1000;

}  // namespace

void BallotDesk::lay_out(const std::string& poll, std::vector<std::string> codes) {
  const std::lock_guard lock{mutex_};
  codes_.insert_or_assign(poll, std::move(codes));
}

std::optional<std::string> BallotDesk::draw(const std::string& poll) {
  const std::lock_guard lock{mutex_};
  const auto found = codes_.find(poll);
  if (found == codes_.end() || found->second.empty()) return std::nullopt;
  std::vector<std::string>& left = found->second;
  std::swap(left[sealing::random_below(static_cast<std::uint32_t>(left.size()))], left.back());
  std::string code = std::move(left.back());
  left.pop_back();
  return code;
}

void BallotDesk::put_back(const std::string& poll, std::string code) {
  const std::lock_guard lock{mutex_};
  codes_[poll].push_back(std::move(code));
}

void BallotDesk::clear(const std::string& poll) {
  const std::lock_guard lock{mutex_};
  codes_.erase(poll);
  wrong_.erase(poll);
}

bool BallotDesk::may_try(const std::string& poll, std::int64_t at) {
  const std::lock_guard lock{mutex_};
  const auto found = wrong_.find(poll);
  return found == wrong_.end() || at - found->second >= second;
}

void BallotDesk::note_wrong(const std::string& poll, std::int64_t at) {
  const std::lock_guard lock{mutex_};
  wrong_.insert_or_assign(poll, at);
}

}  // namespace kiemdiem::service
