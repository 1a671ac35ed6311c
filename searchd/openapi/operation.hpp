// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>

#include "api/route.hpp"

namespace telusur::searchd::openapi {

/// A route as an operation: its parameters or body, the key it needs, every answer it may give.
boost::json::object operation_of(const Route& route);

}  // namespace telusur::searchd::openapi
