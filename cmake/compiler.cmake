# Warnings are errors. Third-party headers come in as SYSTEM and are not judged.
add_library(kiemdiem_warnings INTERFACE)
target_compile_options(kiemdiem_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-qual -Woverloaded-virtual -Werror=switch)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports uninitialised members inside std::variant and std::optional that are never read:
  # https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105562
  # and overlapping copies in std::string concatenation that cannot happen: https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
  # and, of the same origin, a bound of nearly 2^64 in them once the headers are precompiled.
  target_compile_options(kiemdiem_warnings INTERFACE -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow
    -Wno-array-bounds)
endif()

# What was compiled in one clone is known in every other: paths are taken from the source folder on, and a precompiled header is
# known by what it is made of (cmake/precompiled.cmake).
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_PCH_EXTSUM=1 ${CCACHE})
endif()
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)

option(KIEMDIEM_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
if(KIEMDIEM_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  # An empty optional, an index past the end: stop there. Lint leaves these to this preset.
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

option(KIEMDIEM_COVERAGE "Coverage counters" OFF)
if(KIEMDIEM_COVERAGE)
  add_compile_options(--coverage -O0)
  add_link_options(--coverage)
endif()
