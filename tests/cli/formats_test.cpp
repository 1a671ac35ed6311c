// SPDX-License-Identifier: GPL-2.0-or-later
// What other programs read: tables and feeds.
#include <doctest/doctest.h>

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

Finished search(std::vector<std::string> arguments,
                std::map<std::string, std::string> environment = {}) {
  static const TemporaryFolder folder;
  static const std::string path = [] {
    const std::string db = (folder.path() / "indeks").string();
    const std::string input =
        R"({"id":"a,1","title":"Tarif \"roket\"\tnaik,\nlagi & <lagi>","body":"Tarif roket naik.",)"
        R"("source":"k.example","section":"antariksa","url":"https://k.example/a?x=1&y=2",)"
        R"("authors":["Ani"],"tags":["roket"],"published":"2023-07-20T09:10:00+07:00"})"
        "\n"
        R"({"id":"-d","title":"=1+1","body":"Rumus bergaya.","source":"@k.example",)"
        R"("section":"+62","url":"javascript:alert"})"
        "\n"
        R"({"id":"b c","title":"Roket \u0001kedua","body":"Roket kedua jatuh ke laut \uFFFF."})"
        "\n";
    const Finished indexed = run_indexer({"--db", db, "-"}, {.input = input});
    REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
    return db;
  }();
  environment.emplace("TELUSUR_DB", path);
  return run_telusur(arguments, {.environment = std::move(environment)});
}

pugi::xml_document feed_of(const std::string& text) {
  pugi::xml_document document;
  const auto parsed = document.load_string(text.c_str(), pugi::parse_full);
  REQUIRE_MESSAGE(parsed, parsed.description());
  return document;
}

}  // namespace

TEST_CASE("--format has a short form for most") {
  struct Row {
    const char* format;
    const char* short_form;
  };
  for (const auto& [format, short_form] :
       {Row{"jsonl", "--jsonl"}, Row{"urls", "-l"}, Row{"ids", "--ids"}, Row{"count", "-c"}}) {
    // What an article earns for being new changes by the second.
    const Finished named = search({"--no-recency", "--format", format, "roket"});
    CHECK(named.status == 0);
    CHECK(named.out == search({"--no-recency", short_form, "roket"}).out);
    CHECK(named.out == search({"--no-recency", "roket"}, {{"TELUSUR_FORMAT", format}}).out);
  }
  CHECK(search({"--ids", "naik"}, {{"TELUSUR_FORMAT", "tsv"}}).out == "a,1\n");
  CHECK(search({"--format", "tsv", "--ids", "naik"}).status == 2);
  CHECK(search({"--format", "xml", "naik"}).status == 2);
  CHECK(json_of(search({"--format", "json", "naik"}).out).at("total").at("value") == 1);
}

TEST_CASE("tsv: a header, a line per hit, no tab or line end in a value") {
  const std::string out = search({"--format", "tsv", "naik"}).out;
  const std::size_t at = out.find("\ta,1\t") + 5;
  const std::string score = out.substr(at, out.find('\t', at) - at);
  CHECK(out ==
        "rank\tid\tscore\tpublished\tsource\tsection\ttitle\turl\n"
        "1\ta,1\t" +
            score +
            "\t2023-07-20T09:10:00+07:00\tk.example\tantariksa\tTarif \"roket\" naik, lagi & "
            "<lagi>\thttps://k.example/a?x=1&y=2\n");
  CHECK(contains(search({"--format", "tsv", "kedua"}).out, "\tRoket kedua\t\n"));
  CHECK(contains(search({"--format", "tsv", "--offset", "1", "roket"}).out, "\n2\t"));
  CHECK(search({"--format", "tsv", "zebra"}).out ==
        "rank\tid\tscore\tpublished\tsource\tsection\ttitle\turl\n");
}

TEST_CASE("csv as in RFC 4180") {
  const std::string out = search({"--format", "csv", "naik"}).out;
  CHECK(out.starts_with("rank,id,score,published,source,section,title,url\r\n1,\"a,1\","));
  CHECK(out.ends_with(",https://k.example/a?x=1&y=2\r\n"));
  CHECK(contains(out, ",antariksa,\"Tarif \"\"roket\"\""));
}

