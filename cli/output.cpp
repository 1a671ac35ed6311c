// SPDX-License-Identifier: GPL-2.0-or-later
#include "output.hpp"

#include <cerrno>
#include <iostream>
#include <string>
#include <system_error>

#include "report.hpp"

namespace telusur::cli {

int print(std::string_view text, int status, Language language) {
  if (std::cout) errno = 0;  // else it tells why what came before failed
  std::cout.write(text.data(), static_cast<std::streamsize>(text.size()));
  std::cout.flush();
  const int reason = errno;
  if (std::cout || reason == EPIPE) return status;
  return report({ErrorCode::unwritable, std::string(in(language, "keluaran standar", "stdout")),
                 std::generic_category().message(reason != 0 ? reason : EIO), ""},
                language);
}

}  // namespace telusur::cli
