// SPDX-License-Identifier: GPL-2.0-or-later
#include "fuzz/read_all.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  return telusur::fuzz::read_all("atom", data, size);
}
