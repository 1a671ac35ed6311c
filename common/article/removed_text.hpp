// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace telusur::article {

/// A piece of an input that is none of the article, and the name of the rule that says so.
struct RemovedText {
  std::string rule;
  std::string text;

  bool operator==(const RemovedText&) const = default;
};

}  // namespace telusur::article