TEST_CASE("csv: nothing is a formula to a spreadsheet") {
  const std::string out = search({"--format", "csv", "rumus"}).out;
  CHECK_MESSAGE(contains(out, "\r\n1,'-d,"), out);
  CHECK_MESSAGE(out.ends_with(",,'@k.example,'+62,'=1+1,\r\n"), out);
  CHECK(contains(search({"--format", "tsv", "rumus"}).out, "\t=1+1\t\n"));
}

TEST_CASE("only web addresses are links") {
  CHECK(search({"-l", "rumus"}).out == "-d\n");
  for (const char* format : {"tsv", "csv", "atom"})
    CHECK_FALSE(contains(search({"--format", format, "rumus"}).out, "javascript"));
  const auto feed = feed_of(search({"--format", "atom", "rumus"}).out);
  const pugi::xml_node entry = feed.child("feed").child("entry");
  CHECK(std::string(entry.child_value("id")) == "urn:x-telusur:article:-d");
  CHECK_FALSE(entry.child("link"));
  CHECK(contains(search({"--json", "rumus"}).out, "javascript:alert"));
}

TEST_CASE("atom: what RFC 4287 requires of a feed and its entries") {
  const auto document = feed_of(search({"--format", "atom", "roket"}).out);
  const pugi::xml_node feed = document.child("feed");
  CHECK(std::string(feed.attribute("xmlns").value()) == "http://www.w3.org/2005/Atom");
  CHECK(std::string(feed.child_value("id")) == "urn:x-telusur:search:roket");
  CHECK(std::string(feed.child_value("title")) == "Telusur: roket");
  CHECK(std::string(feed.child_value("updated")) == "2023-07-20T09:10:00+07:00");
  CHECK(feed.child("author").child("name"));
  std::size_t entries = 0;
  for (const pugi::xml_node entry : feed.children("entry")) {
    ++entries;
    for (const char* required : {"id", "title", "updated", "summary"})
      CHECK_MESSAGE(!std::string(entry.child_value(required)).empty(), required);
    CHECK(std::string(entry.child("summary").attribute("type").value()) == "html");
    CHECK(contains(entry.child_value("summary"), "<mark>"));
  }
  CHECK(entries == 2);
}

TEST_CASE("atom: an article with everything, and one with hardly anything") {
  const auto whole = feed_of(search({"--format", "atom", "naik"}).out);
  const pugi::xml_node entry = whole.child("feed").child("entry");
  CHECK(std::string(entry.child_value("id")) == "https://k.example/a?x=1&y=2");
  CHECK(std::string(entry.child("link").attribute("href").value()) ==
        "https://k.example/a?x=1&y=2");
  CHECK(contains(entry.child_value("title"), "& <lagi>"));
  CHECK(std::string(entry.child_value("published")) == "2023-07-20T09:10:00+07:00");
  CHECK(std::string(entry.child("author").child_value("name")) == "Ani");
  CHECK(std::string(entry.child("category").attribute("term").value()) == "antariksa");
  const std::string text = search({"--format", "atom", "kedua"}).out;
  CHECK_FALSE(contains(text, "\uFFFF"));
  const auto bare = feed_of(text);
  CHECK(std::string(bare.child("feed").child("entry").child_value("id")) ==
        "urn:x-telusur:article:b%20c");
  CHECK_FALSE(bare.child("feed").child("entry").child("link"));
  // Required, and unknown: the day of the reading.
  const std::string updated = bare.child("feed").child("entry").child_value("updated");
  CHECK_MESSAGE(updated > "2024", updated);
  CHECK(updated.ends_with("T00:00:00+00:00"));
  CHECK(bare.child("feed").child_value("updated") == updated);
}

TEST_CASE("atom: nothing found is an empty feed") {
  const Finished done = search({"--format", "atom", "zebra"});
  CHECK(done.status == 1);
  CHECK_FALSE(feed_of(done.out).child("feed").child("entry"));
}
