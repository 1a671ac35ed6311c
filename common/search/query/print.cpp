// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/print.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <variant>
#include <vector>

#include "article/timestamp.hpp"

namespace telusur::search {
namespace {

std::string_view field_mark(Field field) {
  switch (field) {
    case Field::title:
      return "title:";
    case Field::body:
      return "body:";
    case Field::any:
      break;
  }
  return "";
}

class Printer {
 public:
  void print(const Node& node) {
    std::visit([this](const auto& value) { print(value); }, node.as);
  }

  std::string out;

 private:
  void print(const std::vector<Node>& operands) {
    for (const Node& operand : operands) {
      out += ' ';
      print(operand);
    }
  }

  void print(const All& all) {
    out += all.required ? "(and" : "(all";
    print(all.operands);
    if (!all.excluded.empty()) {
      out += " (not";
      print(all.excluded);
      out += ')';
    }
    out += ')';
  }

  void print(const Any& any) {
    out += "(any";
    print(any.operands);
    out += ')';
  }

  void print(const Near& near) {
    out += fmt::format("(near/{}", near.distance);
    print(near.operands);
    out += ')';
  }

  void print(const Word& word) {
    out += field_mark(word.field);
    out += word.surface;
    if (word.stem != word.surface) out += '/' + word.stem;
    if (word.stopword) out += '~';
    overlays(word);
    for (const Expansion& expansion : word.expansions)
      out += fmt::format("={{{}:{}}}", expansion.text, expansion.span);
  }

  void print(const Phrase& phrase) {
    out += field_mark(phrase.field);
    for (const Word& word : phrase.words) {
      out += &word == phrase.words.data() ? '"' : ' ';
      out += word.surface;
      overlays(word);
    }
    out += '"';
  }

  void print(const Prefix& prefix) {
    out += field_mark(prefix.field);
    out += prefix.surface + '*';
  }

  void overlays(const Word& word) {
    for (const Overlay& overlay : word.overlays)
      out += fmt::format("{{{}:{}}}", overlay.surface, overlay.span);
  }
};

std::string quoted(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string moment(const std::optional<Moment>& time) {
  return time ? article::to_rfc3339({*time, article::kJakartaOffset}) : "";
}

}  // namespace

std::string to_string(const Node& node) {
  Printer printer;
  printer.print(node);
  return std::move(printer.out);
}

std::string to_string(const Period& period) {
  return moment(period.since) + ".." + moment(period.until);
}

std::string to_string(const Query& query) {
  std::string out = to_string(query.root);
  for (std::size_t i = 0; i < kFilterFields; ++i) {
    const auto field = static_cast<FilterField>(i);
    const ValueFilter& filter = query.filters[field];
    if (filter.empty()) continue;
    out += fmt::format(" (filter {}", name(field));
    for (const std::string& value : filter.include)
      out += ' ' + quoted(value);
    if (!filter.exclude.empty()) out += " -";
    for (const std::string& value : filter.exclude)
      out += ' ' + quoted(value);
    out += ')';
  }
  const Period& published = query.filters.published;
  if (published.since || published.until)
    out += fmt::format(" (published {})", to_string(published));
  for (const SuggestedDate& date : query.suggested_dates) {
    if (!date.applied)
      out += fmt::format(" (maybe {}..{} {})", date.range.begin, date.range.end,
                         to_string(date.period));
  }
  for (const Notice& notice : query.notices)
    out +=
        fmt::format(" (notice {} {}..{})", name(notice.code), notice.range.begin, notice.range.end);
  return out;
}

}  // namespace telusur::search
