// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/article_codec.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "index/stored_article.hpp"
#include "small_index.hpp"

using namespace telusur;
using namespace telusur::index;
using namespace telusur::testing;

namespace {

/// Articles with phrases in common, as those of one newsroom have.
article::Article sample(int number) {
  static const std::vector<std::string> kSentences = {
      "Kementerian Komunikasi dan Informatika menyatakan hal itu di Jakarta.",
      "Perusahaan itu belum memberi tanggapan sampai berita ini ditulis.",
      "Pengguna diminta segera mengganti kata sandi dan memperbarui aplikasi.",
      "Harga perangkat ini mulai dari Rp 2,5 juta di pasar Indonesia.",
      "Kebocoran data pribadi kembali terjadi pada layanan daring."};
  std::mt19937 random(static_cast<unsigned>(number));
  std::uniform_int_distribution<std::size_t> choice(0, kSentences.size() - 1);
  std::string body;
  for (int i = 0; i < 6; ++i)
    body += fmt::format("{} Nomor {}.\n", kSentences[choice(random)], random() % 10'000);
  return make_article(fmt::format("berita-{}", number), fmt::format("Judul {}", number), body);
}

std::string trained() {
  std::vector<std::string> articles;
  for (int i = 0; i < 300; ++i)
    articles.push_back(encode_article(sample(i)));
  return train_dictionary(articles);
}

}  // namespace

TEST_CASE("articles come back, with a dictionary, without, and uncompressed") {
  const std::string dictionary = trained();
  REQUIRE(!dictionary.empty());
  ArticleDecoder decoder;
  decoder.add(dictionary);
  for (const auto& article :
       {sample(1'000), make_article("", "", ""), make_article("a", "b", "c")}) {
    const std::string encoded = encode_article(article);
    for (const std::string& stored : {ArticleEncoder(dictionary).compress(encoded),
                                      ArticleEncoder("").compress(encoded), encoded}) {
      const auto read = decoder.decode(stored);
      REQUIRE(read.has_value());
      CHECK(*read == article);
    }
  }
}

TEST_CASE("a dictionary makes articles smaller that it has not seen") {
  const std::string encoded = encode_article(sample(2'000));
  const std::size_t with = ArticleEncoder(trained()).compress(encoded).size();
  const std::size_t without = ArticleEncoder("").compress(encoded).size();
  CHECK(with * 10 < without * 9);
}

TEST_CASE("too little to learn from makes no dictionary") {
  CHECK(train_dictionary({}).empty());
  CHECK(train_dictionary(std::vector<std::string>(3, "sama")).empty());
  CHECK(!ArticleEncoder("").has_dictionary());
}

TEST_CASE("articles of several indexes are told apart by their dictionaries") {
  const std::string first = trained();
  std::vector<std::string> others;
  for (int i = 500; i < 900; ++i)
    others.push_back(encode_article(sample(i)));
  const std::string second = train_dictionary(others);
  REQUIRE(!second.empty());
  ArticleDecoder decoder;
  decoder.add(first);
  const std::string encoded = encode_article(sample(3));
  const auto unknown = decoder.decode(ArticleEncoder(second).compress(encoded));
  REQUIRE(!unknown);
  CHECK(unknown.error().code == ErrorCode::index_damaged);
  decoder.add(second);
  CHECK(decoder.decode(ArticleEncoder(second).compress(encoded)).has_value());
  CHECK(decoder.decode(ArticleEncoder(first).compress(encoded)).has_value());
}

TEST_CASE("damaged articles are refused or read, and never too large") {
  const std::string dictionary = trained();
  ArticleDecoder decoder;
  decoder.add(dictionary);
  const std::string stored = ArticleEncoder(dictionary).compress(encode_article(sample(7)));
  std::mt19937 random(3);
  std::uniform_int_distribution<std::size_t> place(0, stored.size() - 1);
  std::uniform_int_distribution<int> value(0, 255);
  for (int round = 0; round < 20'000; ++round) {
    std::string damaged = stored;
    damaged[place(random)] = static_cast<char>(value(random));
    const auto read = decoder.decode(damaged);
    if (!read) CHECK(read.error().code == ErrorCode::index_damaged);
  }
  for (std::size_t size = 0; size < stored.size(); ++size)
    CHECK(!decoder.decode(std::string_view(stored).substr(0, size)));
}
