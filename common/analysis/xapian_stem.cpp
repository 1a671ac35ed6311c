// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/xapian_stem.hpp"

#include <xapian.h>

#include <string>
#include <utility>

#include "analysis/characters.hpp"

namespace telusur::analysis {
namespace {

class Adapter final : public Xapian::StemImplementation {
 public:
  explicit Adapter(std::shared_ptr<const Stemmer> stemmer) : stemmer_(std::move(stemmer)) {}

  std::string operator()(const std::string& word) override {
    folded_.clear();
    append_folded(folded_, word);
    return std::string(stemmer_->stem(folded_, scratch_));
  }

  [[nodiscard]] std::string get_description() const override {
    return "telusur " + stemmer_->version();
  }

 private:
  std::shared_ptr<const Stemmer> stemmer_;
  std::string folded_;
  std::string scratch_;
};

}  // namespace

Xapian::Stem make_xapian_stem(std::shared_ptr<const Stemmer> stemmer) {
  return Xapian::Stem(new Adapter(std::move(stemmer)));  // NOLINT: Xapian counts its references
}

}  // namespace telusur::analysis
