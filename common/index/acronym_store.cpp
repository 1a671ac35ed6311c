// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/acronym_store.hpp"

#include <utility>

#include "index/schema.hpp"
#include "support/bytes.hpp"

namespace telusur::index {
namespace {

using analysis::AcronymEntry;
using analysis::AcronymMeaning;
using analysis::AcronymSighting;
using analysis::Spellings;

/// By short form, folded. Looked up one by one while articles are written.
constexpr ListKind kAcronyms{metadata::kAcronyms, std::size_t{8} << 10U, take_newer};

void append_spellings(std::string& out, const Spellings& spellings) {
  append_varint(out, spellings.all().size());
  for (const Spellings::Counted& spelling : spellings.all()) {
    append_sized(out, spelling.text);
    append_varint(out, spelling.count);
  }
}

Spellings read_spellings(ByteReader& in) {
  Spellings spellings;
  for (std::uint64_t left = in.varint(); left > 0 && in.good(); --left) {
    const std::string_view text = in.sized();
    spellings.add(text, in.varint32());
  }
  return spellings;
}

}  // namespace

std::string encode_acronym(const AcronymEntry& entry) {
  std::string bytes;
  append_spellings(bytes, entry.short_forms);
  append_varint(bytes, entry.others);
  for (const AcronymMeaning& meaning : entry.meanings) {
    append_sized(bytes, meaning.long_key);
    append_varint(bytes, meaning.sightings);
    append_spellings(bytes, meaning.long_forms);
    append_varint(bytes, meaning.examples.size());
    for (const std::string& id : meaning.examples)
      append_sized(bytes, id);
  }
  return bytes;
}

AcronymEntry decode_acronym(std::string_view bytes) {
  AcronymEntry entry;
  ByteReader in(bytes);
  entry.short_forms = read_spellings(in);
  entry.others = in.varint32();
  while (!in.rest().empty()) {
    AcronymMeaning meaning;
    meaning.long_key = in.sized();
    meaning.sightings = in.varint32();
    meaning.long_forms = read_spellings(in);
    for (std::uint64_t left = in.varint(); left > 0 && in.good(); --left) {
      meaning.examples.emplace_back(in.sized());
    }
    entry.meanings.push_back(std::move(meaning));
  }
  return in.good() ? entry : AcronymEntry{};
}

AcronymLedger::AcronymLedger(Xapian::WritableDatabase& db) : list_(db, kAcronyms) {}

void AcronymLedger::add(std::string_view article_id, std::span<const AcronymSighting> sightings) {
  for (const AcronymSighting& sighting : sightings)
    open(sighting.short_key).add(sighting, article_id);
  if (open_.size() > kMaxOpen) flush();
}

void AcronymLedger::remove(std::string_view article_id,
                           std::span<const AcronymSighting> sightings) {
  for (const AcronymSighting& sighting : sightings)
    open(sighting.short_key).remove(sighting, article_id);
}

void AcronymLedger::flush() {
  std::vector<ListEntry> entries;
  entries.reserve(open_.size());
  for (const auto& [short_key, entry] : open_)
    entries.push_back({short_key, entry.sightings() > 0 ? encode_acronym(entry) : ""});
  open_.clear();
  list_.append(entries);
}

AcronymEntry& AcronymLedger::open(const std::string& short_key) {
  const auto [at, fresh] = open_.try_emplace(short_key);
  if (fresh) at->second = decode_acronym(list_.find(short_key));
  return at->second;
}

analysis::AcronymTable read_acronyms(std::span<const ListSource> shards) {
  analysis::AcronymTable table;
  for (const ListSource& shard : shards) {
    const SortedList list(shard, kAcronyms);
    list.forget_replaced();
    auto entries = list.begin();
    while (entries.next())
      table.merge(entries.key(), decode_acronym(entries.value()));
  }
  return table;
}

}  // namespace telusur::index
