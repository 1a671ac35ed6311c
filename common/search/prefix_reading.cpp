// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/prefix_reading.hpp"

#include <algorithm>

namespace telusur::search {
namespace {

std::uint32_t key(index::StemHash stem, index::FormHash form) {
  return stem | std::uint32_t{form} << 16U;
}

}  // namespace

PrefixReading::PrefixReading(std::span<const QueryUnit> units) {
  const auto is_typed = [&](const ExpansionWord& form) {
    return std::ranges::any_of(
        units, [&](const QueryUnit& unit) { return !unit.prefix && unit.stem == form.stem; });
  };
  for (const QueryUnit& unit : units) {
    for (const ExpansionWord& form : unit.forms) {
      if (is_typed(form)) continue;
      entries_.push_back({key(index::stem_hash(form.stem), index::form_hash(form.surface)),
                          index::stem_hash(unit.stem), index::form_hash(unit.surface)});
    }
  }
  // Of two prefixes that stand for one word, the one typed first has it.
  std::ranges::stable_sort(entries_, {}, &Entry::word);
}

index::TokenStreamView PrefixReading::read(const index::TokenStreamView& stream) {
  if (entries_.empty()) return stream;
  stems_.assign(stream.stems.begin(), stream.stems.end());
  forms_.assign(stream.forms.begin(), stream.forms.end());
  overlays_.assign(stream.overlays.begin(), stream.overlays.end());
  for (std::size_t i = 0; i < stems_.size(); ++i)
    read(stems_[i], forms_[i]);
  for (index::StreamOverlay& overlay : overlays_)
    read(overlay.stem, overlay.form);
  index::TokenStreamView view = stream;
  view.stems = stems_;
  view.forms = forms_;
  view.overlays = overlays_;
  return view;
}

void PrefixReading::read(index::StemHash& stem, index::FormHash& form) const {
  const auto found = std::ranges::lower_bound(entries_, key(stem, form), {}, &Entry::word);
  if (found == entries_.end() || found->word != key(stem, form)) return;
  stem = found->stem;
  form = found->form;
}

}  // namespace telusur::search
