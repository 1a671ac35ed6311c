// SPDX-License-Identifier: GPL-2.0-or-later
// What a daemon learns of an index as a whole: from shards that xapian-tcpsrv serves the same as
// from the same articles in one index.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "index/sharded_index.hpp"
#include "running_daemon.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"
#include "xapian_servers.hpp"

using namespace telusur;
using namespace telusur::testing;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

const analysis::Analyzer& analyzer() {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  return kAnalyzer;
}

std::vector<article::Article> make_articles() {
  const std::array<std::string, 6> titles = {
      "Satelit baru mengorbit bumi",     "Pemerintah menyiapkan aturan kecerdasan buatan",
      "Harga ponsel lipat turun",        "Aplikasi kencan palsu diblokir",
      "Jaringan seluler sampai ke desa", "Usaha mikro belajar berjualan daring"};
  const std::array<std::string, 4> bodies = {
      "Kecerdasan Buatan (AI) dipakai sekolah. Satelit itu kecil.",
      "Usaha Mikro Kecil dan Menengah (UMKM) berjualan lewat aplikasi.",
      "Pengguna mengunduh aplikasi di ponsel. Pemerintah mengawasi.",
      "Jaringan di desa belum merata, kata menteri."};
  std::vector<article::Article> articles;
  for (std::size_t i = 0; i < 120; ++i) {
    article::Article article =
        make_article(fmt::format("berita-{}", i),
                     i % 3 == 0 ? titles[i % 6] : fmt::format("{} tahap {}", titles[i % 6], i),
                     bodies[i % 4] + " " + bodies[(i / 4) % 4]);
    article.url = fmt::format("https://kabar.example/{}", i);
    article.published = article::Timestamp{
        std::chrono::sys_seconds{std::chrono::hours{450'000 + i}}, std::chrono::minutes{420}};
    articles.push_back(std::move(article));
  }
  return articles;
}

/// Articles in `shards` parts with a server for each, or in one index (0), and a daemon.
class Service {
 public:
  explicit Service(std::size_t shards) : shards_(shards) {
    write(make_articles());
    if (shards == 0) {
      start(path_);
      return;
    }
    const fs::path file = folder_.path() / "cluster.toml";
    std::ofstream toml(file);
    for (std::size_t i = 0; i < shards; ++i) {
      const std::uint16_t port = free_port();
      servers_.push_back(std::make_unique<XapianServer>(
          "xapian-tcpsrv", port, index::ShardedDirectory(path_).shard(i, shards), log()));
      toml << fmt::format("[[shard]]\nname = \"s{}\"\nreplicas = [\"127.0.0.1:{}\"]\n", i, port);
    }
    toml.close();
    start(file);
  }

  void write(const std::vector<article::Article>& articles) const {
    if (shards_ == 0) {
      write_index(path_, analyzer(), articles);
      return;
    }
    auto writer = index::open_sharded_writer(path_, shards_, analyzer(), {});
    REQUIRE(writer.has_value());
    for (const article::Article& article : articles)
      put(**writer, analyzer(), article);
    REQUIRE((*writer)->finish().has_value());
  }

  [[nodiscard]] json::value get(std::string_view target) const {
    const Reply reply = daemon_->connect().get(target).value();
    REQUIRE_MESSAGE(reply.status == 200, reply.body);
    return json::parse(reply.body);
  }

 private:
  [[nodiscard]] fs::path log() const { return folder_.path() / "log"; }
  void start(const fs::path& db) {
    daemon_ = std::make_unique<Daemon>(db, log(), std::vector<std::string>{"--refresh-ms", "20"});
  }

  std::size_t shards_;
  TemporaryFolder folder_;
  fs::path path_ = folder_.path() / "db";
  std::vector<std::unique_ptr<XapianServer>> servers_;
  std::unique_ptr<Daemon> daemon_;
};

/// What a search says beside its hits' details: which they are, how it was understood.
json::object essence(const json::value& answer) {
  json::object kept;
  for (const char* name : {"interpreted", "did_you_mean", "searched_instead", "total", "relaxed"}) {
    if (const auto* value = answer.as_object().if_contains(name)) kept[name] = *value;
  }
  json::array ids;
  for (const json::value& hit : answer.at("hits").as_array())
    ids.push_back(hit.at("id"));
  kept["ids"] = std::move(ids);
  return kept;
}

/// How much related articles are alike; which they are is a matter of chance among equals.
std::vector<double> likenesses(const json::value& related) {
  std::vector<double> all;
  for (const json::value& article : related.at("articles").as_array())
    all.push_back(article.at("likeness").to_number<double>());
  return all;
}

void check_same(const Service& one, const Service& many) {
  for (const char* typed :
       {"sat", "satelit%20b", "harga%20pon", "peme", "kecerdasan%20bua", "satelti", "tahap%207"}) {
    CAPTURE(typed);
    const std::string target = fmt::format("/v1/suggest?q={}&limit=20", typed);
    const json::value expected = one.get(target);
    CHECK_FALSE(expected.at("suggestions").as_array().empty());
    CHECK(many.get(target) == expected);
  }
  for (const char* query : {"satelti", "pemrintah%20aturan", "aplikasii", "UMKM", "AI", "pons*",
                            "kecerdasan%20buatan%20sekolah"}) {
    CAPTURE(query);
    const std::string target = fmt::format("/v1/search?q={}&explain=true", query);
    const json::object expected = essence(one.get(target));
    CHECK_FALSE(expected.at("ids").as_array().empty());
    CHECK(essence(many.get(target)) == expected);
  }
  for (const char* id : {"berita-1", "berita-50"}) {
    CAPTURE(id);
    const std::string target = fmt::format("/v1/articles/{}/related", id);
    const auto expected = likenesses(one.get(target));
    const auto found = likenesses(many.get(target));
    CHECK_FALSE(expected.empty());
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      CHECK(std::abs(found[i] - expected[i]) < 1e-6);
  }
}

}  // namespace

TEST_CASE(
    "suggestions, did-you-mean, acronyms and related articles of servers are those of one "
    "index, also after a commit") {
  if (!have_xapian_tools("what is learnt of shards on servers")) return;
  article::Article later = make_article("berita-lagi", "Satelit kedua menyusul ke orbit",
                                        "Badan Antariksa Nusantara (BANUS) meluncurkan satelit.");
  later.url = "https://kabar.example/lagi";
  for (const std::size_t shards : {1U, 2U, 4U}) {
    CAPTURE(shards);
    const Service one(0);
    const Service many(shards);
    check_same(one, many);
    for (const Service* service : {&one, &many}) {
      service->write({later});
      const bool seen = eventually([&] {
        const json::value found = service->get("/v1/suggest?q=satelit%20kedua");
        return json::serialize(found).find("menyusul") != std::string::npos;
      });
      CHECK(seen);
    }
    check_same(one, many);
  }
}
