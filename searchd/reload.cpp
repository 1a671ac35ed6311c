// SPDX-License-Identifier: GPL-2.0-or-later
#include "reload.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

namespace telusur::searchd {
namespace {

constexpr std::array<std::string_view, 4> kReloadable = {"--access-log", "--burst", "--log-queries",
                                                         "--rate"};

}  // namespace

Reload::Reload(Reread reread, std::map<std::string, std::string> given, access::Keys& keys,
               std::shared_ptr<http::Tls> tls, access::Gate& gate, AccessLog& log,
               IndexWatch& watch)
    : reread_(std::move(reread)), gate_(gate), log_(log), watch_(watch), given_(std::move(given)) {
  add("keys", [&keys] { return keys.reload(); });
  if (tls) add("certificate", [tls = std::move(tls)] { return tls->reload(); });
}

void Reload::add(std::string what, std::function<Result<void>()> step) {
  steps_.push_back({std::move(what), std::move(step)});
}

ReloadReport Reload::run() {
  const std::lock_guard lock(mutex_);
  ReloadReport report;
  if (const Parsed parsed = reread_(); parsed.exit_status) {
    report.failed.emplace_back("configuration: see standard error");
  } else {
    apply(parsed, report);
  }
  for (const Step& step : steps_) {
    if (auto done = step.run(); !done) {
      report.failed.push_back(step.what + ": " + to_string(done.error()));
    }
  }
  watch_.poke();
  for (const std::string& failure : report.failed)
    spdlog::error("reload: {}; it stays as it was", failure);
  for (const std::string& option : report.need_restart)
    spdlog::warn("reload: {} has changed, which needs a restart", option);
  spdlog::info("reloaded");
  return report;
}

void Reload::apply(const Parsed& parsed, ReloadReport& report) {
  for (const auto& [name, value] : parsed.given) {
    std::string& in_use = given_[name];
    if (in_use == value) continue;
    if (std::ranges::find(kReloadable, name) == kReloadable.end()) {
      report.need_restart.push_back(name);
      continue;
    }
    in_use = value;
    report.applied.push_back(name);
  }
  gate_.set_usual(parsed.options.rate);
  log_.set(parsed.options.access_log, parsed.options.log_queries);
}

}  // namespace telusur::searchd
