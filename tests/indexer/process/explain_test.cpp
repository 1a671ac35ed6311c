// SPDX-License-Identifier: GPL-2.0-or-later
// --explain-cleaning: what is left out of articles, and by which rule.
#include <doctest/doctest.h>

#include <string>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

/// Twelve articles of one source with a line of its own that all of them have.
std::string with_footer() {
  std::string lines;
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    lines += boost::json::serialize(
                 boost::json::object{{"id", "k" + number},
                                     {"title", "Artikel " + number},
                                     {"source", "k.example"},
                                     {"body", "Pedagang nomor " + number +
                                                  " di pasar itu menjual kain tenun setiap hari."
                                                  "\nPembeli nomor " +
                                                  number +
                                                  " datang dari pulau seberang dengan kapal."
                                                  "\nSaluran khusus pelanggan setia"}}) +
             "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("every piece that is left out is printed with its rule, and nothing is written") {
  const TemporaryFolder folder;
  const std::string page =
      folder
          .write(
              "k.example/pasar/2024/03/tenun.html",
              "<!doctype html><title>Kain Tenun</title><nav>Beranda</nav><article><p>Kain tenun "
              "dari pulau itu dijual di pasar setiap hari oleh para pedagang.</p><p>ADVERTISEMENT"
              "</p><p>Pembeli datang dari pulau seberang dengan kapal kayu.</p></article>")
          .string();
  const Finished text = run_indexer({"--explain-cleaning", "--lang", "en", page});
  CHECK(text.status == 0);
  for (const char* part : {"title      Kain Tenun", "source     k.example", "section    pasar",
                           "- html-navigation    Beranda", "- widget             ADVERTISEMENT",
                           "1 articles; removed:", "Lines removed most often:"}) {
    CAPTURE(part);
    CHECK(contains(text.out, part));
  }
  const Finished json = run_indexer({"--explain-cleaning", "--json", page});
  const auto first = json_of(json.out.substr(0, json.out.find('\n')));
  CHECK(first.at("id") == "k.example/pasar/2024/03/tenun.html");
  CHECK(first.at("removed").as_array().at(0).at("rule") == "html-navigation");
  CHECK(run_indexer({"--explain-cleaning"}).status == 2);
}

TEST_CASE("a line that recurs across a source is explained, and not found in an index") {
  const TemporaryFolder folder;
  const std::string news = folder.write("berita.ndjson", with_footer()).string();
  const Finished explained = run_indexer({"--explain-cleaning", news});
  CHECK(contains(explained.out, "- recurring-line     Saluran khusus pelanggan setia"));
  const auto hits = [&](const std::string& db, const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {"--db", (folder.path() / db).string(), "--progress",
                                          "never", news};
    arguments.insert(arguments.end(), options.begin(), options.end());
    CHECK(run_indexer(arguments).status == 0);
    return json_of(run_telusur({"--db", arguments[1], "--json", "pelanggan setia"}).out)
        .at("hits")
        .as_array()
        .size();
  };
  CHECK(hits("bersih", {}) == 0);
  CHECK(hits("kotor", {"--no-clean"}) > 0);
}

TEST_CASE("the whole corpus is read") {
  const Finished explained = run_indexer({"--explain-cleaning", "--lang", "en", kCorpus.string()});
  CHECK(explained.status == 0);
  CHECK(contains(explained.out, "168 articles; removed:"));
  CHECK(contains(explained.err, "README.md: skipped: unknown format"));
}
