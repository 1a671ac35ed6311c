// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/page_path.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

#include "article/article_id.hpp"
#include "article/page_address.hpp"
#include "readers/detail/ascii.hpp"

namespace telusur::indexer::detail {
namespace {

namespace fs = std::filesystem;

std::optional<int> number(std::string_view text, std::size_t length) {
  if (text.size() != length || !std::all_of(text.begin(), text.end(), is_digit)) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : text)
    value = value * 10 + (c - '0');
  return value;
}

/// The year and month that stand next to each other in `parts`, and the day if it follows.
void take_date(const std::vector<std::string>& parts, PagePath& page) {
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const auto year = number(parts[i], 4);
    const auto month = number(parts[i + 1], 2);
    if (!year || !month || *year < 1990 || *year > 2100) continue;
    const std::chrono::year_month found{std::chrono::year{*year},
                                        std::chrono::month{static_cast<unsigned>(*month)}};
    if (!found.ok()) continue;
    page.month = found;
    const auto day = i + 2 < parts.size() ? number(parts[i + 2], 2) : std::nullopt;
    if (day && (found / std::chrono::day{static_cast<unsigned>(*day)}).ok()) {
      page.day = found / std::chrono::day{static_cast<unsigned>(*day)};
    }
    return;
  }
}

std::string joined(const std::vector<std::string>& parts, std::size_t from) {
  std::string path;
  for (std::size_t i = from; i < parts.size(); ++i) {
    if (!path.empty()) path += '/';
    path += parts[i];
  }
  return path;
}

/// `slug` of `slug.txt` and `slug.txt.gz`.
std::string without_extensions(const std::string& name) {
  fs::path path(name);
  if (path.extension() == ".gz" || path.extension() == ".zst") path.replace_extension();
  for (const std::string_view known : {".txt", ".text"}) {
    if (path.extension() == known) path.replace_extension();
  }
  return path.string();
}

std::vector<std::string> parts_of(const fs::path& path) {
  std::vector<std::string> parts;
  for (const fs::path& part : path.lexically_normal()) {
    if (part != "/" && part != "." && part != ".." && !part.empty()) parts.push_back(part.string());
  }
  return parts;
}

}  // namespace

PagePath page_path(const Input& input) {
  PagePath page;
  if (input.path == "-") return page;
  std::vector<std::string> parts = parts_of(input.path);
  if (parts.empty()) return page;
  parts.back() = without_extensions(parts.back());

  const auto host = std::find_if(parts.rbegin() + 1, parts.rend(), article::looks_like_host);
  if (host == parts.rend()) {
    const std::vector<std::string> root = parts_of(input.root);
    const bool below = !input.root.empty() && root.size() < parts.size() &&
                       std::equal(root.begin(), root.end(), parts.begin());
    page.id = article::bounded_id(joined(parts, below ? root.size() : parts.size() - 1));
    return page;
  }
  const auto first = static_cast<std::size_t>(parts.rend() - host) - 1;
  page.source = *host;
  if (first + 2 < parts.size() && !number(parts[first + 1], 4)) page.section = parts[first + 1];
  take_date({parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end() - 1}, page);
  page.id = article::bounded_id(joined(parts, first));
  page.url = "https://" + joined(parts, first);
  return page;
}

PagePath page_path_of(const article::PageAddress& address) {
  PagePath page;
  page.id = address.id();
  page.source = address.host;
  page.url = address.url();
  std::vector<std::string> parts = parts_of(address.host + address.path);
  if (parts.size() > 2 && !number(parts[1], 4)) page.section = parts[1];
  if (!parts.empty()) parts.pop_back();
  take_date(parts, page);
  return page;
}

PagePath page_path_of_url(std::string_view url) {
  const auto address = article::page_address(url);
  return address ? page_path_of(*address) : PagePath();
}

}  // namespace telusur::indexer::detail
