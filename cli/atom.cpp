// SPDX-License-Identifier: GPL-2.0-or-later
#include "atom.hpp"

#include <algorithm>
#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <pugixml.hpp>
#include <vector>

#include "safe_text.hpp"
#include "support/utf8.hpp"

namespace telusur::cli {
namespace {

/// What XML 1.0 (2.2, "Characters") allows: control characters and noncharacters are U+FFFD.
std::string xml_text(std::string_view text) {
  const std::string clean = printable(text, "\t\n");
  std::string out;
  for (std::size_t at = 0; at < clean.size();) {
    const utf8::Decoded next = utf8::decode(clean, at);
    const bool allowed = next.code_point != 0xFFFE && next.code_point != 0xFFFF;
    utf8::append(out, allowed ? next.code_point : utf8::kReplacement);
    at += next.length;
  }
  return out;
}

pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node node = parent.append_child(name);
  node.text().set(xml_text(text).c_str());
  return node;
}

std::string urn(std::string_view kind, std::string_view name) {
  return "urn:x-telusur:" + std::string(kind) + ":" +
         boost::urls::encode(name, boost::urls::unreserved_chars);
}

/// Empty unless the article has a URL that every reader of feeds can follow.
std::string link_of(const article::Article& article) {
  return boost::urls::parse_uri(article.url) ? article.url : std::string();
}

/// When the article last changed, as far as it is known.
article::Timestamp changed(const article::Article& article) {
  const article::Timestamp unknown{std::chrono::sys_seconds{}, std::chrono::minutes{0}};
  return article.updated.value_or(article.published.value_or(unknown));
}

std::string summary_of(const search::Hit& hit) {
  std::string html;
  for (const search::Snippet& snippet : hit.snippets) {
    html += (snippet.cut_before ? "<p>…" : "<p>") + snippet.html;
    html += snippet.cut_after ? "…</p>" : "</p>";
  }
  return html;
}

void add_entry(pugi::xml_node feed, const search::Hit& hit) {
  const article::Article& article = hit.article;
  const std::string link = link_of(article);
  pugi::xml_node entry = feed.append_child("entry");
  add(entry, "id", link.empty() ? urn("article", article.id) : link);
  const std::string& opening = hit.opening.empty() ? article.id : hit.opening;
  add(entry, "title", article.title.empty() ? opening : article.title);
  if (!link.empty()) entry.append_child("link").append_attribute("href").set_value(link.c_str());
  add(entry, "updated", to_rfc3339(changed(article)));
  if (article.published) add(entry, "published", to_rfc3339(*article.published));
  std::vector<std::string> authors = article.authors;
  if (authors.empty() && !article.source.empty()) authors = {article.source};
  for (const std::string& author : authors)
    add(entry.append_child("author"), "name", author);
  std::vector<std::string> terms = article.tags;
  if (!article.section.empty()) terms.insert(terms.begin(), article.section);
  for (const std::string& term : terms) {
    entry.append_child("category").append_attribute("term").set_value(xml_text(term).c_str());
  }
  if (hit.snippets.empty()) return;
  add(entry, "summary", summary_of(hit)).append_attribute("type").set_value("html");
}

struct StringWriter final : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

}  // namespace

std::string to_atom(const search::SearchResults& results) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("utf-8");
  pugi::xml_node feed = document.append_child("feed");
  feed.append_attribute("xmlns").set_value("http://www.w3.org/2005/Atom");
  add(feed, "id", urn("search", results.query));
  add(feed, "title", "Telusur: " + results.query);
  article::Timestamp updated{std::chrono::sys_seconds{}, std::chrono::minutes{0}};
  for (const search::Hit& hit : results.hits)
    updated = std::max(updated, changed(hit.article));
  add(feed, "updated", to_rfc3339(updated));
  add(feed.append_child("author"), "name", "Telusur");
  pugi::xml_node generator = add(feed, "generator", "telusur");
  generator.append_attribute("version").set_value(TELUSUR_VERSION);
  for (const search::Hit& hit : results.hits)
    add_entry(feed, hit);
  StringWriter writer;
  document.save(writer, "  ", pugi::format_indent, pugi::encoding_utf8);
  return writer.text;
}

}  // namespace telusur::cli
