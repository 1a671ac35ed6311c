// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/analyzer.hpp"
#include "dictionaries/pins.hpp"
#include "search/expansion.hpp"
#include "support/result.hpp"

namespace telusur::searchd {

/// What editors may change while the daemon runs.
enum class DictionaryKind : std::uint8_t { synonyms, stopwords, pins, stem_exceptions };

constexpr std::size_t kDictionaries = 4;

/// As in paths, and as the file is called: `stem-exceptions`.
std::string_view name(DictionaryKind kind);
std::optional<DictionaryKind> parse_dictionary_kind(std::string_view name);

/// Where the dictionary of that kind is kept in a state directory.
std::filesystem::path dictionary_file(const std::filesystem::path& state, DictionaryKind kind);

constexpr std::size_t kMaxDictionaryBytes = std::size_t{1} << 20U;

/// A dictionary as its editor wrote it.
struct DictionaryText {
  std::string text;
  std::string etag;  ///< strong, of the text
};

/// Everything made of them at one moment. Immutable.
struct DictionariesInUse {
  std::shared_ptr<const search::Expander> expander;
  PinRules pins;
  std::string version;  ///< changes when answers may; the same for the same texts
};

/// The dictionaries, kept as text files in a state directory and laid over those that the options
/// name. Synonyms, stopwords and pins apply to the next search. Stem exceptions change what words
/// an index holds, so they wait for a rebuild (README). Thread-safe.
class Dictionaries {
 public:
  /// `state` empty: nothing can be stored; it is made when something is. Errors: those of the
  /// dictionaries and of make_expander.
  static Result<std::unique_ptr<Dictionaries>> open(std::filesystem::path state,
                                                    const analysis::Analyzer& analyzer,
                                                    search::ExpanderOptions options);

  [[nodiscard]] std::shared_ptr<const DictionariesInUse> current() const;

  [[nodiscard]] bool writable() const { return !state_.empty(); }
  [[nodiscard]] DictionaryText text(DictionaryKind kind) const;

  enum class Outcome : std::uint8_t { stored, changed_meanwhile };

  using Expected = std::function<bool(const std::string& etag)>;

  /// Stores a text, durably, and uses it; `changed_meanwhile` when the ETag of the one it would
  /// replace is not as expected. Errors: unsupported_format, naming the line; unwritable. Nothing
  /// has changed then.
  Result<Outcome> replace(DictionaryKind kind, std::string text, const Expected& expected);

  /// Reads the files again. Errors: as open(); what was in use then stays.
  Result<void> reload();

 private:
  using Texts = std::array<std::string, kDictionaries>;

  Dictionaries(std::filesystem::path state, const analysis::Analyzer& analyzer,
               search::ExpanderOptions options)
      : state_(std::move(state)), analyzer_(analyzer), options_(std::move(options)) {}

  Result<Texts> read_all() const;
  Result<std::shared_ptr<const DictionariesInUse>> make(const Texts& texts) const;

  const std::filesystem::path state_;
  const analysis::Analyzer analyzer_;
  const search::ExpanderOptions options_;
  std::mutex changing_;  ///< held by the one that stores; taken before mutex_
  mutable std::mutex mutex_;
  Texts texts_;
  std::shared_ptr<const DictionariesInUse> in_use_;
};

}  // namespace telusur::searchd
