#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace kiemdiem::service {

/// What was derived from something immutable, made once for each key and kept as long as that.
class Memo {
 public:
  /// @param make has no effect but its value; another thread may make the same at the same time
  template <class T, class Make>
  std::shared_ptr<const T> get(const std::string& key, const Make& make) const {
    {
      const std::lock_guard lock{mutex_};
      if (const auto found = kept_.find(key); found != kept_.end())
        return std::static_pointer_cast<const T>(found->second);
    }
    auto made = std::make_shared<const T>(make());
    const std::lock_guard lock{mutex_};
    if (kept_.size() >= most) kept_.clear();
    kept_[key] = made;
    return made;
  }

  /// For what may fail to be made: nothing where it was not put yet.
  template <class T>
  std::shared_ptr<const T> find(const std::string& key) const {
    const std::lock_guard lock{mutex_};
    const auto found = kept_.find(key);
    return found == kept_.end() ? nullptr : std::static_pointer_cast<const T>(found->second);
  }
  /// @param at_most so many are kept, of what is large
  template <class T>
  void put(const std::string& key, T value, std::size_t at_most) const {
    const std::lock_guard lock{mutex_};
    if (kept_.size() >= at_most) kept_.clear();
    kept_[key] = std::make_shared<const T>(std::move(value));
  }

 private:
  static constexpr std::size_t most = 512;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const void>> kept_;
};

}  // namespace kiemdiem::service
