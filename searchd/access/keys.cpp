// SPDX-License-Identifier: GPL-2.0-or-later
#include "access/keys.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <algorithm>
#include <span>
#include <stdexcept>

namespace telusur::access {
namespace {

std::string hexadecimal(std::span<const unsigned char> bytes) {
  return fmt::format("{:02x}", fmt::join(bytes, ""));
}

}  // namespace

Digest digest_of(std::string_view secret) {
  Digest digest{};
  SHA256(reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), digest.data());
  return digest;
}

const Key* KeyRing::find(std::string_view secret) const {
  const Digest digest = digest_of(secret);
  const Key* found = nullptr;
  for (const Key& key : keys_) {
    if (CRYPTO_memcmp(key.digest.data(), digest.data(), digest.size()) == 0) found = &key;
  }
  return found;
}

bool KeyRing::offers(Scope scope) const {
  return is_open(scope) ||
         std::ranges::any_of(keys_, [scope](const Key& key) { return key.scopes.has(scope); });
}

Result<std::unique_ptr<Keys>> Keys::open(std::string path) {
  std::unique_ptr<Keys> keys(new Keys(std::move(path)));
  if (auto read = keys->reload(); !read) return read.error();
  return keys;
}

std::shared_ptr<const KeyRing> Keys::current() const {
  const std::lock_guard lock(mutex_);
  return ring_;
}

Result<void> Keys::reload() {
  if (path_.empty()) return {};
  auto ring = read_key_file(path_);
  if (!ring) return ring.error();
  auto fresh = std::make_shared<const KeyRing>(std::move(*ring));
  const std::lock_guard lock(mutex_);
  ring_ = std::move(fresh);
  return {};
}

NewKey make_key(Scopes scopes, std::string_view key_name) {
  std::array<unsigned char, 32> random{};
  if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) {
    throw std::runtime_error("the system gives no random numbers");
  }
  // The prefix lets scanners of leaked secrets tell what they found.
  NewKey made{.secret = "telusur_" + hexadecimal(random), .table = {}};
  std::string words;
  for (const Scope scope : kScopes) {
    if (scopes.has(scope)) words += fmt::format("{}\"{}\"", words.empty() ? "" : ", ", name(scope));
  }
  made.table = fmt::format("[[key]]\nname = \"{}\"\nhash = \"sha256:{}\"\nscopes = [{}]\n",
                           key_name, hexadecimal(digest_of(made.secret)), words);
  return made;
}

}  // namespace telusur::access
