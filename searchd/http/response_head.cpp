// SPDX-License-Identifier: GPL-2.0-or-later
#include "http/response_head.hpp"

#include <fmt/chrono.h>

#include <boost/beast/http/status.hpp>
#include <ctime>
#include <string_view>

namespace telusur::http {
namespace {

void append(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  head += value;
  head += "\r\n";
}

void append_status_line(std::string& head, unsigned status) {
  const auto reason =
      boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
  head += "HTTP/1.1 ";
  head += std::to_string(status);
  head += ' ';
  head.append(reason.data(), reason.size());
  head += "\r\n";
}

}  // namespace

const std::string& http_date() {
  // Formatting a date takes as long as all other headers together, and it changes once a second.
  thread_local std::time_t second = 0;
  thread_local std::string text;
  if (const std::time_t now = std::time(nullptr); now != second) {
    second = now;
    text = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
  }
  return text;
}

std::string response_head(const Response& response, const Request& request, bool keep_alive) {
  constexpr std::size_t kUsual = 1024;
  std::string head;
  head.reserve(kUsual);
  append_status_line(head, response.status);
  append(head, "Date", http_date());
  append(head, "X-Request-Id", request.id);
  append(head, "X-Content-Type-Options", "nosniff");
  if (response.header("Content-Security-Policy").empty()) {
    append(head, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
  for (const Header& header : response.headers)
    append(head, header.name, header.value);
  if (!keep_alive) append(head, "Connection", "close");
  if (!is_bodiless(response.status)) {
    append(head, "Content-Length", std::to_string(response.body.size()));
  }
  head += "\r\n";
  return head;
}

}  // namespace telusur::http
