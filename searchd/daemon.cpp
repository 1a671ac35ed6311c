// SPDX-License-Identifier: GPL-2.0-or-later
#include "daemon.hpp"

#include <fmt/format.h>
#include <sched.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <csignal>
#include <cstdio>
#include <thread>

#include "access/gate.hpp"
#include "access_log.hpp"
#include "analysis/analyzers.hpp"
#include "api/dispatch.hpp"
#include "http/server.hpp"
#include "log.hpp"
#include "service_manager.hpp"
#include "signals.hpp"
#include "support/file.hpp"

namespace telusur::searchd {
namespace {

namespace net = boost::asio;

/// What the options name, opened.
struct Loaded {
  analysis::Analyzer analyzer;
  std::unique_ptr<Dictionaries> dictionaries{};
  std::unique_ptr<access::Keys> keys{};
  std::shared_ptr<http::Tls> tls{};
  http::TrustedProxies proxies{};
  std::optional<index::IndexPlace> place{};  ///< readers of one cluster share what they learn of it
  std::optional<index::IndexReader> reader{};
};

/// Moves a value into its place, or gives the error.
template <class T, class Place>
Result<void> put(Result<T> result, Place& place) {
  if (!result) return result.error();
  place = std::move(*result);
  return {};
}

/// Folder of the index, or the cluster file.
const std::string& index_of(const Options& options) {
  return options.cluster.empty() ? options.db : options.cluster;
}

/// Whether dictionaries and the query log can be kept where they shall be. What is missing of the
/// path is made when it is needed.
Result<void> check_state_dir(const Options& options) {
  if (options.state_dir.empty()) return {};
  std::error_code unknown;
  auto folder = std::filesystem::absolute(options.state_dir, unknown);
  while (!std::filesystem::exists(folder, unknown) && folder.has_relative_path())
    folder = folder.parent_path();
  if (std::filesystem::is_directory(folder, unknown) && ::access(folder.c_str(), W_OK | X_OK) == 0)
    return {};
  return Error{ErrorCode::unwritable, "--state-dir",
               fmt::format("{} is no folder to write in", folder.string()),
               "a folder of the user that the daemon runs as"};
}

Result<void> fill(const Options& options, Loaded& loaded) {
  auto done = check_state_dir(options);
  if (!done) return done;
  done = put(Dictionaries::open(options.state_dir, loaded.analyzer, options.expander),
             loaded.dictionaries);
  if (done) done = put(access::Keys::open(options.keys), loaded.keys);
  if (done && !options.tls_certificate.empty()) {
    done = put(http::Tls::open(options.tls_certificate, options.tls_key), loaded.tls);
  }
  if (done) {
    done = put(http::TrustedProxies::parse(options.trusted_proxies, options.proxy_header),
               loaded.proxies);
  }
  if (done) done = put(index::IndexPlace::find(index_of(options)), loaded.place);
  if (done) done = put(index::IndexReader::open(*loaded.place, loaded.analyzer), loaded.reader);
  return done;
}

/// The analyzer that the index was made with: that of the stem exceptions which editors have
/// stored, once it has been rebuilt with them, else that of the options. Errors: those of
/// make_analyzer.
Result<analysis::Analyzer> analyzer_of_index(const Options& options) {
  const std::filesystem::path stored =
      dictionary_file(options.state_dir, DictionaryKind::stem_exceptions);
  std::error_code unknown;
  if (!options.state_dir.empty() && std::filesystem::exists(stored, unknown)) {
    analysis::AnalyzerOptions with_stored = options.analyzer;
    with_stored.words = stored.string();
    auto analyzer = analysis::make_analyzer(with_stored);
    if (analyzer && index::IndexReader::open(index_of(options), *analyzer)) return analyzer;
    spdlog::info("{} waits for a rebuild of the index with it", stored.string());
  }
  return analysis::make_analyzer(options.analyzer);
}

/// On the heap, for what is in it refers to the analyzer.
Result<std::unique_ptr<Loaded>> load(const Options& options) {
  auto analyzer = analyzer_of_index(options);
  if (!analyzer) return analyzer.error();
  auto loaded = std::make_unique<Loaded>(Loaded{.analyzer = std::move(*analyzer)});
  if (auto filled = fill(options, *loaded); !filled) return filled.error();
  return loaded;
}

/// Null when it is switched off. Errors: those of QueryLog::open.
Result<std::unique_ptr<QueryLog>> open_query_log(const Options& options) {
  if (options.state_dir.empty() || !options.query_log) return std::unique_ptr<QueryLog>();
  return QueryLog::open(std::filesystem::path(options.state_dir) / "queries.sqlite",
                        options.query_log_options);
}

/// A connection is a descriptor: takes as many as the system lets us have.
void raise_descriptor_limit(std::size_t connections) {
  constexpr std::size_t kForTheRest = 256;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  (void)::setrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_max < connections + kForTheRest) {
    spdlog::warn("{} connections are allowed, but only {} open files (LimitNOFILE=)", connections,
                 limit.rlim_max);
  }
}

/// Short, and different where an option makes other answers of the same index: what a client keeps
/// by its ETag must not outlive that. Files are told by their content.
std::string setup_of(const Parsed& parsed) {
  std::string all = TELUSUR_VERSION;
  for (const char* name : {"serve-text", "public-url", "ranking", "saved", "words"}) {
    const auto given = parsed.given.find(std::string("--") + name);
    if (given == parsed.given.end()) continue;
    all += '\n' + given->second;
    if (const auto content = read_file(given->second)) all += *content;
  }
  return fmt::format("{:04x}", XXH3_64bits(all.data(), all.size()) & 0xFFFFU);
}

/// The addresses to bind: those asked for, else the usual one unless there are sockets already.
Result<std::vector<http::Address>> addresses_of(const Options& options,
                                                const std::vector<http::Inherited>& inherited) {
  auto addresses = options.listen;
  if (addresses.empty() && inherited.empty()) addresses.push_back({"127.0.0.1", 7331});
  const bool tls = std::ranges::any_of(addresses, &http::Address::tls) ||
                   std::ranges::any_of(inherited, &http::Inherited::tls);
  if (tls && options.tls_certificate.empty()) {
    return Error{ErrorCode::invalid_parameter, "--listen", "https:// without a certificate",
                 "--tls-certificate FILE --tls-key FILE"};
  }
  return addresses;
}

void announce(const http::Server& server, Language language) {
  for (const http::Address& address : server.addresses()) {
    fmt::print("telusur-searchd: {} {}\n", in(language, "mendengarkan di", "listening on"),
               url_of(address));
  }
  std::fflush(stdout);
  notify_service_manager("READY=1");
}

/// I/O threads take no processor from a search that runs. Where all processors search, requests are
/// read and answers sent when a worker has nothing to do or has had its time slice, several at
/// once: interrupting a search for each costs a tenth of all answers. Where one is free nothing
/// changes.
void let_searches_go_on() {
  const sched_param none{};
  (void)::sched_setscheduler(0, SCHED_BATCH, &none);  // refused by a sandbox: as without
}

/// In this thread and others like it.
void run_threads(net::io_context& context, unsigned threads) {
  let_searches_go_on();
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i)
    others.emplace_back([&context] { context.run(); });
  context.run();
  for (std::thread& thread : others)
    thread.join();
}

}  // namespace

