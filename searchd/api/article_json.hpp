// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "article/article.hpp"
#include "http/message.hpp"
#include "support/result.hpp"

namespace telusur::searchd {

/// An article under the names that a hit has; lead and text only `with_text`.
boost::json::object article_json(const article::Article& article, bool with_text);

/// A list of articles, each a search::RelatedArticle or search::StoryArticle: with the opening of
/// the text of those without a title.
template <class Listed>
boost::json::object listed_json(const Listed& one) {
  boost::json::object object = article_json(one.article, false);
  if (!one.opening.empty()) object["opening"] = one.opening;
  return object;
}

/// 404 that names the article.
http::Response no_such_article(const std::string& id, const http::Request& request);

/// The response; instead of a 404 one that names the article.
http::Response or_no_such_article(http::Response response, const std::string& id,
                                  const http::Request& request);

}  // namespace telusur::searchd
