// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace telusur::bench {

/// Waits for the answer to one GET, whatever it is: behind it a server that answers in the order of
/// requests has also done with those whose clients have gone. May throw
/// boost::system::system_error.
void wait_for_answer(std::uint16_t port, const std::string& target);

}  // namespace telusur::bench
