// SPDX-License-Identifier: GPL-2.0-or-later
#include "explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "article_source.hpp"
#include "cleaning/cleaner.hpp"
#include "rejects.hpp"
#include "report.hpp"

namespace telusur::indexer {
namespace {

namespace json = boost::json;
using article::Article;

constexpr std::size_t kShownLines = 20;        ///< of the most frequent ones, in the end
constexpr std::size_t kMostLines = 1U << 19U;  ///< that are counted: what bounds the memory
constexpr std::size_t kLongestLine = 300;      ///< bytes of a line that is counted

std::string published(const Article& article) {
  return article.published ? to_rfc3339(*article.published) : std::string("-");
}

/// What was removed in a run, by rule and by line.
class Totals {
 public:
  void add(const std::vector<RemovedText>& removed) {
    for (const RemovedText& piece : removed) {
      auto& [pieces, bytes] = rules_[piece.rule];
      ++pieces;
      bytes += piece.text.size();
      for (std::size_t at = 0; at < piece.text.size();) {
        const std::size_t end = std::min(piece.text.find('\n', at), piece.text.size());
        count(piece.text.substr(at, std::min(end - at, kLongestLine)));
        at = end + 1;
      }
    }
  }

  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::string>> frequent_lines() const {
    std::vector<std::pair<std::uint64_t, std::string>> lines;
    lines.reserve(lines_.size());
    for (const auto& [line, times] : lines_)
      lines.emplace_back(times, line);
    const std::size_t shown = std::min(kShownLines, lines.size());
    std::partial_sort(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(shown),
                      lines.end(), [](const auto& a, const auto& b) {
                        return a.first != b.first ? a.first > b.first : a.second < b.second;
                      });
    lines.resize(shown);
    return lines;
  }

  struct OfRule {
    std::uint64_t pieces = 0;
    std::uint64_t bytes = 0;
  };
  [[nodiscard]] const std::map<std::string, OfRule>& rules() const { return rules_; }

 private:
  void count(std::string line) {
    const auto known = lines_.find(line);
    if (known != lines_.end()) {
      ++known->second;
    } else if (lines_.size() < kMostLines) {
      lines_.emplace(std::move(line), 1);
    }
  }

  std::map<std::string, OfRule> rules_;
  std::unordered_map<std::string, std::uint64_t> lines_;
};

void print_text(const Record& record, const Article& article) {
  fmt::print(
      "{}\n  id         {}\n  title      {}\n  published  {}\n  source     {}\n"
      "  section    {}\n  body       {} bytes\n",
      to_string(record.origin), article.id, article.title, published(article), article.source,
      article.section, article.body.size());
  for (const RemovedText& piece : record.removed) {
    std::string text = piece.text;
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at))
      text.replace(at, 1, " / ");
    fmt::print("  - {:<18} {}\n", piece.rule, text);
  }
}

json::array removed_json(const std::vector<RemovedText>& removed) {
  json::array pieces;
  for (const RemovedText& piece : removed)
    pieces.push_back(json::object{{"rule", piece.rule}, {"text", piece.text}});
  return pieces;
}

void print_json(const Record& record, const Article& article) {
  const json::object object{{"input", to_string(record.origin)},
                            {"id", article.id},
                            {"title", article.title},
                            {"published", published(article)},
                            {"source", article.source},
                            {"section", article.section},
                            {"lead", article.lead},
                            {"body", article.body},
                            {"removed", removed_json(record.removed)}};
  fmt::print("{}\n", json::serialize(object));
}

void print_totals_text(const Totals& totals, std::uint64_t articles, Language language) {
  fmt::print("\n{} {}\n", articles, in(language, "artikel; yang dibuang:", "articles; removed:"));
  for (const auto& [rule, total] : totals.rules())
    fmt::print("{:>9}  {:<18} {:>10} {}\n", total.pieces, rule, total.bytes,
               in(language, "bita", "bytes"));
  fmt::print("\n{}\n",
             in(language, "Baris yang paling sering dibuang:", "Lines removed most often:"));
  for (const auto& [times, line] : totals.frequent_lines())
    fmt::print("{:>9}  {}\n", times, line);
}

void print_totals_json(const Totals& totals, std::uint64_t articles) {
  json::object rules;
  for (const auto& [rule, total] : totals.rules())
    rules[rule] = json::object{{"pieces", total.pieces}, {"bytes", total.bytes}};
  json::array lines;
  for (const auto& [times, line] : totals.frequent_lines())
    lines.push_back(json::object{{"times", times}, {"line", line}});
  fmt::print("{}\n", json::serialize(json::object{{"articles", articles},
                                                  {"rules", std::move(rules)},
                                                  {"frequent_lines", std::move(lines)}}));
}

}  // namespace

int explain_cleaning(const Options& options, const Inputs& inputs) {
  auto rejects = Rejects::open(options.rejects, options.language);
  if (!rejects) {
    report(rejects.error(), options.language);
    return kExitFatal;
  }
  std::uint64_t rejected = inputs.problems.size();
  for (const Error& problem : inputs.problems)
    rejects->add({problem.where, 0}, problem);
  Totals totals;
  std::uint64_t articles = 0;
  const auto handle = [&](Record record, const cleaning::ArticleLines& /*lines*/) {
    if (!record.article) {
      ++rejected;
      rejects->add(record.origin, record.article.error());
      return true;
    }
    ++articles;
    auto cleaned = cleaning::clean(std::move(*record.article), true);
    std::ranges::move(cleaned.report.pieces, std::back_inserter(record.removed));
    totals.add(record.removed);
    (options.json ? print_json : print_text)(record, cleaned.article);
    return true;
  };
  const auto skip = [&](const Skipped& skipped) {
    report_skipped(skipped.path, skipped.reason, options.language);
  };
  std::atomic<std::uint64_t> bytes = 0;
  RecordWindow window({});
  read_records(inputs.files, options.reader, handle, skip, bytes, &window);
  if (options.json) {
    print_totals_json(totals, articles);
  } else {
    print_totals_text(totals, articles, options.language);
  }
  return rejected > 0 ? kExitSomeRejected : kExitAllIndexed;
}

}  // namespace telusur::indexer
