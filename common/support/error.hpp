// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace telusur {

/// What kind of thing went wrong: programs turn it into an exit status or an HTTP status.
enum class ErrorCode : std::uint8_t {
  invalid_parameter,   ///< an option or query parameter is outside what is allowed
  invalid_document,    ///< one record cannot be indexed; the rest can
  unreadable,          ///< a file or stream cannot be read
  unsupported_format,  ///< readable, but nothing here knows its format
  unwritable,          ///< a file or folder cannot be written
  not_found,           ///< the thing asked for does not exist
  index_missing,       ///< no index at that place
  index_incompatible,  ///< made by another version of the analyzer or schema
  index_busy,          ///< another writer holds the index, or it changes faster than we read
  index_damaged,       ///< the index cannot be read
  network,             ///< a peer cannot be reached or breaks the protocol
  interrupted,         ///< stopped on request
  overloaded,          ///< refused because too much waits already; may succeed if tried again
  internal,            ///< a fault of ours
};

/// Stable machine name, as sent in replies: `invalid_parameter`.
std::string_view name(ErrorCode code);

/// One failure a caller is expected to handle. All texts are UTF-8, without a final full stop.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string where;  ///< file, `file:line`, parameter or field
  std::string what;   ///< what was wrong
  std::string hint;   ///< what would be right, or the command that repairs it; may be empty
};

/// `where: what (hint)`, one line, for people.
std::string to_string(const Error& error);

}  // namespace telusur
