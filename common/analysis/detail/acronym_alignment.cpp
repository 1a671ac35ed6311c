// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/detail/acronym_alignment.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace telusur::analysis::detail {
namespace {

// What each liberty costs, in tenths of the most that one letter of the short form may cost.
// Chosen by reading what each lets in on 32,919 news articles.
constexpr int kImpossible = std::numeric_limits<int>::max() / 2;
constexpr int kLongerInitial = 1;  ///< initials: per letter after the first of a word: `WAlhi`
constexpr int kJump = 3;           ///< letters left out inside a word: `KebAkARan`, karhutla
constexpr int kJumpInitials = 5;   ///< the same where initials are the rule: `aKsesibilitas`
constexpr int kInnerSyllable = 6;  ///< a word that gives no initial: `perDAGangan`, permendag
constexpr int kSkippedWord = 7;    ///< a content word that gives nothing: `Quick Response Code`
constexpr int kFunctionFirst = 5;  ///< a long form that begins with a function word
constexpr int kPerLetter = 2;      ///< cost that one letter may bear
constexpr int kWordsForSkip = 3;   ///< words that take part where one is skipped
constexpr std::size_t kMaxChunk = 9;

/// Cost of taking the letters `part` from `word`.
int part_cost(std::string_view word, std::string_view part, Coinage coinage) {
  const bool initials = coinage == Coinage::initials;
  const auto mismatch = std::ranges::mismatch(word, part);
  const auto prefix = static_cast<std::size_t>(mismatch.in2 - part.begin());
  const int extra = initials ? kLongerInitial * static_cast<int>(part.size() - 1) : 0;
  if (prefix == part.size()) return extra;
  const int jump = initials ? kJumpInitials : kJump;
  // A beginning, then one piece from further inside.
  for (std::size_t kept = prefix; kept > 0; --kept) {
    if (word.find(part.substr(kept), kept) != std::string_view::npos) return extra + jump;
  }
  if (part.size() >= 2 && word.find(part, 1) != std::string_view::npos) {
    return extra + kInnerSyllable;
  }
  return kImpossible;
}

/// Best alignment of the letters from some letter on with the words from some word on.
struct Best {
  int cost = kImpossible;
  int parts = 0;    ///< words that take part
  int skipped = 0;  ///< content words that do not
};

using Row = std::array<Best, kMaxShortLetters + 1>;

class Aligner {
 public:
  Aligner(std::string_view letters, Coinage coinage, std::span<const LongWord> words)
      : letters_(letters), coinage_(coinage), words_(words) {}

  std::optional<std::size_t> align() {
    const std::size_t n = words_.size();
    rows_[n][letters_.size()].cost = 0;
    std::optional<std::size_t> first;
    int lowest = kImpossible;
    for (std::size_t j = n; j-- > 0;) {
      fill(j);
      const Best whole = taking(j, 0);
      const int cost = whole.cost + (words_[j].function_word ? kFunctionFirst : 0);
      if (cost < lowest && good(whole, cost, n - j) &&
          words_[j].letters.front() == letters_.front()) {
        lowest = cost;
        first = j;
      }
    }
    return first;
  }

 private:
  void fill(std::size_t j) {
    for (std::size_t i = 0; i <= letters_.size(); ++i) {
      rows_[j][i] = std::min(taking(j, i), leaving(j, i),
                             [](const Best& a, const Best& b) { return a.cost < b.cost; });
    }
  }

  /// Word j gives the letters from i on, at least one.
  [[nodiscard]] Best taking(std::size_t j, std::size_t i) const {
    Best best;
    const std::size_t most = std::min(letters_.size() - i, kMaxChunk);
    for (std::size_t length = 1; length <= most; ++length) {
      Best next = rows_[j + 1][i + length];
      if (next.cost == kImpossible) continue;
      const int cost = part_cost(words_[j].letters, letters_.substr(i, length), coinage_);
      if (cost == kImpossible || cost + next.cost >= best.cost) continue;
      best = {cost + next.cost, next.parts + 1, next.skipped};
    }
    return best;
  }

  /// Word j gives nothing; the last one must give something.
  [[nodiscard]] Best leaving(std::size_t j, std::size_t i) const {
    Best next = rows_[j + 1][i];
    if (next.cost == kImpossible || j + 1 == words_.size()) return {};
    if (words_[j].function_word) return next;
    if (next.skipped > 0) return {};
    return {next.cost + kSkippedWord, next.parts, 1};
  }

  [[nodiscard]] bool good(const Best& best, int cost, std::size_t words) const {
    const int letters = static_cast<int>(letters_.size());
    if (best.parts < 2 || cost > letters * kPerLetter) return false;
    if (best.skipped > 0 && best.parts < kWordsForSkip) return false;
    // Two letters prove little: they must be the initials of two neighbours.
    if (letters == 2) return cost == 0 && words == 2;
    if (coinage_ == Coinage::syllables) return 2 * letters >= 3 * best.parts;
    return true;
  }

  std::string_view letters_;
  Coinage coinage_;
  std::span<const LongWord> words_;
  std::array<Row, kMaxLongWords + 1> rows_{};
};

}  // namespace

std::optional<std::size_t> align(std::string_view short_letters, Coinage coinage,
                                 std::span<const LongWord> words) {
  if (short_letters.size() < 2 || short_letters.size() > kMaxShortLetters) return std::nullopt;
  const std::size_t skipped = words.size() - std::min(words.size(), kMaxLongWords);
  const auto first = Aligner(short_letters, coinage, words.subspan(skipped)).align();
  if (!first) return std::nullopt;
  return *first + skipped;
}

}  // namespace telusur::analysis::detail
