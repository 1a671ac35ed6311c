// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/rule.hpp"

#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {

std::string without(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  out.reserve(text.size());
  std::size_t kept = 0;
  for (const Span& span : spans) {
    out += text.substr(kept, span.begin - kept);
    kept = span.end;
    const bool open_left = !out.empty() && !detail::is_space(out.back());
    const bool open_right = kept < text.size() && !detail::is_space(text[kept]);
    if (open_left && open_right) {
      const std::string_view removed = text.substr(span.begin, span.end - span.begin);
      out += removed.find('\n') == std::string_view::npos ? ' ' : '\n';
    }
  }
  out += text.substr(kept);
  return out;
}

}  // namespace telusur::cleaning
