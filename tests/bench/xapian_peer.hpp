// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace telusur::bench {

/// How a peer's index is made.
struct PeerOptions {
  bool stemmed = true;        ///< with Xapian's Indonesian stemmer, or none
  bool title = true;          ///< the title is indexed besides the text
  bool store_text = false;    ///< for snippets
  bool omega_fields = false;  ///< title, address and text stored as Omega reads them
};

/// What Xapian alone does with the same articles: TermGenerator, QueryParser with default settings
/// (words joined by OR), BM25 with default constants, MSet::snippet. Xapian's own errors pass.
class XapianPeer {
 public:
  /// Makes the index in `folder` of the articles of the Telusur index `db`, cleaned as they are,
  /// unless it is there already. Compacted, as Telusur's.
  static XapianPeer make(const std::filesystem::path& folder, const std::filesystem::path& db,
                         const PeerOptions& options);

  /// Ids of the best ten articles.
  std::vector<std::string> search(const std::string& query);

  /// What a page of results is made of; each step includes the one before.
  enum class Page : std::uint8_t {
    ids,       ///< ten document numbers
    stored,    ///< and their stored text
    snippets,  ///< and a snippet of each
  };
  /// Makes the page; the bytes of text produced. `near`: a bonus for neighbouring words of the
  /// query within kNearWords words, by OP_NEAR.
  std::size_t page(const std::string& query, Page what, bool near);

  static constexpr Xapian::termcount kNearWords = 8;

 private:
  XapianPeer(const std::filesystem::path& folder, const PeerOptions& options);

  Xapian::Query parsed(const std::string& query);
  [[nodiscard]] Xapian::Query near_pairs(const std::string& query) const;
  Xapian::MSet best(const Xapian::Query& query);

  Xapian::Database db_;
  Xapian::Stem stemmer_;
  Xapian::QueryParser parser_;
};

}  // namespace telusur::bench
