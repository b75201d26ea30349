#include "service/isolation.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/vietnamese.h"
#include "service/campaign_lists.h"
#include "service/office.h"
#include "store/log.h"
#include "store/settings.h"

namespace kiemdiem::service {
namespace {

constexpr std::string_view setting = "isolated-network";

/// "1796081017089 12-QĐ/TU"
std::string as_text(const Isolation& declared) {
  return fmt::format("{} {}", declared.since, declared.document);
}

std::optional<Isolation> read(const std::string& text) {
  Isolation declared;
  const char* end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, declared.since);
  if (number.ec != std::errc{} || number.ptr == end) return std::nullopt;
  declared.document.assign(number.ptr + 1, end);
  return declared;
}

/// "12-QĐ/TU", or why it will not do.
Result<std::string> number_of(const std::string& given) {
  std::string number = trimmed(to_nfc(given));
  const bool has_figure = std::ranges::any_of(number, [](char one) { return one >= '0' && one <= '9'; });
  if (!has_figure || number.size() > 100)
    return refuse({}, "--isolated-network: cần số của văn bản cho phép, ví dụ 12-QĐ/TU.");
  return number;
}

Result<void> keep(store::Transaction& transaction, const Isolation& declared) {
  if (auto kept = store::set_setting(transaction, setting, as_text(declared)); !kept) return kept;
  store::LogEntry entry;
  entry.chain = store::system_chain;
  entry.at = declared.since;
  entry.action = "isolated-network";
  entry.object = declared.document;
  const auto logged = store::append(transaction, entry);
  if (!logged) return tl::unexpected{logged.error()};
  return {};
}

}  // namespace

Result<std::optional<Isolation>> isolation(store::Transaction& transaction) {
  const auto text = store::find_setting(transaction, setting);
  if (!text) return tl::unexpected{text.error()};
  if (!*text) return std::optional<Isolation>{};
  auto declared = read(**text);
  if (!declared) return refuse({}, "Khai báo mạng độc lập đã lưu không đọc được.");
  return declared;
}

Result<void> declare_isolation(Office& office, const std::optional<std::string>& document, const Now& now) {
  if (document && office.options().demonstration)
    return refuse({}, "--isolated-network không đi cùng --demo: ai cũng đọc được dữ liệu minh họa.");
  auto number = document ? number_of(*document) : Result<std::string>{};
  if (!number) return tl::unexpected{number.error()};
  return office.database().write([&](store::Transaction& transaction) -> Result<void> {
    const auto before = isolation(transaction);
    if (!before) return tl::unexpected{before.error()};
    if (!document && *before)
      return refuse({},
                    fmt::format("Dữ liệu này đã dùng trong mạng độc lập (văn bản {}) và có thể có hồ sơ có "
                                "độ mật: chỉ mở lại với --isolated-network, trên máy trong mạng ấy; nơi "
                                "khác dùng dữ liệu khác.",
                                (*before)->document));
    if (!document || (*before && (*before)->document == *number)) return {};
    return keep(transaction, {*number, now.at});
  });
}

Result<void> check_may_leave(store::Transaction& transaction) {
  const auto declared = isolation(transaction);
  if (!declared) return tl::unexpected{declared.error()};
  if (!*declared) return {};
  return refuse(
      {}, fmt::format("Máy này ở trong mạng độc lập (văn bản {}): không lập tệp hay địa chỉ đưa dữ liệu "
                      "ra ngoài. Gửi đi bằng văn bản giấy theo chế độ bảo mật.",
                      (*declared)->document));
}

}  // namespace kiemdiem::service
