#include "source_tree.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace kiemdiem::layers {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words(const std::string& text) {
  std::istringstream stream{text};
  std::vector<std::string> found;
  for (std::string word; stream >> word;) found.push_back(word);
  return found;
}

/// What a CMake command names behind a keyword, up to the next keyword in capitals or the closing bracket.
std::vector<std::string> names_behind(const std::string& cmake, const std::string& opening) {
  std::smatch match;
  if (!std::regex_search(cmake, match, std::regex{opening + R"(\s+([a-z_\s]*))"})) return {};
  return words(match[1]);
}

/// The libraries that a folder's CMake file links: its USES list, or kiemdiem_NAME of a program.
std::vector<std::string> linked(const std::string& cmake, const std::vector<std::string>& layers) {
  std::vector<std::string> names = names_behind(cmake, "USES");
  for (const std::string& layer : layers)
    if (std::regex_search(cmake, std::regex{"target_link_libraries\\([^)]*kiemdiem_" + layer + "\\b"}))
      names.push_back(layer);
  return names;
}

std::string layer_of(const std::string& path) {
  std::smatch match;
  return std::regex_search(path, match, std::regex{"^src/([^/]+)/"}) ? match[1].str() : "";
}

}  // namespace

std::string read_text(const std::string& path) {
  std::ifstream stream{path};
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

SourceFile source_file(std::string path, std::string_view text) {
  static const std::regex include{R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re"};
  SourceFile file;
  file.layer = layer_of(path);
  file.path = std::move(path);
  std::istringstream stream{std::string{text}};
  for (std::string line; std::getline(stream, line);) {
    std::smatch match;
    if (std::regex_search(line, match, include))
      file.includes.push_back({match[2], match[1] == "\"", static_cast<int>(file.lines.size()) + 1});
    file.lines.push_back(line.substr(0, line.find("//")));
  }
  return file;
}

SourceTree read_source_tree(const std::string& root) {
  SourceTree tree;
  tree.layers = names_behind(read_text(root + "/src/CMakeLists.txt"), R"(set\(layers)");
  for (const std::string& layer : tree.layers) {
    const std::string cmake = root + "/src/" + layer + "/CMakeLists.txt";
    if (fs::exists(cmake)) tree.uses[layer] = linked(read_text(cmake), tree.layers);
  }
  for (const std::string folder : {"src", "tests", "bench", "fuzz"}) {
    if (!fs::is_directory(root + "/" + folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root + "/" + folder)) {
      const std::string extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      tree.files.push_back(source_file(fs::relative(entry.path(), root), read_text(entry.path())));
    }
  }
  return tree;
}

}  // namespace kiemdiem::layers
