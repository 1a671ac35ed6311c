// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionaries/pins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/url/pct_string_view.hpp>

#include "article/article.hpp"
#include "dictionaries/query_key.hpp"
#include "support/text_lines.hpp"
#include "support/utf8.hpp"

namespace telusur::searchd {
namespace {

constexpr std::string_view kArrow = "=>";

/// The id as it is; empty for one that no article can have.
std::string decoded_id(std::string_view written) {
  const auto encoded = boost::urls::make_pct_string_view(written);
  if (!encoded) return {};
  std::string id = encoded->decode();
  return id.size() <= article::kMaxIdBytes && utf8::valid(id) ? id : std::string();
}

void add(std::vector<std::string>& ids, std::string id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
}

/// Reads the ids to the right of the arrow; what is wrong with them, or an empty text.
std::string read_ids(std::string_view text, Pins& pins) {
  bool any = false;
  for (text = trimmed_blanks(text); !text.empty(); text = trimmed_blanks(text)) {
    std::string_view written = text.substr(0, text.find_first_of(" \t"));
    text.remove_prefix(written.size());
    if (written == kArrow) return "two =>";
    const bool hide = written.front() == '-';
    if (hide) written.remove_prefix(1);
    std::string id = decoded_id(written);
    if (id.empty()) return fmt::format("\"{}\" is no id", written);
    add(hide ? pins.hidden : pins.promoted, std::move(id));
    any = true;
  }
  if (!any) return "no ids after =>";
  if (pins.promoted.size() + pins.hidden.size() > kMaxPinsPerQuery) {
    return fmt::format("more than {} ids for one query", kMaxPinsPerQuery);
  }
  const bool both = std::ranges::any_of(pins.hidden, [&](const std::string& id) {
    return std::ranges::find(pins.promoted, id) != pins.promoted.end();
  });
  return both ? "an id is both put first and taken out" : "";
}

}  // namespace

Result<PinRules> PinRules::parse(std::string_view text, std::string_view name) {
  PinRules rules;
  for (ContentLines lines(text); lines.next();) {
    const auto wrong = [&](std::string what) {
      return Error{ErrorCode::unsupported_format, fmt::format("{}:{}", name, lines.number()),
                   std::move(what), "write `query => id id -id`"};
    };
    const std::string_view line = lines.line();
    if (!utf8::valid(line)) return wrong("is not UTF-8");
    const std::size_t arrow = line.find(kArrow);
    if (arrow == std::string_view::npos) return wrong("no =>");
    std::string query = query_key(line.substr(0, arrow));
    if (query.empty()) return wrong("no query before =>");
    std::string fault = read_ids(line.substr(arrow + kArrow.size()), rules.rules_[query]);
    if (!fault.empty()) return wrong(std::move(fault));
    if (rules.rules_.size() > kMaxPinnedQueries) {
      return wrong(fmt::format("more than {} queries", kMaxPinnedQueries));
    }
  }
  return rules;
}

const Pins* PinRules::find(std::string_view query) const {
  if (rules_.empty()) return nullptr;
  const auto found = rules_.find(query_key(query));
  return found == rules_.end() ? nullptr : &found->second;
}

}  // namespace telusur::searchd
