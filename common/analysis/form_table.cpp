// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/form_table.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace telusur::analysis {

FormTable form_table(std::vector<PendingForm> forms) {
  std::sort(forms.begin(), forms.end(), [](const PendingForm& a, const PendingForm& b) {
    return std::tie(a.rank, a.text) < std::tie(b.rank, b.text);
  });
  FormTable table;
  table.slots.resize(std::bit_ceil(std::max<std::size_t>(2, forms.size() * 3 / 2)));
  const std::uint64_t mask = table.slots.size() - 1;
  for (const PendingForm& pending : forms) {
    const std::size_t place = table.bytes.size() / 4 + 1;
    if (place > kFormPlaceMask) break;
    const std::uint64_t hash = hash_of_bytes(pending.text.data(), pending.text.size());
    std::uint64_t at = hash;
    while (table.slots[at & mask] != 0)
      ++at;
    table.slots[at & mask] = (static_cast<std::uint32_t>(hash >> 32) & ~kFormPlaceMask) |
                             static_cast<std::uint32_t>(place);
    table.bytes.append(reinterpret_cast<const char*>(&pending.form), sizeof pending.form);
    table.bytes.append(pending.text);
    table.bytes.resize((table.bytes.size() + 3) / 4 * 4);
  }
  return table;
}

}  // namespace telusur::analysis
