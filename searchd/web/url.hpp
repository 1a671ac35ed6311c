// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/target.hpp"

namespace telusur::searchd::web {

/// An address that may stand in href and the like: of this server, or of the web. Never
/// `javascript:` or another scheme that runs something.
class Url {
 public:
  /// `path` of this server, with the parameters percent-encoded behind it. `path`: begins with one
  /// `/`, as it goes over the wire.
  static Url local(std::string_view path, std::span<const http::Parameter> parameters = {});

  /// `text` if it is an absolute `http:` or `https:` address without blanks and control characters.
  static std::optional<Url> web(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  explicit Url(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// Where the article with this id is shown: our page of it, its terms marked for `query`.
Url article_page(std::string_view id, std::string_view query, std::string_view language);

}  // namespace telusur::searchd::web
