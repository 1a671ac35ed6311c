# SPDX-License-Identifier: GPL-2.0-or-later
# Everything outside the repository, all of it packaged by Debian 12 (README: table of libraries).

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(CLI11 2.1 REQUIRED)
find_package(LibArchive 3.6 REQUIRED)
find_package(LibXml2 2.9 REQUIRED)
find_package(pugixml 1.12 REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core>=1.4)
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
find_library(CSV_LIBRARY csv REQUIRED)  # libcsv has neither CMake nor pkg-config files
