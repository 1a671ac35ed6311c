// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "search/postings_cache.hpp"

namespace telusur::search {

/// In how many documents terms are. Over shards on other machines a look-up costs a round trip to
/// each, one after the other, so many are asked for at once, in the way a match asks. Members may
/// throw Xapian::Error.
class TermCounts {
 public:
  /// `postings`: of the state of `db`, whose lists tell without asking; or null.
  explicit TermCounts(const Xapian::Database& db,
                      std::shared_ptr<const PostingsCache> postings = nullptr)
      : db_(db), postings_(std::move(postings)) {}

  /// Two round trips, however many terms there are.
  void look_up(const std::vector<std::string>& terms);

  /// What is known already.
  void note(const std::string& term, Xapian::doccount with) { known_[term] = with; }

  [[nodiscard]] Xapian::doccount documents() const { return db_.get_doccount(); }
  [[nodiscard]] Xapian::doccount with(const std::string& term) const;

 private:
  const Xapian::Database& db_;
  std::shared_ptr<const PostingsCache> postings_;
  std::unordered_map<std::string, Xapian::doccount> known_;
};

}  // namespace telusur::search
