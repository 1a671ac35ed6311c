// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "readers/detail/html/metadata.hpp"

namespace telusur::indexer::detail {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMostValues = 64;  ///< authors or tags

/// Raw control characters in strings are what content systems get wrong most often.
std::string without_controls(std::string_view script) {
  std::string text(script);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

/// `<!-- … -->`, `//<![CDATA[ … //]]>` around the value.
std::string_view unwrapped(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  // The bracket of `<![CDATA[` comes before any of the value's own.
  const std::size_t cdata = script.find("<![CDATA[");
  if (cdata != std::string_view::npos && begin != std::string_view::npos && cdata < begin) {
    const std::string_view rest = script.substr(cdata + 9);
    return unwrapped(rest.substr(0, std::min(rest.find("]]>"), rest.size())));
  }
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  return script.substr(begin, end - begin + 1);
}

std::string_view text_of(const json::value& value) {
  if (const auto* text = value.if_string()) return *text;
  if (const auto* object = value.if_object()) {
    for (const std::string_view key : {"name", "@id", "@value"}) {
      const json::value* inner = object->if_contains(key);
      if (inner != nullptr && inner->is_string()) return inner->get_string();
    }
  }
  if (const auto* list = value.if_array(); list != nullptr && !list->empty()) {
    return list->front().is_array() ? std::string_view() : text_of(list->front());
  }
  return {};
}

void take(const json::object& object, std::string_view key, std::string& into) {
  const json::value* value = object.if_contains(key);
  if (into.empty() && value != nullptr) into = text_of(*value);
}

/// Some write `true` where the address of the page belongs.
void take_address(const json::object& object, std::string_view key, std::string& into) {
  std::string address;
  take(object, key, address);
  const bool is_one = address.find("://") != std::string::npos || address.starts_with('/');
  if (into.empty() && is_one) into = std::move(address);
}

/// Words divided by commas, or a list of texts and of objects with a name.
void take_list(const json::object& object, std::string_view key, bool commas,
               std::vector<std::string>& into) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !into.empty()) return;
  const auto add = [&](std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (!text.empty() && into.size() < kMostValues) into.emplace_back(text);
  };
  if (const auto* list = value->if_array()) {
    for (const json::value& item : *list)
      add(text_of(item));
    return;
  }
  std::string_view text = text_of(*value);
  while (commas && text.find(',') != std::string_view::npos) {
    add(text.substr(0, text.find(',')));
    text.remove_prefix(text.find(',') + 1);
  }
  add(text);
}

bool is_article(const json::object& object) {
  const json::value* type = object.if_contains("@type");
  if (type == nullptr) return false;
  const auto named = [](std::string_view name) {
    return name.ends_with("Article") || name == "BlogPosting" || name == "LiveBlogPosting" ||
           name == "Report";
  };
  if (const auto* list = type->if_array()) {
    return std::any_of(list->begin(), list->end(),
                       [&](const json::value& item) { return named(text_of(item)); });
  }
  return named(text_of(*type));
}

void add_article(const json::object& article, Metadata& metadata) {
  take(article, "headline", metadata.title);
  take(article, "name", metadata.title);
  take(article, "description", metadata.description);
  take(article, "datePublished", metadata.published);
  take(article, "dateCreated", metadata.published);
  take(article, "dateModified", metadata.updated);
  take(article, "articleSection", metadata.section);
  take(article, "articleBody", metadata.body);
  take(article, "inLanguage", metadata.language);
  take(article, "publisher", metadata.publisher);
  take_address(article, "url", metadata.url);
  take_address(article, "mainEntityOfPage", metadata.url);
  take_list(article, "author", false, metadata.authors);
  take_list(article, "keywords", true, metadata.tags);
}

/// The first article among a value, its list and its @graph.
const json::object* find_article(const json::value& value, std::size_t depth = 0) {
  if (depth > 4) return nullptr;
  if (const auto* list = value.if_array()) {
    for (const json::value& item : *list) {
      if (const auto* found = find_article(item, depth + 1)) return found;
    }
    return nullptr;
  }
  const auto* object = value.if_object();
  if (object == nullptr) return nullptr;
  if (is_article(*object)) return object;
  for (const std::string_view key : {"@graph", "mainEntity"}) {
    const json::value* inner = object->if_contains(key);
    if (inner == nullptr) continue;
    if (const auto* found = find_article(*inner, depth + 1)) return found;
  }
  return nullptr;
}

}  // namespace

void add_json_ld(std::string_view script, Metadata& metadata) {
  json::parse_options options;
  options.allow_trailing_commas = true;
  options.allow_comments = true;
  options.allow_invalid_utf8 = true;
  options.max_depth = kMaxDepth;
  json::error_code error;
  const std::string text = without_controls(unwrapped(script));
  const json::value value = json::parse(text, error, {}, options);
  if (error) return;
  if (const auto* article = find_article(value)) add_article(*article, metadata);
}

}  // namespace telusur::indexer::detail
