// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/acronym_table.hpp"

#include <algorithm>
#include <set>

#include "analysis/acronym_approvals.hpp"

namespace telusur::analysis {
namespace {

using Approved = AcronymApprovals::Approved;
using Decision = AcronymApprovals::Decision;

bool holds(const std::vector<Approved>& list, std::string_view long_key) {
  return std::ranges::find(list, long_key, &Approved::long_key) != list.end();
}

/// Judges the meanings of one short form.
class Judge {
 public:
  Judge(const AcronymEntry& entry, const Decision& decision)
      : entry_(entry), decision_(decision), total_(entry.sightings()) {
    countable_ = total_;
    for (const AcronymMeaning& meaning : entry.meanings) {
      if (holds(decision.refused_meanings, meaning.long_key)) countable_ -= meaning.sightings;
    }
  }

  [[nodiscard]] Acronym judged(const AcronymMeaning& meaning) const {
    return {.short_form = std::string(entry_.short_forms.best()),
            .long_form = std::string(meaning.long_forms.best()),
            .sightings = meaning.sightings,
            .share = total_ == 0 ? 0 : double(meaning.sightings) / total_,
            .status = status(meaning),
            .examples = meaning.examples};
  }

 private:
  [[nodiscard]] AcronymStatus status(const AcronymMeaning& meaning) const {
    using enum AcronymStatus;
    if (decision_.refused || holds(decision_.refused_meanings, meaning.long_key)) return refused;
    if (holds(decision_.approved, meaning.long_key)) return approved;
    if (countable_ < kTrustedSightings) return rare;
    const bool most = meaning.sightings >= kTrustedShare * countable_;
    return most && decision_.approved.empty() ? trusted : ambiguous;
  }

