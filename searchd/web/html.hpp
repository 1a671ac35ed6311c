// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "web/markup_check.hpp"
#include "web/url.hpp"

namespace telusur::searchd::web {

class Html;

/// What a value may stand for in markup.
template <class Value>
consteval ValueKind kind_of() {
  if constexpr (std::same_as<Value, Html>) {
    return ValueKind::html;
  } else if constexpr (std::same_as<Value, Url>) {
    return ValueKind::url;
  } else if constexpr (std::integral<Value> && !std::same_as<Value, bool> &&
                       !std::same_as<Value, char>) {
    return ValueKind::number;
  } else {
    static_assert(std::convertible_to<const Value&, std::string_view>,
                  "only texts, numbers, Url and Html can be put into markup");
    return ValueKind::text;
  }
}

/// Markup written in the program, never anything else: only a literal converts to it, at compile
/// time, and only if check_markup() finds each `{}` where a value of its type is safe.
template <class... Values>
class Markup {
 public:
  template <std::size_t N>
  consteval Markup(const char (&literal)[N])  // NOLINT(google-explicit-constructor)
      : text_(literal, N - 1) {
    constexpr ValueKind kinds[] = {kind_of<Values>()..., ValueKind::text};
    check_markup(text_, kinds, sizeof...(Values));
  }

  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// A piece of HTML, well-formed where its markup is. What is not a literal is escaped; there is no
/// way to add a text as it is.
class Html {
 public:
  /// Appends `markup` with its `{}` replaced by the values, in order.
  template <class... Values>
  Html& add(Markup<std::type_identity_t<Values>...> markup, const Values&... values) {
    std::string_view rest = markup.text();
    (append_up_to_value(rest, values), ...);
    out_ += rest;
    return *this;
  }

  Html& add(const Html& other) {
    out_ += other.out_;
    return *this;
  }

  [[nodiscard]] bool empty() const { return out_.empty(); }
  [[nodiscard]] const std::string& str() const& { return out_; }
  [[nodiscard]] std::string str() && { return std::move(out_); }

 private:
  template <class Value>
  void append_up_to_value(std::string_view& rest, const Value& value) {
    const std::size_t brace = rest.find("{}");
    out_ += rest.substr(0, brace);
    rest.remove_prefix(brace + 2);
    if constexpr (std::same_as<Value, Html>) {
      out_ += value.out_;
    } else if constexpr (std::same_as<Value, Url>) {
      append_escaped(value.text());
    } else if constexpr (std::integral<Value>) {
      out_ += std::to_string(value);
    } else {
      append_escaped(value);
    }
  }
  void append_escaped(std::string_view text);

  std::string out_;
};

/// The text with what stands between `<mark>` and `</mark>` marked: the `html` of a
/// search::Snippet, taken apart and built anew. Whatever else is given, only marks, always in
/// pairs, come out as markup.
Html marked(std::string_view escaped_with_marks);

}  // namespace telusur::searchd::web
