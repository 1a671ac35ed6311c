// SPDX-License-Identifier: GPL-2.0-or-later
#include "daemon.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <cstdio>
#include <functional>
#include <thread>

#include "access_log.hpp"
#include "analysis/analyzers.hpp"
#include "api/dispatch.hpp"
#include "http/server.hpp"
#include "notify.hpp"

namespace telusur::searchd {
namespace {

namespace net = boost::asio;

void start_log() {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  spdlog::set_default_logger(std::make_shared<spdlog::logger>("searchd", std::move(sink)));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
}

/// HUP looks for a new index; the first TERM or INT drains, the second leaves at once.
class Signals {
 public:
  Signals(net::io_context& context, http::Server& server, IndexWatch& watch,
          std::chrono::seconds drain_timeout)
      : context_(context),
        server_(server),
        watch_(watch),
        drain_timeout_(drain_timeout),
        signals_(context, SIGTERM, SIGINT, SIGHUP),
        deadline_(context) {
    wait();
  }

 private:
  void wait() {
    signals_.async_wait([this](boost::system::error_code failure, int signal) {
      if (failure) return;
      if (signal == SIGHUP) {
        watch_.poke();
      } else {
        drain(signal);
      }
      wait();
    });
  }

  void drain(int signal) {
    if (std::exchange(draining_, true)) {
      context_.stop();
      return;
    }
    spdlog::info("signal {}: finishing running requests", signal);
    notify_service_manager("STOPPING=1");
    deadline_.expires_after(drain_timeout_);
    deadline_.async_wait([this](boost::system::error_code failure) {
      if (failure) return;
      spdlog::warn("requests still running after {} s are dropped", drain_timeout_.count());
      context_.stop();
    });
    server_.drain([this] { context_.stop(); });
  }

  net::io_context& context_;
  http::Server& server_;
  IndexWatch& watch_;
  std::chrono::seconds drain_timeout_;
  net::signal_set signals_;
  net::steady_timer deadline_;
  bool draining_ = false;
};

void announce(const http::Server& server) {
  for (const http::Address& address : server.addresses()) {
    fmt::print("telusur-searchd: mendengarkan di {}\n", url_of(address));
  }
  std::fflush(stdout);
  notify_service_manager("READY=1");
}

void run_threads(net::io_context& context, unsigned threads) {
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i)
    others.emplace_back([&context] { context.run(); });
  context.run();
  for (std::thread& thread : others)
    thread.join();
}

}  // namespace

Result<void> run_daemon(const Options& options) {
  start_log();
  const auto made = analysis::make_analyzer(options.analyzer);
  if (!made) return made.error();
  const analysis::Analyzer& analyzer = *made;
  auto expander = search::make_expander(analyzer, options.expander);
  if (!expander) return expander.error();
  auto keys = access::Keys::open(options.keys);
  if (!keys) return keys.error();
  auto reader = index::IndexReader::open(options.db, analyzer);
  if (!reader) return reader.error();
  IndexWatch watch(std::move(*reader), options.refresh_interval);
  Metrics metrics;
  const AccessLog access_log(options.access_log, options.log_queries);

  // Coroutines suspended at the end die with the io_context, so what they use comes before it;
  // the workers, which hold some of them, must stop before it goes, so they come after.
  std::unique_ptr<Context> context;
  net::io_context io_context(static_cast<int>(options.io_threads));
  auto workers = Workers::start(options.db, analyzer, *expander, watch, options.workers);
  if (!workers) return workers.error();

  auto service = std::make_shared<http::Service>(
      options.limits,
      [&context](const http::Request& request) { return dispatch(*context, request); },
      [&](const http::Request& request, const http::Response& response) {
        metrics.count(request, response);
        access_log.write(request, response);
      });
  context = std::make_unique<Context>(Context{**workers, watch, metrics, **keys,
                                              options.cors_origins, options.serve_text,
                                              &service->connections, options.query_budget});
  auto server = http::Server::open(io_context, options.listen, service);
  if (!server) return server.error();
  const Signals signals(io_context, **server, watch, options.drain_timeout);
  announce(**server);
  run_threads(io_context, options.io_threads);
  return {};
}

}  // namespace telusur::searchd
