// SPDX-License-Identifier: GPL-2.0-or-later
// What is kept of 208 articles checked by hand, and how exactly: the figures are printed. Half are
// pages in ten site styles (tests/data/pages), the other half the texts, pages and feeds of corpus/
// as they are. Styles 06 to 10 were written after the rules and no rule was changed for them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "cleaning/cleaner.hpp"
#include "page_style.hpp"
#include "readers/formats.hpp"
#include "readers/inputs.hpp"

using namespace telusur;
namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

constexpr double kLeastLines = 0.98;   ///< precision and recall of kept lines
constexpr double kLeastFields = 0.97;  ///< share of exact titles, dates, sources

const fs::path kRoot = TELUSUR_ROOT;

using Lines = std::vector<std::string>;

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Counts over articles.
struct Score {
  std::size_t articles = 0;
  std::size_t kept = 0;      ///< lines that cleaning kept
  std::size_t expected = 0;  ///< lines that the gold keeps
  std::size_t both = 0;
  std::size_t titles = 0;
  std::size_t dates = 0;
  std::size_t sources = 0;

  [[nodiscard]] double precision() const { return double(both) / double(std::max(kept, 1UL)); }
  [[nodiscard]] double recall() const { return double(both) / double(std::max(expected, 1UL)); }
  [[nodiscard]] double share(std::size_t exact) const {
    return double(exact) / double(std::max(articles, 1UL));
  }

  void add(const Score& other) {
    articles += other.articles;
    kept += other.kept;
    expected += other.expected;
    both += other.both;
    titles += other.titles;
    dates += other.dates;
    sources += other.sources;
  }
};

void print(const std::string& name, const Score& score) {
  fmt::print(
      "{:<16} {:>3} articles  lines: precision {:.4f} recall {:.4f}  exact: title {:.3f} "
      "date {:.3f} source {:.3f}\n",
      name, score.articles, score.precision(), score.recall(), score.share(score.titles),
      score.share(score.dates), score.share(score.sources));
}

void check(const Score& score) {
  CHECK(score.precision() >= kLeastLines);
  CHECK(score.recall() >= kLeastLines);
  CHECK(score.share(score.titles) >= kLeastFields);
  CHECK(score.share(score.dates) >= kLeastFields);
  CHECK(score.share(score.sources) >= kLeastFields);
}

/// Compares as multisets, telling every difference.
Score compare(const article::Article& article, const std::string& name, Lines expected,
              const std::string& title, const article::Timestamp& published,
              const std::string& source) {
  Lines kept = split(article.body);
  Score score{1, kept.size(), expected.size(), 0, 0, 0, 0};
  for (const std::string& line : kept) {
    const auto found = std::find(expected.begin(), expected.end(), line);
    if (found == expected.end()) {
      fmt::print("  {}: kept wrongly: {}\n", name, line);
      continue;
    }
    ++score.both;
    expected.erase(found);
  }
  for (const std::string& line : expected)
    fmt::print("  {}: lost: {}\n", name, line);
  score.titles = article.title == title ? 1 : 0;
  score.dates = article.published && *article.published == published ? 1 : 0;
  score.sources = article.source == source ? 1 : 0;
  if (score.titles == 0) fmt::print("  {}: title: {}\n", name, article.title);
  if (score.dates == 0) {
    fmt::print("  {}: date: {} and not {}\n", name,
               article.published ? to_rfc3339(*article.published) : "none", to_rfc3339(published));
  }
  if (score.sources == 0) fmt::print("  {}: source: {}\n", name, article.source);
  return score;
}

std::vector<json::object> objects_of(const fs::path& file) {
  std::ifstream in(file);
  REQUIRE_MESSAGE(in, file.string());
  std::vector<json::object> objects;
  for (std::string line; std::getline(in, line);)
    objects.push_back(json::parse(line).as_object());
  return objects;
}

std::string text(const json::object& object, std::string_view key) {
  return std::string(object.at(key).as_string());
}

/// What is no article's own in the texts of corpus/ndjson, found by reading them; a piece at the
/// front of its line takes the white space after it along.
const std::map<std::string, std::string> kNotArticle = {{"gawai-2024-0012", "(rw)"},
                                                        {"net-2025-0007", "(gw/im)"},
                                                        {"siber-2024-0002", "(fn)"},
                                                        {"gawai-2023-0014", "Denpasar \u2013"},
                                                        {"net-2024-0015", "Makassar \u2013"},
                                                        {"siber-2023-0009", "Mataram \u2013"},
                                                        {"ekodig-2024-0013", "Makassar \u2013"}};

Lines own_lines(const std::string& id, const std::string& body) {
  Lines lines = split(body);
  std::erase_if(lines, [](const std::string& line) { return line.starts_with("Baca juga: "); });
  const auto piece = kNotArticle.find(id);
  for (std::string& line : lines) {
    if (piece != kNotArticle.end()) {
      if (const std::size_t at = line.find(piece->second); at != std::string::npos) {
        line.erase(at, piece->second.size());
      }
    }
    line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
    while (line.ends_with(' '))
      line.pop_back();
  }
  std::erase(lines, "");
  return lines;
}

