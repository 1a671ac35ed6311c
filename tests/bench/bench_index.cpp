// SPDX-License-Identifier: GPL-2.0-or-later
//
// bench_index [--work DIR] [--sizes 10000,32919,200000]
// Makes an index of the same articles with Telusur, Xapian Omega's scriptindex (Indonesian
// stemming, positions, stored text, compacted), SQLite FTS5 and Lucene++, one after the other, each
// in a process of its own: processor time, time, bytes per byte of text, most memory. Sizes beyond
// the news there are take their articles' sentences from all over the news, shuffled with a fixed
// seed: no two articles are copies, but the vocabulary does not grow as that of more news would.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "index_peers.hpp"
#include "shared_data.hpp"
#include "shuffled_sentences.hpp"
#include "support/file.hpp"
#include "workspace.hpp"

namespace {

using namespace telusur;
using namespace telusur::bench;
namespace fs = std::filesystem;
namespace json = boost::json;

struct Article {
  std::string id;
  std::string title;
  std::string body;
};

std::vector<Article> read_news() {
  std::vector<Article> articles;
  each_news_line([&](const std::string& line) {
    const json::value record = json::parse(line);
    const auto field = [&](const char* name) {
      const json::value* value = record.as_object().if_contains(name);
      return value != nullptr && value->is_string() ? std::string(value->as_string()) : "";
    };
    articles.push_back({field("id"), field("title"), field("body")});
    return true;
  });
  return articles;
}

/// `count` articles: those there are, or, when they are too few, as many with shuffled sentences.
std::vector<Article> collection(const std::vector<Article>& news, std::size_t count) {
  if (count <= news.size())
    return {news.begin(), news.begin() + static_cast<std::ptrdiff_t>(count)};
  std::vector<std::string_view> bodies;
  for (const Article& article : news)
    bodies.push_back(article.body);
  ShuffledSentences shuffled(bodies);
  std::vector<Article> made;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t like = i % news.size();
    made.push_back({fmt::format("{}-{}", news[like].id, i / news.size()), news[like].title,
                    shuffled.text_like(like)});
  }
  return made;
}

/// The articles in the format of scriptindex: a line end within a field goes on with `=`.
std::string script_field(const char* name, const std::string& text) {
  std::string field = fmt::format("{}=", name);
  for (const char c : text) {
    field += c;
    if (c == '\n') field += '=';
  }
  return field + '\n';
}

/// Bytes of text written.
double write(const std::vector<Article>& articles, const fs::path& ndjson, const fs::path& script) {
  std::ofstream lines(ndjson, std::ios::binary);
  std::ofstream dump(script, std::ios::binary);
  double bytes = 0;
  for (const Article& article : articles) {
    lines << json::serialize(
                 json::object{{"id", article.id}, {"title", article.title}, {"body", article.body}})
          << '\n';
    dump << script_field("id", article.id) << script_field("title", article.title)
         << script_field("body", article.body) << '\n';
    bytes += static_cast<double>(article.title.size() + article.body.size());
  }
  if (!lines.flush() || !dump.flush()) throw std::runtime_error("cannot write the articles");
  return bytes;
}

