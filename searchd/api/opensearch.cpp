// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "api/endpoints.hpp"
#include "api/public_url.hpp"

namespace telusur::searchd::endpoint {

/// What lets a browser add this server to its search engines (OpenSearch 1.1 description document).
/// The address is safe to write into XML: public_url() lets no `&`, `<` or quote through.
boost::asio::awaitable<http::Response> opensearch(const Context& context, const Call& call) {
  const std::string base = public_url(context, call.request);
  http::Response response;
  response.with("Content-Type", "application/opensearchdescription+xml; charset=utf-8")
      .with("Cache-Control", "public, max-age=86400")
      .with("Vary", "Host");
  response.body = fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Telusur</ShortName>
  <Description>Cari berita teknologi</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>id</Language>
  <Url type="text/html" rel="results" template="{0}/search?q={{searchTerms}}"/>
  <Url type="application/x-suggestions+json" rel="suggestions" template="{0}/v1/suggest?q={{searchTerms}}&amp;format=opensearch"/>
  <Url type="application/atom+xml" template="{0}/feed.atom?q={{searchTerms}}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="{0}/opensearch.xml"/>
</OpenSearchDescription>
)",
                              base);
  co_return response;
}

}  // namespace telusur::searchd::endpoint