article::Timestamp time_of(const std::string& written) {
  const auto time = article::parse_timestamp(written);
  REQUIRE_MESSAGE(time, written);
  return *time;
}

std::string first_author(const json::object& object) {
  const json::value* authors = object.if_contains("authors");
  if (authors == nullptr || !authors->is_array() || authors->get_array().empty()) return "Redaksi";
  return std::string(authors->get_array().front().as_string());
}

/// The hundred texts that the pages are made of: forty written for them, sixty of corpus/ndjson.
std::vector<test::Copy> copies() {
  std::vector<test::Copy> all;
  for (const json::object& object : objects_of(kRoot / "tests/data/pages/articles.ndjson")) {
    test::Copy copy{text(object, "title"),
                    text(object, "section"),
                    text(object, "author"),
                    time_of(text(object, "published")),
                    {}};
    for (const json::value& line : object.at("body").as_array())
      copy.lines.emplace_back(line.as_string());
    all.push_back(std::move(copy));
  }
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(kRoot / "corpus/ndjson"))
    files.push_back(file.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    for (const json::object& object : objects_of(file)) {
      // Three have no title; a page needs one.
      const bool named = object.at("title").is_string();
      all.push_back({named ? text(object, "title") : "Catatan " + text(object, "id"),
                     text(object, "section"), first_author(object),
                     time_of(text(object, "published")),
                     own_lines(text(object, "id"), text(object, "body"))});
    }
  }
  return all;
}

std::vector<indexer::Record> records_of(indexer::ByteSource source, const indexer::Input& input) {
  auto reader = indexer::open_reader(std::move(source), input, {});
  REQUIRE(reader);
  std::vector<indexer::Record> records;
  while (auto record = (*reader)->next())
    records.push_back(std::move(*record));
  return records;
}

article::Article cleaned(const indexer::Record& record) {
  if (!record.article) FAIL(to_string(record.article.error()));
  return cleaning::clean(*record.article).article;
}

}  // namespace

TEST_CASE("a hundred pages in ten site styles") {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(kRoot / "tests/data/pages/styles"))
    files.push_back(file.path());
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() == 10);
  const std::vector<test::Copy> all = copies();
  REQUIRE(all.size() == 100);
  Score total;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const test::PageStyle style(files[i].string());
    Score score;
    for (std::size_t index = i; index < all.size(); index += files.size()) {
      const test::PageStyle::Page page = style.page(all, index);
      const std::string name = fmt::format("{} {}", style.name(), index);
      // As a mirror keeps it: what has no address of its own has one by its folder.
      indexer::Input input{fmt::format("{}/halaman-{}.html", page.host, index), {}};
      input.fetched = page.fetched;
      auto source = indexer::ByteSource::from_memory(input.path, page.html);
      REQUIRE(source);
      const auto records = records_of(std::move(*source), input);
      REQUIRE(records.size() == 1);
      score.add(compare(cleaned(records[0]), name, all[index].lines, all[index].title, page.shown,
                        page.host));
    }
    print(style.name(), score);
    total.add(score);
  }
  print("pages", total);
  check(total);
}

TEST_CASE("the texts, pages and feeds of the corpus") {
  std::map<std::string, Score> scores;
  std::map<std::string, std::vector<indexer::Record>> opened;
  for (const json::object& gold : objects_of(kRoot / "tests/data/gold/corpus.ndjson")) {
    // `corpus/feeds/x.xml:3`: the third entry.
    const std::string name = text(gold, "input");
    const std::size_t colon = name.find(':');
    const fs::path file = kRoot / name.substr(0, colon);
    auto& records = opened[file.string()];
    if (records.empty()) {
      const indexer::Input input{file.string(), kRoot / "corpus"};
      auto source = indexer::ByteSource::open(input.path);
      REQUIRE(source);
      records = records_of(std::move(*source), input);
    }
    const std::size_t index = colon == std::string::npos ? 1 : std::stoul(name.substr(colon + 1));
    const article::Article article = cleaned(records.at(index - 1));
    // The gold has the length and the start of each line, not the text once more.
    Lines expected;
    Lines kept = split(article.body);
    for (const json::value& value : gold.at("lines").as_array()) {
      const auto& line = value.as_array();
      const auto length = static_cast<std::size_t>(line.at(0).as_int64());
      const std::string start(line.at(1).as_string());
      const auto found = std::find_if(kept.begin(), kept.end(), [&](const std::string& each) {
        return each.size() == length && each.starts_with(start);
      });
      expected.push_back(found == kept.end() ? fmt::format("{} … ({} bytes)", start, length)
                                             : *found);
    }
    const std::string folder = *std::next(fs::path(name).begin());
    scores[folder].add(compare(article, name, std::move(expected), text(gold, "title"),
                               time_of(text(gold, "published")), text(gold, "source")));
  }
  Score total;
  for (const auto& [folder, score] : scores) {
    print(folder, score);
    total.add(score);
  }
  print("corpus", total);
  CHECK(total.articles == 108);
  check(total);
}
