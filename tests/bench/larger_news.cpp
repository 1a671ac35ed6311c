// SPDX-License-Identifier: GPL-2.0-or-later
#include "larger_news.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "shuffled_sentences.hpp"
#include "workspace.hpp"

namespace telusur::bench {

void write_larger_news(const std::filesystem::path& db, std::size_t count,
                       const std::filesystem::path& file) {
  std::vector<article::Article> articles;
  each_article(db, [&](const article::Article& article) { articles.push_back(article); });
  if (articles.empty()) throw std::runtime_error(db.string() + " is empty");
  std::ofstream out(file, std::ios::binary);
  std::vector<std::string_view> bodies;
  for (const article::Article& article : articles)
    bodies.push_back(article.body);
  ShuffledSentences shuffled(bodies);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t round = i / articles.size();
    const article::Article& like = articles[i % articles.size()];
    boost::json::object record = {
        {"id", fmt::format("{}-{}", like.id, round)},
        {"title", like.title},
        {"lead", round == 0 ? like.lead : std::string()},
        {"body", round == 0 ? like.body : shuffled.text_like(i % articles.size())},
        {"source", like.source},
        {"section", like.section},
    };
    if (like.published) record["date"] = article::to_rfc3339(*like.published);
    out << boost::json::serialize(record) << '\n';
  }
  if (!out.flush()) throw std::runtime_error(file.string() + " cannot be written");
}

}  // namespace telusur::bench