Result<void> check_daemon(const Options& options) {
  const auto loaded = load(options);
  if (!loaded) return loaded.error();
  const auto addresses = addresses_of(options, {});
  if (!addresses) return addresses.error();
  return {};
}

Result<void> run_daemon(const Parsed& parsed, const Reload::Reread& reread) {
  const Options& options = parsed.options;
  // A client, or the reader of the log, that is gone is no reason to end.
  std::signal(SIGPIPE, SIG_IGN);
  Log log;
  raise_descriptor_limit(options.limits.connections);
  const auto inherited = inherited_sockets();
  const auto addresses = addresses_of(options, inherited);
  if (!addresses) return addresses.error();
  auto opened = load(options);
  if (!opened) return opened.error();
  Loaded& loaded = **opened;
  IndexWatch watch(std::move(*loaded.reader), options.refresh_interval);
  Metrics metrics;
  AccessLog access_log(log.logger("access", "%v"), options.access_log, options.log_queries);
  metrics.watch_log([&log] { return log.dropped(); });
  access::Gate gate(*loaded.keys, options.rate);
  Reload reload(reread, parsed.given, *loaded.keys, loaded.tls, gate, access_log, watch);
  reload.add("dictionaries", [&loaded] { return loaded.dictionaries->reload(); });
  if (const auto cluster = loaded.place->cluster()) {
    reload.add("cluster", [cluster]() -> Result<void> {
      const auto read = cluster->reload();
      return read ? Result<void>() : read.error();
    });
  }
  const auto query_log = open_query_log(options);
  if (!query_log) return query_log.error();
  ArticleStore articles(options.db, loaded.analyzer);
  ResultCache cache(options.cache_bytes);
  metrics.watch_cache([&cache] { return cache.use(); });

  // Coroutines suspended at the end die with the io_context, so what they use comes before it;
  // the workers, which hold some of them, must stop before it goes, so they come after.
  std::unique_ptr<Context> context;
  net::io_context io_context(static_cast<int>(options.io_threads));
  const auto expander = [&loaded] { return loaded.dictionaries->current()->expander; };
  expander()->prepare(*loaded.place);
  auto workers = Workers::start(*loaded.place, loaded.analyzer, expander, watch, options.workers);
  if (!workers) return workers.error();
  Background background;

  auto service = std::make_shared<http::Service>(
      options.limits,
      [&context](const http::Request& request) { return dispatch(*context, request); },
      [&](const http::Request& request, const http::Response& response) {
        metrics.count(request, response);
        access_log.write(request, response);
      });
  service->proxies = loaded.proxies;
  service->tls = loaded.tls;
  service->body_bytes = [&context, &options](const http::Request& request) {
    return body_bytes(*context, request, options.batch_bytes, options.limits.body_bytes);
  };
  service->complete = [&context](const http::Request& request, http::Response& response) {
    complete(*context, request, response);
  };
  context = std::make_unique<Context>(Context{.workers = **workers,
                                              .index = watch,
                                              .metrics = metrics,
                                              .keys = *loaded.keys,
                                              .gate = gate,
                                              .reload = reload,
                                              .analyzer = loaded.analyzer,
                                              .background = background,
                                              .dictionaries = *loaded.dictionaries,
                                              .articles = articles,
                                              .cache = cache,
                                              .query_log = query_log->get(),
                                              .state_dir = options.state_dir,
                                              .public_url = options.public_url,
                                              .cors_origins = options.cors_origins,
                                              .serve_text = options.serve_text,
                                              .setup = setup_of(parsed),
                                              .connections = &service->connections,
                                              .uri_bytes = options.limits.uri_bytes,
                                              .query_budget = options.query_budget,
                                              .ranking = options.workers.ranking});
  auto server = http::Server::open(io_context, *addresses, inherited, service);
  if (!server) return server.error();
  const Signals signals(io_context, **server, reload, background, options.drain_timeout);
  announce(**server, options.language);
  run_threads(io_context, options.io_threads);
  return {};
}

}  // namespace telusur::searchd
