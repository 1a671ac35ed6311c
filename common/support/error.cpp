// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/error.hpp"

namespace telusur {

std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_parameter:
      return "invalid_parameter";
    case ErrorCode::invalid_document:
      return "invalid_document";
    case ErrorCode::unreadable:
      return "unreadable";
    case ErrorCode::unsupported_format:
      return "unsupported_format";
    case ErrorCode::unwritable:
      return "unwritable";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::index_missing:
      return "index_missing";
    case ErrorCode::index_incompatible:
      return "index_incompatible";
    case ErrorCode::index_busy:
      return "index_busy";
    case ErrorCode::index_damaged:
      return "index_damaged";
    case ErrorCode::network:
      return "network";
    case ErrorCode::interrupted:
      return "interrupted";
    case ErrorCode::overloaded:
      return "overloaded";
    case ErrorCode::internal:
      break;
  }
  return "internal";
}

std::string to_string(const Error& error) {
  std::string text = error.where;
  if (!error.what.empty()) {
    if (!text.empty()) text += ": ";
    text += error.what;
  }
  if (!error.hint.empty()) text += " (" + error.hint + ")";
  return text;
}

}  // namespace telusur
