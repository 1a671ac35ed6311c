// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "support/language.hpp"

namespace telusur::indexer {

/// What a run did.
struct Summary {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t deleted = 0;
  std::uint64_t rejected = 0;  ///< records and inputs that could not be indexed
  std::uint64_t skipped = 0;   ///< files of folders that are in no format we read
  std::uint64_t unread = 0;    ///< files left unread, being as an earlier run found them
  std::uint64_t articles = 0;  ///< in the index afterwards
  std::uint64_t text_bytes = 0;
  std::chrono::duration<double> elapsed{0};
  std::chrono::duration<double> read{0};  ///< processor time over all threads, as those below
  std::chrono::duration<double> parse{0};
  std::chrono::duration<double> clean{0};
  std::chrono::duration<double> analyse{0};
  std::chrono::duration<double> write{0};
  bool dry_run = false;

  [[nodiscard]] std::uint64_t records() const { return added + updated + unchanged + rejected; }
};

/// For people, ending in a line end.
std::string to_text(const Summary& summary, Language language);

/// One JSON object, without a line end.
std::string to_json_text(const Summary& summary);

/// Largest memory the process has had, in bytes.
std::uint64_t peak_memory_bytes();

}  // namespace telusur::indexer
