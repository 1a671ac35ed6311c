// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/html/document.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <mutex>

namespace telusur::indexer::detail {
namespace {

constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_NODEFDTD;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

const xmlAttr* find_attribute(const xmlNode& element, std::string_view name) {
  if (element.type != XML_ELEMENT_NODE) return nullptr;
  for (const xmlAttr* found = element.properties; found != nullptr; found = found->next) {
    if (view(found->name) == name) return found;
  }
  return nullptr;
}

void append_text(const xmlNode& node, std::string& out) {
  for (const char c : characters(node)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    if (node.type == XML_ELEMENT_NODE) append_text(*child, out);
  }
}

}  // namespace

Result<HtmlDocument> HtmlDocument::parse(std::string_view text) {
  static std::once_flag prepared;  // libxml2 asks for one thread to start it
  std::call_once(prepared, ::xmlInitParser);
  const std::unique_ptr<htmlParserCtxt, decltype(&::htmlFreeParserCtxt)> parser(
      ::htmlNewParserCtxt(), ::htmlFreeParserCtxt);
  xmlDoc* parsed = ::htmlCtxtReadMemory(parser.get(), text.data(), static_cast<int>(text.size()),
                                        nullptr, "UTF-8", kOptions);
  HtmlDocument document(parsed);
  if (parser->lastError.level == XML_ERR_FATAL && parser->disableSAX != 0) {
    return Error{ErrorCode::invalid_document, "", "the page nests too deeply",
                 "at most 256 elements within each other"};
  }
  if (parsed == nullptr || document.root() == nullptr) {
    return Error{ErrorCode::invalid_document, "", "there is no HTML element in it", ""};
  }
  return document;
}

const xmlNode* HtmlDocument::root() const {
  return ::xmlDocGetRootElement(document_.get());
}

std::string_view tag_of(const xmlNode& node) {
  return node.type == XML_ELEMENT_NODE ? view(node.name) : std::string_view();
}

std::string_view attribute(const xmlNode& element, std::string_view name) {
  const xmlAttr* found = find_attribute(element, name);
  return found == nullptr || found->children == nullptr ? std::string_view()
                                                        : view(found->children->content);
}

bool has_attribute(const xmlNode& element, std::string_view name) {
  return find_attribute(element, name) != nullptr;
}

std::string_view characters(const xmlNode& node) {
  const bool text = node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE;
  return text ? view(node.content) : std::string_view();
}

std::string text_below(const xmlNode& node) {
  std::string text;
  append_text(node, text);
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

void for_each_element(const xmlNode& node, const std::function<bool(const xmlNode&)>& visit) {
  if (node.type != XML_ELEMENT_NODE || !visit(node)) return;
  for (const xmlNode* child = node.children; child != nullptr; child = child->next)
    for_each_element(*child, visit);
}

}  // namespace telusur::indexer::detail
