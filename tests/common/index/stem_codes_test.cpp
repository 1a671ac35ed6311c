// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stem_codes.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <string_view>

#include "index/detail/coded_stems.hpp"
#include "support/bytes.hpp"

using namespace telusur;
using namespace telusur::index;

namespace {

std::string coded(std::string_view stem) {
  std::string out;
  append_stem(out, stem);
  return out;
}

}  // namespace

TEST_CASE("frequent stems are two bytes in a term, others stand as they are") {
  CHECK(coded("yang").size() == 2);
  CHECK(coded("orang").size() == 2);
  for (const std::string_view stem : {"", "kqxz", "orangutan-kqxz", "caf\u00E9kqxz"})
    CHECK(coded(stem) == stem);
}

TEST_CASE("every stem has a code of its own, which no text begins with, and comes back") {
  std::set<std::string> codes;
  std::size_t stems = 0;
  ByteReader in(detail::coded_stems());
  while (!in.rest().empty()) {
    const std::string_view stem = in.sized();
    const std::string code = coded(stem);
    ++stems;
    codes.insert(code);
    const bool two_bytes = code.size() == 2 && code.find('\0') == std::string::npos;
    const bool no_text = (static_cast<unsigned char>(code[0]) & 0xC0U) == 0x80;
    if (!two_bytes || !no_text || stem_of(code) != stem) FAIL_CHECK(std::string(stem));
  }
  CHECK(in.good());
  CHECK(stems > 5'000);
  CHECK(stems <= kStemCodes);
  CHECK(codes.size() == stems);
}

TEST_CASE("what is no code is the stem itself") {
  for (const std::string_view stem : {"retas", "ab", "\u00E9", "x"})
    CHECK(stem_of(stem) == stem);
  CHECK(stem_of("\xBF\xFF").empty());  // a code that no stem has
}

TEST_CASE("a code goes on where the bytes before end") {
  std::string term = "Z";
  append_stem(term, "orang");
  append_stem(term, "kqxz");
  CHECK(term == "Z" + coded("orang") + "kqxz");
}
