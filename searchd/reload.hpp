// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "access/gate.hpp"
#include "access/keys.hpp"
#include "access_log.hpp"
#include "http/tls.hpp"
#include "index_watch.hpp"
#include "options.hpp"

namespace telusur::searchd {

/// What a reload did.
struct ReloadReport {
  std::vector<std::string> applied;       ///< options that have another value now
  std::vector<std::string> need_restart;  ///< options whose new value waits for a restart
  std::vector<std::string> failed;        ///< what stayed as it was, and why
};

/// Takes over what can change while the daemon runs (README): key file, certificate, rates and log
/// settings, and looks for a new index. What is faulty stays as it was. Thread-safe.
class Reload {
 public:
  /// Reads the configuration once more, from where it came at the start.
  using Reread = std::function<Parsed()>;

  Reload(Reread reread, std::map<std::string, std::string> given, access::Keys& keys,
         std::shared_ptr<http::Tls> tls, access::Gate& gate, AccessLog& log, IndexWatch& watch);

  /// Another thing to do on a reload: `what` names it in the report. Not to be called while one
  /// runs.
  void add(std::string what, std::function<Result<void>()> step);

  ReloadReport run();

 private:
  void apply(const Parsed& parsed, ReloadReport& report);

  const Reread reread_;
  access::Gate& gate_;
  AccessLog& log_;
  IndexWatch& watch_;
  struct Step {
    std::string what;
    std::function<Result<void>()> run;
  };
  std::vector<Step> steps_;
  std::mutex mutex_;
  std::map<std::string, std::string> given_;  ///< in use
};

}  // namespace telusur::searchd
