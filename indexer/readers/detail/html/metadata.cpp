// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/html/metadata.hpp"

#include <algorithm>
#include <array>

#include "readers/detail/ascii.hpp"

namespace telusur::indexer::detail {
namespace {

constexpr std::size_t kMostValues = 64;  ///< authors or tags

/// A property of <meta> and the field it fills; the earlier line wins.
struct Property {
  std::string_view name;
  std::string Metadata::*field;
};
constexpr std::array kProperties = {
    Property{"og:title", &Metadata::title},
    Property{"og:description", &Metadata::description},
    Property{"og:url", &Metadata::url},
    Property{"og:site_name", &Metadata::publisher},
    Property{"article:published_time", &Metadata::published},
    Property{"og:article:published_time", &Metadata::published},
    Property{"article:modified_time", &Metadata::updated},
    Property{"og:updated_time", &Metadata::updated},
    Property{"article:section", &Metadata::section},
    Property{"twitter:title", &Metadata::title},
    Property{"twitter:description", &Metadata::description},
    Property{"description", &Metadata::description},
    Property{"publishdate", &Metadata::published},
    Property{"publish-date", &Metadata::published},
    Property{"pubdate", &Metadata::published},
    Property{"content_publisheddate", &Metadata::published},
    Property{"dc.date", &Metadata::published},
    Property{"dc.date.issued", &Metadata::published},
    Property{"dcterms.created", &Metadata::published},
    Property{"parsely-pub-date", &Metadata::published},
    Property{"cxenseparse:recs:publishtime", &Metadata::published},
    Property{"date", &Metadata::published},
    Property{"content_category", &Metadata::section},
    Property{"content-language", &Metadata::language},
};

constexpr std::array<std::string_view, 3> kTagProperties = {"article:tag", "news_keywords",
                                                            "keywords"};
constexpr std::array<std::string_view, 5> kAuthorProperties = {
    "article:author", "author", "dc.creator", "content_author", "parsely-author"};

/// Microdata that fills a field, from the attribute that holds machine-readable values or the text.
constexpr std::array kItemProperties = {
    Property{"headline", &Metadata::title},
    Property{"datePublished", &Metadata::published},
    Property{"dateModified", &Metadata::updated},
    Property{"articleSection", &Metadata::section},
    Property{"description", &Metadata::description},
};

/// Every <meta>, by property or name, in lower case.
using MetaValues = std::vector<std::pair<std::string, std::string_view>>;

void split(std::string_view text, std::vector<std::string>& into) {
  while (!text.empty() && into.size() < kMostValues) {
    const std::size_t end = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    part.remove_prefix(std::min(part.find_first_not_of(" \n\t"), part.size()));
    if (!part.empty()) into.emplace_back(part);
  }
}

void add_meta(const MetaValues& values, Metadata& metadata) {
  for (const Property& property : kProperties) {
    std::string& field = metadata.*property.field;
    for (const auto& [name, content] : values) {
      if (field.empty() && name == property.name) field = content;
    }
  }
  for (const std::string_view wanted : kAuthorProperties) {
    if (!metadata.authors.empty()) break;
    for (const auto& [name, content] : values) {
      // Facebook asked for the address of a profile here.
      const bool address = content.find("://") != std::string_view::npos;
      if (name == wanted && !address) split(content, metadata.authors);
    }
  }
  for (const std::string_view wanted : kTagProperties) {
    if (!metadata.tags.empty()) break;
    for (const auto& [name, content] : values) {
      if (name == wanted) split(content, metadata.tags);
    }
  }
}

std::string item_value(const xmlNode& element) {
  for (const std::string_view name : {"content", "datetime"}) {
    if (const std::string_view value = attribute(element, name); !value.empty()) {
      return std::string(value);
    }
  }
  return text_below(element);
}

/// Collects what stands in the elements of a page; the order of precedence is decided afterwards.
struct Found {
  MetaValues meta;
  Metadata items;  ///< microdata
  Metadata plain;  ///< <link>, <time>, <title>, <html lang>
  std::vector<std::string> scripts;
};

void look_at(const xmlNode& element, Found& found) {
  const std::string_view tag = tag_of(element);
  const std::string_view item = attribute(element, "itemprop");
  for (const Property& property : kItemProperties) {
    std::string& field = found.items.*property.field;
    if (item == property.name && field.empty()) field = item_value(element);
  }
  if (item == "author" && tag != "meta" && found.items.authors.empty()) {
    split(text_below(element), found.items.authors);
  }
  if (tag == "meta") {
    const std::string_view content = attribute(element, "content");
    for (const std::string_view key : {"property", "name", "http-equiv"}) {
      const std::string_view name = attribute(element, key);
      if (!name.empty() && !content.empty()) found.meta.emplace_back(lowered(name), content);
    }
  } else if (tag == "script" && attribute(element, "type") == "application/ld+json") {
    std::string script;
    for (const xmlNode* child = element.children; child != nullptr; child = child->next)
      script += characters(*child);
    found.scripts.push_back(std::move(script));
  } else if (tag == "link" && attribute(element, "rel") == "canonical" && found.plain.url.empty()) {
    found.plain.url = attribute(element, "href");
  } else if (tag == "time" && found.plain.published.empty()) {
    found.plain.published = attribute(element, "datetime");
  } else if (tag == "title" && found.plain.title.empty() && element.parent != nullptr &&
             tag_of(*element.parent) == "head") {
    found.plain.title = text_below(element);
  } else if (tag == "html") {
    found.plain.language = attribute(element, "lang");
  }
}

void fill(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

void add(const Metadata& more, Metadata& metadata) {
  fill(metadata.title, more.title);
  fill(metadata.description, more.description);
  fill(metadata.url, more.url);
  fill(metadata.published, more.published);
  fill(metadata.updated, more.updated);
  fill(metadata.section, more.section);
  fill(metadata.language, more.language);
  if (metadata.authors.empty()) metadata.authors = more.authors;
}

}  // namespace

Metadata metadata_of(const HtmlDocument& document) {
  Found found;
  for_each_element(*document.root(), [&](const xmlNode& element) {
    look_at(element, found);
    return true;
  });
  Metadata metadata;
  for (const std::string& script : found.scripts)
    add_json_ld(script, metadata);
  // The address a page calls its own goes before the one in its JSON-LD, which is often a copy of
  // the home page's.
  if (!found.plain.url.empty()) metadata.url = found.plain.url;
  add_meta(found.meta, metadata);
  add(found.items, metadata);
  add(found.plain, metadata);
  return metadata;
}

}  // namespace telusur::indexer::detail
