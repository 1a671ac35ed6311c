// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace telusur {

/// `text` without blanks, tabs and carriage returns at both ends.
std::string_view trimmed_blanks(std::string_view text);

/// `line` without its comment: from a `#` at its start or after a blank on, so not that of `C#`.
std::string_view without_comment(std::string_view line);

/// The lines of a dictionary that say something: trimmed, without comments and empty ones.
class ContentLines {
 public:
  explicit ContentLines(std::string_view text) : rest_(text) {}

  /// Moves to the next such line; false at the end.
  bool next();

  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] std::size_t number() const { return number_; }  ///< of the line in the text, from 1

 private:
  std::string_view rest_;
  std::string_view line_;
  std::size_t number_ = 0;
};

}  // namespace telusur
