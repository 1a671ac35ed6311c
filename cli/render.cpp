// SPDX-License-Identifier: GPL-2.0-or-later
#include "render.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "safe_text.hpp"
#include "support/utf8.hpp"

namespace telusur::cli {
namespace {

constexpr std::size_t kIndent = 3;
constexpr std::size_t kMinColumns = 30;

/// A word of a snippet with its styling, and the columns it takes.
struct Piece {
  std::string text;
  std::size_t columns = 0;
};

/// Splits a snippet at blanks and puts the style around marked characters.
std::vector<Piece> pieces_of(const search::Snippet& snippet, const Palette& palette) {
  std::vector<Piece> pieces(1);
  if (snippet.cut_before) pieces.back() = {"…", 1};
  std::uint32_t code_point = snippet.start;
  auto mark = snippet.marks.begin();
  bool marked = false;
  for (std::size_t at = 0; at < snippet.text.size(); ++code_point) {
    const utf8::Decoded next = utf8::decode(snippet.text, at);
    if (marked && code_point == mark->end) {
      pieces.back().text += palette.reset;
      marked = false;
      ++mark;
    }
    if (!marked && mark != snippet.marks.end() && code_point == mark->begin) {
      pieces.back().text += palette.mark;
      marked = true;
    }
    if (next.code_point == U' ') {
      if (marked) pieces.back().text += palette.reset;
      pieces.emplace_back();
      if (marked) pieces.back().text += palette.mark;
    } else {
      pieces.back().text += printable(std::string_view(snippet.text).substr(at, next.length));
      ++pieces.back().columns;
    }
    at += next.length;
  }
  if (marked) pieces.back().text += palette.reset;
  if (snippet.cut_after) pieces.back().text += "…";
  return pieces;
}

void append_wrapped(std::string& out, const std::vector<Piece>& pieces, std::size_t columns) {
  const std::string indent(kIndent, ' ');
  const std::size_t width = std::max(columns, kMinColumns) - kIndent;
  std::size_t used = 0;
  for (const Piece& piece : pieces) {
    if (piece.columns == 0) continue;
    if (used > 0 && used + 1 + piece.columns > width) {
      out += '\n';
      used = 0;
    }
    out += used == 0 ? indent : " ";
    out += piece.text;
    used += piece.columns + (used == 0 ? 0 : 1);
  }
  out += '\n';
}

std::string details_of(const article::Article& article, Language language) {
  std::string line;
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    if (!line.empty()) line += " · ";
    line += printable(part);
  };
  add(article.source);
  add(article.section);
  if (article.published) add(to_display_date(*article.published, language));
  return line;
}

std::string_view heading_of(const search::Hit& hit) {
  if (!hit.article.title.empty()) return hit.article.title;
  return hit.opening.empty() ? hit.article.id : hit.opening;
}

void append_hit(std::string& out, const search::Hit& hit, std::uint32_t rank,
                const RenderOptions& options) {
  const Palette colors = palette(options.color);
  std::string title;
  title += printable(heading_of(hit));
  if (options.hyperlinks) title = hyperlink(hit.article.url, title);
  out += fmt::format("{}. {}{}{}\n", rank, colors.title, title, colors.reset);
  const std::string indent(kIndent, ' ');
  if (const std::string details = details_of(hit.article, options.language); !details.empty()) {
    out += fmt::format("{}{}{}{}\n", indent, colors.detail, details, colors.reset);
  }
  for (const search::Snippet& snippet : hit.snippets) {
    append_wrapped(out, pieces_of(snippet, colors), options.columns);
  }
  if (hit.similar.count > 0) {
    const auto similar = in(options.language, "artikel serupa",
                            hit.similar.count == 1 ? "similar article" : "similar articles");
    out += fmt::format("{}{}+{} {}{}\n", indent, colors.detail, hit.similar.count, similar,
                       colors.reset);
  }
  if (hit.explanation) {
    const std::string why = to_sentence(*hit.explanation, options.language);
    if (!why.empty())
      out += fmt::format("{}{}{}{}\n", indent, colors.detail, printable(why), colors.reset);
  }
  if (!hit.article.url.empty()) {
    out += indent;
    out += colors.link;
    std::string url;
    url += printable(hit.article.url);
    out += options.hyperlinks ? hyperlink(hit.article.url, url) : url;
    out += colors.reset;
    out += '\n';
  }
  out += '\n';
}

std::string summary_of(const search::SearchResults& results, const RenderOptions& options) {
  const Language language = options.language;
  if (results.total.value == 0) {
    return std::string(in(language, "Tidak ada artikel yang cocok.\n", "No article matches.\n"));
  }
  const auto about =
      results.total.exact ? std::string_view() : in(language, "setidaknya ", "at least ");
  const double milliseconds = double(results.took.count()) / 1000.0;
  if (language == Language::indonesian) {
    return fmt::format("{}{} artikel cocok, {} ditampilkan ({:.1f} md)\n", about,
                       results.total.value, results.hits.size(), milliseconds);
  }
  return fmt::format("{}{} articles match, {} shown ({:.1f} ms)\n", about, results.total.value,
                     results.hits.size(), milliseconds);
}

}  // namespace

std::string render(const search::SearchResults& results, const Notes& notes,
                   const RenderOptions& options) {
  std::string out = notes.above.empty() ? "" : notes.above + "\n";
  std::uint32_t rank = options.first_rank;
  for (const search::Hit& hit : results.hits)
    append_hit(out, hit, rank++, options);
  out += notes.below;
  out += summary_of(results, options);
  out += render_counts(results, options);
  return out;
}

}  // namespace telusur::cli
