# The headers that most files include are read once and not five hundred times: two fifths of the time of a build. They are a help of the
# build alone: every file still includes what it uses, and tools/lint and the fuzz targets compile without them.
# -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON builds without.
set(common_headers <algorithm> <array> <charconv> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string>
    <string_view> <unordered_map> <utility> <variant> <vector> <fmt/format.h> <tl/expected.hpp>)

function(kiemdiem_precompiled name)
  cmake_parse_arguments(ARG "" "" "HEADERS;LIBRARIES" ${ARGN})
  set(source ${CMAKE_BINARY_DIR}/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "// Only carries the precompiled headers.\n")
  add_library(${name} OBJECT ${source})
  target_link_libraries(${name} PRIVATE kiemdiem_warnings fmt::fmt tl::expected ${ARG_LIBRARIES})
  target_precompile_headers(${name} PRIVATE ${common_headers} ${ARG_HEADERS})
  # ccache takes this file for the precompiled header's content, which differs from folder to folder.
  string(TOUPPER "CMAKE_CXX_FLAGS_${CMAKE_BUILD_TYPE}" flags)
  string(SHA256 sum "${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_CXX_FLAGS} ${${flags}} ${KIEMDIEM_SANITIZE} ${KIEMDIEM_COVERAGE} ${common_headers} ${ARG_HEADERS}")
  file(WRITE ${CMAKE_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx.gch.sum "${sum}\n")
endfunction()

kiemdiem_precompiled(kiemdiem_common_headers)
if(KIEMDIEM_TESTS)
  kiemdiem_precompiled(kiemdiem_test_headers HEADERS <gmock/gmock.h> <gtest/gtest.h> LIBRARIES GTest::gtest GTest::gmock)
  target_compile_options(kiemdiem_test_headers PRIVATE $<$<CONFIG:Release>:-O1>)  # as in tests/CMakeLists.txt
endif()