  const AcronymEntry& entry_;
  const Decision& decision_;
  std::uint32_t total_;
  std::uint32_t countable_ = 0;  ///< without what was refused
};

void append_judged(std::vector<Acronym>& list, const AcronymEntry& entry,
                   const Decision& decision) {
  const Judge judge(entry, decision);
  const auto first = static_cast<std::ptrdiff_t>(list.size());
  std::set<std::string_view> seen;
  for (const AcronymMeaning& meaning : entry.meanings) {
    seen.insert(meaning.long_key);
    list.push_back(judge.judged(meaning));
  }
  for (const Approved& approved : decision.approved) {
    // The spelling a person chose is the one to show.
    if (!seen.contains(approved.long_key)) {
      list.push_back({approved.short_form, approved.long_form, 0, 0, AcronymStatus::approved, {}});
      continue;
    }
    const auto at = std::ranges::find(entry.meanings, approved.long_key, &AcronymMeaning::long_key);
    Acronym& shown = list[static_cast<std::size_t>(first + (at - entry.meanings.begin()))];
    shown.short_form = approved.short_form;
    shown.long_form = approved.long_form;
  }
  std::stable_sort(list.begin() + first, list.end(), [](const Acronym& a, const Acronym& b) {
    return a.sightings != b.sightings ? a.sightings > b.sightings : a.long_form < b.long_form;
  });
}

}  // namespace

void Spellings::add(std::string_view text, std::uint32_t count) {
  const auto known = std::ranges::find(counted_, text, &Counted::text);
  if (known != counted_.end()) {
    known->count += count;
  } else if (counted_.size() < kMost) {
    counted_.push_back({std::string(text), count});
  }
}

void Spellings::remove(std::string_view text) {
  const auto known = std::ranges::find(counted_, text, &Counted::text);
  if (known != counted_.end() && --known->count == 0) counted_.erase(known);
}

std::string_view Spellings::best() const {
  const auto best = std::ranges::min_element(counted_, [](const Counted& a, const Counted& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
  });
  return best == counted_.end() ? std::string_view() : best->text;
}

void AcronymEntry::add(const AcronymSighting& sighting, std::string_view article_id) {
  auto meaning = std::ranges::find(meanings, sighting.long_key, &AcronymMeaning::long_key);
  if (meaning == meanings.end()) {
    if (meanings.size() == kMaxMeanings) {
      ++others;
      return;
    }
    meaning = meanings.insert(meaning, AcronymMeaning{sighting.long_key, 0, {}, {}});
  }
  ++meaning->sightings;
  meaning->long_forms.add(sighting.long_form);
  short_forms.add(sighting.short_form);
  if (meaning->examples.size() < kMaxExamples) meaning->examples.emplace_back(article_id);
}

void AcronymEntry::remove(const AcronymSighting& sighting, std::string_view article_id) {
  const auto meaning = std::ranges::find(meanings, sighting.long_key, &AcronymMeaning::long_key);
  if (meaning == meanings.end()) {
    others -= others > 0 ? 1 : 0;
    return;
  }
  meaning->long_forms.remove(sighting.long_form);
  short_forms.remove(sighting.short_form);
  std::erase(meaning->examples, article_id);
  if (--meaning->sightings == 0) meanings.erase(meaning);
}

void AcronymEntry::merge(const AcronymEntry& other) {
  for (const Spellings::Counted& spelling : other.short_forms.all())
    short_forms.add(spelling.text, spelling.count);
  others += other.others;
  for (const AcronymMeaning& meaning : other.meanings) {
    auto known = std::ranges::find(meanings, meaning.long_key, &AcronymMeaning::long_key);
    if (known == meanings.end()) {
      if (meanings.size() == kMaxMeanings) {
        others += meaning.sightings;
      } else {
        meanings.push_back(meaning);
      }
      continue;
    }
    known->sightings += meaning.sightings;
    for (const Spellings::Counted& spelling : meaning.long_forms.all())
      known->long_forms.add(spelling.text, spelling.count);
    for (const std::string& example : meaning.examples) {
      if (known->examples.size() < kMaxExamples) known->examples.push_back(example);
    }
  }
}

std::uint32_t AcronymEntry::sightings() const {
  std::uint32_t total = others;
  for (const AcronymMeaning& meaning : meanings)
    total += meaning.sightings;
  return total;
}

void AcronymTable::add(const AcronymSighting& sighting, std::string_view article_id) {
  entries_[sighting.short_key].add(sighting, article_id);
}

void AcronymTable::remove(const AcronymSighting& sighting, std::string_view article_id) {
  const auto entry = entries_.find(sighting.short_key);
  if (entry == entries_.end()) return;
  entry->second.remove(sighting, article_id);
  if (entry->second.sightings() == 0) entries_.erase(entry);
}

void AcronymTable::merge(const std::string& short_key, const AcronymEntry& entry) {
  entries_[short_key].merge(entry);
}

void AcronymTable::insert(std::string short_key, AcronymEntry entry) {
  entries_.insert_or_assign(std::move(short_key), std::move(entry));
}

std::string_view name(AcronymStatus status) {
  using enum AcronymStatus;
  switch (status) {
    case trusted:
      return "trusted";
    case ambiguous:
      return "ambiguous";
    case rare:
      return "rare";
    case approved:
      return "approved";
    case refused:
      break;
  }
  return "refused";
}

std::vector<Acronym> judge(const AcronymTable& table, const AcronymApprovals& approvals) {
  static const AcronymEntry kUnseen;
  static const Decision kUndecided;
  std::set<std::string_view> keys;
  for (const auto& [key, entry] : table.entries())
    keys.insert(key);
  for (const auto& [key, decision] : approvals.decisions())
    keys.insert(key);
  std::vector<Acronym> list;
  for (std::string_view key : keys) {
    const auto entry = table.entries().find(key);
    const Decision* decision = approvals.find(key);
    append_judged(list, entry == table.entries().end() ? kUnseen : entry->second,
                  decision == nullptr ? kUndecided : *decision);
  }
  return list;
}

}  // namespace telusur::analysis
