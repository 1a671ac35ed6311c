// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/form_counts.hpp"

#include <xapian.h>

#include <algorithm>
#include <limits>

#include "index/schema.hpp"
#include "support/bytes.hpp"

namespace telusur::index {
namespace {

using Change = std::pair<std::string, std::int32_t>;

std::string_view key_of(std::string_view form) {
  return form.substr(0, kFormKeyBytes);
}

std::uint32_t changed(std::uint32_t articles, std::int32_t by) {
  const std::int64_t sum = std::int64_t{articles} + by;
  return static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(sum, 0, std::numeric_limits<std::uint32_t>::max()));
}

/// Both in order; forms that no article has any more are left out.
std::vector<FormCount> merged(const std::vector<FormCount>& counts,
                              std::span<const Change> changes) {
  std::vector<FormCount> all;
  all.reserve(counts.size() + changes.size());
  const auto keep = [&](const std::string& form, std::uint32_t articles) {
    if (articles > 0) all.push_back({form, articles});
  };
  auto change = changes.begin();
  for (const FormCount& count : counts) {
    for (; change != changes.end() && change->first < count.form; ++change)
      keep(change->first, changed(0, change->second));
    const bool same = change != changes.end() && change->first == count.form;
    keep(count.form, changed(count.articles, same ? change->second : 0));
    if (same) ++change;
  }
  for (; change != changes.end(); ++change)
    keep(change->first, changed(0, change->second));
  return all;
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

void append_forms(const Xapian::Database& db, const std::string& key, std::string_view prefix,
                  std::vector<FormCount>& out) {
  for (FormCount& count : decode_forms(db.get_metadata(key))) {
    if (count.form.starts_with(prefix)) out.push_back(std::move(count));
  }
}

}  // namespace

std::string encode_forms(std::span<const FormCount> forms) {
  std::string bytes;
  std::string_view last;
  for (const FormCount& count : forms) {
    const auto same = std::ranges::mismatch(last, count.form);
    const auto shared = static_cast<std::size_t>(same.in1 - last.begin());
    append_varint(bytes, shared);
    append_sized(bytes, std::string_view(count.form).substr(shared));
    append_varint(bytes, count.articles);
    last = count.form;
  }
  return bytes;
}

std::vector<FormCount> decode_forms(std::string_view bytes) {
  std::vector<FormCount> forms;
  ByteReader in(bytes);
  std::string form;
  while (!in.rest().empty()) {
    const std::uint64_t shared = in.varint();
    const std::string_view rest = in.sized();
    const std::uint32_t articles = in.varint32();
    if (!in.good() || shared > form.size()) break;
    form.resize(static_cast<std::size_t>(shared));
    form += rest;
    forms.push_back({form, articles});
  }
  return forms;
}

void FormLedger::count(std::span<const std::string> forms, std::int32_t by) {
  for (const std::string& form : forms)
    changes_[form] += by;
  if (changes_.size() > kMaxOpen) flush();
}

void FormLedger::flush() {
  std::vector<Change> changes(changes_.begin(), changes_.end());
  changes_.clear();
  std::erase_if(changes, [](const Change& change) { return change.second == 0; });
  std::ranges::sort(changes);
  for (auto at = changes.begin(); at != changes.end();) {
    const std::string key = forms_key(key_of(at->first));
    const auto end = std::find_if(at, changes.end(), [&](const Change& change) {
      return key_of(change.first) != key_of(at->first);
    });
    const auto before = decode_forms(db_.get_metadata(key));
    db_.set_metadata(key, encode_forms(merged(before, {at, end})));
    at = end;
  }
}

std::uint32_t articles_with_form(std::span<const Xapian::Database> shards, std::string_view form) {
  const std::string key = forms_key(key_of(form));
  std::uint32_t articles = 0;
  for (const Xapian::Database& shard : shards) {
    const auto forms = decode_forms(shard.get_metadata(key));
    const auto found = std::ranges::lower_bound(forms, form, {}, &FormCount::form);
    if (found != forms.end() && found->form == form) articles += found->articles;
  }
  return articles;
}

std::vector<FormCount> forms_beginning(std::span<const Xapian::Database> shards,
                                       std::string_view prefix) {
  std::vector<FormCount> forms;
  const std::string first = forms_key(key_of(prefix));
  for (const Xapian::Database& shard : shards) {
    if (prefix.size() >= kFormKeyBytes) {
      append_forms(shard, first, prefix, forms);
      continue;
    }
    const auto end = shard.metadata_keys_end(first);
    for (auto key = shard.metadata_keys_begin(first); key != end; ++key)
      append_forms(shard, *key, prefix, forms);
  }
  if (shards.size() > 1) add_up(forms);
  return forms;
}

}  // namespace telusur::index
