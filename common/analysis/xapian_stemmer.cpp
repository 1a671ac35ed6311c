// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/xapian_stemmer.hpp"

#include <xapian.h>

namespace telusur::analysis {
namespace {

class XapianStemmer final : public Stemmer {
 public:
  std::string_view stem(std::string_view word, std::string& scratch) const override {
    // Xapian::Stem keeps its working text inside, so each thread needs its own.
    thread_local const Xapian::Stem stem("indonesian");
    scratch = stem(std::string(word));
    return scratch.empty() ? word : std::string_view(scratch);
  }

  [[nodiscard]] std::string version() const override { return "xapian-indonesian-" XAPIAN_VERSION; }
};

class IdentityStemmer final : public Stemmer {
 public:
  std::string_view stem(std::string_view word, std::string& /*scratch*/) const override {
    return word;
  }

  [[nodiscard]] std::string version() const override { return "identity-1"; }
};

}  // namespace

std::shared_ptr<const Stemmer> make_xapian_stemmer() {
  return std::make_shared<XapianStemmer>();
}

std::shared_ptr<const Stemmer> make_identity_stemmer() {
  return std::make_shared<IdentityStemmer>();
}

}  // namespace telusur::analysis
