// SPDX-License-Identifier: GPL-2.0-or-later
// Runs after the first: files that are the same are not read again, what is gone can be removed,
// and what cannot be trusted is read.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "programs.hpp"
#include "temporary_folder.hpp"

using namespace telusur::testing;
namespace fs = std::filesystem;

namespace {

/// A folder of articles and the index made of it.
class Archive {
 public:
  void write(const std::string& name, const std::string& records) {
    const fs::path file = folder_.write(fs::path("masuk") / name, records);
    // Old enough for its time to tell whether it has changed.
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours{1});
  }

  void remove(const std::string& name) const { fs::remove(inputs() / name); }

  /// Runs the indexer on the folder and returns its summary.
  [[nodiscard]] boost::json::value index(std::vector<std::string> more = {}, int status = 0) const {
    std::vector<std::string> arguments = {"--db", db().string(), "--json", inputs().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Finished done = run_indexer(arguments);
    REQUIRE_MESSAGE(done.status == status, done.err);
    return json_of(done.out);
  }

  [[nodiscard]] std::string count(const std::string& query) const {
    const Finished done = run_telusur({"--db", db().string(), "-c", query});
    REQUIRE_MESSAGE(done.status < 2, done.err);
    return done.out.substr(0, done.out.find('\n'));
  }

  [[nodiscard]] fs::path db() const { return folder_.path() / "indeks"; }
  [[nodiscard]] fs::path inputs() const { return folder_.path() / "masuk"; }

 private:
  TemporaryFolder folder_;
};

std::int64_t number(const boost::json::value& summary, const char* key) {
  return summary.at(key).to_number<std::int64_t>();
}

}  // namespace

TEST_CASE("files that have not changed are not read again, and count all the same") {
  Archive archive;
  archive.write("a.ndjson", record("a", "Satu", "isi pertama") + record("b", "Dua", "isi kedua"));
  archive.write("c.ndjson", record("c", "Tiga", "isi ketiga"));
  CHECK(number(archive.index(), "added") == 3);
  archive.write("c.ndjson", record("c", "Tiga", "isi diganti"));
  const auto again = archive.index();
  CHECK(number(again, "unread") == 1);
  CHECK(number(again, "unchanged") == 2);
  CHECK(number(again, "updated") == 1);
  CHECK(number(again, "articles") == 3);
  CHECK(archive.count("diganti") == "1");
}

TEST_CASE("a file with another time and the same content costs its hash") {
  Archive archive;
  archive.write("a.ndjson", record("a", "Satu", "isi pertama"));
  (void)archive.index();
  fs::last_write_time(archive.inputs() / "a.ndjson", fs::file_time_type::clock::now());
  CHECK(number(archive.index(), "unread") == 1);
}

TEST_CASE("a change of the same length at the same time is noticed while the time is fresh") {
  Archive archive;
  archive.write("a.ndjson", record("a", "Satu", "isi pertama"));
  const fs::path file = archive.inputs() / "a.ndjson";
  const auto now = fs::file_time_type::clock::now();
  fs::last_write_time(file, now);
  (void)archive.index();
  std::ofstream(file) << record("a", "Satu", "isi kelimax");
  fs::last_write_time(file, now);
  CHECK(number(archive.index(), "updated") == 1);
}

TEST_CASE("a file with a fault is read, and complained about, every time") {
  Archive archive;
  archive.write("a.ndjson", record("a", "Satu", "isi pertama") + "{rusak\n");
  for (int run = 0; run < 2; ++run) {
    const auto summary = archive.index({}, 1);
    CHECK(number(summary, "rejected") == 1);
    CHECK(number(summary, "unread") == 0);
  }
}

TEST_CASE("other settings, a rebuild, and a lost or torn journal: everything is read") {
  Archive archive;
  archive.write("a.ndjson", record("a", "Satu", "isi pertama"));
  archive.write("b.ndjson", record("b", "Dua", "isi kedua"));
  (void)archive.index();
  const fs::path journal = archive.db() / "journal.jsonl";
  REQUIRE(fs::exists(journal));
  SUBCASE("settings") {
    CHECK(number(archive.index({"--no-clean"}), "unread") == 0);
  }
  SUBCASE("rebuild") {
    CHECK(number(archive.index({"--full"}), "added") == 2);
    CHECK(number(archive.index(), "unread") == 2);
  }
  SUBCASE("lost") {
    fs::remove(journal);
    const auto summary = archive.index();
    CHECK(number(summary, "unread") == 0);
    CHECK(number(summary, "unchanged") == 2);
  }
  SUBCASE("torn") {
    fs::resize_file(journal, fs::file_size(journal) - 5);
    CHECK(number(archive.index(), "unread") == 1);
    CHECK(number(archive.index(), "unread") == 2);
  }
}

