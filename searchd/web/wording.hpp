// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "article/timestamp.hpp"
#include "search/timeline.hpp"
#include "support/language.hpp"

namespace telusur::searchd::web {

/// Says things in the language of the page.
class Wording {
 public:
  explicit Wording(Language language) : language_(language) {}

  [[nodiscard]] std::string_view operator()(std::string_view indonesian,
                                            std::string_view english) const {
    return in(language_, indonesian, english);
  }
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string_view code() const { return (*this)("id", "en"); }

  /// `12.345`, `12,345`.
  [[nodiscard]] std::string number(std::uint64_t value) const;
  /// `1 artikel`, `2 articles`.
  [[nodiscard]] std::string articles(std::uint64_t count) const;
  /// In Asia/Jakarta: `23 Nov 2026, 17.45 WIB`, `23 Nov 2026, 17:45 WIB`; at midnight, which is
  /// what sources without a clock give, the day alone.
  [[nodiscard]] std::string time(const article::Timestamp& time) const;
  /// The time `then` for one who has read `first`: of the same day the clock alone.
  [[nodiscard]] std::string later(const article::Timestamp& first,
                                  const article::Timestamp& then) const;
  /// `23 Nov 2026`, `Nov 2026`, `2026`: a bucket of that width; of a week its first day.
  [[nodiscard]] std::string bucket(std::chrono::local_days from, search::TimelineUnit unit) const;

 private:
  [[nodiscard]] std::string_view month_name(std::chrono::month month) const;

  Language language_;
};

}  // namespace telusur::searchd::web
