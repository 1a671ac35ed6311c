// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/wrk.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "shared_data.hpp"
#include "support/file.hpp"

namespace telusur::bench {
namespace {

/// Requests are made before the start, and the figures come as one line.
constexpr std::string_view kScript = R"(
local requests, i = {}, 0
function init(arguments)
  for target in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", target)
  end
  i = tonumber(arguments[2])
end
function request()
  i = i % #requests + 1
  return requests[i]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("figures %d %d %d %d %d %d %d\n", summary.requests, summary.duration,
    e.status, e.connect + e.read + e.write + e.timeout,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
end
)";

}  // namespace

WrkReport run_wrk(const Workspace& workspace, std::uint16_t port,
                  const std::vector<std::string>& targets, unsigned connections, unsigned seconds,
                  std::size_t first) {
  const auto script = workspace.file("wrk.lua");
  const auto list = workspace.file("targets.txt");
  const auto output = workspace.file("wrk.txt");
  std::ofstream(script) << kScript;
  {
    std::ofstream file(list);
    for (const std::string& target : targets)
      file << target << '\n';
  }
  const int status = run_program(
      {"/usr/bin/wrk", "-t1", fmt::format("-c{}", connections), fmt::format("-d{}s", seconds),
       "--timeout", "30s", "-s", script.string(), fmt::format("http://127.0.0.1:{}", port), "--",
       list.string(), std::to_string(first)},
      output);
  const std::string text = must(read_file(output));
  const std::size_t at = text.find("figures ");
  if (status != 0 || at == std::string::npos) {
    throw std::runtime_error("wrk: " + text);
  }
  std::istringstream figures(text.substr(at + 8));
  double microseconds = 0;
  double p50 = 0;
  double p99 = 0;
  double p999 = 0;
  WrkReport report;
  figures >> report.answers >> microseconds >> report.refused >> report.failed >> p50 >> p99 >>
      p999;
  report.per_second = (report.answers - report.refused) / (microseconds / 1e6);
  report.p50_ms = p50 / 1000;
  report.p99_ms = p99 / 1000;
  report.p999_ms = p999 / 1000;
  return report;
}

}  // namespace telusur::bench
