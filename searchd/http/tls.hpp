// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <mutex>
#include <string>

#include "support/result.hpp"

namespace telusur::http {

/// The certificate the server shows, TLS 1.2 and 1.3 only. Thread-safe.
class Tls {
 public:
  /// `certificate`: PEM, with the chain after it; `key`: PEM. Errors: unreadable, when a file is no
  /// such thing, or the two do not belong together.
  static Result<std::shared_ptr<Tls>> open(std::string certificate, std::string key);

  /// Reads both files again, for connections to come; on an error everything stays as it was.
  Result<void> reload();

  [[nodiscard]] std::shared_ptr<boost::asio::ssl::context> current() const;

 private:
  Tls(std::string certificate, std::string key)
      : certificate_(std::move(certificate)), key_(std::move(key)) {}

  const std::string certificate_;
  const std::string key_;
  mutable std::mutex mutex_;
  std::shared_ptr<boost::asio::ssl::context> context_;
};

}  // namespace telusur::http
