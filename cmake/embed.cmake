# Turns text files into one C++ source with a table of their names and contents, so that the program reads no
# file at run time. Called as a script: cmake -DOUT=… -DROOT=… -P embed.cmake
file(GLOB FILES ${ROOT}/src/pages/templates/*.tpl ${ROOT}/locale/*.yaml)
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} content)
  string(REGEX REPLACE "\n+$" "" content "${content}")
  string(APPEND rows "    {\"${name}\", R\"~text~(${content})~text~\"},\n")
endforeach()
file(WRITE ${OUT}.new "// Made by cmake/embed.cmake.
#include \"pages/embedded.h\"

namespace kiemdiem::pages {
namespace {
const std::vector<Embedded> files{
${rows}};
}  // namespace

const std::vector<Embedded>& embedded_files() {
  return files;
}

}  // namespace kiemdiem::pages
")
file(COPY_FILE ${OUT}.new ${OUT} ONLY_IF_DIFFERENT)
