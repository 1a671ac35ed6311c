// SPDX-License-Identifier: GPL-2.0-or-later
#include "xapian_peer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "index/stored_article.hpp"
#include "workspace.hpp"

namespace telusur::bench {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHits = 10;
constexpr Xapian::valueno kIdSlot = 0;
constexpr const char* kSourceKey = "bench.source";

Xapian::Stem stemmer_of(const PeerOptions& options) {
  return options.stemmed ? Xapian::Stem("indonesian") : Xapian::Stem();
}

/// Names the articles a peer was made of: changes when cleaning or the articles do.
std::string digest_of(const fs::path& db) {
  std::size_t digest = 0;
  each_article(db, [&](const article::Article& article) {
    for (const std::string& text : {article.id, article.title, index::text_of(article)})
      digest = digest * 31 + std::hash<std::string_view>()(text);
  });
  return fmt::format("{:016x}", digest);
}

bool is_made_of(const fs::path& folder, const std::string& digest) {
  try {
    return Xapian::Database(folder.string()).get_metadata(kSourceKey) == digest;
  } catch (const Xapian::DatabaseError&) {
    return false;  // none, or one that was interrupted
  }
}

/// One field a line.
std::string omega_fields(const article::Article& article, std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return fmt::format("url={}\ncaption={}\nsample={}\n", article.url, article.title, text);
}

void build(const fs::path& folder, const fs::path& db, const PeerOptions& options,
           const std::string& digest) {
  fmt::print(stderr, "indexing with Xapian's TermGenerator into {}\n", folder.string());
  const fs::path loose = folder.string() + ".loose";
  fs::remove_all(folder);
  Xapian::WritableDatabase out(loose.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(stemmer_of(options));
  each_article(db, [&](const article::Article& article) {
    const std::string text = index::text_of(article);
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    if (options.title) {
      generator.index_text(article.title);
      generator.increase_termpos();
    }
    generator.index_text(text);
    document.add_value(kIdSlot, article.id);
    if (options.store_text) document.set_data(article.title + '\n' + text);
    if (options.omega_fields) document.set_data(omega_fields(article, text));
    out.add_document(document);
  });
  out.set_metadata(kSourceKey, digest);
  out.commit();
  out.compact(folder.string());
  out.close();
  fs::remove_all(loose);
}

/// The words of a text in their order, as TermGenerator makes them.
std::vector<std::string> words_of(const std::string& text) {
  Xapian::Document document;
  Xapian::TermGenerator generator;
  generator.set_document(document);
  generator.index_text(text);
  std::map<Xapian::termpos, std::string> ordered;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
      ordered[*at] = *term;
  }
  std::vector<std::string> words;
  for (auto& [position, word] : ordered)
    words.push_back(std::move(word));
  return words;
}

}  // namespace

XapianPeer XapianPeer::make(const fs::path& folder, const fs::path& db,
                            const PeerOptions& options) {
  const std::string digest = digest_of(db);
  if (!is_made_of(folder, digest)) build(folder, db, options, digest);
  return {folder, options};
}

XapianPeer::XapianPeer(const fs::path& folder, const PeerOptions& options)
    : db_(folder.string()), stemmer_(stemmer_of(options)) {
  parser_.set_stemmer(stemmer_);
  parser_.set_database(db_);
}

Xapian::Query XapianPeer::parsed(const std::string& query) {
  try {
    return parser_.parse_query(query);
  } catch (const Xapian::QueryParserError&) {
    return parser_.parse_query(query, 0);  // a stray operator: words alone
  }
}

Xapian::Query XapianPeer::near_pairs(const std::string& query) const {
  const std::vector<std::string> words = words_of(query);
  std::vector<Xapian::Query> pairs;
  for (std::size_t i = 1; i < words.size(); ++i) {
    pairs.emplace_back(Xapian::Query::OP_NEAR, words.begin() + std::ptrdiff_t(i) - 1,
                       words.begin() + std::ptrdiff_t(i) + 1, kNearWords);
  }
  return {Xapian::Query::OP_OR, pairs.begin(), pairs.end()};
}

Xapian::MSet XapianPeer::best(const Xapian::Query& query) {
  Xapian::Enquire enquire(db_);
  enquire.set_query(query);
  return enquire.get_mset(0, kHits);
}

std::vector<std::string> XapianPeer::search(const std::string& query) {
  const Xapian::MSet found = best(parsed(query));
  std::vector<std::string> ids;
  for (auto match = found.begin(); match != found.end(); ++match)
    ids.push_back(match.get_document().get_value(kIdSlot));
  return ids;
}

std::size_t XapianPeer::page(const std::string& query, Page what, bool near) {
  Xapian::Query match = parsed(query);
  if (near) match = {Xapian::Query::OP_OR, match, near_pairs(query)};
  const Xapian::MSet found = best(match);
  std::size_t bytes = 0;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    bytes += *hit;
    if (what == Page::ids) continue;
    const std::string text = hit.get_document().get_data();
    bytes += what == Page::stored ? text.size() : found.snippet(text, 500, stemmer_).size();
  }
  return bytes;
}

}  // namespace telusur::bench
