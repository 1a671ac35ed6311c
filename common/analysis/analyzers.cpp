// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyzers.hpp"

#include <fmt/format.h>

#include <utility>

#include "analysis/indonesian_stemmer.hpp"
#include "analysis/user_dictionary.hpp"
#include "analysis/xapian_stemmer.hpp"

namespace telusur::analysis {
namespace {

/// The stemmer over a user's words, together with them.
class UserStemmer final : public Stemmer {
 public:
  explicit UserStemmer(UserDictionary dictionary)
      : dictionary_(std::move(dictionary)), stemmer_(embedded_stemmer(dictionary_.lexicon())) {}

  std::string_view stem(std::string_view word, std::string& scratch) const override {
    return stemmer_.stem(word, scratch);
  }
  [[nodiscard]] Explained explain(std::string_view word) const override {
    return stemmer_.explain(word);
  }
  [[nodiscard]] std::string version() const override { return stemmer_.version(); }

 private:
  UserDictionary dictionary_;
  IndonesianStemmer stemmer_;
};

}  // namespace

Analyzer make_default_analyzer() {
  return Analyzer(std::make_shared<IndonesianStemmer>(embedded_stemmer()));
}

Result<Analyzer> make_analyzer(const AnalyzerOptions& options) {
  if (options.stemmer == "xapian") return Analyzer(make_xapian_stemmer());
  if (options.stemmer == "none") return Analyzer(make_identity_stemmer());
  if (options.stemmer != "indonesian") {
    return Error{ErrorCode::invalid_parameter, "stemmer",
                 fmt::format("\"{}\" is unknown", options.stemmer),
                 "one of indonesian, xapian, none"};
  }
  if (options.words.empty()) return make_default_analyzer();
  auto dictionary = UserDictionary::load(options.words);
  if (!dictionary) return dictionary.error();
  return Analyzer(std::make_shared<UserStemmer>(std::move(*dictionary)));
}

}  // namespace telusur::analysis
