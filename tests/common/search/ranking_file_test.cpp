// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking_file.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "temporary_folder.hpp"

using namespace telusur;
using namespace telusur::search;
using namespace telusur::testing;

namespace {

class RankingFile {
 public:
  explicit RankingFile(const std::string& text) : path_((folder_.path() / "r.toml").string()) {
    std::ofstream(path_) << text;
  }

  [[nodiscard]] Result<Ranking> read() const { return read_ranking(path_); }

  /// What is said of the file, without the folder it is in.
  [[nodiscard]] std::string fault() const {
    const auto ranking = read();
    REQUIRE_FALSE(ranking);
    return to_string(ranking.error()).substr(folder_.path().string().size() + 1);
  }

 private:
  TemporaryFolder folder_;
  std::string path_;
};

}  // namespace

TEST_CASE("a file of constants is laid over the built-in ones") {
  const Ranking built_in;
  const auto ranking = RankingFile(
                           "k1 = 1.5\n"
                           "depth = 50  # candidates\n"
                           "keywords.early = 2\n"
                           "[question]\n"
                           "pairs = -0.5\n")
                           .read();
  REQUIRE(ranking);
  CHECK(ranking->k1 == 1.5);
  CHECK(ranking->depth == 50);
  CHECK(ranking->keywords[Measure::early] == 2);
  CHECK(ranking->question[Measure::pairs] == -0.5);
  CHECK(ranking->b == built_in.b);
  CHECK(ranking->question[Measure::early] == built_in.question[Measure::early]);
}

TEST_CASE("no file sets nothing") {
  CHECK(read_ranking("")->k1 == Ranking{}.k1);
}

TEST_CASE("what is wrong with a file is said with its line, and what may be meant") {
  CHECK(RankingFile("k1 = 1\n\ntitel_weight = 1\n").fault() ==
        "r.toml:3: titel_weight: no constant of ranking (is title_weight meant?)");
  CHECK(RankingFile("[question]\npars = 1\n").fault() ==
        "r.toml:2: question.pars: no constant of ranking (is question.pairs meant?)");
  CHECK(RankingFile("b = 2\n").fault() == "r.toml:1: b: 2 is outside 0..1");
  CHECK(RankingFile("k1 = nan\n").fault() == "r.toml:1: k1: nan is outside 0..1000000");
  CHECK(RankingFile("k1 = 'big'\n").fault() == "r.toml:1: k1: not a number (write NAME = 1.5)");
  CHECK(RankingFile("k1 = 1\nk1 = 2\n").read().error().code == ErrorCode::invalid_document);
  CHECK(RankingFile("k1 = 1\nk1 = 2\n").fault().starts_with("r.toml:2: "));
  CHECK(read_ranking("/no/such/file").error().code == ErrorCode::unreadable);
}
