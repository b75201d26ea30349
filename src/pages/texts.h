#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "pages/common.h"

namespace kiemdiem::pages {

/// A value for a {name} of a text.
using TextValue = std::pair<std::string_view, std::string>;

/// The message catalogue (locale/vi.yaml, locale/en.yaml), put into the program at build time.
class Texts {
 public:
  static const Texts& of(Language language);

  /// The text under a key, {name} replaced; the key itself where the catalogue lacks it (a test finds those).
  std::string operator()(std::string_view key, std::initializer_list<TextValue> values = {}) const;
  bool has(std::string_view key) const;
  Language language() const { return language_; }

 private:
  explicit Texts(Language language) : language_(language) {}
  Language language_;
};

/// "Bí thư chi bộ" for "cell_secretary"; the word itself where the catalogue does not know it.
std::string role_label(Language language, std::string_view role);

/// "12/12/2026"; English "12 Dec 2026".
std::string day_text(Language language, Date day);
/// "thứ bảy 12/12/2026".
std::string weekday_text(Language language, Date day);
/// How far away a last day is: "hôm nay", "ngày mai", "còn 3 ngày", "quá 2 ngày".
std::string distance_text(Language language, Date day, Date today);

}  // namespace kiemdiem::pages
