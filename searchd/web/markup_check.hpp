// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace telusur::searchd::web {

enum class ValueKind : unsigned char { text, number, url, html };

/// Reads markup as a browser would, as far as it takes to know where each `{}` stands. Throws
/// std::logic_error, which stops the compiler where it evaluates this and shows the reason, unless
///  - the markup begins and ends outside of tags, and attribute values are in double quotes;
///  - there are as many `{}` as values;
///  - each stands in text or in an attribute's value, not in script, style or a comment;
///  - an attribute that loads or leads somewhere (href, src, ...) is all one Url, or all literal;
///  - attributes whose values are programs (on..., style, srcdoc) have none;
///  - Html stands in text.
constexpr void check_markup(std::string_view markup, const ValueKind* kinds, std::size_t values);

namespace detail {

constexpr bool is_one_of(std::string_view name, const auto& names) {
  for (std::string_view one : names) {
    if (one == name) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 7> kUrlAttributes = {
    "href", "src", "action", "formaction", "poster", "cite", "server"};
constexpr std::array<std::string_view, 2> kProgramAttributes = {"style", "srcdoc"};

class MarkupReader {
 public:
  constexpr MarkupReader(std::string_view markup, const ValueKind* kinds, std::size_t values)
      : rest_(markup), kinds_(kinds), values_(values) {}

  constexpr void read() {
    while (!rest_.empty()) {
      if (rest_.starts_with("<!--")) throw std::logic_error("comments belong into the program");
      if (rest_.front() == '<') {
        read_tag();
      } else {
        read_text();
      }
    }
    if (value_ != values_) throw std::logic_error("more values than {}");
  }

 private:
  constexpr void read_text() {
    if (at_placeholder()) {
      if (raw_text_) throw std::logic_error("a value in script or style");
      take_value();
    } else {
      rest_.remove_prefix(1);
    }
  }

  constexpr void read_tag() {
    const std::size_t name_end = rest_.find_first_of(" \n>");
    if (name_end == std::string_view::npos) throw std::logic_error("markup ends inside a tag");
    const std::string_view name = rest_.substr(1, name_end - 1);
    if (name.find("{}") != std::string_view::npos)
      throw std::logic_error("a value as the name of a tag");
    raw_text_ = name == "script" || name == "style";
    rest_.remove_prefix(name_end);
    while (skip_blanks(), !rest_.empty() && rest_.front() != '>')
      read_attribute();
    if (rest_.empty()) throw std::logic_error("markup ends inside a tag");
    rest_.remove_prefix(1);
  }

  constexpr void read_attribute() {
    const std::size_t end = rest_.find_first_of("= \n>");
    if (end == std::string_view::npos) throw std::logic_error("markup ends inside a tag");
    const std::string_view name = rest_.substr(0, end);
    if (name.find("{}") != std::string_view::npos)
      throw std::logic_error("a value as an attribute");
    rest_.remove_prefix(end);
    if (rest_.front() != '=') return;  // an attribute without value
    rest_.remove_prefix(1);
    if (rest_.empty() || rest_.front() != '"')
      throw std::logic_error("a value without double quotes");
    rest_.remove_prefix(1);
    read_quoted(name);
  }

  constexpr void read_quoted(std::string_view name) {
    const bool leads = is_one_of(name, kUrlAttributes);
    const bool program = name.starts_with("on") || is_one_of(name, kProgramAttributes);
    for (bool first = true; !rest_.empty() && rest_.front() != '"'; first = false) {
      if (!at_placeholder()) {
        rest_.remove_prefix(1);
        continue;
      }
      if (program) throw std::logic_error("a value inside a program");
      const ValueKind kind = next_kind();
      if (kind == ValueKind::html) throw std::logic_error("Html inside an attribute");
      if (leads && kind != ValueKind::url) throw std::logic_error("an address must be a Url");
      take_value();
      if (leads && (!first || !rest_.starts_with('"')))
        throw std::logic_error("an address must be whole");
    }
    if (rest_.empty()) throw std::logic_error("markup ends inside a value");
    rest_.remove_prefix(1);
  }

  [[nodiscard]] constexpr bool at_placeholder() const { return rest_.starts_with("{}"); }
  [[nodiscard]] constexpr ValueKind next_kind() const {
    if (value_ == values_) throw std::logic_error("more {} than values");
    return kinds_[value_];
  }
  constexpr void take_value() {
    (void)next_kind();
    ++value_;
    rest_.remove_prefix(2);
  }
  constexpr void skip_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n'))
      rest_.remove_prefix(1);
  }

  std::string_view rest_;
  const ValueKind* kinds_;
  std::size_t values_;
  std::size_t value_ = 0;
  bool raw_text_ = false;
};

}  // namespace detail

constexpr void check_markup(std::string_view markup, const ValueKind* kinds, std::size_t values) {
  detail::MarkupReader(markup, kinds, values).read();
}

}  // namespace telusur::searchd::web
