// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/feed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "article/article_id.hpp"
#include "readers/detail/ascii.hpp"
#include "readers/detail/html/page_article.hpp"
#include "readers/detail/markup.hpp"
#include "readers/detail/news_time.hpp"
#include "readers/detail/page_path.hpp"
#include "readers/detail/whole_input.hpp"
#include "readers/detail/xml_document.hpp"

namespace telusur::indexer {
namespace {

using article::Article;

/// What a feed says of itself, for items that say nothing.
struct Channel {
  std::string title;
  std::string host;
  std::string language;
};

/// An item in the words of its format, before it is an article.
struct Item {
  std::string title;
  std::string link;
  std::string id;
  std::string published;
  std::string updated;
  std::string content;  ///< HTML, or text without markup
  std::string summary;  ///< the same
  std::string source;
  std::string language;
  std::vector<std::string> authors;
  std::vector<std::string> categories;
};

std::string text_of(const pugi::xml_node& node) {
  return std::string(detail::trimmed(node.text().as_string()));
}

/// The first child of one of these names that has a text.
std::string first_of(const pugi::xml_node& node, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string text = text_of(node.child(name)); !text.empty()) return text;
  }
  return {};
}

void append(std::vector<std::string>& list, std::string value) {
  value = std::string(detail::trimmed(value));
  const bool fits = !value.empty() && value.size() <= article::kMaxFieldBytes &&
                    list.size() < article::kMaxListItems;
  if (fits && std::find(list.begin(), list.end(), value) == list.end()) {
    list.push_back(std::move(value));
  }
}

Item rss_item(const pugi::xml_node& node) {
  Item item;
  item.title = first_of(node, {"title"});
  item.link = first_of(node, {"link", "feedburner:origLink"});
  item.id = first_of(node, {"guid"});
  if (item.link.empty()) item.link = item.id;  // a permalink by default (RSS 2.0)
  item.published = first_of(node, {"pubDate", "dc:date", "dcterms:issued"});
  item.updated = first_of(node, {"dcterms:modified", "atom:updated"});
  item.content = first_of(node, {"content:encoded", "content"});
  item.summary = first_of(node, {"description", "summary"});
  item.source = first_of(node, {"source"});
  for (const char* name : {"dc:creator", "author"}) {
    for (const pugi::xml_node& author : node.children(name))
      append(item.authors, text_of(author));
  }
  for (const char* name : {"category", "dc:subject"}) {
    for (const pugi::xml_node& category : node.children(name))
      append(item.categories, text_of(category));
  }
  return item;
}

/// The content of an Atom text construct (RFC 4287 §3.1): XHTML is markup as child elements.
std::string construct(const pugi::xml_node& node) {
  if (std::string_view(node.attribute("type").as_string()) != "xhtml") return text_of(node);
  std::ostringstream out;
  for (const pugi::xml_node& child : node.children())
    child.print(out, "", pugi::format_raw);
  return std::move(out).str();
}

std::string atom_link(const pugi::xml_node& node) {
  std::string other;
  for (const pugi::xml_node& link : node.children("link")) {
    const std::string_view relation = link.attribute("rel").as_string("alternate");
    if (relation == "alternate") return link.attribute("href").as_string();
    if (relation == "self") other = link.attribute("href").as_string();
  }
  return other;
}

Item atom_entry(const pugi::xml_node& node) {
  Item item;
  item.title = detail::trimmed(construct(node.child("title")));
  item.link = atom_link(node);
  item.id = first_of(node, {"id"});
  item.updated = first_of(node, {"updated"});
  item.published = first_of(node, {"published", "issued", "updated"});
  item.content = construct(node.child("content"));
  item.summary = construct(node.child("summary"));
  item.source = detail::trimmed(construct(node.child("source").child("title")));
  item.language = node.attribute("xml:lang").as_string();
  for (const pugi::xml_node& author : node.children("author"))
    append(item.authors, text_of(author.child("name")));
  for (const pugi::xml_node& category : node.children("category")) {
    const char* label =
        category.attribute("label").as_string(category.attribute("term").as_string());
    append(item.categories, label);
  }
  return item;
}

/// Text of HTML or of plain text; what has no tag and no reference is text already.
std::string plain(const std::string& html, std::vector<RemovedText>& removed) {
  if (html.find_first_of("<&") == std::string::npos) {
    return std::string(detail::trimmed(html));
  }
  return detail::text_of_fragment(html, removed);
}

