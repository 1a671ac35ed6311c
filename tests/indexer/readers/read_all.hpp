// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/formats.hpp"

namespace telusur::test {

/// Every record of a text as if from a file of that name, in a format or the one it shows.
inline std::vector<indexer::Record> records_of(std::string content, indexer::Input input,
                                               indexer::ReaderOptions options = {}) {
  auto source = indexer::ByteSource::from_memory(input.path, std::move(content));
  REQUIRE(source);
  auto reader = indexer::open_reader(std::move(*source), input, options);
  REQUIRE(reader);
  std::vector<indexer::Record> records;
  while (auto record = (*reader)->next())
    records.push_back(std::move(*record));
  return records;
}

/// The one article of such a text.
inline article::Article article_of(std::string content, indexer::Input input,
                                   indexer::ReaderOptions options = {}) {
  const auto records = records_of(std::move(content), std::move(input), std::move(options));
  REQUIRE(records.size() == 1);
  if (!records[0].article) FAIL(to_string(records[0].article.error()));
  return *records[0].article;
}

/// The one error of such a text, as people see it.
inline std::string error_of(std::string content, indexer::Input input,
                            indexer::ReaderOptions options = {}) {
  const auto records = records_of(std::move(content), std::move(input), std::move(options));
  REQUIRE(records.size() == 1);
  REQUIRE_FALSE(records[0].article);
  return to_string(records[0].article.error());
}

/// RFC 3339, or "none".
inline std::string published(const article::Article& article) {
  return article.published ? to_rfc3339(*article.published) : "none";
}

}  // namespace telusur::test
