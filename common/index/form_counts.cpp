// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/form_counts.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <limits>

#include "index/schema.hpp"
#include "support/bytes.hpp"

namespace telusur::index {
namespace {

/// What runs have added to the count of a form, and taken from it.
std::string encode_count(std::int64_t count) {
  std::string bytes;
  if (count != 0) append_varint(bytes, zigzag(count));
  return bytes;
}

std::int64_t decode_count(std::string_view bytes) {
  return bytes.empty() ? 0 : unzigzag(ByteReader(bytes).varint());
}

std::string add_counts(std::string_view older, std::string_view newer) {
  return encode_count(decode_count(older) + decode_count(newer));
}

/// By form. A block has some 2,500 forms.
constexpr ListKind kForms{metadata::kForms, std::size_t{16} << 10U, add_counts};

std::uint32_t articles_of(std::string_view value) {
  return static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(decode_count(value), 0, std::numeric_limits<std::uint32_t>::max()));
}

/// Forms of several shards, those that are the same together.
void add_up(std::vector<FormCount>& forms) {
  std::ranges::sort(forms, {}, &FormCount::form);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (kept > 0 && forms[kept - 1].form == forms[i].form) {
      forms[kept - 1].articles += forms[i].articles;
    } else if (kept++ != i) {
      forms[kept - 1] = std::move(forms[i]);
    }
  }
  forms.resize(kept);
}

}  // namespace

FormLedger::FormLedger(Xapian::WritableDatabase& db) : list_(db, kForms) {}

std::size_t FormLedger::Hash::operator()(const std::string& form) const {
  return static_cast<std::size_t>(XXH3_64bits(form.data(), form.size()));
}

void FormLedger::count(std::span<const std::string> forms, std::int32_t by) {
  for (const std::string& form : forms)
    changes_[form] += by;
  if (changes_.size() > kMaxOpen) flush();
}

void FormLedger::flush() {
  std::vector<ListEntry> entries;
  entries.reserve(changes_.size());
  for (const auto& [form, by] : changes_) {
    if (by != 0) entries.push_back({form, encode_count(by)});
  }
  changes_.clear();
  std::ranges::sort(entries, {}, &ListEntry::key);
  list_.append(entries);
}

std::uint32_t articles_with_form(std::span<const ListSource> shards, std::string_view form) {
  std::uint32_t articles = 0;
  for (const ListSource& shard : shards)
    articles += articles_of(SortedList(shard, kForms).find(form));
  return articles;
}

std::vector<FormCount> forms_beginning(std::span<const ListSource> shards,
                                       std::string_view prefix) {
  std::vector<FormCount> forms;
  for (const ListSource& shard : shards) {
    const SortedList list(shard, kForms);
    if (prefix.empty()) list.forget_replaced();
    auto entries = list.from(prefix);
    while (entries.next() && entries.key().starts_with(prefix)) {
      const std::uint32_t articles = articles_of(entries.value());
      if (articles > 0) forms.push_back({entries.key(), articles});
    }
  }
  if (shards.size() > 1) add_up(forms);
  return forms;
}

}  // namespace telusur::index
