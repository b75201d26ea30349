#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kiemdiem::service {

/// What a running vote keeps in memory and nowhere else: codes that members have still to draw, and when a
/// wrong code was last tried. A restart forgets it.
class BallotDesk {
 public:
  void lay_out(const std::string& poll, std::vector<std::string> codes);
  /// Any one of those left, then it is gone; nothing where there is none.
  std::optional<std::string> draw(const std::string& poll);
  void put_back(const std::string& poll, std::string code);
  void clear(const std::string& poll);

  /// One wrong code a second for each poll (D8). @param at milliseconds
  bool may_try(const std::string& poll, std::int64_t at);
  void note_wrong(const std::string& poll, std::int64_t at);

 private:
  std::mutex mutex_;
  std::map<std::string, std::vector<std::string>> codes_;
  std::map<std::string, std::int64_t> wrong_;
};

}  // namespace kiemdiem::service