Result<Article> article_of(Item item, const Channel& channel, std::vector<RemovedText>& removed) {
  Article article;
  detail::PagePath path = detail::page_path_of_url(item.link);
  article.title = plain(item.title, removed);
  std::string summary = plain(item.summary, removed);
  article.body = plain(item.content, removed);
  if (article.body.empty()) {
    article.body = std::move(summary);
  } else if (article.body.find(summary) == std::string::npos) {
    article.lead = std::move(summary);
  }
  for (const auto& [field, text, time] :
       {std::tuple{"published", &item.published, &article.published},
        std::tuple{"updated", &item.updated, &article.updated}}) {
    if (text->empty()) continue;
    *time = detail::read_time(*text);
    if (!*time) {
      return Error{ErrorCode::invalid_document, field,
                   fmt::format("\"{}\" is not a date or time", *text),
                   "write RFC 2822 in RSS and RFC 3339 in Atom"};
    }
  }
  article.source = !path.source.empty()    ? path.source
                   : !item.source.empty()  ? item.source
                   : !channel.host.empty() ? channel.host
                                           : channel.title;
  article.section = path.section;
  for (std::string& category : item.categories) {
    if (detail::slug(category) != article.section) article.tags.push_back(std::move(category));
  }
  article.authors = std::move(item.authors);
  article.url = path.url;
  article.id = !path.id.empty() ? path.id : article::bounded_id(item.id);
  if (article.id.empty()) article.id = article::content_id(article);
  const std::string language =
      detail::primary_subtag(item.language.empty() ? channel.language : item.language);
  if (!language.empty()) article.language = language;
  return article;
}

class FeedReader final : public Reader {
 public:
  FeedReader(ByteSource source, bool atom) : source_(std::move(source)), atom_(atom) {}

  std::optional<Record> next() override {
    if (!std::exchange(opened_, true)) {
      if (auto failed = open()) return Record{{source_.name(), 0}, std::move(*failed)};
    }
    if (next_ == items_.size()) {
      if (!document_.damage) return std::nullopt;
      const Origin origin{source_.name(), 0};
      Error damage = located(origin, *std::exchange(document_.damage, std::nullopt));
      return Record{origin, std::move(damage)};
    }
    const Origin origin{source_.name(), next_ + 1};
    const pugi::xml_node& node = items_[next_++];
    std::vector<RemovedText> removed;
    Item item = atom_ ? atom_entry(node) : rss_item(node);
    const bool excerpt = item.content.empty();
    auto article = article_of(std::move(item), channel_, removed);
    if (!article) return Record{origin, located(origin, article.error())};
    return Record{origin, std::move(*article), std::move(removed), excerpt};
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return source_.bytes_read(); }

 private:
  std::optional<Error> open() {
    const auto bytes = detail::whole(source_, kMaxFeedBytes);
    if (!bytes) return bytes.error();
    document_ = detail::parse_xml(*bytes);
    const pugi::xml_node root = document_.tree->document_element();
    const pugi::xml_node channel = atom_ ? root : root.child("channel");
    channel_.title = text_of(channel.child("title"));
    channel_.host =
        detail::page_path_of_url(atom_ ? atom_link(root) : text_of(channel.child("link"))).source;
    channel_.language = atom_ ? root.attribute("xml:lang").as_string()
                              : first_of(channel, {"language", "dc:language"});
    // RSS 1.0 has its items beside the channel.
    for (const pugi::xml_node& parent : atom_ ? std::vector{root} : std::vector{channel, root}) {
      for (const pugi::xml_node& item : parent.children(atom_ ? "entry" : "item"))
        items_.push_back(item);
    }
    // The last item of a feed that stops in the middle may be cut.
    if (document_.damage && !items_.empty()) items_.pop_back();
    return std::nullopt;
  }

  ByteSource source_;
  bool atom_;
  bool opened_ = false;
  detail::XmlDocument document_;
  Channel channel_;
  std::vector<pugi::xml_node> items_;
  std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<Reader> open_rss(ByteSource source, const Input& /*input*/,
                                 const ReaderOptions& /*options*/) {
  return std::make_unique<FeedReader>(std::move(source), false);
}

std::unique_ptr<Reader> open_atom(ByteSource source, const Input& /*input*/,
                                  const ReaderOptions& /*options*/) {
  return std::make_unique<FeedReader>(std::move(source), true);
}

Match match_rss(std::string_view head) {
  return detail::markup_of(head) == detail::Markup::rss ? Match::certain : Match::never;
}

Match match_atom(std::string_view head) {
  return detail::markup_of(head) == detail::Markup::atom ? Match::certain : Match::never;
}

}  // namespace telusur::indexer
