// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/target.hpp"

#include <algorithm>
#include <array>

#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace telusur::http {
namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return std::nullopt;
}

struct Decoded {
  std::string text;
  std::optional<TargetFault> fault;
};

Decoded decode(std::string_view text, bool plus_is_blank) {
  const auto is_coded = [plus_is_blank](char c) { return c == '%' || (c == '+' && plus_is_blank); };
  const auto plain = static_cast<std::size_t>(std::ranges::find_if(text, is_coded) - text.begin());
  Decoded decoded;
  decoded.text.reserve(text.size());
  decoded.text.append(text, 0, plain);
  for (std::size_t i = plain; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_blank) {
      decoded.text += ' ';
      continue;
    }
    if (text[i] != '%') {
      decoded.text += text[i];
      continue;
    }
    const auto high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
    const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
    if (!low) return {{}, TargetFault::bad_percent};
    const char byte = static_cast<char>((*high << 4U) | *low);
    if (byte == '\0') return {{}, TargetFault::nul};
    decoded.text += byte;
    i += 2;
  }
  if (!utf8::valid(decoded.text)) decoded.text = utf8::repaired(decoded.text);
  return decoded;
}

/// The part of an absolute-form target (RFC 9112 §3.2.2) after the authority.
std::string_view without_authority(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!text.starts_with(scheme)) continue;
    const std::size_t end = text.find_first_of("/?#", scheme.size());
    return end == std::string_view::npos ? "/" : text.substr(end);
  }
  return text;
}

/// Splits before decoding, so that ids with slashes in them can be a segment.
std::optional<TargetFault> read_path(std::string_view path, Target& target) {
  Decoded whole = decode(path, false);
  if (whole.fault) return whole.fault;
  target.path = std::move(whole.text);
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    target.segments.push_back(decode(segment, false).text);
  }
  return std::nullopt;
}

std::optional<TargetFault> read_parameters(std::string_view query, std::vector<Parameter>& out) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    Decoded name = decode(pair.substr(0, equals), true);
    Decoded value =
        equals == std::string_view::npos ? Decoded{} : decode(pair.substr(equals + 1), true);
    if (name.fault) return name.fault;
    if (value.fault) return value.fault;
    out.push_back({std::move(name.text), std::move(value.text)});
  }
  return std::nullopt;
}

}  // namespace

TargetResult parse_target(std::string_view text) {
  text = without_authority(text.substr(0, text.find('#')));
  if (text.starts_with('?')) text = text.substr(0, 0);  // http://host?x: no path to ask for
  if (!text.starts_with('/')) return {std::nullopt, TargetFault::not_a_path};
  const std::size_t question = text.find('?');
  Target target;
  if (auto fault = read_path(text.substr(0, question), target)) return {std::nullopt, *fault};
  if (question != std::string_view::npos) {
    if (auto fault = read_parameters(text.substr(question + 1), target.parameters)) {
      return {std::nullopt, *fault};
    }
  }
  return {std::move(target), {}};
}

namespace {

/// Without case, `_` and `-`.
bool looks_like_key(std::string_view name) {
  constexpr std::array<std::string_view, 7> kNames = {"key",   "apikey",      "xapikey", "auth",
                                                      "token", "accesstoken", "bearer"};
  std::string bare;
  for (const char c : name) {
    if (c != '_' && c != '-') bare += ascii::lowered(c);
  }
  return std::ranges::find(kNames, bare) != kNames.end();
}

}  // namespace

void mask_secrets(std::string& target) {
  for (std::size_t at = std::min(target.find('?'), target.size());
       at < target.size() && target[at] != '#';) {
    const std::size_t begin = at + 1;
    const std::size_t end =
        std::min({target.find('&', begin), target.find('#', begin), target.size()});
    const std::size_t equals = std::min(target.find('=', begin), end);
    at = end;
    if (equals == end || !looks_like_key(decode({&target[begin], equals - begin}, true).text)) {
      continue;
    }
    target.replace(equals + 1, end - equals - 1, "***");
    at = equals + 4;
  }
}

bool is_host(std::string_view text) {
  constexpr std::size_t kLongest = 255;
  return !text.empty() && text.size() <= kLongest && std::ranges::all_of(text, [](char c) {
    return ascii::is_letter(c) || ascii::is_digit(c) ||
           std::string_view(".-:[]_").find(c) != std::string_view::npos;
  });
}

std::optional<std::string> take_parameter(std::string& target, std::string_view name) {
  const std::size_t question = target.find('?');
  if (question == std::string::npos) return std::nullopt;
  const std::size_t end = std::min(target.find('#', question), target.size());
  std::string_view query = std::string_view(target).substr(question + 1, end - question - 1);
  std::optional<std::string> taken;
  std::string kept;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (decode(pair.substr(0, equals), true).text == name) {
      taken = decode(pair.substr(std::min(equals + 1, pair.size())), true).text;
    } else {
      kept += kept.empty() ? '?' : '&';
      kept += pair;
    }
  }
  if (taken) target.replace(question, end - question, kept);
  return taken;
}

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  append_percent_encoded(encoded, text);
  return encoded;
}

void append_percent_encoded(std::string& to, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : text) {
    if (ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      to += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    to += '%';
    to += kDigits[byte >> 4U];
    to += kDigits[byte & 0xFU];
  }
}

}  // namespace telusur::http
