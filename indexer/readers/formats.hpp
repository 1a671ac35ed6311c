// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "article/json_record.hpp"
#include "readers/byte_source.hpp"
#include "readers/inputs.hpp"
#include "readers/reader.hpp"
#include "support/result.hpp"

namespace telusur::indexer {

/// How far the first bytes of an input agree with a format.
enum class Match : std::uint8_t { never, possible, certain };

/// How inputs are read.
struct ReaderOptions {
  std::string format;          ///< name of a format; empty: told by content and name
  article::FieldNames fields;  ///< what the members of JSON, the columns of CSV, … are called
  std::size_t depth = 0;       ///< how many containers (tar, sitemap) are around the input
  /// What ByteSource::open() takes; it must outlive the readers.
  std::atomic<std::int64_t>* reading_ns = nullptr;
};

/// Containers within containers that are opened; a deeper one is an error of its record.
constexpr std::size_t kMostNested = 3;

/// One format that can be read. The table in formats.cpp is all there is to register.
struct Format {
  std::string_view name;                         ///< as `--format` takes it
  std::string_view description;                  ///< for `--help`
  std::span<const std::string_view> extensions;  ///< with the dot, lower case
  Match (*match)(std::string_view head);         ///< `head`: decompressed, up to 4 KiB, no BOM
  std::unique_ptr<Reader> (*open)(ByteSource source, const Input& input,
                                  const ReaderOptions& options);
};

/// Every format, in the order in which they are tried.
std::span<const Format> formats();

/// `text, ndjson, …`.
std::string format_names();

/// The format of an input: the one its content proves, else the one its name claims if the content
/// does not contradict it, else, for a name without an extension, the first that is possible.
/// `.gz` and `.zst` are looked past. Errors: unsupported_format, naming what is supported.
Result<const Format*> detect(std::string_view path, std::string_view head);

/// Opens an input and the reader for it. Errors: unreadable; unsupported_format, which a walk over
/// a folder reports as skipped; invalid_parameter for an `options.format` nobody knows.
Result<std::unique_ptr<Reader>> open_reader(const Input& input, const ReaderOptions& options = {});

/// The same for bytes at hand: a member of an archive.
Result<std::unique_ptr<Reader>> open_reader(ByteSource source, const Input& input,
                                            const ReaderOptions& options);

}  // namespace telusur::indexer
