// SPDX-License-Identifier: GPL-2.0-or-later
#include "dictionaries/dictionaries.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <system_error>

#include "analysis/user_dictionary.hpp"
#include "support/file.hpp"

namespace telusur::searchd {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, kDictionaries> kNames = {"synonyms", "stopwords", "pins",
                                                                "stem-exceptions"};

constexpr std::size_t index_of(DictionaryKind kind) {
  return static_cast<std::size_t>(kind);
}

std::string etag_of_text(std::string_view text) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  return fmt::format("\"{:016x}{:016x}\"", hash.high64, hash.low64);
}

}  // namespace

std::string_view name(DictionaryKind kind) {
  return kNames[index_of(kind)];
}

std::optional<DictionaryKind> parse_dictionary_kind(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<DictionaryKind>(found - kNames.begin());
}

fs::path dictionary_file(const fs::path& state, DictionaryKind kind) {
  return state / fmt::format("{}.txt", name(kind));
}

Result<std::unique_ptr<Dictionaries>> Dictionaries::open(fs::path state,
                                                         const analysis::Analyzer& analyzer,
                                                         search::ExpanderOptions options) {
  std::unique_ptr<Dictionaries> made(
      new Dictionaries(std::move(state), analyzer, std::move(options)));
  if (auto read = made->reload(); !read) return read.error();
  return made;
}

std::shared_ptr<const DictionariesInUse> Dictionaries::current() const {
  const std::lock_guard lock(mutex_);
  return in_use_;
}

DictionaryText Dictionaries::text(DictionaryKind kind) const {
  const std::lock_guard lock(mutex_);
  const std::string& text = texts_[index_of(kind)];
  return {text, etag_of_text(text)};
}

Result<Dictionaries::Outcome> Dictionaries::replace(DictionaryKind kind, std::string text,
                                                    const Expected& expected) {
  const std::lock_guard changing(changing_);
  Texts texts;
  {
    const std::lock_guard lock(mutex_);
    texts = texts_;
  }
  if (!expected(etag_of_text(texts[index_of(kind)]))) return Outcome::changed_meanwhile;
  texts[index_of(kind)] = std::move(text);
  auto made = make(texts);
  if (!made) return made.error();
  std::error_code failure;
  fs::create_directories(state_, failure);
  if (failure) return Error{ErrorCode::unwritable, state_.string(), failure.message(), ""};
  const auto written = write_file_atomically(dictionary_file(state_, kind), texts[index_of(kind)]);
  if (!written) return written.error();
  const std::lock_guard lock(mutex_);
  texts_ = std::move(texts);
  in_use_ = std::move(*made);
  return Outcome::stored;
}

Result<void> Dictionaries::reload() {
  const std::lock_guard changing(changing_);
  auto texts = read_all();
  if (!texts) return texts.error();
  auto made = make(*texts);
  if (!made) return made.error();
  const std::lock_guard lock(mutex_);
  texts_ = std::move(*texts);
  in_use_ = std::move(*made);
  return {};
}

Result<Dictionaries::Texts> Dictionaries::read_all() const {
  Texts texts;
  if (state_.empty()) return texts;
  for (std::size_t i = 0; i < kDictionaries; ++i) {
    const fs::path file = dictionary_file(state_, static_cast<DictionaryKind>(i));
    std::error_code unknown;
    if (!fs::exists(file, unknown)) continue;
    auto text = read_file(file);
    if (!text) return text.error();
    texts[i] = std::move(*text);
  }
  return texts;
}

Result<std::shared_ptr<const DictionariesInUse>> Dictionaries::make(const Texts& texts) const {
  const auto text = [&](DictionaryKind kind) -> const std::string& {
    return texts[index_of(kind)];
  };
  auto synonyms = analysis::Synonyms::parse(text(DictionaryKind::synonyms), "synonyms");
  if (!synonyms) return synonyms.error();
  auto stopwords = analysis::StopwordChanges::parse(text(DictionaryKind::stopwords), "stopwords");
  if (!stopwords) return stopwords.error();
  auto pins = PinRules::parse(text(DictionaryKind::pins), "pins");
  if (!pins) return pins.error();
  const auto exceptions =
      analysis::UserDictionary::parse(text(DictionaryKind::stem_exceptions), "stem-exceptions");
  if (!exceptions) return exceptions.error();
  auto expander =
      search::make_expander(analyzer_, options_, {std::move(*synonyms), std::move(*stopwords)});
  if (!expander) return expander.error();
  auto made = std::make_shared<DictionariesInUse>();
  made->expander = std::move(*expander);
  made->pins = std::move(*pins);
  XXH64_hash_t hash = 0;
  for (const DictionaryKind kind :
       {DictionaryKind::synonyms, DictionaryKind::stopwords, DictionaryKind::pins}) {
    hash = XXH3_64bits_withSeed(text(kind).data(), text(kind).size(), hash);
  }
  for (const std::string& path : {options_.synonyms, options_.approvals}) {
    if (path.empty()) continue;
    const auto file = read_file(path);
    if (!file) return file.error();
    hash = XXH3_64bits_withSeed(file->data(), file->size(), hash);
  }
  made->version = fmt::format("{:08x}", hash & 0xFFFFFFFFU);
  return std::shared_ptr<const DictionariesInUse>(std::move(made));
}

}  // namespace telusur::searchd
