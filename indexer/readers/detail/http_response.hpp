// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace telusur::indexer::detail {

/// An HTTP/1 response as an archive holds it.
struct HttpResponse {
  unsigned status = 0;
  std::string media_type;  ///< lower case, without parameters; empty when there is none
  std::string charset;
  std::string coding;  ///< of the content, as named there
  std::string body;    ///< transfer coding undone
};

/// Reads a response from its first bytes: all of it when `whole`, else only the header, as far as
/// `bytes` reach. Archives differ from the wire: a body shorter than announced is taken as it is,
/// and one that is announced as chunked and is not, too. Errors: invalid_document, `where` empty,
/// for what is no response.
Result<HttpResponse> parse_response(std::string_view bytes, bool whole);

/// Media type and charset of a Content-Type.
void read_content_type(std::string_view value, HttpResponse& response);

}  // namespace telusur::indexer::detail
