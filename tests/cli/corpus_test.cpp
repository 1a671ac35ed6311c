// SPDX-License-Identifier: GPL-2.0-or-later
// The main job: index the corpus of this repository, ask, and see the right article first.
#include <doctest/doctest.h>

#include <cstdio>
#include <string>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

TEST_CASE("`Project S UMKM` on the corpus finds TikTok's Project S, both terms marked") {
  const TemporaryFolder folder;
  const std::string db = (folder.path() / "indeks").string();
  const Finished indexed = run_indexer({"--db", db, "--json", kCorpus.string()});
  REQUIRE_MESSAGE(indexed.status == 0, indexed.err);
  CHECK(json_of(indexed.out).at("articles").as_int64() >= 50);
  const auto hits =
      json_of(run_telusur({"--db", db, "--json", "Project S UMKM"}).out).at("hits").as_array();
  REQUIRE(!hits.empty());
  const std::string title(hits[0].at("title").as_string());
  CAPTURE(title);
  CHECK(contains(title, "Project S"));
  CHECK(contains(title, "TikTok"));
  std::string html;
  for (const auto& snippet : hits[0].at("snippets").as_array())
    html += snippet.at("html").as_string();
  CHECK(contains(html, "<mark>Project S</mark>"));
  CHECK(contains(html, "<mark>UMKM</mark>"));
  CHECK(contains(std::string(hits[0].at("title_html").as_string()), "<mark>Project S</mark>"));
  const Finished shown = run_telusur({"--db", db, "Project S UMKM"});
  CHECK(contains(shown.out, "1. " + title));
}
