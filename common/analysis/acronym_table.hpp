// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/acronyms.hpp"

namespace telusur::analysis {

/// How often each spelling of one form was seen; the most frequent is the one to show.
class Spellings {
 public:
  static constexpr std::size_t kMost = 4;  ///< kept of one form; rarer ones are not shown anyway

  struct Counted {
    std::string text;
    std::uint32_t count = 0;
    bool operator==(const Counted&) const = default;
  };

  void add(std::string_view text, std::uint32_t count = 1);
  void remove(std::string_view text);

  /// The most frequent, of equals the first in byte order; empty when there is none.
  [[nodiscard]] std::string_view best() const;
  [[nodiscard]] const std::vector<Counted>& all() const { return counted_; }

  bool operator==(const Spellings&) const = default;

 private:
  std::vector<Counted> counted_;
};

/// One long form of a short form.
struct AcronymMeaning {
  std::string long_key;         ///< expansion_key()
  std::uint32_t sightings = 0;  ///< articles that give it
  Spellings long_forms;
  std::vector<std::string> examples;  ///< ids of a few of them

  bool operator==(const AcronymMeaning&) const = default;
};

/// A short form and all that it was seen to stand for.
struct AcronymEntry {
  static constexpr std::size_t kMaxMeanings = 64;  ///< counted one by one; the rest in `others`
  static constexpr std::size_t kMaxExamples = 3;

  Spellings short_forms;
  std::vector<AcronymMeaning> meanings;
  std::uint32_t others = 0;  ///< sightings of meanings beyond kMaxMeanings

  /// Counts an article that explains the short form so.
  void add(const AcronymSighting& sighting, std::string_view article_id);

  /// Takes back what add() counted for the article.
  void remove(const AcronymSighting& sighting, std::string_view article_id);

  /// Adds what was counted of other articles.
  void merge(const AcronymEntry& other);

  /// Sightings of all meanings.
  [[nodiscard]] std::uint32_t sightings() const;

  bool operator==(const AcronymEntry&) const = default;
};

/// Counts of a collection, by acronym_key().
class AcronymTable {
 public:
  using Entries = std::map<std::string, AcronymEntry, std::less<>>;

  void add(const AcronymSighting& sighting, std::string_view article_id);
  void remove(const AcronymSighting& sighting, std::string_view article_id);
  void insert(std::string short_key, AcronymEntry entry);
  /// As insert(), added to what there is.
  void merge(const std::string& short_key, const AcronymEntry& entry);

  [[nodiscard]] const Entries& entries() const { return entries_; }

 private:
  Entries entries_;
};

/// May an acronym widen a query?
enum class AcronymStatus : std::uint8_t {
  trusted,    ///< seen often enough, and mostly with this meaning
  ambiguous,  ///< the short form has no meaning that most articles give, or another one
  rare,       ///< the short form was seen too seldom to judge
  approved,   ///< by a person
  refused,    ///< by a person
};

std::string_view name(AcronymStatus status);

constexpr bool is_usable(AcronymStatus status) {
  return status == AcronymStatus::trusted || status == AcronymStatus::approved;
}

constexpr std::uint32_t kTrustedSightings = 3;  ///< of the short form, at least
constexpr double kTrustedShare = 0.7;           ///< of them for one meaning, at least

/// A short form with one of its meanings, judged.
struct Acronym {
  std::string short_form;
  std::string long_form;
  std::uint32_t sightings = 0;
  double share = 0;  ///< of the sightings of the short form
  AcronymStatus status = AcronymStatus::rare;
  std::vector<std::string> examples;

  bool operator==(const Acronym&) const = default;
};

class AcronymApprovals;

/// Every short form with every meaning, ordered by short form (folded), then the most frequent
/// meaning first. What people approved or refused wins over the counts: approved meanings are the
/// only ones used of their short form; refused ones do not count when the others are judged.
std::vector<Acronym> judge(const AcronymTable& table, const AcronymApprovals& approvals);

}  // namespace telusur::analysis
