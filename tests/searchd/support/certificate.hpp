// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>

namespace telusur::testing {

/// Files of a certificate for localhost that signs itself, new each time.
struct Certificate {
  explicit Certificate(const std::filesystem::path& folder);

  /// Puts another one into the same files.
  void renew() const;

  std::filesystem::path certificate;
  std::filesystem::path key;
};

}  // namespace telusur::testing
