// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.hpp"

#include <fmt/format.h>

#include "messages/message.hpp"
#include "sentences.hpp"

namespace telusur::indexer {

void report(const Error& error, Language language) {
  fmt::print(stderr, "telusur-indexer: {}\n", message(error, language, error_sentences()));
}

void report_skipped(const std::string& path, const std::string& reason, Language language) {
  const std::string where = path + ": " + std::string(in(language, "dilewati", "skipped"));
  report({ErrorCode::unsupported_format, where, reason, ""}, language);
}

}  // namespace telusur::indexer
