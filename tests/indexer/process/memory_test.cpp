// SPDX-License-Identifier: GPL-2.0-or-later
// --max-memory bounds what a run takes, however much it reads.
#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>
#include <random>
#include <string>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

/// Articles that share little: 200 words of a large vocabulary in short lines, so that words, lines
/// and titles are many. 1.4 kB each.
void write_articles(std::ofstream& out, int count) {
  constexpr int kWords = 200;
  constexpr int kWordsOfLine = 10;
  std::mt19937 random(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same articles each time
  std::geometric_distribution<int> rank(0.00002);
  const auto word = [&] {
    std::string letters;
    for (int left = rank(random); left > 0; left /= 20)
      letters += static_cast<char>('a' + left % 20);
    return letters + "an";
  };
  for (int i = 0; i < count; ++i) {
    std::string body;
    for (int at = 0; at < kWords; ++at)
      body += word() + (at % kWordsOfLine == kWordsOfLine - 1 ? "\n" : " ");
    out << boost::json::object{{"id", "artikel-" + std::to_string(i)},
                               {"title", "Judul " + word() + " " + word()},
                               {"source", "kabar" + std::to_string(i % 7)},
                               {"body", body}}
        << '\n';
  }
}

}  // namespace

TEST_CASE("a run that reads much stays within the memory it is given") {
  if (kSanitized) {
    MESSAGE("skipped: sanitizers take memory of their own");
    return;
  }
  constexpr std::int64_t kGiven = std::int64_t{128} << 20U;
  const TemporaryFolder folder;
  const std::string few = folder.write("sedikit.ndjson", record("a", "Satu", "isi")).string();
  const std::string many = (folder.path() / "banyak.ndjson").string();
  {
    std::ofstream out(many);
    write_articles(out, 15'000);
  }
  for (const bool existing : {false, true}) {  // an index that is there is changed in place
    CAPTURE(existing);
    const std::string db = (folder.path() / (existing ? "lama" : "baru")).string();
    if (existing) REQUIRE(run_indexer({"--db", db, few}).status == 0);
    const Finished done =
        run_indexer({"--db", db, "--json", "--progress", "never", "--max-memory", "128M", many});
    REQUIRE(done.status == 0);
    CHECK(json_of(done.out).at("peak_memory_bytes").to_number<std::int64_t>() <= kGiven);
  }
}
