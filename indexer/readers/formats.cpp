// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "readers/csv_reader.hpp"
#include "readers/detail/ascii.hpp"
#include "readers/feed_reader.hpp"
#include "readers/html_reader.hpp"
#include "readers/json_reader.hpp"
#include "readers/markdown_reader.hpp"
#include "readers/ndjson_reader.hpp"
#include "readers/sitemap_reader.hpp"
#include "readers/tar_reader.hpp"
#include "readers/text_page_reader.hpp"
#include "readers/warc_reader.hpp"

namespace telusur::indexer {
namespace {

constexpr std::size_t kHeadBytes = 4096;

constexpr std::array<std::string_view, 3> kNdjsonExtensions = {".ndjson", ".jsonl", ".json"};
constexpr std::array<std::string_view, 1> kJsonExtensions = {".json"};
constexpr std::array<std::string_view, 2> kCsvExtensions = {".csv", ".tsv"};
constexpr std::array<std::string_view, 2> kMarkdownExtensions = {".md", ".markdown"};
constexpr std::array<std::string_view, 1> kSitemapExtensions = {".xml"};
constexpr std::array<std::string_view, 1> kWarcExtensions = {".warc"};
constexpr std::array<std::string_view, 2> kTarExtensions = {".tar", ".tgz"};
constexpr std::array<std::string_view, 2> kTextExtensions = {".txt", ".text"};
constexpr std::array<std::string_view, 4> kHtmlExtensions = {".html", ".htm", ".xhtml", ".shtml"};
constexpr std::array<std::string_view, 2> kRssExtensions = {".rss", ".xml"};
constexpr std::array<std::string_view, 2> kAtomExtensions = {".atom", ".xml"};

// A new format is one line here and one file with its reader. For a name without an extension the
// first possible format is taken, so the least demanding comes first.
constexpr std::array kFormats = {
    Format{"text", "a page as text: title, empty line, body", kTextExtensions, match_text_page,
           open_text_page},
    Format{"ndjson", "one JSON object a line", kNdjsonExtensions, match_ndjson, open_ndjson},
    Format{"json", "a list of JSON objects, or objects over several lines", kJsonExtensions,
           match_json, open_json},
    Format{"csv", "a table divided by commas, semicolons or tabs", kCsvExtensions, match_csv,
           open_csv},
    Format{"markdown", "Markdown below front matter", kMarkdownExtensions, match_markdown,
           open_markdown},
    Format{"html", "a web page", kHtmlExtensions, match_html, open_html},
    Format{"rss", "an RSS feed", kRssExtensions, match_rss, open_rss},
    Format{"atom", "an Atom feed", kAtomExtensions, match_atom, open_atom},
    Format{"sitemap", "a sitemap of pages saved beside it", kSitemapExtensions, match_sitemap,
           open_sitemap},
    Format{"warc", "a web archive", kWarcExtensions, match_warc, open_warc},
    Format{"tar", "an archive of files in any of these formats", kTarExtensions, match_tar,
           open_tar},
};

/// The extension in lower case; none for what follows the dot in `harga-1.5-juta`.
std::string plain_extension(const std::filesystem::path& name) {
  std::string extension = name.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return detail::lowered(c); });
  const bool word = extension.size() > 1 && detail::is_lower(extension[1]) &&
                    std::all_of(extension.begin() + 1, extension.end(),
                                [](char c) { return detail::is_lower(c) || detail::is_digit(c); });
  return word ? extension : std::string();
}

/// The extension with compression looked past: `.ndjson` of `News.NDJSON.gz`.
std::string extension_of(std::string_view path) {
  const std::filesystem::path name(path);
  const std::string last = plain_extension(name);
  return last == ".gz" || last == ".zst" ? plain_extension(name.stem()) : last;
}

/// Why the content is of no format here, for formats that people will try.
std::string unknown(std::string_view head) {
  const std::size_t start = head.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return "unknown format: it is empty";
  if (head.find('\0') != std::string_view::npos) return "unknown format: it is binary";
  const std::string_view rest = head.substr(start);
  if (rest.starts_with('<')) return "unknown format: it looks like XML of another kind";
  return "unknown format: neither its name nor its content tells";
}

Error unsupported(std::string_view path, std::string_view head) {
  return Error{ErrorCode::unsupported_format, std::string(path), unknown(head),
               fmt::format("supported: {}; force one with --format", format_names())};
}

const Format* find_format(std::string_view name) {
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                   [&](const Format& format) { return format.name == name; });
  return found == kFormats.end() ? nullptr : found;
}

Result<const Format*> choose(const Input& input, const ReaderOptions& options, ByteSource& source) {
  const auto head = source.peek(kHeadBytes);
  if (!head) return head.error();
  if (!options.format.empty()) {
    // A format that is asked for of an archive is that of its members.
    return find_format(match_tar(*head) == Match::certain ? "tar" : options.format);
  }
  return detect(input.path == "-" ? std::string_view() : std::string_view(input.path), *head);
}

}  // namespace

std::span<const Format> formats() {
  return kFormats;
}

std::string format_names() {
  std::string names;
  for (const Format& format : kFormats) {
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

Result<const Format*> detect(std::string_view path, std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (const Format& format : kFormats) {
    if (format.match(head) == Match::certain) return &format;
  }
  const std::string extension = extension_of(path);
  for (const Format& format : kFormats) {
    const bool named = extension.empty() ||
                       std::find(format.extensions.begin(), format.extensions.end(), extension) !=
                           format.extensions.end();
    if (named && format.match(head) == Match::possible) return &format;
  }
  return unsupported(path.empty() ? "<stdin>" : path, head);
}

Result<std::unique_ptr<Reader>> open_reader(const Input& input, const ReaderOptions& options) {
  if (!options.format.empty() && find_format(options.format) == nullptr) {
    return Error{ErrorCode::invalid_parameter, "format",
                 fmt::format("\"{}\" is not a format", options.format), "one of " + format_names()};
  }
  auto source = ByteSource::open(input.path, options.reading_ns);
  if (!source) return source.error();
  return open_reader(std::move(*source), input, options);
}

Result<std::unique_ptr<Reader>> open_reader(ByteSource source, const Input& input,
                                            const ReaderOptions& options) {
  const auto format = choose(input, options, source);
  if (!format) return format.error();
  return (*format)->open(std::move(source), input, options);
}

}  // namespace telusur::indexer
