// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggest/suggester.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "small_index.hpp"
#include "spelling/spelled_index.hpp"
#include "support/utf8.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

/// A suggester over titles, the later the newer.
struct Titles {
  explicit Titles(const std::vector<std::string>& titles) {
    std::vector<article::Article> articles;
    for (const std::string& title : titles) {
      const std::size_t number = articles.size();
      article::Article article = make_article(fmt::format("a{}", number), title, title + ".");
      article.url = fmt::format("https://kabar.example/{}", number);
      article.published = article::Timestamp{
          std::chrono::sys_days{std::chrono::year{2024} / 1 / 1} + std::chrono::days{number},
          article::kJakartaOffset};
      articles.push_back(article);
    }
    write_index(folder.path(), real_analyzer(), articles);
    auto reader = index::IndexReader::open(folder.path(), real_analyzer());
    REQUIRE(reader.has_value());
    suggester = Suggester::build(*reader, real_analyzer()).value();
    spelling = SpellingModel::build(*reader, real_analyzer()).value();
  }

  [[nodiscard]] std::vector<std::string> texts(std::string_view typed,
                                               std::size_t limit = 8) const {
    std::vector<std::string> texts;
    for (const Suggestion& suggestion : suggester->suggest(typed, limit, spelling.get()))
      texts.push_back(suggestion.text);
    return texts;
  }

  TemporaryFolder folder;
  std::shared_ptr<const Suggester> suggester;
  std::shared_ptr<const SpellingModel> spelling;
};

const Titles& news() {
  static const Titles kTitles({
      "Pemblokiran judi online diperluas",
      "Bandar judi online ditangkap",
      "Tarif internet naik lagi",
      "Internet desa: menara baru berdiri",
      "Caf\u00e9 digital buka di Bandung",
      "Menara Telekom di desa terpencil kini menyala",
      "Menara Telekom di desa terpencil kini menyala lagi",
      "Judi bola masih marak",
  });
  return kTitles;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("titles and phrases are found by the beginnings of inner words") {
  CHECK(news().texts("berd") == Texts{"Internet desa: menara baru berdiri"});
  CHECK(news().texts("judi onl") ==
        Texts{"judi online", "Bandar judi online ditangkap", "Pemblokiran judi online diperluas"});
  CHECK(news().texts("diperl") == Texts{"Pemblokiran judi online diperluas"});
}

TEST_CASE("words may come in any order; those before the last are whole") {
  CHECK(news().texts("online ju").front() == "judi online");
  CHECK(news().texts("naik tar") == Texts{"Tarif internet naik lagi"});
  CHECK(news().texts("judi dit") == Texts{"Bandar judi online ditangkap"});
}

TEST_CASE("if nothing has the words, all of them may be unfinished, then misspelt") {
  CHECK(news().texts("tar inte") == Texts{"Tarif internet naik lagi"});
  CHECK(news().texts("pemblokian judi") == Texts{"Pemblokiran judi online diperluas"});
  CHECK(news().suggester->suggest("pemblokian judi").empty());
}

TEST_CASE("what begins with the words comes before what has them inside") {
  const Texts texts = news().texts("internet");
  REQUIRE(texts.size() == 3);
  CHECK(texts[0] == "internet");
  CHECK(texts[1] == "Internet desa: menara baru berdiri");
  CHECK(texts[2] == "Tarif internet naik lagi");
}

TEST_CASE("titles nearly alike are suggested once, the newer") {
  const Texts texts = news().texts("telekom ter");
  CHECK(std::ranges::count_if(
            texts, [](const std::string& text) { return text.starts_with("Menara"); }) == 1);
}

TEST_CASE("letters are folded, marks count code points of the text") {
  const auto found = news().suggester->suggest("cafe dig");
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "Caf\u00e9 digital buka di Bandung");
  CHECK(found[0].kind == Suggestion::Kind::title);
  CHECK(found[0].id == "a4");
  CHECK(found[0].url == "https://kabar.example/4");
  CHECK(found[0].marks == std::vector<CodePointRange>{{0, 4}, {5, 8}});
  const auto phrase = news().suggester->suggest("judi onl", 1);
  REQUIRE(phrase.size() == 1);
  CHECK(phrase[0].kind == Suggestion::Kind::phrase);
  CHECK(phrase[0].url.empty());
  CHECK(phrase[0].marks == std::vector<CodePointRange>{{0, 4}, {5, 8}});
}

TEST_CASE("a blank ends the last word") {
  CHECK(news().texts("tari") == Texts{"Tarif internet naik lagi"});
  CHECK(news().texts("judi ").front() == "judi");
  CHECK(news().texts("bandar ") == Texts{"Bandar judi online ditangkap"});  // not Bandung
}

TEST_CASE("the limit holds, and any bytes may be typed") {
  CHECK(news().texts("judi", 0).empty());
  CHECK(news().texts("judi", 2).size() == 2);
  CHECK(news().texts("", 8).empty());
  CHECK(news().texts("?! ", 8).empty());
  const Texts parts = {"judi",     "onl",       " ", " ", "\xFF",
                       "\xE2\x80", "caf\u00e9", "-", "d", "telekom"};
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string typed;
    for (std::size_t i = random() % 30; i > 0; --i)
      typed += parts[random() % parts.size()];
    const auto found = news().suggester->suggest(typed, 5, news().spelling.get());
    CHECK(found.size() <= 5);
    for (const Suggestion& suggestion : found) {
      const std::size_t length = utf8::count(suggestion.text);
      for (const CodePointRange& mark : suggestion.marks) {
        CHECK(mark.begin < mark.end);
        CHECK(mark.end <= length);
      }
    }
  }
}

TEST_CASE("an index without articles suggests nothing") {
  const Titles none({});
  CHECK(none.texts("a").empty());
}
