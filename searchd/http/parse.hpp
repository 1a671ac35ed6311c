// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>

#include "http/connections.hpp"
#include "http/limits.hpp"
#include "http/message.hpp"
#include "http/problem.hpp"

namespace telusur::http {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

/// What a client should hear about a failed read; nothing when it has gone. `unread`: what the
/// parser has not taken.
std::optional<Problem> problem_of_read(boost::beast::error_code failure, const Parser& parser,
                                       std::string_view unread, const Limits& limits);

Problem too_slow();
Problem folded_header();

/// Why a connection finds no room.
Problem problem_of(Admission admission);

/// Fills `request` from a parsed header: language, id, target; the body comes later. What Beast
/// lets through but a careful server must not (request smuggling, RFC 9112 §6.1, §3.2) is a
/// problem.
std::optional<Problem> read_head(const Parser::value_type& message, const Limits& limits,
                                 Request& request);

/// Sets the language of a request whose header was not read to its end, as far as it is known.
void read_language(const Parser::value_type& message, Request& request);

/// Lets the parser read a body of the size allowed; a body announced as larger is a problem.
std::optional<Problem> allow_body(Parser& parser, std::size_t body_bytes);

/// A request id that a client may choose: 1 to 64 letters, digits and `._-`.
bool decent_request_id(std::string_view id);

}  // namespace telusur::http
