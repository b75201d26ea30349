#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiemdiem::layers {

/// An #include line of a source file.
struct Include {
  std::string name;  ///< "base/date.h", "fstream"
  bool quoted = false;
  int line = 0;
};

/// A C++ file as the checks see it.
struct SourceFile {
  std::string path;                ///< from the root of the repository: "src/base/date.h"
  std::string layer;               ///< folder under src/; empty elsewhere
  std::vector<std::string> lines;  ///< without what stands behind //
  std::vector<Include> includes;
};

/// The repository as the checks see it.
struct SourceTree {
  std::vector<std::string> layers;  ///< in the order of src/CMakeLists.txt
  std::map<std::string, std::vector<std::string>>
      uses;  ///< what each folder links; no entry: no CMakeLists.txt
  std::vector<SourceFile> files;
};

SourceFile source_file(std::string path, std::string_view text);

/// Reads src, tests, bench and fuzz below the root.
SourceTree read_source_tree(const std::string& root);

std::string read_text(const std::string& path);

}  // namespace kiemdiem::layers
