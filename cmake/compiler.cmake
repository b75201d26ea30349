# Warnings are errors. Third-party headers come in as SYSTEM and are not judged.
add_library(kiemdiem_warnings INTERFACE)
target_compile_options(kiemdiem_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-qual -Woverloaded-virtual -Werror=switch)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports uninitialised members inside std::variant and std::optional that are never read:
  # https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105562
  # and overlapping copies in std::string concatenation that cannot happen: https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
  target_compile_options(kiemdiem_warnings INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # With precompiled headers ccache needs to be told that a change of them is seen by their content and not by their time.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

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
