// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "readers/formats.hpp"

namespace telusur::indexer {

/// A tar archive (ustar, pax, GNU): the articles of its regular files, each in the format its name
/// and content show (or `options.format`), one file after the other, without unpacking anything.
/// Names in the archive stand for paths: a folder named like a host says where a page is from, and
/// a file's time when it was fetched. Members in no known format come as unsupported_format, which
/// the caller reports as skipped. Links, devices and hidden files are passed over.
std::unique_ptr<Reader> open_tar(ByteSource source, const Input& input,
                                 const ReaderOptions& options = {});

/// Certain of the magic of POSIX and GNU tar.
Match match_tar(std::string_view head);

}  // namespace telusur::indexer
