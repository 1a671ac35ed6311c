// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/token_table.hpp"

#include <cstring>
#include <new>
#include <span>
#include <type_traits>
#include <vector>

#include "index/schema.hpp"

namespace telusur::search {
namespace {

/// What stands before the words of a stream: then come overlays, sentences, stems, forms, each
/// where its type may stand.
struct Header {
  std::uint32_t title_words = 0;
  std::uint32_t lead_words = 0;
  std::uint32_t words = 0;
  std::uint32_t overlays = 0;
  std::uint32_t sentences = 0;
  index::StorySketch sketch;
};

template <class T>
requires std::is_trivially_copyable_v<T>
char* put(char* at, std::span<const T> values) {
  if (!values.empty()) std::memcpy(at, values.data(), values.size_bytes());
  return at + values.size_bytes();
}

/// Shows the `count` values that put() has put there.
template <class T>
requires std::is_trivially_copyable_v<T>
const char* show(const char* at, std::size_t count, std::span<const T>& values) {
  values = {std::launder(reinterpret_cast<const T*>(at)), count};
  return at + count * sizeof(T);
}

}  // namespace

Result<std::shared_ptr<const TokenTable>> TokenTable::build(
    index::IndexReader& reader, const analysis::Analyzer& /*analyzer*/) {
  return reader.read([&](const Xapian::Database& db) -> Result<std::shared_ptr<const TokenTable>> {
    auto table = std::make_shared<TokenTable>();
    if (!reader.is_local() || !table->fill(db)) return std::shared_ptr<const TokenTable>();
    return std::shared_ptr<const TokenTable>(std::move(table));
  });
}

/// False when that would be too large.
bool TokenTable::fill(const Xapian::Database& db) {
  const std::size_t documents = std::size_t{db.get_lastdocid()} + 1;
  bytes_ = documents * sizeof(Row);
  if (bytes_ > kMaxBytes) return false;
  rows_.resize(documents);
  index::TokenStream stream;
  for (auto value = db.valuestream_begin(index::slot::kTokens),
            end = db.valuestream_end(index::slot::kTokens);
       value != end && bytes_ <= kMaxBytes; ++value) {
    if (index::decode(*value, stream)) keep(stream, rows_[value.get_docid()]);
  }
  for (auto value = db.valuestream_begin(index::slot::kPublished),
            end = db.valuestream_end(index::slot::kPublished);
       value != end; ++value) {
    rows_[value.get_docid()].published = index::decode_time(*value).time_since_epoch().count();
  }
  return bytes_ <= kMaxBytes;
}

void TokenTable::keep(const index::TokenStream& stream, Row& row) {
  const auto size = [](const auto& values) { return static_cast<std::uint32_t>(values.size()); };
  const Header header{stream.title_words,    stream.lead_words,      size(stream.stems),
                      size(stream.overlays), size(stream.sentences), stream.sketch};
  const std::span stems(stream.stems);
  const std::span overlays(stream.overlays);
  const std::span sentences(stream.sentences);
  const std::span forms(stream.forms);
  const std::size_t bytes = sizeof header + stems.size_bytes() + overlays.size_bytes() +
                            sentences.size_bytes() + forms.size_bytes();
  auto* const begin = static_cast<char*>(memory_.allocate(bytes, alignof(Header)));
  bytes_ += bytes;
  row.bytes = begin;
  put(put(put(put(put(begin, std::span(&header, 1)), overlays), sentences), stems), forms);
}

std::optional<index::TokenStreamView> TokenTable::tokens(Xapian::docid docid) const {
  const char* const bytes = docid < rows_.size() ? rows_[docid].bytes : nullptr;
  if (bytes == nullptr) return std::nullopt;
  std::span<const Header> header;
  const char* at = show(bytes, 1, header);
  index::TokenStreamView stream;
  stream.title_words = header.front().title_words;
  stream.lead_words = header.front().lead_words;
  stream.sketch = &header.front().sketch;
  at = show(at, header.front().overlays, stream.overlays);
  at = show(at, header.front().sentences, stream.sentences);
  at = show(at, header.front().words, stream.stems);
  show(at, header.front().words, stream.forms);
  return stream;
}

void TokenTable::prefetch_row(Xapian::docid docid) const {
  if (docid < rows_.size()) __builtin_prefetch(&rows_[docid]);
}

void TokenTable::prefetch_tokens(Xapian::docid docid) const {
  constexpr std::size_t kLine = 64;
  constexpr std::size_t kLines = 12;  // what follows, it foresees
  const char* const bytes = docid < rows_.size() ? rows_[docid].bytes : nullptr;
  if (bytes == nullptr) return;
  for (std::size_t line = 0; line < kLines; ++line)
    __builtin_prefetch(bytes + line * kLine);
}

std::optional<std::chrono::sys_seconds> TokenTable::published(Xapian::docid docid) const {
  if (docid >= rows_.size() || rows_[docid].published == kUndated) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(rows_[docid].published));
}

}  // namespace telusur::search
