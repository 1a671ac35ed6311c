// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render.hpp"
#include "safe_text.hpp"
#include "support/utf8.hpp"

namespace telusur::cli {
namespace {

constexpr std::size_t kIndent = 3;
constexpr std::size_t kMinBar = 10;

/// What a field is called.
std::string_view title_of(search::FacetField field, Language language) {
  switch (field) {
    case search::FacetField::source:
      return in(language, "Sumber", "Source");
    case search::FacetField::section:
      return in(language, "Rubrik", "Section");
    case search::FacetField::author:
      return in(language, "Penulis", "Author");
    case search::FacetField::tag:
      return in(language, "Tag", "Tag");
    case search::FacetField::month:
      break;
  }
  return in(language, "Bulan", "Month");
}

struct Line {
  std::string label;
  std::uint64_t count = 0;
  bool remark = false;  ///< not a value, but what is said of the others
};

/// `text` in at most `columns` characters.
std::string cut(std::string_view text, std::size_t columns) {
  std::string out;
  out += printable(text);
  if (utf8::count(out) <= columns) return out;
  std::size_t end = 0;
  for (std::size_t i = 0; i + 1 < columns; ++i)
    end += utf8::decode(out, end).length;
  out.resize(end);
  return out + "…";
}

std::size_t widest_label(const std::vector<Line>& lines) {
  std::size_t widest = 0;
  for (const Line& line : lines)
    widest = std::max(widest, utf8::count(line.label));
  return widest;
}

std::size_t digits_of(const std::vector<Line>& lines) {
  std::size_t digits = 0;
  for (const Line& line : lines)
    digits = std::max(digits, fmt::formatted_size("{}", line.count));
  return digits;
}

void append_padded(std::string& out, std::string_view text, std::size_t columns) {
  out += text;
  out.append(columns - std::min(columns, utf8::count(text)), ' ');
}

void append_title(std::string& out, std::string_view title, const Palette& colors) {
  out += fmt::format("\n{}{}{}\n", colors.title, title, colors.reset);
}

void append_facet(std::string& out, const search::Facet& facet, const RenderOptions& options) {
  const Palette colors = palette(options.color);
  constexpr std::size_t kMaxLabel = 50;
  constexpr std::size_t kCountColumns = 12;
  const std::size_t room = options.columns - std::min(options.columns, kIndent + kCountColumns);
  const std::size_t most = std::clamp(room, kMinBar, kMaxLabel);
  std::vector<Line> lines;
  for (const search::FacetValue& value : facet.values)
    lines.push_back({cut(value.value, most), value.count});
  const auto remark = [&](std::string_view label, std::uint64_t count) {
    if (count > 0) lines.push_back({std::string(label), count, true});
  };
  remark(in(options.language, "lainnya", "others"), facet.other);
  remark(in(options.language, "tidak ada", "none"), facet.missing);
  append_title(out, title_of(facet.field, options.language), colors);
  const std::size_t label = widest_label(lines);
  const std::size_t digits = digits_of(lines);
  for (const Line& line : lines) {
    out.append(kIndent, ' ');
    if (line.remark) out += colors.detail;
    append_padded(out, line.label, label);
    out += fmt::format("  {:>{}}", line.count, digits);
    if (line.remark) out += colors.reset;
    out += '\n';
  }
}

/// A bar of `eighths` of a column, in Unicode's block elements.
std::string bar(std::uint64_t eighths) {
  constexpr std::array<std::string_view, 8> kParts = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  std::string text;
  for (std::uint64_t i = 0; i < eighths / kParts.size(); ++i)
    text += "█";
  text += kParts.at(eighths % kParts.size());
  return text;
}

/// Years and months by their name, weeks and days by their first day.
std::string label_of(const search::TimelineBucket& bucket, search::TimelineUnit unit) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kYearMonth = 7;
  std::string day = search::iso_date(bucket.from);
  if (unit == search::TimelineUnit::month) day.resize(kYearMonth);
  if (unit == search::TimelineUnit::year) day.resize(kYear);
  return day;
}

void append_timeline(std::string& out, const search::Timeline& timeline,
                     const RenderOptions& options) {
  const Palette colors = palette(options.color);
  std::vector<Line> lines;
  std::uint64_t most = 1;
  for (const search::TimelineBucket& bucket : timeline.buckets) {
    lines.push_back({label_of(bucket, timeline.unit), bucket.count});
    most = std::max(most, bucket.count);
  }
  append_title(out, in(options.language, "Waktu terbit", "Published"), colors);
  constexpr std::size_t kBlanks = 3;
  const std::size_t digits = digits_of(lines);
  const std::size_t taken = kIndent + widest_label(lines) + digits + kBlanks;
  const std::size_t width = std::max(options.columns - std::min(options.columns, taken), kMinBar);
  for (const Line& line : lines) {
    const std::uint64_t eighths = (line.count * width * 8 + most - 1) / most;  // 1 is seen, too
    out += fmt::format("{:{}}{}  {:>{}}", "", kIndent, line.label, line.count, digits);
    if (eighths > 0) out += fmt::format(" {}{}{}", colors.mark, bar(eighths), colors.reset);
    out += '\n';
  }
  if (timeline.missing == 0) return;
  out += fmt::format("{:{}}{}{} {}{}\n", "", kIndent, colors.detail,
                     in(options.language, "tanpa waktu:", "without a time:"), timeline.missing,
                     colors.reset);
}

}  // namespace

std::string render_counts(const search::SearchResults& results, const RenderOptions& options) {
  std::string out;
  if (results.total.value == 0) return out;
  for (const search::Facet& facet : results.facets)
    append_facet(out, facet, options);
  if (results.timeline) append_timeline(out, *results.timeline, options);
  return out;
}

}  // namespace telusur::cli
