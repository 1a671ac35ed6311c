// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/text_lines.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace telusur;

TEST_CASE("a comment begins at the start of a line or after a blank") {
  CHECK(without_comment("# semua") == "");
  CHECK(without_comment("kata # catatan") == "kata ");
  CHECK(without_comment("kata\t#catatan") == "kata\t");
  CHECK(without_comment("C# dan F#") == "C# dan F#");
}

TEST_CASE("lines that say something come with their numbers") {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (ContentLines lines("# judul\n\n  satu dua \r\n \t\ntiga # lagi\nempat"); lines.next();)
    found.emplace_back(lines.number(), lines.line());
  CHECK(found == std::vector<std::pair<std::size_t, std::string>>{
                     {3, "satu dua"}, {5, "tiga"}, {6, "empat"}});
  CHECK_FALSE(ContentLines("").next());
  CHECK_FALSE(ContentLines("\n#\n").next());
}
