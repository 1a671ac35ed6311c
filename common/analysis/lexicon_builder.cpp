// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/lexicon_builder.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

#include "analysis/form_table.hpp"
#include "analysis/lexicon_format.hpp"

namespace telusur::analysis {

namespace {

template <class T>
void append_section(std::vector<std::byte>& bytes, std::span<const T> section) {
  const auto raw = std::as_bytes(section);
  bytes.insert(bytes.end(), raw.begin(), raw.end());
  bytes.resize(aligned_to_8(bytes.size()));
}

std::vector<std::uint32_t> hash_slots(const std::vector<LexiconEntry>& entries,
                                      const std::string& texts) {
  std::vector<std::uint32_t> slots(std::bit_ceil(std::max<std::size_t>(2, entries.size() * 3 / 2)));
  const auto shift = static_cast<unsigned>(64 - std::countr_zero(slots.size()));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string_view word{texts.data() + entries[i].text_offset, entries[i].text_length};
    const std::uint64_t key = spread(hash_of(word));
    std::size_t at = static_cast<std::size_t>(key >> shift);
    while (slots[at & (slots.size() - 1)] != 0)
      ++at;
    slots[at & (slots.size() - 1)] =
        static_cast<std::uint32_t>(key >> 48) << 16 | static_cast<std::uint32_t>(i + 1);
  }
  return slots;
}

bool fits(std::string_view word) {
  return !word.empty() && word.size() <= kMaxWordBytes;
}

}  // namespace

void LexiconBuilder::add_root(std::string_view word, const Licence& licence) {
  if (!fits(word)) return;
  Word& entry = words_[std::string(word)];
  entry.root = true;
  for (std::size_t i = 0; i < std::size(licence.bits); ++i) {
    entry.licence.bits[i] |= licence.bits[i];
  }
}

void LexiconBuilder::add_exception(std::string_view word, std::string_view stem) {
  if (!fits(word) || !fits(stem)) return;
  words_[std::string(word)].stem = stem;
  words_.try_emplace(std::string(stem));
}

void LexiconBuilder::add_form(std::string_view form, std::string_view stem, int rank) {
  if (!fits(form) || forms_.size() >= kMaxForms) return;
  forms_.emplace(form, Form{.stem = std::string(stem), .rank = rank});
}

void LexiconBuilder::remove_root(std::string_view word) {
  if (const auto found = words_.find(word); found != words_.end()) found->second.root = false;
}

void LexiconBuilder::set_prior(std::string_view word, std::uint8_t prior) {
  if (const auto found = words_.find(word); found != words_.end()) found->second.prior = prior;
}

void LexiconBuilder::add_pair(std::string_view word, PairPrior pair) {
  if (const auto found = words_.find(word); found != words_.end()) {
    found->second.pairs.push_back(pair);
  }
}

bool LexiconBuilder::has_root(std::string_view word) const {
  const auto found = words_.find(word);
  return found != words_.end() && found->second.root;
}

std::vector<std::byte> LexiconBuilder::build() const {
  std::vector<LexiconEntry> entries;
  std::vector<Licence> licences{Licence{}};
  std::vector<PairPrior> pairs;
  std::string texts;
  std::map<Licence, std::uint16_t> licence_index{{Licence{}, std::uint16_t{0}}};
  std::map<std::string_view, std::uint32_t> index;
  for (const auto& [text, word] : words_) {
    if (index.size() < kMaxWords) index.emplace(text, static_cast<std::uint32_t>(index.size()));
  }
  for (const auto& [text, word] : words_) {
    if (!index.contains(text)) continue;
    LexiconEntry entry{};
    entry.text_offset = static_cast<std::uint32_t>(texts.size());
    entry.text_length = static_cast<std::uint8_t>(text.size());
    texts += text;
    const auto [licence, added] =
        licence_index.try_emplace(word.licence, static_cast<std::uint16_t>(licences.size()));
    if (added) licences.push_back(word.licence);
    entry.licence = licence->second;
    entry.prior = word.prior;
    const auto target = word.stem.empty() ? index.end() : index.find(word.stem);
    if (target != index.end()) {
      entry.uses = static_cast<std::uint8_t>(WordUse::exception);
      if (word.root) entry.uses |= static_cast<std::uint8_t>(WordUse::root);
      entry.extra = target->second;
    } else if (word.root) {
      entry.uses = static_cast<std::uint8_t>(WordUse::root);
      entry.extra = static_cast<std::uint32_t>(pairs.size());
      entry.pair_count = static_cast<std::uint8_t>(std::min<std::size_t>(word.pairs.size(), 255));
      pairs.insert(pairs.end(), word.pairs.begin(), word.pairs.begin() + entry.pair_count);
    }
    entries.push_back(entry);
  }
  const std::vector<std::uint32_t> slots = hash_slots(entries, texts);
  std::vector<PendingForm> forms;
  const auto add_pending = [&](std::string_view text, const LexiconEntry& stem, int rank,
                               bool affixed) {
    forms.push_back({.rank = rank,
                     .text = text,
                     .form = {.stem_offset = stem.text_offset,
                              .stem_length = stem.text_length,
                              .text_length = static_cast<std::uint8_t>(text.size()),
                              .affixed = static_cast<std::uint8_t>(affixed),
                              .reserved = 0}});
  };
  for (const auto& [text, place] : index) {
    const LexiconEntry& entry = entries[place];
    if (entry.uses == 0) continue;
    const bool exception = (entry.uses & static_cast<unsigned>(WordUse::exception)) != 0;
    add_pending(text, exception ? entries[entry.extra] : entry, 10 * entry.prior, false);
  }
  for (const auto& [text, form] : forms_) {
    const auto stem = index.find(form.stem);
    if (stem != index.end()) add_pending(text, entries[stem->second], form.rank, true);
  }
  const FormTable table = form_table(std::move(forms));

  std::vector<std::byte> body;
  append_section<std::uint32_t>(body, slots);
  append_section<LexiconEntry>(body, entries);
  append_section<std::uint32_t>(body, table.slots);
  append_section<char>(body, table.bytes);
  append_section<Licence>(body, licences);
  append_section<PairPrior>(body, pairs);
  append_section<char>(body, texts);

  const LexiconHeader header{.magic = kLexiconMagic,
                             .digest = lexicon_digest(body),
                             .slot_count = static_cast<std::uint32_t>(slots.size()),
                             .entry_count = static_cast<std::uint32_t>(entries.size()),
                             .form_slot_count = static_cast<std::uint32_t>(table.slots.size()),
                             .form_bytes = static_cast<std::uint32_t>(table.bytes.size()),
                             .licence_count = static_cast<std::uint32_t>(licences.size()),
                             .pair_count = static_cast<std::uint32_t>(pairs.size()),
                             .text_bytes = static_cast<std::uint32_t>(texts.size()),
                             .reserved = 0};
  std::vector<std::byte> bytes;
  append_section<LexiconHeader>(bytes, {&header, 1});
  append_section<std::byte>(bytes, body);
  return bytes;
}

}  // namespace telusur::analysis
