// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/windows1252.hpp"

#include <doctest/doctest.h>

using namespace telusur;

TEST_CASE("every byte has a character and comes back from it") {
  for (int byte = 0; byte < 256; ++byte) {
    CAPTURE(byte);
    const auto encoded = windows1252::encode(windows1252::decode(static_cast<std::uint8_t>(byte)));
    REQUIRE(encoded.has_value());
    CHECK(*encoded == byte);
  }
}

TEST_CASE("the upper half is that of the web") {
  CHECK(windows1252::to_utf8("caf\xE9 \x93halo\x94 \x80 5\x96") ==
        "caf\u00E9 \u201Chalo\u201D \u20AC 5\u2013");
  CHECK(windows1252::decode(0x81) == 0x81);
}

TEST_CASE("a character outside the encoding has no byte") {
  CHECK_FALSE(windows1252::encode(0x0416).has_value());
  CHECK_FALSE(windows1252::encode(0x1F600).has_value());
}
