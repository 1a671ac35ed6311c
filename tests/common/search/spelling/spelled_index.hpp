// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analyzers.hpp"
#include "search/query/parser.hpp"
#include "search/spelling/correction.hpp"
#include "small_index.hpp"
#include "temporary_folder.hpp"

namespace telusur::testing {

inline const analysis::Analyzer& real_analyzer() {
  static const analysis::Analyzer kAnalyzer = analysis::make_default_analyzer();
  return kAnalyzer;
}

/// An index of sentences, each so many articles, with the spelling model of its words.
class SpelledIndex {
 public:
  struct Sentence {
    int articles;
    std::string text;
  };

  explicit SpelledIndex(const std::vector<Sentence>& sentences) {
    std::vector<article::Article> articles;
    for (const Sentence& sentence : sentences) {
      for (int i = 0; i < sentence.articles; ++i)
        articles.push_back(make_article(fmt::format("a{}", articles.size()), "", sentence.text));
    }
    write_index(folder_.path(), real_analyzer(), articles);
    auto reader = open();
    auto built = search::SpellingModel::build(reader, real_analyzer());
    REQUIRE(built.has_value());
    model_ = *built;
  }

  [[nodiscard]] const search::SpellingModel& model() const { return *model_; }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

  [[nodiscard]] std::optional<search::Correction> correction(const std::string& text) const {
    analysis::TokenBuffer buffer;
    const search::Query query = search::parse_query(real_analyzer(), text, {}, buffer);
    std::optional<search::Correction> answer;
    auto reader = open();
    const auto read = reader.read([&](const Xapian::Database& db) -> Result<void> {
      answer = search::correct(*model_, query, db);
      if (answer) CHECK(search::may_be_misspelt(real_analyzer(), query, db, reader.lists()));
      return {};
    });
    REQUIRE(read.has_value());
    return answer;
  }

  /// The corrected text, or the text itself.
  [[nodiscard]] std::string corrected(const std::string& text) const {
    const auto answer = correction(text);
    return answer ? answer->text : text;
  }

 private:
  [[nodiscard]] index::IndexReader open() const {
    auto reader = index::IndexReader::open(folder_.path(), real_analyzer());
    REQUIRE(reader.has_value());
    return std::move(*reader);
  }

  TemporaryFolder folder_;
  std::shared_ptr<const search::SpellingModel> model_;
};

/// Own sentences about what the tests ask for.
inline const SpelledIndex& news_of_slips() {
  static const SpelledIndex kIndex({
      {30, "Peretasan data pelanggan dilaporkan kemarin."},
      {12, "Peternakan sapi butuh pakan."},
      {25, "Pemblokiran judi online diperketat."},
      {10, "Pemblokade jalan ditangkap. Online itu perlu."},
      {8, "Teknologi blockchain dipakai bank."},
      {9, "Pertimbangan hakim dibacakan. Kami menimbang, timbang saja."},
      {6, "Ponsel v70 dengan jaringan 5g dijual."},
      {15, "Kecerdasan buatan menulis puisi."},
      {40, "Kami buat kue. Kue itu enak."},
      {3, "Starlink hadir di desa."},
      {60, "Cuaca cerah, harga cabai turun di pasar."},
  });
  return kIndex;
}

}  // namespace telusur::testing
