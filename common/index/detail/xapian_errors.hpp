// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>

#include "support/error.hpp"

namespace telusur::index::detail {

/// The one translation of Xapian's exceptions, which never leave common/index.
Error to_error(const Xapian::Error& error, const std::filesystem::path& directory);

}  // namespace telusur::index::detail
