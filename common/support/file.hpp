// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace telusur {

/// The whole content of a regular file. Errors: unreadable, with the system's reason.
Result<std::string> read_file(const std::filesystem::path& path);

/// Replaces `path` so that a reader, or a crash, sees either the old content or the new: writes a
/// sibling, syncs it, renames it over `path`, syncs the folder. Errors: unwritable.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view content);

}  // namespace telusur
