// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/notice.hpp"

#include <doctest/doctest.h>

#include <set>

#include "query_text.hpp"

namespace telusur::search::testing {

TEST_CASE("a notice has a name and a sentence in both languages") {
  const Notice notice{NoticeCode::wildcard_too_short, {0, 2}, "a*", "3"};
  CHECK(name(notice.code) == "wildcard_too_short");
  CHECK(message(notice, Language::indonesian) ==
        "a* terlalu pendek untuk tanda *; perlu 3 huruf atau lebih");
  CHECK(message(notice, Language::english) ==
        "a* is too short for *; it takes 3 characters or more");
}

TEST_CASE("names are unique and messages complete") {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(NoticeCode::many_prefix_words); ++code) {
    const Notice notice{static_cast<NoticeCode>(code), {}, "<{part}>", "<{value}>"};
    names.insert(name(notice.code));
    CHECK_FALSE(message(notice, Language::indonesian).empty());
    CHECK_FALSE(message(notice, Language::english).empty());
  }
  CHECK(names.size() == static_cast<std::size_t>(NoticeCode::many_prefix_words) + 1);
}

TEST_CASE("notices are bounded, shortened and well-formed") {
  std::string text;
  for (int i = 0; i < 100; ++i)
    text += "judul: ";
  CHECK(parsed(text).notices.size() == kMaxNotices);

  const Query query = parsed("\"\xFF" + std::string(200, 'a'));
  CHECK(query.notices.at(0).part == "\"\xEF\xBF\xBD" + std::string(78, 'a') + "\xE2\x80\xA6");
}

}  // namespace telusur::search::testing
