// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/ndjson_reader.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

using namespace telusur;
using namespace telusur::indexer;

namespace {

std::vector<Record> records_of(std::string content) {
  auto source = ByteSource::from_memory("berita.ndjson", std::move(content));
  REQUIRE(source);
  const auto reader = open_ndjson(std::move(*source), Input{"berita.ndjson", {}});
  std::vector<Record> records;
  while (auto record = reader->next())
    records.push_back(std::move(*record));
  return records;
}

}  // namespace

TEST_CASE("what is wrong names line and field") {
  const auto records = records_of("{\"title\":5}\n{\"id\":1,}");
  REQUIRE(records.size() == 2);
  CHECK(to_string(records[0].article.error()) ==
        "berita.ndjson:1: title: is a number (expected a string)");
  CHECK(to_string(records[1].article.error())
            .starts_with("berita.ndjson:2: not valid JSON at byte 9: "));
}

TEST_CASE("a bad line does not stop the good ones, and lines keep their numbers") {
  const auto records = records_of("\xEF\xBB\xBF{\"id\":\"a\"}\r\n\n  \nrusak\n" +
                                  std::string(kMaxNdjsonLineBytes + 1, ' ') + "\n{\"id\":\"b\"}");
  REQUIRE(records.size() == 4);
  CHECK(records[0].article->id == "a");
  CHECK(records[1].origin == Origin{"berita.ndjson", 4});
  CHECK_FALSE(records[1].article);
  CHECK(to_string(records[2].article.error()) ==
        "berita.ndjson:5: the line is too long (at most 16777216 bytes)");
  CHECK(records[3].origin.record == 6);
  CHECK(records[3].article->id == "b");
}

TEST_CASE("damage of the file comes once, as unreadable") {
  auto source = ByteSource::from_memory("berita.ndjson.gz", "\x1F\x8B\x08\x00");
  REQUIRE(source);
  const auto reader = open_ndjson(std::move(*source), {});
  const auto record = reader->next();
  REQUIRE(record);
  REQUIRE_FALSE(record->article);
  CHECK(record->article.error().code == ErrorCode::unreadable);
  CHECK(record->article.error().where == "berita.ndjson.gz");
  CHECK_FALSE(reader->next());
}

TEST_CASE("every record of the news data is read") {
  const char* shared = std::getenv("TELUSUR_SHARED");
  if (shared == nullptr || *shared == '\0') {
    MESSAGE("skipped: TELUSUR_SHARED is not set");
    return;
  }
  const auto reader = open_reader(Input{std::string(shared) + "/data/news.ndjson.gz", {}});
  REQUIRE(reader);
  std::size_t articles = 0;
  std::size_t rejected = 0;
  while (const auto record = (*reader)->next()) {
    const bool good = record->article && article::validate(*record->article);
    ++(good ? articles : rejected);
  }
  CHECK(articles == 32919);
  CHECK(rejected == 0);
}
