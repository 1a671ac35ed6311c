# SPDX-License-Identifier: GPL-2.0-or-later
# What every target is compiled with. Warnings are errors; sanitizers come from the preset.

# -O2: -O3 was no faster on any benchmark here, and g++ 12 warns of overflows it invents there.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(telusur_settings INTERFACE)
add_library(telusur::settings ALIAS telusur_settings)

target_compile_options(telusur_settings INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror>)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees uninitialized reads and overlaps in moved std::optional, std::variant and
  # std::string that are not there (GCC bugs 105562 and 105651); clang and the sanitizers watch.
  target_compile_options(telusur_settings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wno-maybe-uninitialized -Wno-restrict>)
endif()

if(TELUSUR_SANITIZE)
  target_compile_options(telusur_settings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${TELUSUR_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all>)
  target_link_options(telusur_settings INTERFACE -fsanitize=${TELUSUR_SANITIZE})
endif()

if(TELUSUR_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # ThreadSanitizer does not follow fences, which g++ 12 warns of; those of Asio only add to what its
  # locks order.
  target_compile_options(telusur_settings INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-tsan>)
endif()

if(TELUSUR_FUZZ)
  # Coverage everywhere; the fuzz targets add libFuzzer's main.
  target_compile_options(telusur_settings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=fuzzer-no-link>)
endif()

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(TELUSUR_CCACHE ccache)
  if(TELUSUR_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${TELUSUR_CCACHE})
    # ccache and precompiled headers agree only when told to (ccache manual, "Precompiled headers").
    list(APPEND CMAKE_CXX_COMPILER_LAUNCHER)
    set(ENV{CCACHE_SLOPPINESS} pch_defines,time_macros)
  endif()
endif()

# A module: static library, alias telusur::<name>, public headers included by their path under
# BASE (a top-level folder; common when not given).
#   telusur_module(<name> [BASE <folder>] HEADERS <files> SOURCES <files>
#                  LINK <PUBLIC|PRIVATE libraries>)
function(telusur_module name)
  cmake_parse_arguments(MODULE "" "BASE" "HEADERS;SOURCES;LINK" ${ARGN})
  if(NOT MODULE_BASE)
    set(MODULE_BASE common)
  endif()
  add_library(telusur_${name} STATIC ${MODULE_SOURCES})
  add_library(telusur::${name} ALIAS telusur_${name})
  target_sources(telusur_${name} PUBLIC FILE_SET HEADERS
                 BASE_DIRS ${PROJECT_SOURCE_DIR}/${MODULE_BASE} FILES ${MODULE_HEADERS})
  target_link_libraries(telusur_${name} PRIVATE telusur::settings ${MODULE_LINK})
endfunction()
