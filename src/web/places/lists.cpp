#include "web/places/lists.h"

#include <algorithm>
#include <charconv>

#include "web/addresses.h"

namespace kiemdiem::web {

PartOfList part_of_list(const service::Call& call, std::size_t total, std::size_t lines) {
  PartOfList part{1, 0, 0, total, lines};
  const std::string& typed = call.inputs.get("trang");
  std::size_t wanted = 1;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), wanted);
  const std::size_t pages = (total + lines - 1) / lines;
  if (read.ec == std::errc{} && wanted >= 1 && wanted <= pages) part.page = wanted;
  part.first = (part.page - 1) * lines;
  part.last = std::min(part.first + lines, total);
  return part;
}

pages::Pager pager_of(const service::Call& call, const PartOfList& part,
                      std::vector<std::pair<std::string_view, std::string>> query) {
  pages::Pager pager;
  pager.total = static_cast<int>(part.total);
  pager.first = part.total == 0 ? 0 : static_cast<int>(part.first + 1);
  pager.last = static_cast<int>(part.last);
  query.emplace_back("trang", std::string{});
  const auto at = [&](std::size_t page) {
    query.back().second = std::to_string(page);
    return address_with(call.action.name, {}, query);
  };
  if (part.page > 1) pager.previous_href = at(part.page - 1);
  if (part.last < part.total) pager.next_href = at(part.page + 1);
  return pager;
}

}  // namespace kiemdiem::web
