// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "access/gate.hpp"
#include "access/keys.hpp"
#include "analytics/query_log.hpp"
#include "article_store.hpp"
#include "background.hpp"
#include "dictionaries/dictionaries.hpp"
#include "http/service.hpp"
#include "index_watch.hpp"
#include "metrics.hpp"
#include "reload.hpp"
#include "result_cache.hpp"
#include "workers.hpp"

namespace telusur::searchd {

/// What endpoints may use. Everything in it is thread-safe and outlives the I/O threads.
struct Context {
  Workers& workers;
  IndexWatch& index;
  Metrics& metrics;
  const access::Keys& keys;
  access::Gate& gate;
  Reload& reload;
  const analysis::Analyzer& analyzer;
  Background& background;
  Dictionaries& dictionaries;
  ArticleStore& articles;
  ResultCache& cache;
  QueryLog* query_log = nullptr;          ///< null: switched off
  std::filesystem::path state_dir;        ///< of dictionaries and query log; empty: none
  std::string public_url;                 ///< --public-url; empty: told by the Host header
  std::vector<std::string> cors_origins;  ///< allowed origins; `*` allows any
  bool serve_text = false;                ///< /v1/articles/{id} gives the text as well
  std::string setup;                      ///< changes with what options make of answers
  const http::Connections* connections = nullptr;
  std::size_t uri_bytes = 0;                  ///< longest URI that is answered
  std::chrono::milliseconds query_budget{0};  ///< SearchRequest::time_budget
  search::Ranking ranking{};                  ///< that of the workers' searchers
};

}  // namespace telusur::searchd
