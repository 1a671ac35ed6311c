// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/marked_article.hpp"

#include <algorithm>

#include "index/stored_article.hpp"
#include "search/order_verifier.hpp"
#include "search/searcher.hpp"

namespace telusur::search {
namespace {

/// Every word that tells something is worth the same: within one article there is no choosing
/// between articles.
std::vector<UnitWeight> equal_weights(const std::vector<QueryUnit>& units) {
  const bool only_stopwords =
      std::ranges::all_of(units, [](const QueryUnit& unit) { return unit.stopword; });
  std::vector<UnitWeight> weights;
  weights.reserve(units.size());
  for (const QueryUnit& unit : units)
    weights.push_back({unit.stopword && !only_stopwords ? 0.0 : 1.0});
  return weights;
}

std::vector<std::string> mark_paragraphs(Snippeter& snippeter, std::string_view text) {
  std::vector<std::string> paragraphs;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view paragraph = text.substr(0, end);
    if (paragraph.find_first_not_of(" \t\r") != std::string_view::npos) {
      paragraphs.push_back(snippeter.whole(paragraph, "body").html);
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return paragraphs;
}

}  // namespace

Result<MarkedArticle> Searcher::marked_article(std::string_view id, const SearchRequest& request) {
  auto query = understand(request);
  if (!query) return query.error();
  return reader_.read([&](const Xapian::Database& db) -> Result<MarkedArticle> {
    const Xapian::docid docid = index::find_article(db, id);
    if (docid == 0) return Error{ErrorCode::not_found, "id", "", ""};
    auto article = index::read_article(db, reader_.decoder(), docid);
    if (!article) return article.error();
    const std::string text = index::text_of(*article);
    const bool has_tokens = index::read_tokens(db, docid, stream_);
    std::vector<QueryUnit> units = to_units(*query);
    if (has_tokens && !order_holds(query->root, stream_, request.title)) loosen_phrases(units);
    Snippeter snippeter(analyzer_, units, equal_weights(units));
    MarkedArticle marked;
    marked.title_html = snippeter.whole(article->title, "title").html;
    marked.paragraphs_html = mark_paragraphs(snippeter, text);
    if (has_tokens) {
      SnippetOptions options;
      options.count = request.snippets;
      marked.passages = snippeter.passages(text, stream_, options);
    }
    marked.article = std::move(*article);
    return marked;
  });
}

}  // namespace telusur::search
