// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "index/index_writer.hpp"

namespace telusur::testing {

inline article::Article make_article(std::string id, std::string title, std::string body) {
  article::Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  return article;
}

/// Opens a writer that must open.
inline std::unique_ptr<index::IndexWriter> open_writer(const std::filesystem::path& directory,
                                                       const analysis::Analyzer& analyzer,
                                                       const index::WriterOptions& options = {}) {
  auto writer = index::IndexWriter::open(directory, analyzer, options);
  REQUIRE_MESSAGE(writer.has_value(), (writer ? "" : to_string(writer.error())));
  return std::move(*writer);
}

/// Upserts one article and tells what became of it.
inline index::Outcome put(index::IndexWriter& writer, const analysis::Analyzer& analyzer,
                          const article::Article& article) {
  auto outcome = writer.upsert(index::DocumentBuilder(analyzer).build(article));
  REQUIRE_MESSAGE(outcome.has_value(), (outcome ? "" : to_string(outcome.error())));
  return *outcome;
}

/// Writes the articles in one run.
inline void write_index(const std::filesystem::path& directory, const analysis::Analyzer& analyzer,
                        const std::vector<article::Article>& articles,
                        const index::WriterOptions& options = {}) {
  const auto writer = open_writer(directory, analyzer, options);
  for (const article::Article& article : articles)
    put(*writer, analyzer, article);
  const auto finished = writer->finish();
  REQUIRE_MESSAGE(finished.has_value(), (finished ? "" : to_string(finished.error())));
}

}  // namespace telusur::testing
