# One target a folder under src/. The USES list is the full list of what the folder may use;
# tests/layers reads the includes and fails with the reason when a file reaches further.
function(kiemdiem_library name)
  cmake_parse_arguments(ARG "" "" "USES;LIBRARIES;PUBLIC_LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(kiemdiem_${name} STATIC ${sources})
  target_include_directories(kiemdiem_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(kiemdiem_${name} PUBLIC kiemdiem_${used})
  endforeach()
  target_link_libraries(kiemdiem_${name} PRIVATE kiemdiem_warnings ${ARG_LIBRARIES})
  target_link_libraries(kiemdiem_${name} PUBLIC ${ARG_PUBLIC_LIBRARIES})
endfunction()

# One test program a folder under tests/, found by CTest test by test.
function(kiemdiem_test name)
  cmake_parse_arguments(ARG "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(test_${name} ${sources})
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(test_${name} PRIVATE kiemdiem_${used})
  endforeach()
  target_link_libraries(test_${name} PRIVATE kiemdiem_warnings GTest::gtest_main GTest::gmock ${ARG_LIBRARIES})
  target_compile_definitions(test_${name} PRIVATE KIEMDIEM_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  gtest_discover_tests(test_${name} TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60 PROPERTIES LABELS unit
    ENVIRONMENT "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/leaks.txt")
endfunction()
