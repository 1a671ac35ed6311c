// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/tls.hpp"

#include <openssl/ssl.h>

namespace telusur::http {
namespace {

namespace ssl = boost::asio::ssl;

/// Agrees on HTTP/1.1 with clients that offer a choice (RFC 7301), and goes on without with those
/// that offer only others.
int choose_protocol(SSL* /*connection*/, const unsigned char** chosen, unsigned char* length,
                    const unsigned char* offered, unsigned int offered_length, void* /*unused*/) {
  static constexpr unsigned char kOurs[] = "\x08http/1.1";
  unsigned char* found = nullptr;
  if (SSL_select_next_proto(&found, length, kOurs, sizeof kOurs - 1, offered, offered_length) !=
      OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_NOACK;
  }
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

Error unusable(const std::string& file, const std::string& what) {
  return {ErrorCode::unreadable, file, what, "PEM: the certificate with its chain, and its key"};
}

Result<std::shared_ptr<ssl::context>> load(const std::string& certificate, const std::string& key) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  // Forward secrecy and authenticated encryption alone; of TLS 1.3 all suites have both.
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // 34 KiB less per idle connection
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  boost::system::error_code failure;
  (void)context->use_certificate_chain_file(certificate, failure);
  if (failure) return unusable(certificate, failure.message());
  (void)context->use_private_key_file(key, ssl::context::pem, failure);
  if (failure) return unusable(key, failure.message());
  if (SSL_CTX_check_private_key(native) != 1) return unusable(key, "not the certificate's key");
  return context;
}

}  // namespace

Result<std::shared_ptr<Tls>> Tls::open(std::string certificate, std::string key) {
  std::shared_ptr<Tls> tls(new Tls(std::move(certificate), std::move(key)));
  if (auto loaded = tls->reload(); !loaded) return loaded.error();
  return tls;
}

Result<void> Tls::reload() {
  auto context = load(certificate_, key_);
  if (!context) return context.error();
  const std::lock_guard lock(mutex_);
  context_ = std::move(*context);
  return {};
}

std::shared_ptr<ssl::context> Tls::current() const {
  const std::lock_guard lock(mutex_);
  return context_;
}

}  // namespace telusur::http
