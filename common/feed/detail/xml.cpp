// SPDX-License-Identifier: GPL-2.0-or-later
#include "feed/detail/xml.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include "support/utf8.hpp"

namespace telusur::feed::detail {
namespace {

/// Allowed by XML and of no harm to a terminal that shows it: no control characters but tab and
/// line end.
bool allowed(char32_t code_point) {
  if (code_point == '\t' || code_point == '\n') return true;
  const bool control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
  return !control && code_point != 0xFFFE && code_point != 0xFFFF;
}

struct StringWriter final : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text, at);
    utf8::append(out, allowed(next.code_point) ? next.code_point : utf8::kReplacement);
    at += next.length;
  }
  return out;
}

pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node node = parent.append_child(name);
  node.text().set(xml_text(text).c_str());
  return node;
}

void add_attribute(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

std::string urn(std::string_view kind, std::string_view name) {
  return "urn:x-telusur:" + std::string(kind) + ":" +
         boost::urls::encode(name, boost::urls::unreserved_chars);
}

std::string link_of(const article::Article& article) {
  const auto url = boost::urls::parse_uri(article.url);
  const bool web = url && (url->scheme_id() == boost::urls::scheme::http ||
                           url->scheme_id() == boost::urls::scheme::https);
  return web ? article.url : std::string();
}

std::string id_of(const article::Article& article) {
  std::string link = link_of(article);
  return link.empty() ? urn("article", article.id) : link;
}

std::string title_of(const search::Hit& hit) {
  if (!hit.article.title.empty()) return hit.article.title;
  return hit.opening.empty() ? hit.article.id : hit.opening;
}

std::string summary_of(const search::Hit& hit) {
  std::string html;
  for (const search::Snippet& snippet : hit.snippets) {
    html += (snippet.cut_before ? "<p>…" : "<p>") + snippet.html;
    html += snippet.cut_after ? "…</p>" : "</p>";
  }
  return html;
}

std::vector<std::string> categories_of(const article::Article& article) {
  std::vector<std::string> terms = article.tags;
  if (!article.section.empty()) terms.insert(terms.begin(), article.section);
  return terms;
}

std::vector<std::string> authors_of(const article::Article& article) {
  if (article.authors.empty() && !article.source.empty()) return {article.source};
  return article.authors;
}

std::optional<article::Timestamp> changed(const article::Article& article) {
  return article.updated ? article.updated : article.published;
}

std::optional<article::Timestamp> newest(std::span<const search::Hit> hits) {
  std::optional<article::Timestamp> newest;
  for (const search::Hit& hit : hits)
    newest = std::max(newest, changed(hit.article));
  return newest;
}

std::string serialized(pugi::xml_document& document) {
  pugi::xml_node declaration = document.prepend_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("utf-8");
  StringWriter writer;
  document.save(writer, "  ", pugi::format_indent, pugi::encoding_utf8);
  return std::move(writer.text);
}

}  // namespace telusur::feed::detail
