// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "query_text.hpp"

namespace telusur::search::testing {

TEST_CASE("operators bind: NEAR, then DAN, then ATAU, then neighbourhood") {
  for (const auto& row : {
           QueryRow{"satelit starlink OR satria", "(all satelit (any starlink satria))"},
           QueryRow{"tiktok ATAU shopee DAN umkm", "(any tiktok (and shopee umkm))"},
           QueryRow{"a AND b c", "(all (and a b) c)"},
           QueryRow{"a | b || c", "(any a b c)"},
           QueryRow{"a|b", "(any a b)"},
           QueryRow{"(a b) OR c", "(any (all a{a_b:2} b) c)"},
           QueryRow{"(a OR b) OR c", "(any a b c)"},
           QueryRow{"(a (b)) c", "(all a b c)"},
           QueryRow{"(a OR b) AND (c OR d)", "(and (any a b) (any c d))"},
           QueryRow{"a NEAR/3 b AND c", "(and (near/3 a b) c)"},
           QueryRow{"e-commerce OR toko", "(any (all e{ecommerce:2} commerce) toko)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("operators are upper-case words by themselves") {
  for (const auto& row : {
           QueryRow{"tiktok atau shopee", "(all tiktok atau~ shopee)"},
           QueryRow{"tiktok or shopee", "(all tiktok or shopee)"},
           QueryRow{"tiktok Dan shopee", "(all tiktok dan~ shopee)"},
           QueryRow{"tiktok -OR", "(all tiktok (not or))"},
           QueryRow{"\"OR\" tiktok", "(all \"or\" tiktok)"},
           QueryRow{"OR-OR tiktok", "(all or{oror:2} or tiktok)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("exclusion belongs to a group") {
  for (const auto& row : {
           QueryRow{"umkm -tiktok", "(all umkm (not tiktok))"},
           QueryRow{"umkm BUKAN tiktok", "(all umkm (not tiktok))"},
           QueryRow{"umkm NOT \"judi online\"", "(all umkm (not \"judi online\"))"},
           QueryRow{"umkm -(a OR b)", "(all umkm (not (any a b)))"},
           QueryRow{"umkm -(a b)", "(all umkm (not (all a{a_b:2} b)))"},
           QueryRow{"umkm -judul:(a b)", "(all umkm (not (all title:a{a_b:2} title:b)))"},
           QueryRow{"umkm judul:-a", "(all umkm (not title:a))"},
           QueryRow{"umkm -e-commerce", "(all umkm (not \"e{ecommerce:2} commerce\"))"},
           QueryRow{"a AND -b", "(and a (not b))"},
           QueryRow{"(a -b) OR c", "(any (all a (not b)) c)"},
           QueryRow{"-(-a)", "a"},
           QueryRow{"NOT NOT a", "a"},
           QueryRow{"-a", "(all (not a)) (notice only_exclusions 0..2)"},
           QueryRow{"a OR -b", "(all a (not b)) (notice exclusion_in_alternative 0..7)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("NEAR takes words, phrases and alternatives of them") {
  for (const auto& row : {
           QueryRow{"data NEAR bocor", "(near/10 data bocor)"},
           QueryRow{"data NEAR/5 bocor NEAR/2 warga", "(near/5 data bocor warga)"},
           QueryRow{"data NEAR (bocor OR \"dicuri orang\")",
                    "(near/10 data (any bocor \"dicuri orang\"))"},
           QueryRow{"e-commerce NEAR pajak", "(near/10 \"e{ecommerce:2} commerce\" pajak)"},
           QueryRow{"blok* NEAR judi", "(near/10 blok* judi)"},
           QueryRow{"judul:data NEAR judul:bocor", "(near/10 title:data title:bocor)"},
           QueryRow{"a NEAR/0 b", "(near/1 a b) (notice near_distance 2..8)"},
           QueryRow{"a NEAR/99999999999 b", "(near/50 a b) (notice near_distance 2..18)"},
           QueryRow{"a NEAR/x b", "(all a near x{x_b:2} b)"},
           QueryRow{"a NEAR (b c)", "(and a (all b{b_c:2} c)) (notice near_operand 2..6)"},
           QueryRow{"a NEAR -b", "(and a (not b)) (notice near_operand 2..6)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("operators without operands are words") {
  for (const auto& row : {
           QueryRow{"OR", "or (notice lonely_operator 0..2)"},
           QueryRow{"ATAU kata", "(all atau~ kata) (notice lonely_operator 0..4)"},
           QueryRow{"kata DAN", "(all kata dan~) (notice lonely_operator 5..8)"},
           QueryRow{"kata NOT", "(all kata not) (notice lonely_operator 5..8)"},
           QueryRow{"(kata OR) lain", "(all kata or lain~) (notice lonely_operator 6..8)"},
           QueryRow{"a OR AND b", "(any a b) (notice repeated_operator 5..8)"},
           QueryRow{"kata |", "kata (notice lonely_operator 5..6)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

TEST_CASE("parentheses without partner are ignored") {
  for (const auto& row : {
           QueryRow{"(a b", "(all a{a_b:2} b) (notice unbalanced_parenthesis 0..1)"},
           QueryRow{"kata :)", "kata (notice unbalanced_parenthesis 6..7)"},
           QueryRow{"judul:(umkm", "title:umkm (notice unbalanced_parenthesis 6..7)"},
           QueryRow{"() kata", "kata"},
           QueryRow{"((((((((((((((((((a))))))))))))))))))", "a (notice too_deep 16..17)"},
       }) {
    CAPTURE(row.text);
    CHECK(understood(row.text) == row.tree);
  }
}

}  // namespace telusur::search::testing
