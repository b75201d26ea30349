#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pages/common.h"
#include "service/call.h"

/// What lists and forms of several places share.
namespace kiemdiem::web {

/// The lines of the page that the input `trang` asks for; the first where it asks for none that there is.
struct PartOfList {
  std::size_t page = 1;
  std::size_t first = 0, last = 0;  ///< half-open
  std::size_t total = 0;
  std::size_t lines = 1;  ///< of a full page
};
PartOfList part_of_list(const service::Call& call, std::size_t total, std::size_t lines);
/// @param query the filters, which stay
pages::Pager pager_of(const service::Call& call, const PartOfList& part,
                      std::vector<std::pair<std::string_view, std::string>> query);

}  // namespace kiemdiem::web
