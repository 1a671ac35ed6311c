// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace telusur::http {

/// How a body is encoded (RFC 9110 §8.4.1, RFC 8878, RFC 7932).
enum class Coding : unsigned char { identity, zstd, br, gzip };

/// The coding an Accept-Encoding header wants most; among equals the first of zstd, br, gzip, which
/// is our order of speed per byte saved.
Coding preferred_coding(std::string_view accept_encoding);

/// Encodes the body as the client prefers, where it pays: bodies of 1 KiB and more. Takes about
/// 5 us per kilobyte: for larger bodies, call it on a worker thread. The answer must carry
/// `Vary: Accept-Encoding` either way.
void compress(Response& response, std::string_view accept_encoding);

/// The text in less room, for keeping it in memory: zstd at its fastest, 3 us per kilobyte; nothing
/// where that is no smaller. unpacked() is its inverse, 1 us per kilobyte.
std::optional<std::string> packed(std::string_view text);
std::string unpacked(std::string_view packed);

}  // namespace telusur::http
