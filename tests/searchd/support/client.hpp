// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace telusur::testing {

struct Reply {
  int status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;

  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

/// A socket that sends what it is told, right or wrong. Every read gives up after 20 s.
class Client {
 public:
  /// To 127.0.0.1. All of these throw std::runtime_error when nobody listens.
  explicit Client(std::uint16_t port);
  /// To an IPv4 address.
  static Client to(const std::string& address, std::uint16_t port);
  static Client to_unix(const std::string& path);
  static Client to_ipv6(std::uint16_t port);
  /// With TLS, believing any certificate. Throws when there is no handshake.
  static Client secure(std::uint16_t port);
  ~Client();
  Client(Client&& other) noexcept;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  Client& operator=(Client&&) = delete;

  /// False when the server has closed.
  bool send(std::string_view bytes);
  /// One reply; nothing when the server closes instead. `head`: no body follows.
  std::optional<Reply> receive(bool head = false);
  /// A GET with Host and the extra header lines (each with CRLF), and its reply.
  std::optional<Reply> get(std::string_view target, std::string_view headers = "");
  /// All that comes until the server closes.
  std::string receive_all();
  /// True when the server closes without another byte.
  bool closed();
  /// Closes at once with a reset, as a crashed client does.
  void reset();
  /// No more will be sent; the other direction stays open.
  void finish_sending();

  /// SHA-256 of the certificate the server shows, raw; TLS only.
  [[nodiscard]] std::string certificate_digest() const;

 private:
  struct Tls;
  Client(int family, const void* address, unsigned size);
  bool fill();
  int fd_ = -1;
  std::string buffer_;
  std::unique_ptr<Tls> tls_;
};

/// A request as it goes over the wire.
std::string get_request(std::string_view target, std::string_view headers = "");
std::string post_request(std::string_view target, std::string_view body,
                         std::string_view headers = "Content-Type: application/json\r\n");

}  // namespace telusur::testing
