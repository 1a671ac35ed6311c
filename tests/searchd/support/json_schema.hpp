// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <vector>

namespace telusur::testing {

/// What is wrong with `value` by `schema`, a JSON Schema of the few keywords that openapi/
/// schemas.json uses, each fault with its place: `/hits/0/id: missing`. Stricter than the standard:
/// members that a schema does not name are faults unless it says additionalProperties, so that
/// whatever is answered is documented; and a keyword it does not know is one, so that nothing goes
/// unchecked. `document` resolves `$ref`.
std::vector<std::string> schema_faults(const boost::json::object& document,
                                       const boost::json::value& schema,
                                       const boost::json::value& value);

}  // namespace telusur::testing
