// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "api/route.hpp"

namespace telusur::searchd::openapi {

/// The parameters of a route as OpenAPI has them, those of its path and query string.
boost::json::array parameters_of(const Route& route);

/// The parameters that a JSON body gives, as a schema.
boost::json::object body_schema_of(const Route& route);

}  // namespace telusur::searchd::openapi