struct Cost {
  double processor = 0;  ///< seconds
  double seconds = 0;
  double peak = 0;  ///< bytes
};

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Runs a command to its end. Throws when it fails. Its memory is told right only to a small
/// process: a new program begins with what the one that started it had (getrusage(2), ru_maxrss).
Cost run_here(std::vector<std::string> command) {
  std::vector<char*> arguments;
  for (std::string& part : command)
    arguments.push_back(part.data());
  arguments.push_back(nullptr);
  const auto start = std::chrono::steady_clock::now();
  pid_t pid = 0;
  std::fflush(stdout);
  posix_spawn_file_actions_t quiet;
  ::posix_spawn_file_actions_init(&quiet);
  ::posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const int failed =
      ::posix_spawnp(&pid, arguments.front(), &quiet, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&quiet);
  if (failed != 0) throw std::runtime_error(command.front() + ": " + std::strerror(failed));
  int status = 0;
  rusage usage{};
  while (::wait4(pid, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    throw std::runtime_error(fmt::format("{} failed", fmt::join(command, " ")));
  }
  return {seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
          std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          static_cast<double>(usage.ru_maxrss) * 1024};
}

/// The same in a process of its own, started anew and so a small one.
Cost run(std::vector<std::string> command, const Workspace& workspace) {
  command.insert(command.begin(), {fs::read_symlink("/proc/self/exe").string(), "--measure"});
  const fs::path said = workspace.file("cost");
  if (run_program(std::move(command), said) != 0) throw std::runtime_error("a peer failed");
  std::istringstream numbers(must(read_file(said)));
  Cost cost;
  numbers >> cost.processor >> cost.seconds >> cost.peak;
  return cost;
}

Cost operator+(const Cost& a, const Cost& b) {
  return {a.processor + b.processor, a.seconds + b.seconds, std::max(a.peak, b.peak)};
}

class Comparison {
 public:
  Comparison(const Workspace& workspace, std::string self)
      : workspace_(workspace), self_(std::move(self)) {}

  void compare(const std::vector<Article>& articles) {
    const fs::path ndjson = workspace_.file("articles.ndjson");
    const fs::path script = workspace_.file("articles.dump");
    text_bytes_ = write(articles, ndjson, script);
    fmt::print("\n{} articles, {:.1f} MB of text\n{:<22} {:>8} {:>8} {:>8} {:>8} {:>9}\n",
               articles.size(), text_bytes_ / 1e6, "", "CPU s", "x omega", "time s", "B/B text",
               "peak MB");
    omega_ = 0;
    row("Omega scriptindex", "omega", [&](const fs::path& out) { return omega(script, out); });
    row("Telusur", "telusur", [&](const fs::path& out) {
      return measured({TELUSUR_INDEXER, "--db", out.string(), "--full", "--progress", "never",
                       "--max-memory", "512M", "--json", ndjson.string()});
    });
    for (const char* peer : {"sqlite", "lucene"}) {
      row(std::strcmp(peer, "sqlite") == 0 ? "SQLite FTS5" : "Lucene++", peer,
          [&](const fs::path& out) {
            return measured(
                {self_, "--make", peer, "--from", ndjson.string(), "--out", out.string()});
          });
    }
  }

 private:
  [[nodiscard]] Cost measured(std::vector<std::string> command) const {
    return run(std::move(command), workspace_);
  }

  Cost omega(const fs::path& script, const fs::path& out) {
    const fs::path fields = workspace_.file("omega.script");
    std::ofstream(fields) << "id : boolean=Q unique=Q field=id\n"
                             "title : field=title index=S index\n"
                             "body : field=body index\n";
    const std::string loose = out.string() + ".loose";
    fs::create_directories(out);
    const Cost made =
        measured({"scriptindex", "--stemmer=indonesian", loose, fields.string(), script.string()});
    const Cost compacted = measured({"xapian-compact", loose, (out / "db").string()});
    fs::remove_all(loose);
    return made + compacted;
  }

  template <class Make>
  void row(const char* name, const char* folder, Make&& make) {
    const fs::path out = workspace_.file(folder);
    fs::remove_all(out);
    const Cost cost = make(out);
    if (omega_ == 0) omega_ = cost.processor;
    fmt::print("{:<22} {:>8.1f} {:>8.2f} {:>8.1f} {:>8.2f} {:>9.0f}\n", name, cost.processor,
               cost.processor / omega_, cost.seconds, folder_bytes(out) / text_bytes_,
               cost.peak / 1e6);
    std::fflush(stdout);
    fs::remove_all(out);
  }

  const Workspace& workspace_;
  std::string self_;
  double text_bytes_ = 0;
  double omega_ = 0;
};

int compare(const std::string& folder, const std::vector<std::size_t>& sizes) {
  const Workspace workspace(folder);
  const std::vector<Article> news = read_news();
  Comparison comparison(workspace, fs::read_symlink("/proc/self/exe").string());
  for (const std::size_t size : sizes)
    comparison.compare(collection(news, size));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"bench_index: what an index costs, beside other engines"};
  std::string folder;
  std::vector<std::size_t> sizes = {10'000, 32'919, 200'000};
  std::string make;
  std::string from;
  std::string out;
  app.add_option("--work", folder, "Folder to work in; a temporary one otherwise");
  app.add_option("--sizes", sizes, "Numbers of articles")->delimiter(',');
  app.add_option("--make", make, "Only make one index, of sqlite or lucene")->group("");
  app.add_option("--from", from)->group("");
  app.add_option("--out", out)->group("");
  if (argc > 2 && std::string_view(argv[1]) == "--measure") {
    try {
      const Cost cost = run_here({argv + 2, argv + argc});
      fmt::print("{} {} {}\n", cost.processor, cost.seconds, cost.peak);
      return 0;
    } catch (const std::exception& error) {
      fmt::print(stderr, "bench_index: {}\n", error.what());
      return 2;
    }
  }
  CLI11_PARSE(app, argc, argv);
  try {
    if (make == "sqlite") {
      make_sqlite_index(from, out);
      return 0;
    }
    if (make == "lucene") {
      make_lucene_index(from, out);
      return 0;
    }
    return compare(folder, sizes);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_index: {}\n", error.what());
  }
  return 2;
}
