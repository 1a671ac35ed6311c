// SPDX-License-Identifier: GPL-2.0-or-later
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#if defined(__SANITIZE_ADDRESS__)
/// Xapian 1.4's Database::check() deletes an object as what it inherits from.
extern "C" const char* __asan_default_options() {  // NOLINT: the sanitizer's name
  return "new_delete_type_mismatch=0";
}
#endif
