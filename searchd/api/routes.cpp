// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include "api/endpoints.hpp"

namespace telusur::searchd {

std::span<const Route> routes() {
  static const std::array kRoutes = {
      Route{"GET", "/v1/search", endpoint::search, endpoint::kSearchParameters, "search",
            "Ranked search"},
      Route{"POST", "/v1/search", endpoint::search, endpoint::kSearchParameters, "searchByBody",
            "Ranked search, the parameters as JSON"},
      Route{"GET", "/v1/suggest", endpoint::suggest, endpoint::kSuggestParameters, "suggest",
            "Titles and phrases that go on with what was typed"},
      Route{"GET", "/v1/facets/{name}", endpoint::facets, endpoint::kFacetParameters, "facets",
            "The values of one field over all articles that match, counted"},
      Route{"GET", "/v1/timeline", endpoint::timeline, endpoint::kTimelineParameters, "timeline",
            "All articles that match, counted over time"},
      Route{"GET", "/v1/articles/{id}", endpoint::article, endpoint::kArticleParameters, "article",
            "One article as indexed"},
      Route{"GET", "/v1/articles/{id}/related", endpoint::related, endpoint::kRelatedParameters,
            "related", "Articles about the same matter, near-copies left out"},
      Route{"GET", "/healthz", endpoint::healthz, {}, "healthz", "The process answers"},
      Route{"GET",
            "/readyz",
            endpoint::readyz,
            {},
            "readyz",
            "The newest index can be read and searches are accepted"},
      Route{"GET", "/version", endpoint::version, {}, "version", "Program and index versions"},
      Route{"GET",
            "/metrics",
            endpoint::metrics,
            {},
            "metrics",
            "Metrics for Prometheus",
            "text/plain"},
      Route{"GET", "/openapi.json", endpoint::openapi, {}, "openapi", "This document"},
  };
  return kRoutes;
}

}  // namespace telusur::searchd
