#pragma once

#include <regex>
#include <string>
#include <vector>

namespace kiemdiem::web {

/// The cells of each row in the body of a table: what stands in a cell, and where it leads.
struct ShownCell {
  std::string text, href;
};
inline std::vector<std::vector<ShownCell>> cells_of(const std::string& page) {
  static const std::regex row{"<tr class=\"report-(?:data|subtotal|total)\">([\\s\\S]*?)</tr>"};
  static const std::regex cell{"<t[dh][^>]*>([\\s\\S]*?)</t[dh]>"};
  static const std::regex link{"href=\"([^\"]*)\""};
  std::vector<std::vector<ShownCell>> rows;
  for (std::sregex_iterator one{page.begin(), page.end(), row}, end; one != end; ++one) {
    const std::string inside = (*one)[1];
    std::vector<ShownCell>& cells = rows.emplace_back();
    for (std::sregex_iterator at{inside.begin(), inside.end(), cell}; at != end; ++at) {
      const std::string content = (*at)[1];
      std::smatch found;
      cells.push_back({std::regex_replace(content, std::regex{"<[^>]*>"}, ""),
                       std::regex_search(content, found, link) ? found[1].str() : std::string{}});
    }
  }
  return rows;
}

}  // namespace kiemdiem::web
