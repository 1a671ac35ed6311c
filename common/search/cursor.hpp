// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "search/results.hpp"

namespace telusur::search {

/// Hits that cursors lead through at most. Where near-copies are grouped a page costs reading the
/// sketch of every article before it (common/search/README.md has figures).
constexpr std::uint32_t kMaxCursorPosition = 10'000;
constexpr std::size_t kMaxCursorBytes = 400;  ///< longer texts are none

/// Where a list of hits goes on. While the index stays as it is, a list read to its end shows each
/// hit once. When it has changed meanwhile, the list goes on after the last hit shown, wherever
/// that stands now; if it is gone, after as many hits as were shown.
struct Cursor {
  std::uint64_t binding = 0;   ///< cursor_binding of the request
  std::uint64_t revision = 0;  ///< revision_mark of the index
  Moment now{};                ///< what `kemarin` was measured from on the first page
  std::uint32_t position = 0;  ///< hits shown so far, at most kMaxCursorPosition
  std::string last;            ///< id of the article that leads the last one

  friend bool operator==(const Cursor&, const Cursor&) = default;
};

/// Opaque text of the unreserved characters of RFC 3986 alone.
std::string encode(const Cursor& cursor);

/// Nothing for what encode() did not write.
std::optional<Cursor> decode_cursor(std::string_view text);

/// Tells requests apart whose lists of hits differ: all but page, snippets, facets and `now`.
std::uint64_t cursor_binding(const SearchRequest& request);

std::uint64_t revision_mark(std::string_view revision);

/// The cursor of `request`, when it has one. Errors: invalid_parameter (`cursor`) for one that is
/// malformed or of another search; `offset` besides a cursor.
Result<std::optional<Cursor>> read_cursor(const SearchRequest& request);

}  // namespace telusur::search
