// SPDX-License-Identifier: GPL-2.0-or-later
#include "larger_news.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "article/article.hpp"
#include "workspace.hpp"

namespace telusur::bench {
namespace {

/// Where the first half of the body ends: at a blank or a line end.
std::size_t middle_of(const std::string& body) {
  return std::min(body.find_first_of(" \n", body.size() / 2), body.size());
}

}  // namespace

void write_larger_news(const std::filesystem::path& db, std::size_t count,
                       const std::filesystem::path& file) {
  std::vector<article::Article> articles;
  each_article(db, [&](const article::Article& article) { articles.push_back(article); });
  if (articles.empty()) throw std::runtime_error(db.string() + " is empty");
  std::ofstream out(file, std::ios::binary);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t round = i / articles.size();
    const article::Article& first = articles[i % articles.size()];
    const article::Article& second = articles[(i + round * 7919) % articles.size()];  // a prime
    std::string body = first.body.substr(0, middle_of(first.body));
    body += second.body.substr(middle_of(second.body));
    boost::json::object record = {
        {"id", fmt::format("{}-{}", first.id, round)},
        {"title", first.title},
        {"lead", first.lead},
        {"body", body},
        {"source", first.source},
        {"section", first.section},
    };
    if (first.published) record["date"] = article::to_rfc3339(*first.published);
    out << boost::json::serialize(record) << '\n';
  }
  if (!out.flush()) throw std::runtime_error(file.string() + " cannot be written");
}

}  // namespace telusur::bench
