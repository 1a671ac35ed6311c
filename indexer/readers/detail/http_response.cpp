// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/http_response.hpp"

#include <algorithm>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "readers/detail/ascii.hpp"
#include "readers/detail/text_encoding.hpp"

namespace telusur::indexer::detail {
namespace {

namespace http = boost::beast::http;

constexpr std::uint32_t kMaxHeaderBytes = 64U << 10U;

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

void read_content_type(std::string_view value, HttpResponse& response) {
  response.media_type = lowered(trimmed(value.substr(0, value.find(';'))));
  response.charset = declared_charset(value);
}

Result<HttpResponse> parse_response(std::string_view bytes, bool whole) {
  http::response_parser<http::string_body> parser;
  parser.header_limit(kMaxHeaderBytes);
  parser.body_limit(boost::none);
  parser.eager(whole);
  boost::beast::error_code error;
  std::size_t taken = 0;
  while (taken < bytes.size() && !parser.is_done() && !error) {
    if (!whole && parser.is_header_done()) break;
    const std::size_t read =
        parser.put(boost::asio::buffer(bytes.data() + taken, bytes.size() - taken), error);
    if (read == 0) break;
    taken += read;
  }
  if (!parser.is_header_done()) {
    return Error{ErrorCode::invalid_document, "", "there is no HTTP response in the record", ""};
  }
  const auto& message = parser.get();
  HttpResponse response;
  response.status = message.result_int();
  read_content_type(view(message[http::field::content_type]), response);
  response.coding = lowered(trimmed(view(message[http::field::content_encoding])));
  if (!whole) return response;
  if (message.body().empty()) {
    const std::size_t header = bytes.find("\r\n\r\n");
    response.body = bytes.substr(std::min(header, bytes.size() - 4) + 4);
  } else {
    response.body = message.body();
  }
  return response;
}

}  // namespace telusur::indexer::detail
