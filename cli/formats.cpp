// SPDX-License-Identifier: GPL-2.0-or-later
#include "formats.hpp"

#include <fmt/format.h>

#include <array>

#include "safe_text.hpp"

namespace telusur::cli {
namespace {

constexpr std::array<std::string_view, 8> kColumns = {"rank",   "id",      "score", "published",
                                                      "source", "section", "title", "url"};
using Row = std::array<std::string, kColumns.size()>;

Row row_of(const search::Hit& hit, std::uint32_t rank) {
  const article::Article& article = hit.article;
  return {std::to_string(rank),
          article.id,
          fmt::format("{:.6f}", hit.score),
          article.published ? to_rfc3339(*article.published) : "",
          article.source,
          article.section,
          article.title,
          is_web_address(article.url) ? safe_address(article.url) : std::string()};
}

std::string csv_value(std::string_view value) {
  std::string text = printable(value, "\t\r\n");
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + '"';
}

template <class Values, class Write>
void append_line(std::string& out, const Values& values, std::string_view separator,
                 std::string_view end, Write write) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += separator;
    out += write(values[i]);
  }
  out += end;
}

template <class Write>
std::string table(std::span<const search::Hit> hits, std::uint32_t rank, std::string_view separator,
                  std::string_view end, Write write) {
  std::string out;
  append_line(out, kColumns, separator, end, write);
  for (const search::Hit& hit : hits)
    append_line(out, row_of(hit, rank++), separator, end, write);
  return out;
}

}  // namespace

std::string to_tsv(std::span<const search::Hit> hits, std::uint32_t first_rank) {
  return table(hits, first_rank, "\t", "\n", one_line);
}

std::string to_csv(std::span<const search::Hit> hits, std::uint32_t first_rank) {
  return table(hits, first_rank, ",", "\r\n", csv_value);
}

std::string to_addresses(std::span<const search::Hit> hits, bool urls, char end) {
  std::string out;
  for (const search::Hit& hit : hits) {
    const bool by_url = urls && is_web_address(hit.article.url);
    out += safe_address(by_url ? hit.article.url : hit.article.id);
    out += end;
  }
  return out;
}

}  // namespace telusur::cli
