// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/rate.hpp"
#include "analysis/analyzers.hpp"
#include "analytics/query_log.hpp"
#include "http/address.hpp"
#include "http/forwarded.hpp"
#include "http/limits.hpp"
#include "search/expansion.hpp"
#include "support/language.hpp"
#include "workers.hpp"

namespace telusur::searchd {

enum class AccessLogFormat : unsigned char { off, text, json };

/// Everything the daemon can be told, by flag, environment or configuration file.
struct Options {
  std::string db;
  std::string cluster;  ///< cluster file, instead of `db`
  analysis::AnalyzerOptions analyzer;
  search::ExpanderOptions expander;
  std::vector<http::Address> listen;  ///< empty: 127.0.0.1:7331, or what the service manager gives
  std::string tls_certificate;        ///< PEM; empty: no TLS
  std::string tls_key;
  std::vector<std::string> trusted_proxies;
  http::TrustedProxies::HeaderName proxy_header = http::TrustedProxies::HeaderName::x_forwarded_for;
  unsigned io_threads = 1;
  WorkerOptions workers;
  http::Limits limits;
  std::chrono::milliseconds refresh_interval{500};
  std::chrono::seconds drain_timeout{10};
  std::vector<std::string> cors_origins;
  std::string keys;   ///< key file; empty for none
  access::Rate rate;  ///< of clients whose key has none of its own
  bool serve_text = false;
  std::chrono::milliseconds query_budget{2'000};     ///< then a search gives what it has found
  std::string state_dir;                             ///< dictionaries and query log; or none
  std::string public_url;                            ///< without a slash at the end
  std::size_t batch_bytes = std::size_t{16} << 20U;  ///< of a body of POST /v1/articles
  std::size_t cache_bytes = std::size_t{64} << 20U;  ///< of answers; 0: none is kept
  bool query_log = true;                             ///< where there is a state_dir
  QueryLogOptions query_log_options;
  AccessLogFormat access_log = AccessLogFormat::text;
  bool log_queries = true;                   ///< false keeps what people search for out of the log
  Language language = Language::indonesian;  ///< of messages to whoever starts it; logs are English
};

constexpr int kExitOk = 0;
constexpr int kExitError = 2;

/// Either the options, or the status to exit with at once because help, the version, a new key or a
/// usage error has been printed.
struct Parsed {
  Options options;
  std::optional<int> exit_status;
  bool check_config = false;                 ///< only look whether all of it is right
  std::map<std::string, std::string> given;  ///< value of every option by long name, as text
};

Parsed parse_options(int argc, const char* const* argv);

}  // namespace telusur::searchd
