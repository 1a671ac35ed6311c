// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>

#include "api/parameters.hpp"

namespace telusur::searchd {

/// One parameter as in a query string, each value with `&` before it; nothing where it is the
/// default. Numbers are always given.
std::string as_query(const ParameterSpec& spec, const Arguments& arguments);

/// The arguments as one query string without `?`, in the order of the table: the same for every way
/// to write the same request. Those that `without` names are left out.
std::string canonical_query(std::span<const ParameterSpec> specs, const Arguments& arguments,
                            std::initializer_list<std::string_view> without = {});

}  // namespace telusur::searchd