TEST_CASE("--delete-missing removes what files of earlier runs held and hold no more") {
  Archive archive;
  archive.write("a.ndjson", record("a", "Satu", "isi pertama") + record("b", "Dua", "isi kedua"));
  archive.write("c.ndjson", record("c", "Tiga", "isi ketiga"));
  archive.write("d.ndjson", record("c", "Tiga", "isi ketiga") + record("d", "Empat", "isi"));
  (void)archive.index();
  archive.remove("c.ndjson");
  archive.remove("d.ndjson");
  archive.write("e.ndjson", record("c", "Tiga", "isi ketiga"));
  archive.write("a.ndjson", record("a", "Satu", "isi pertama"));
  CHECK(number(archive.index({"--dry-run", "--delete-missing"}), "deleted") == 2);
  const auto summary = archive.index({"--delete-missing"});
  CHECK(number(summary, "deleted") == 2);  // b and d; c moved to another file
  CHECK(number(summary, "articles") == 2);
  CHECK(archive.count("ketiga") == "1");
  CHECK(archive.count("kedua") == "0");
  CHECK(number(archive.index({"--delete-missing"}), "deleted") == 0);
}

TEST_CASE("--delete-missing leaves alone what came from elsewhere") {
  Archive archive;
  archive.write("a.ndjson", record("a", "Satu", "isi pertama"));
  (void)archive.index();
  const TemporaryFolder other;
  const std::string file = other.write("b.ndjson", record("b", "Dua", "isi kedua")).string();
  const Finished done =
      run_indexer({"--db", archive.db().string(), "--delete-missing", "--json", file});
  REQUIRE(done.status == 0);
  CHECK(number(json_of(done.out), "deleted") == 0);
  CHECK(number(json_of(done.out), "articles") == 2);
}

TEST_CASE("--compact makes a grown index smaller, and forgets nothing") {
  Archive archive;
  for (int round = 0; round < 3; ++round) {
    std::string records;
    for (int i = 0; i < 300; ++i) {
      const std::string name = std::to_string(i);
      records += record(name, "Judul " + name, "isi " + name + " putaran " + std::to_string(round));
    }
    archive.write("a.ndjson", records);
    (void)archive.index();
  }
  const auto size = [&] {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(archive.db()))
      bytes += entry.is_regular_file() ? entry.file_size() : 0;
    return bytes;
  };
  const auto before = size();
  const Finished done = run_indexer({"--db", archive.db().string(), "--compact"});
  REQUIRE_MESSAGE(done.status == 0, done.err);
  CHECK(size() < before);
  CHECK(number(archive.index(), "unread") == 1);
  CHECK(archive.count("putaran") == "300");
  const TemporaryFolder nothing;
  CHECK(run_indexer({"--db", nothing.path().string(), "--compact"}).status == 2);
  CHECK(run_indexer({"--db", archive.db().string(), "--compact", "x"}).status == 2);
}

TEST_CASE("an article deleted by hand comes back with its file") {
  Archive archive;
  archive.write("a.ndjson", record("a", "Satu", "isi pertama"));
  (void)archive.index();
  REQUIRE(run_indexer({"--db", archive.db().string(), "--delete", "a"}).status == 0);
  CHECK(archive.count("pertama") == "0");
  CHECK(number(archive.index(), "added") == 1);
}

TEST_CASE("the summary says what each stage cost") {
  Archive archive;
  archive.write("a.ndjson", record("a", "Satu", "isi pertama"));
  const auto summary = archive.index();
  for (const char* stage : {"read", "parse", "clean", "analyse", "write"}) {
    const std::string name = stage;
    CAPTURE(name);
    CHECK(summary.at("cpu_seconds").at(name).as_double() > 0);
  }
}

TEST_CASE("a line that recurs is known from run to run") {
  Archive archive;
  constexpr int kRuns = 12;
  for (int i = 0; i < kRuns; ++i) {
    const std::string body = "Pemerintah kota nomor " + std::to_string(i) + " membuka taman.\n" +
                             "Warga ke-" + std::to_string(i) +
                             " datang berkunjung sejak pagi hari.\n" + "Petugas mencatat " +
                             std::to_string(i * 37) + " orang yang masuk melalui gerbang barat.\n" +
                             "Simak juga siaran langsung kami";
    const boost::json::object article{
        {"id", "kota-" + std::to_string(i)}, {"source", "kota.example"}, {"body", body}};
    archive.write(std::to_string(i) + ".ndjson", boost::json::serialize(article) + "\n");
    CHECK(number(archive.index(), "added") == 1);
  }
  // The first articles came before it was known; that the next has it is known after its run.
  CHECK(archive.count("\"siaran langsung kami\"") == "6");
  // In one run it is known with the sixth of these files.
  CHECK(number(archive.index({"--full"}), "added") == kRuns);
  CHECK(archive.count("\"siaran langsung kami\"") == "5");
}

