// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/rate.hpp"
#include "access/scopes.hpp"
#include "support/result.hpp"

namespace telusur::access {

/// SHA-256 of a key's text. A plain hash is right for keys, unlike for passwords: 256 random bits
/// cannot be guessed however fast the guessing, and a slow hash would cost every request.
using Digest = std::array<unsigned char, 32>;

Digest digest_of(std::string_view secret);

/// One key as the server knows it: never the key itself.
struct Key {
  std::string name;  ///< for logs and limits
  Digest digest{};
  Scopes scopes;
  std::optional<std::chrono::system_clock::time_point> expires;
  std::optional<Rate> rate;  ///< nothing: that of --rate
};

/// All keys at one moment. Without any, searching is open and the rest is off.
class KeyRing {
 public:
  KeyRing() = default;
  /// `open_search`: searching needs no key.
  KeyRing(std::vector<Key> keys, bool open_search)
      : keys_(std::move(keys)), open_search_(open_search) {}

  /// The key with that text, expired or not; null when there is none. Compares with every key, all
  /// bytes of it, so that the time taken tells nothing.
  [[nodiscard]] const Key* find(std::string_view secret) const;

  /// True when `scope` needs no key.
  [[nodiscard]] bool is_open(Scope scope) const { return scope == Scope::search && open_search_; }

  /// False when nobody could use `scope`: no key has it and it is not open.
  [[nodiscard]] bool offers(Scope scope) const;

  [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

 private:
  std::vector<Key> keys_;
  bool open_search_ = true;
};

/// Reads a TOML file of `[[key]]` tables (README.md). Errors: unreadable; invalid_parameter, with
/// the line.
Result<KeyRing> read_key_file(const std::string& path);

/// The keys in use, replaced as a whole. Thread-safe.
class Keys {
 public:
  /// Without a file there are no keys. Errors: those of read_key_file.
  static Result<std::unique_ptr<Keys>> open(std::string path);

  [[nodiscard]] std::shared_ptr<const KeyRing> current() const;

  /// Reads the file again; on an error the keys stay what they were.
  Result<void> reload();

 private:
  explicit Keys(std::string path) : path_(std::move(path)) {}

  const std::string path_;
  mutable std::mutex mutex_;
  std::shared_ptr<const KeyRing> ring_ = std::make_shared<KeyRing>();
};

/// A key just made: its text, to be handed over once, and the lines for the key file.
struct NewKey {
  std::string secret;
  std::string table;
};

/// Makes a key of 256 random bits. `name` is put into the table.
NewKey make_key(Scopes scopes, std::string_view name);

}  // namespace telusur::access
