// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace telusur::http {

/// Finds folded header lines (obs-fold, RFC 9112 §5.2) in a request header that arrives in pieces.
/// The parser joins such lines; a proxy before us may not have, and then the two see different
/// headers. So we refuse them, as the RFC allows.
class HeaderScan {
 public:
  /// Looks at the next bytes. True once there has been a fold. Bytes after the header are ignored.
  bool feed(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size() && state_ != State::end; ++i) {
      if (state_ == State::line) i = std::min(bytes.find('\r', i), bytes.size() - 1);
      state_ = next(bytes[i]);
    }
    return folded_;
  }

 private:
  enum class State : unsigned char { line, cr, line_start, blank_cr, end };

  State next(char c) {
    const bool starts_line = state_ == State::line_start;
    if (starts_line && (c == ' ' || c == '\t')) folded_ = true;
    if (c == '\r') return starts_line ? State::blank_cr : State::cr;
    if (c == '\n' && state_ == State::blank_cr) return State::end;
    if (c == '\n' && state_ == State::cr) return State::line_start;
    return State::line;
  }

  State state_ = State::line;
  bool folded_ = false;
};

}  // namespace telusur::http