TEST_CASE("articles that are read again are not counted again") {
  Archive archive;
  const auto three = [](const std::string& more) {
    std::string records;
    for (int i = 0; i < 3; ++i) {
      records += boost::json::serialize(boost::json::object{
                     {"id", "kota-" + std::to_string(i)},
                     {"source", "kota.example"},
                     {"body", "Pemerintah kota nomor " + std::to_string(i) +
                                  " membuka taman.\nSimak juga siaran langsung kami"}}) +
                 "\n";
    }
    return records + more;
  };
  archive.write("umpan.ndjson", three(""));
  (void)archive.index();
  for (int i = 0; i < 6; ++i) {
    archive.write("umpan.ndjson", three(std::string(static_cast<std::size_t>(i) + 1, '\n')));
    CHECK(number(archive.index(), "unchanged") == 3);
  }
  CHECK(archive.count("\"siaran langsung kami\"") == "3");
}

TEST_CASE("an article met at several addresses is one") {
  Archive archive;
  const std::string text =
      "<h1>Taman Kota Dibuka</h1><p>Pemerintah kota membuka taman baru di tepi sungai pada pekan "
      "ini setelah dua tahun pembangunan.</p><p>Warga dapat berkunjung tanpa membayar karcis "
      "masuk, "
      "dan tersedia jalur sepeda sepanjang tiga kilometer di sekelilingnya.</p>";
  const auto page = [&](const std::string& head) {
    return "<!doctype html><html><head>" + head + "</head><body>" + text + "</body></html>";
  };
  const std::string canonical = "https://kota.example/kabar/taman";
  archive.write("kota.example/kabar/taman.html",
                page("<link rel=\"canonical\" href=\"" + canonical + "\">"));
  archive.write("kota.example/kabar/taman/amp.html",
                page("<link rel=\"canonical\" href=\"" + canonical + "?utm_source=amp\">"));
  archive.write("m.kota.example/kabar/taman.html",
                page("<meta property=\"og:url\" content=\"" + canonical + "\">"));
  archive.write("simpanan/7.html",
                page("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
                     "\"mainEntityOfPage\":{\"@id\":\"" +
                     canonical + "\"}}</script>"));
  archive.write("umpan.xml",
                "<rss version=\"2.0\"><channel><title>Kota</title><item><title>Taman Kota "
                "Dibuka</title><link>" +
                    canonical +
                    "?utm_source=rss</link><guid "
                    "isPermaLink=\"false\">kota-7</guid><description>Pemerintah kota membuka taman "
                    "baru.</description></item></channel></rss>");
  archive.write("arsip.ndjson",
                "{\"url\":\"http://kota.example/kabar/taman/\",\"title\":\"Taman "
                "Kota Dibuka\",\"body\":\"Pemerintah kota membuka taman.\"}\n");
  const auto summary = archive.index();
  CHECK(number(summary, "articles") == 1);
  CHECK(number(summary, "added") == 1);
  CHECK(number(summary, "rejected") == 0);
  CHECK(archive.count("taman") == "1");
}

TEST_CASE("a feed's excerpt does not take the place of the article it is of") {
  const std::string url = "https://kota.example/kabar/taman";
  const std::string page =
      "<!doctype html><html><head><link rel=\"canonical\" href=\"" + url +
      "\"></head><body><h1>Taman Kota Dibuka</h1><p>Pemerintah kota membuka taman baru di tepi "
      "sungai pada pekan ini setelah dua tahun pembangunan.</p><p>Warga dapat berkunjung tanpa "
      "membayar karcis masuk.</p></body></html>";
  const auto feed = [&](const std::string& element) {
    return "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
           "<channel><title>Kota</title><item><title>Taman Kota Dibuka</title><link>" +
           url + "</link><" + element + ">Pemerintah kota membuka taman baru.</" + element +
           "></item></channel></rss>";
  };
  for (const std::vector<std::string>& options : {std::vector<std::string>{}, {"--shards", "2"}}) {
    for (const bool one_run : {true, false}) {
      CAPTURE(one_run);
      CAPTURE(options.size());
      Archive archive;
      archive.write("a.html", page);
      if (!one_run) CHECK(number(archive.index(options), "added") == 1);
      archive.write("b.xml", feed("description"));
      CHECK(number(archive.index(one_run ? options : std::vector<std::string>{}), "unchanged") ==
            (one_run ? 1 : 2));
      CHECK(archive.count("karcis") == "1");
      // What claims to be the whole article is, even when it has become shorter.
      archive.write("c.xml", feed("content:encoded"));
      CHECK(number(archive.index(), "updated") == 1);
      CHECK(archive.count("karcis") == "0");
    }
  }
}
