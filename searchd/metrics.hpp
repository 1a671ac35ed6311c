// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "http/service.hpp"
#include "workers.hpp"

namespace telusur::searchd {

/// What /metrics shows. Thread-safe.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// Counts one answer.
  void count(const http::Request& request, const http::Response& response);

  /// Everything in the Prometheus text format, with the state of `workers` and `index` now.
  std::string render(const Workers& workers, const IndexState& index, std::size_t connections);

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace telusur::searchd
