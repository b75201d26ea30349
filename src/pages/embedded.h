#pragma once

#include <string_view>
#include <vector>

namespace kiemdiem::pages {

/// A template or a message catalogue, as it stood in the source tree when the program was built.
struct Embedded {
  std::string_view name;  ///< "shell.tpl", "vi.yaml"
  std::string_view content;
};

const std::vector<Embedded>& embedded_files();
/// Empty where there is no such file.
std::string_view embedded_file(std::string_view name);

}  // namespace kiemdiem::pages
