// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.hpp"

#include <fmt/format.h>

#include "messages/message.hpp"
#include "options.hpp"
#include "sentences.hpp"

namespace telusur::searchd {

int report(const Error& error, Language language) {
  fmt::print(stderr, "telusur-searchd: {}\n", message(error, language, error_sentences()));
  return kExitError;
}

}  // namespace telusur::searchd
