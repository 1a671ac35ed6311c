// SPDX-License-Identifier: GPL-2.0-or-later
#include "messages/message.hpp"

#include <array>
#include <optional>
#include <utility>

#include "messages/sentences.hpp"

namespace telusur {
namespace {

/// What kind of thing went wrong, to stand before a reason in English.
std::string_view kind_in_indonesian(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_parameter:
      return "tidak valid";
    case ErrorCode::invalid_document:
      return "isinya tidak dapat dipahami";
    case ErrorCode::unreadable:
      return "tidak dapat dibaca";
    case ErrorCode::unsupported_format:
      return "formatnya tidak dikenal";
    case ErrorCode::unwritable:
      return "tidak dapat ditulis";
    case ErrorCode::not_found:
      return "tidak ditemukan";
    case ErrorCode::index_missing:
      return "tidak ada indeks di sini";
    case ErrorCode::index_incompatible:
      return "indeks ini tidak cocok dengan program ini";
    case ErrorCode::index_busy:
      return "indeks sedang dipakai";
    case ErrorCode::index_damaged:
      return "indeks ini tidak dapat dibaca";
    case ErrorCode::network:
      return "gangguan jaringan";
    case ErrorCode::interrupted:
      return "dihentikan";
    case ErrorCode::overloaded:
      return "sedang sibuk";
    case ErrorCode::internal:
      break;
  }
  return "kesalahan di dalam program";
}

std::optional<std::string> look_up(std::string_view text, Sentences own) {
  const std::array lists = {own,
                            article_sentences(),
                            command_line_sentences(),
                            dictionary_sentences(),
                            index_sentences(),
                            search_sentences(),
                            system_sentences()};
  return in_indonesian(text, lists);
}

}  // namespace

std::string message(const Error& error, Language language, Sentences own) {
  return to_string(translated(error, language, own));
}

Error translated(const Error& error, Language language, Sentences own) {
  Error said = error;
  if (language == Language::english) return said;
  if (auto what = look_up(error.what, own)) {
    said.what = std::move(*what);
  } else {
    said.what = kind_in_indonesian(error.code);
    if (!error.what.empty()) said.what += ": " + error.what;
  }
  said.hint = look_up(error.hint, own).value_or(error.hint);
  return said;
}

}  // namespace telusur
