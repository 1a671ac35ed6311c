// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/json_reader.hpp"

#include <doctest/doctest.h>

#include <string>

#include "article/json_record.hpp"
#include "read_all.hpp"

using namespace telusur;
using namespace telusur::indexer;
using test::records_of;

namespace {

const Input kFile{"dump.json", {}};

/// Ids, or errors, of all records.
std::vector<std::string> read(std::string content, ReaderOptions options = {}) {
  std::vector<std::string> lines;
  for (const Record& record : records_of(std::move(content), kFile, std::move(options)))
    lines.push_back(record.article ? record.article->id : to_string(record.article.error()));
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lists, objects over several lines, and an object around a list") {
  struct Row {
    const char* json;
    Lines ids;
  };
  for (const Row& row : {
           Row{"[{\"id\":1,\"title\":\"A\"},{\"id\":2}]", {"1", "2"}},
           Row{"[\n  {\n  \"id\": \"a]}\\\"[\"\n }\n]\n", {"a]}\"["}},
           Row{"[]", {}},
           Row{"[{\"id\":1,\"tags\":[\"x\",\"y\"]}]\n[{\"id\":2}]", {"1", "2"}},
           Row{"{\n  \"id\": 1,\n  \"title\": \"A\"\n}\n{\n  \"id\": 2\n}", {"1", "2"}},
           Row{"{\n\"status\": \"ok\",\n\"articles\": [{\"id\":1},{\"id\":2}]}", {"1", "2"}},
           // One that has a text is an article, whatever lists it has.
           Row{"{\n\"id\": 7, \"title\": \"A\",\n\"authors\": [{\"name\":\"B\"}]}", {"7"}},
       }) {
    CAPTURE(row.json);
    CHECK(read(row.json) == row.ids);
  }
}

TEST_CASE("what is wrong is named by its number, and the rest is read") {
  CHECK(read("[{\"id\":1}, 5, \"x\", [1], {\"id\":2,\"title\":7}, {\"id\": , }, {\"id\":3}]") ==
        Lines{"1", "dump.json:2: is no object (expected one JSON object an article)",
              "dump.json:3: is no object (expected one JSON object an article)",
              "dump.json:4: is no object (expected one JSON object an article)",
              "dump.json:5: title: is a number (expected a string)",
              "dump.json:6: not valid JSON at byte 8: syntax error (one JSON object a line)", "3"});
}

TEST_CASE("a list that stops in the middle gives what is whole, then one error") {
  const std::string cut =
      "dump.json: the JSON ends in the middle (the file is cut short; fetch it "
      "again)";
  CHECK(read("[{\"id\":1},{\"id\":2") == Lines{"1", cut});
  CHECK(read("[{\"id\":1},{\"id\":\"a") == Lines{"1", cut});
  CHECK(read("[{\"id\":1}") == Lines{"1", cut});
}

TEST_CASE("an object without end is one error in bounded memory") {
  const std::string long_one =
      "[{\"id\":1,\"x\":\"" + std::string(article::kMaxJsonRecordBytes, 'x') + "\"},{\"id\":2}]";
  CHECK(read(long_one) ==
        Lines{"dump.json:1: the object is too long (at most 16777216 bytes)", "2"});
}

TEST_CASE("members by other names, also within objects") {
  auto fields = article::field_names_of({"id=_id", "title=_source.judul,_source.head"});
  REQUIRE(fields);
  const auto records =
      records_of("[{\"_id\":\"x1\",\"_source\":{\"judul\":\"\",\"head\":\"Satgas\"},\"title\":3}]",
                 kFile, {.format = {}, .fields = *fields});
  REQUIRE(records.size() == 1);
  REQUIRE(records[0].article);
  CHECK(records[0].article->id == "x1");
  CHECK(records[0].article->title == "Satgas");
}
