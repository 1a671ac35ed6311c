// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace telusur::http {

/// A name and a value, decoded: one `name=value` of a query string.
struct Parameter {
  std::string name;
  std::string value;

  bool operator==(const Parameter&) const = default;
};

/// What a request asks for: the path and the query string, percent-decoded, always valid UTF-8
/// without NUL.
struct Target {
  std::string path;                   ///< whole, for people: an encoded `/` is one here
  std::vector<std::string> segments;  ///< between the slashes, for routing: `a%2Fb` is one
  std::vector<Parameter> parameters;

  bool operator==(const Target&) const = default;
};

/// Why a target cannot be read.
enum class TargetFault : unsigned char {
  not_a_path,   ///< neither `/path` nor `http://host/path`
  bad_percent,  ///< `%` without two hexadecimal digits
  nul,          ///< `%00`
};

struct TargetResult {
  std::optional<Target> target;  ///< nothing when there is a fault
  TargetFault fault = TargetFault::not_a_path;
};

/// Reads the target of a request line. In the query string `+` is a blank. Bytes that are not
/// UTF-8 become U+FFFD: old browsers and scripts send Windows-1252, and an answer with fewer hits
/// is more use than none. A fragment is dropped.
TargetResult parse_target(std::string_view text);

/// Takes every `name=value` of that name out of the query string of `target` and gives the last
/// value, decoded; nothing when there is none.
std::optional<std::string> take_parameter(std::string& target, std::string_view name);

/// Puts `***` for the values of what look like misspelt keys (`Key=`, `api_key=`, `access_token=`),
/// which no one should find in a log.
void mask_secrets(std::string& target);

/// Whether `text` is a name or an address, maybe with a port: nothing that could end the host of a
/// URL.
bool is_host(std::string_view text);

/// `text` with everything but unreserved characters (RFC 3986 §2.3) percent-encoded.
std::string percent_encoded(std::string_view text);
void append_percent_encoded(std::string& to, std::string_view text);

}  // namespace telusur::http
