// SPDX-License-Identifier: GPL-2.0-or-later
#include "page_style.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace telusur::test {
namespace {

using Values = std::map<std::string, std::string>;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string json_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c + 32);
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-'))
    out.pop_back();
  return out;
}

std::string weekday(const article::Timestamp& time) {
  constexpr std::array kNames = {"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"};
  const std::chrono::weekday day{std::chrono::sys_days{local_day(time)}};
  return kNames.at(day.c_encoding());
}

/// Puts values in for the names in braces; other braces, of scripts, stay.
std::string filled(std::string_view form, const Values& values) {
  std::string out;
  for (std::size_t at = 0; at < form.size(); ++at) {
    if (form[at] == '{') {
      const std::size_t end = form.find('}', at);
      const auto value = end == std::string_view::npos
                             ? values.end()
                             : values.find(std::string(form.substr(at + 1, end - at - 1)));
      if (value != values.end()) {
        out += value->second;
        at = end;
        continue;
      }
    }
    out += form[at];
  }
  return out;
}

Values values_of(const Copy& copy, std::size_t index) {
  const std::string iso = to_rfc3339(copy.published);
  return {{"title", escaped(copy.title)},
          {"title_json", json_escaped(copy.title)},
          {"slug", slug(copy.title)},
          {"section", slug(copy.section)},
          {"author", escaped(copy.author)},
          {"number", std::to_string(7'700'000 + index)},
          {"date_iso", iso},
          {"date_space", iso.substr(0, 10) + " " + iso.substr(11, 8)},
          {"date_long",
           weekday(copy.published) + ", " + to_display_date(copy.published, Language::indonesian)},
          {"date_short", iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4)},
          {"time", iso.substr(11, 5)},
          {"offset", iso.substr(19)},
          {"zone", iso.ends_with("+08:00")   ? "WITA"
                   : iso.ends_with("+09:00") ? "WIT"
                                             : "WIB"},
          {"time_dot", iso.substr(11, 2) + "." + iso.substr(14, 2)},
          {"year", iso.substr(0, 4)},
          {"month", iso.substr(5, 2)},
          {"day", iso.substr(8, 2)}};
}

}  // namespace

PageStyle::PageStyle(const std::string& file) : name_(std::filesystem::path(file).stem()) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line) && line != "---";) {
    const bool after = line.starts_with("after ");
    const std::size_t space = line.find(' ', after ? 6 : 0);
    head_[line.substr(0, space)] = line.substr(std::min(space, line.size() - 1) + 1);
  }
  page_.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  REQUIRE_MESSAGE((!page_.empty() && head_.contains("host") && head_.contains("p")), file);
}

std::string PageStyle::body(const Copy& copy, const Values& values) const {
  std::string body;
  for (std::size_t i = 0; i < copy.lines.size(); ++i) {
    body += filled(head_.at("p"), {{"", escaped(copy.lines[i])}}) + "\n";
    for (const std::string& key : {fmt::format("after {}", i + 1),
                                   std::string(i + 1 == copy.lines.size() ? "after last" : "")}) {
      if (const auto furniture = head_.find(key); furniture != head_.end()) {
        body += filled(furniture->second, values) + "\n";
      }
    }
  }
  return body;
}

PageStyle::Page PageStyle::page(const std::vector<Copy>& copies, std::size_t index) const {
  const Copy& copy = copies.at(index);
  Values values = values_of(copy, index);
  for (std::size_t i = 1; i <= 4; ++i)
    values["related" + std::to_string(i)] = escaped(copies[(index + i) % copies.size()].title);
  values["url"] = "https://" + head_.at("host") + filled(head_.at("path"), values);
  values["body"] = body(copy, values);
  Page page{filled(page_, values), head_.at("host"), copy.published, copy.published};
  page.fetched.moment += std::chrono::hours{2};
  if (head_.at("shows") == "day") {
    page.shown.moment =
        std::chrono::sys_days{local_day(copy.published)} - copy.published.utc_offset;
  }
  return page;
}

}  // namespace telusur::test
