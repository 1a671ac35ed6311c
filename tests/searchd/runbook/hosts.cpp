// SPDX-License-Identifier: GPL-2.0-or-later
#include "hosts.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "client.hpp"
#include "running_daemon.hpp"
#include "support/file.hpp"
#include "xapian_servers.hpp"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kSearchd = 7331;

/// What comes before the commands: stop at the first that fails, and leave systemctl to the test.
constexpr std::string_view kPrelude = R"(set -euo pipefail
exec 3<>"{0}" 4<>"{1}"
systemctl() {{
  printf '%s\n' "$*" >&3
  local status
  read -r status <&4
  return "$status"
}}
trap 'printf "exit %s\n" $? >&3' EXIT
PATH="$(dirname "$TELUSUR_INDEXER"):$PATH"
)";

std::string replaced(std::string text, std::string_view what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

/// The value of a line `KEY=VALUE` of a unit; empty when there is none.
std::string setting(const std::string& text, const std::string& key) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(key + "=")) return line.substr(key.size() + 1);
  }
  return "";
}

/// The unit's file: that of its template where it is an instance.
std::string read_unit(const std::string& unit) {
  const std::size_t at = unit.find('@');
  const fs::path deploy = TELUSUR_DEPLOY;
  if (unit == "telusur-searchd") return read_file(deploy / "telusur-searchd.service.in").value();
  const std::string name = at == std::string::npos ? unit : unit.substr(0, at + 1);
  return read_file(deploy / "cluster" / (name + ".service")).value();
}

bool answers(std::uint16_t port) {
  try {
    const auto reply = Client(port).get("/readyz");
    return reply && reply->status == 200;
  } catch (const std::runtime_error&) {
    return false;
  }
}

}  // namespace

Ports::Ports() {
  const auto free = [this](unsigned written) {
    try {
      const Client client(real(written, 1));
      return false;
    } catch (const std::runtime_error&) {
      return true;
    }
  };
  const unsigned first = free_port();
  // Below the ports that clients are given: one that connects to its own would speak to itself.
  for (distance_ = first % 8'000 + 12'000;; distance_ += 500) {
    bool all_free = true;
    for (unsigned written = 7331; written < 7460; ++written)
      all_free = all_free && free(written);
    if (all_free) return;
  }
}

std::uint16_t Ports::real(unsigned written, unsigned searchd) const {
  if (written == kSearchd) written += searchd;
  if (written >= 7500 && written < 7600) written -= 100;  // no tunnels here
  return static_cast<std::uint16_t>(written + distance_);
}

std::string Ports::in(const std::string& text, unsigned searchd) const {
  static const std::regex kPort("\\b(73|74|75|80|84)[0-9][0-9]\\b");
  std::string out;
  auto rest = text.begin();
  for (std::sregex_iterator at(text.begin(), text.end(), kPort); at != std::sregex_iterator();
       ++at) {
    out.append(rest, (*at)[0].first);
    out += std::to_string(real(static_cast<unsigned>(std::stoul(at->str())), searchd));
    rest = (*at)[0].second;
  }
  out.append(rest, text.end());
  return out;
}

Host::Host(const fs::path& root, const std::string& name, unsigned number, const Ports& ports)
    : root_(root / name), log_(root / (name + ".log")), number_(number), ports_(ports) {
  fs::create_directories(root_ / "lib" / "telusur");
  for (const char* folder : {"shards", "replicas"})
    fs::create_directories(root_ / "etc" / folder);
}

std::string Host::here(const std::string& text) const {
  std::string local = replaced(text, "/var/lib/telusur", (root_ / "lib" / "telusur").string());
  local = replaced(local, "/etc/telusur", (root_ / "etc").string());
  local = replaced(local, "/srv/berita", (root_.parent_path() / "berita").string());
  return ports_.in(local, number_);
}

int Host::run(const std::string& commands) {
  const fs::path asks = root_ / "systemctl";
  const fs::path told = root_ / "status";
  for (const fs::path& pipe : {asks, told}) {
    fs::remove(pipe);
    if (::mkfifo(pipe.c_str(), 0600) != 0) throw std::runtime_error("mkfifo");
  }
  // Both ends open here, so that neither side waits for the other to open.
  std::FILE* questions = std::fopen(asks.c_str(), "r+e");
  const int status_pipe = ::open(told.c_str(), O_RDWR | O_CLOEXEC);
  std::vector<std::string> command = {"env"};
  command.insert(command.end(), environment_.begin(), environment_.end());
  const std::string prelude = fmt::format(kPrelude, asks.string(), told.string());
  command.insert(command.end(), {"bash", "-c", prelude + here(commands)});
  BackgroundProgram shell(command, log_);
  int exit_status = -1;
  std::string line;
  for (int c = 0; (c = std::fgetc(questions)) != EOF;) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    if (line.starts_with("exit ")) {
      exit_status = std::stoi(line.substr(5));
      break;
    }
    const std::string status = std::to_string(systemctl(line)) + "\n";
    if (::write(status_pipe, status.data(), status.size()) < 0) break;
    line.clear();
  }
  std::fclose(questions);
  ::close(status_pipe);
  return exit_status;
}

int Host::systemctl(const std::string& arguments) {
  std::istringstream words(arguments);
  std::string action;
  words >> action;
  bool now = action != "enable" && action != "disable";
  for (std::string unit; words >> unit;) {
    if (unit == "--now") {
      now = true;
    } else if (!now) {
      continue;
    } else if (action == "enable" || action == "start") {
      start(unit);
    } else if (action == "disable" || action == "stop") {
      stop(unit);
    } else if (action == "restart") {
      stop(unit);
      start(unit);
    } else if (action == "reload") {
      services_.at(unit)->signal(SIGHUP);
    } else {
      return 1;
    }
  }
  return 0;
}

/// As the unit says it; on return servers listen.
void Host::start(const std::string& unit) {
  if (services_.contains(unit)) return;
  const std::string text = read_unit(unit);
  const std::string instance = unit.substr(std::min(unit.find('@'), unit.size() - 1) + 1);
  std::string line = here(replaced(setting(text, "ExecStart"), "%i", instance));
  const std::string file = here(replaced(setting(text, "EnvironmentFile"), "%i", instance));
  std::uint16_t port = 0;
  if (!file.empty()) {
    const std::string environment = read_file(file).value();
    for (const std::string key : {"INTERFACE", "MASTER", "PORT"})
      line = replaced(line, "${" + key + "}", setting(environment, key));
    port = static_cast<std::uint16_t>(std::stoi(setting(environment, "PORT")));
  }
  std::vector<std::string> command = {"env"};
  command.insert(command.end(), environment_.begin(), environment_.end());
  const std::size_t program = command.size();
  std::istringstream words(line);
  for (std::string word; words >> word;)
    command.push_back(word);
  const bool searchd = unit == "telusur-searchd";
  if (searchd) command[program] = std::getenv("TELUSUR_SEARCHD");
  services_[unit] = std::make_unique<BackgroundProgram>(command, log_);
  if (searchd) {
    const bool ready = eventually([this] { return answers(searchd_port()); });
    REQUIRE(ready);
  } else if (!unit.starts_with("telusur-replica@")) {
    REQUIRE(is_listened_to(port));
  }
}

void Host::stop(const std::string& unit) {
  const auto service = services_.find(unit);
  if (service == services_.end()) return;
  if (unit == "telusur-searchd") {
    service->second->signal(SIGTERM);
    CHECK(service->second->wait() == 0);
  }
  services_.erase(service);
}

}  // namespace telusur::testing
