// SPDX-License-Identifier: GPL-2.0-or-later
#include "client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace telusur::testing {

struct Client::Tls {
  explicit Tls(int fd) : context(SSL_CTX_new(TLS_client_method())), connection(SSL_new(context)) {
    SSL_set_fd(connection, fd);
    if (SSL_connect(connection) != 1) {
      ERR_clear_error();
      SSL_free(connection);
      SSL_CTX_free(context);
      throw std::runtime_error("no TLS handshake");
    }
  }
  ~Tls() {
    SSL_free(connection);
    SSL_CTX_free(context);
  }
  Tls(const Tls&) = delete;
  Tls& operator=(const Tls&) = delete;

  SSL_CTX* context;
  SSL* connection;
};

namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

}  // namespace

Client::Client(int family, const void* address, unsigned size)
    : fd_(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{20, 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (::connect(fd_, static_cast<const sockaddr*>(address), size) != 0) {
    const std::string why = std::strerror(errno);
    ::close(fd_);
    throw std::runtime_error("cannot connect: " + why);
  }
}

Client::Client(std::uint16_t port)
    : Client([port] {
        const sockaddr_in address = loopback(port);
        return Client(AF_INET, &address, sizeof address);
      }()) {}

Client Client::to(const std::string& address, std::uint16_t port) {
  sockaddr_in there = loopback(port);
  if (::inet_pton(AF_INET, address.c_str(), &there.sin_addr) != 1) {
    throw std::runtime_error("no address");
  }
  return {AF_INET, &there, sizeof there};
}

Client Client::to_ipv6(std::uint16_t port) {
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_port = htons(port);
  address.sin6_addr = in6addr_loopback;
  return {AF_INET6, &address, sizeof address};
}

Client Client::to_unix(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.c_str(), std::min(path.size(), sizeof address.sun_path - 1));
  return {AF_UNIX, &address, sizeof address};
}

Client Client::secure(std::uint16_t port) {
  Client client(port);
  client.tls_ = std::make_unique<Tls>(client.fd_);
  return client;
}

std::string Client::certificate_digest() const {
  X509* certificate = SSL_get1_peer_certificate(tls_->connection);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  X509_digest(certificate, EVP_sha256(), digest.data(), &size);
  X509_free(certificate);
  return {reinterpret_cast<const char*>(digest.data()), size};
}

Client::Client(Client&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      buffer_(std::move(other.buffer_)),
      tls_(std::move(other.tls_)) {}

Client::~Client() {
  if (fd_ >= 0) ::close(fd_);
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent =
        tls_ ? SSL_write(tls_->connection, bytes.data(), static_cast<int>(bytes.size()))
             : ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Client::fill() {
  std::array<char, 16384> chunk;
  errno = 0;
  const ssize_t received =
      tls_ ? SSL_read(tls_->connection, chunk.data(), static_cast<int>(chunk.size()))
           : ::recv(fd_, chunk.data(), chunk.size(), 0);
  if (received < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
    throw std::runtime_error("no answer in 20 s");
  }
  if (received <= 0) return false;
  buffer_.append(chunk.data(), static_cast<std::size_t>(received));
  return true;
}

std::string Client::receive_all() {
  while (fill()) {
  }
  return std::move(buffer_);
}

std::optional<Reply> Client::receive(bool head) {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return std::nullopt;
  }
  Reply reply;
  std::string_view lines = std::string_view(buffer_).substr(0, end + 2);
  reply.status = std::stoi(std::string(lines.substr(9, 3)));
  lines.remove_prefix(lines.find("\r\n") + 2);
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find("\r\n"));
    lines.remove_prefix(line.size() + 2);
    const std::size_t colon = line.find(':');
    std::string name(line.substr(0, colon));
    for (char& c : name)
      c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    std::string& value = reply.headers[name];
    if (!value.empty()) value += ", ";
    value += line.substr(colon + 2);
  }
  buffer_.erase(0, end + 4);
  const std::string length = reply.header("content-length");
  const std::size_t size = head || length.empty() ? 0 : std::stoul(length);
  while (buffer_.size() < size) {
    if (!fill()) return std::nullopt;
  }
  reply.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return reply;
}

std::optional<Reply> Client::get(std::string_view target, std::string_view headers) {
  if (!send(get_request(target, headers))) return std::nullopt;
  return receive();
}

bool Client::closed() {
  return buffer_.empty() && !fill();
}

void Client::reset() {
  const linger now{1, 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  ::close(std::exchange(fd_, -1));
}

void Client::finish_sending() {
  ::shutdown(fd_, SHUT_WR);
}

std::string get_request(std::string_view target, std::string_view headers) {
  std::string request = "GET ";
  request += target;
  request += " HTTP/1.1\r\nHost: telusur.example\r\n";
  request += headers;
  return request + "\r\n";
}

std::string post_request(std::string_view target, std::string_view body, std::string_view headers) {
  std::string request = "POST ";
  request += target;
  request += " HTTP/1.1\r\nHost: telusur.example\r\n";
  request += headers;
  request += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  request += body;
  return request;
}

}  // namespace telusur::testing
