// SPDX-License-Identifier: GPL-2.0-or-later
#include "network.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "process.hpp"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kIp = "/usr/sbin/ip";
const fs::path kTc = "/usr/sbin/tc";
constexpr const char* kOwn = "/proc/thread-self/ns/net";
constexpr std::size_t kTest = 254;  ///< last byte of the test's address

/// Runs a program, which must succeed. Arguments are separated by single blanks.
void must(const fs::path& program, const std::string& arguments) {
  std::vector<std::string> words{""};
  for (const char c : arguments) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  const Finished finished = run(program, words);
  if (finished.status == 0) return;
  throw std::runtime_error(fmt::format("{} {}: {}", program.string(), arguments, finished.err));
}

void check(int result, const char* what) {
  if (result == -1) throw std::system_error(errno, std::generic_category(), what);
}

/// Whether a child process may do `what`.
template <class What>
bool works(What what) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(what() ? 0 : 1);
  int status = 1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool kernel_has_netem() {
  try {
    must(kTc, "qdisc add dev lo root netem delay 1ms");
    must(kTc, "qdisc del dev lo root");
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

std::string port_of(std::size_t host) {
  return fmt::format("host{}", host + 1);
}

}  // namespace

NetworkNamespace::~NetworkNamespace() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

NetworkNamespace::NetworkNamespace(NetworkNamespace&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

NetworkNamespace& NetworkNamespace::operator=(NetworkNamespace&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

NetworkNamespace NetworkNamespace::current() {
  const int descriptor = ::open(kOwn, O_RDONLY | O_CLOEXEC);
  check(descriptor, kOwn);
  return NetworkNamespace(descriptor);
}

NetworkNamespace NetworkNamespace::make() {
  const NetworkNamespace before = current();
  check(::unshare(CLONE_NEWNET), "unshare");
  NetworkNamespace made = current();
  before.enter();
  return made;
}

std::string NetworkNamespace::path() const {
  return fmt::format("/proc/{}/fd/{}", ::getpid(), descriptor_);
}

void NetworkNamespace::enter() const {
  check(::setns(descriptor_, CLONE_NEWNET), "setns");
}

std::string Network::obstacle() {
  for (const fs::path& program : {kIp, kTc}) {
    if (!fs::exists(program)) return fmt::format("no {} (iproute2)", program.string());
  }
  if (!works([] { return ::unshare(CLONE_NEWNET) == 0; })) return "no right to make networks";
  return "";
}

std::string Network::address(std::size_t host) {
  return fmt::format("10.77.0.{}", host + 1);
}

Network::Network(std::size_t hosts) {
  check(::unshare(CLONE_NEWNET), "unshare");
  must(kIp, "link set lo up");
  // Whoever asks again and again until something is so must not run out of ports meanwhile.
  std::ofstream("/proc/sys/net/ipv4/tcp_tw_reuse") << 1;
  netem_ = kernel_has_netem();
  must(kIp, "link add switch type bridge");
  must(kIp, fmt::format("addr add 10.77.0.{}/24 dev switch", kTest));
  must(kIp, "link set switch up");
  for (std::size_t host = 0; host < hosts; ++host)
    connect(host);
}

void Network::connect(std::size_t host) {
  Host& connected = hosts_.emplace_back();
  connected.place = NetworkNamespace::make();
  const std::string port = port_of(host);
  if (netem_) {
    must(kIp, fmt::format("link add {} type veth peer name eth0", port));
    must(kIp, fmt::format("link set eth0 netns {}", connected.place.path()));
  } else {
    const int near = open_tap(port.c_str());
    const Inside inside(connected.place);
    connected.wire = std::make_unique<Wire>(near, open_tap("eth0"));
  }
  must(kIp, fmt::format("link set {} master switch", port));
  must(kIp, fmt::format("link set {} up", port));
  const Inside inside(connected.place);
  must(kIp, "link set lo up");
  must(kIp, fmt::format("addr add {}/24 dev eth0", address(host)));
  must(kIp, "link set eth0 up");
}

void Network::cut(std::size_t host) const {
  must(kIp, fmt::format("link set {} down", port_of(host)));
}

void Network::mend(std::size_t host) const {
  must(kIp, fmt::format("link set {} up", port_of(host)));
}

void Network::slow(std::size_t host, Wire::Trouble trouble) {
  if (hosts_[host].wire) return hosts_[host].wire->set(trouble);
  must(kTc, trouble.delay.count() == 0 && trouble.lost_percent == 0
                ? fmt::format("qdisc del dev {} root", port_of(host))
                : fmt::format("qdisc replace dev {} root netem delay {}ms loss {}%", port_of(host),
                              trouble.delay.count(), trouble.lost_percent));
}

}  // namespace telusur::testing
