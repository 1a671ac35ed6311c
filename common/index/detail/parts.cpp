// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/detail/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "index/schema.hpp"

namespace telusur::index::detail {
namespace {

/// What Xapian's inverter keeps in memory for one posting: a node of a std::map (glass_inverter.h).
constexpr std::uint64_t kBufferedPostingBytes = 64;

/// Of a new index: what the processor's nearer caches hold. 6,000 articles took 6.6 s of processor
/// time with 2 MiB, 7.5 s with 4 MiB, 7.7 s with 8 MiB, and 9.4 s in one part with 32 MiB.
constexpr std::uint64_t kFreshBufferBytes = std::uint64_t{2} << 20U;

/// Buffers written to one part before the next begins. The fewer, the cheaper it is to merge a
/// buffer with what is there; but a posting list stays in as many pieces as there are parts. Of
/// 200,000 articles 96 made eleven parts, 1.43 bytes per byte of text, 256 make five and 1.39, for
/// 2 % more time. A million articles make some twenty.
constexpr unsigned kFlushesOfAPart = 256;

/// Parts are nobody's but the writer's until they are merged: no need to wait for the disk.
constexpr int kPartFlags =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;

}  // namespace

Parts::Parts(const std::filesystem::path& generation, bool fresh, std::uint64_t buffer_bytes)
    : generation_(generation),
      fresh_(fresh),
      buffer_bytes_(fresh ? std::min(buffer_bytes, kFreshBufferBytes) : buffer_bytes) {
  // Memory is bounded by count_postings(), not by a count of documents of any length.
  ::setenv("XAPIAN_FLUSH_THRESHOLD", "1000000000", 0);
  const int action = fresh ? Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS : Xapian::DB_OPEN;
  head_ = std::make_unique<Xapian::WritableDatabase>(generation.string(), action);
  parts_.push_back({1, generation.string()});
  count_ = head_->get_doccount();
  head_->begin_transaction();
}

Parts::~Parts() = default;

Xapian::docid Parts::add(const Xapian::Document& document, std::uint32_t postings) {
  // Ids go on through the parts: one that is not in use yet may be given to replace_document().
  Xapian::docid docid = 0;
  if (last_) {
    docid = std::max(last_->get_lastdocid() + 1, parts_.back().first);
    last_->replace_document(docid, document);
  } else {
    docid = head_->add_document(document);
  }
  ++count_;
  count_postings(postings);
  return docid;
}

void Parts::replace(Xapian::docid docid, const Xapian::Document& document, std::uint32_t postings) {
  part_of(docid).replace_document(docid, document);
  count_postings(postings);
}

void Parts::remove(Xapian::docid docid) {
  part_of(docid).delete_document(docid);
  --count_;
}

Xapian::Document Parts::get(Xapian::docid docid) {
  return part_of(docid).get_document(docid);
}

void Parts::each_docid(const std::function<void(Xapian::docid)>& visit) {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Xapian::WritableDatabase& part = open_part(i);
    for (auto docid = part.postlist_begin(""); docid != part.postlist_end(""); ++docid)
      visit(*docid);
  }
}

void Parts::commit() {
  head_->commit_transaction();
  head_->commit();
  if (last_) last_->commit();
  opened_.reset();  // commits
}

void Parts::compact_to(const std::filesystem::path& target) {
  Xapian::Database all;
  for (const Part& part : parts_)
    all.add_database(Xapian::Database(part.path));
  all.compact(target.string(), Xapian::DBCOMPACT_NO_RENUMBER, kBlockBytes);
  last_.reset();
  head_->close();
}

/// The part that has, or had, a document. Parts before the last are opened again, one at a time.
Xapian::WritableDatabase& Parts::part_of(Xapian::docid docid) {
  const auto after = std::ranges::upper_bound(parts_, docid, {}, &Part::first);
  return open_part(static_cast<std::size_t>(after - parts_.begin()) - 1);
}

Xapian::WritableDatabase& Parts::open_part(std::size_t part) {
  if (part == 0) return *head_;
  if (part + 1 == parts_.size()) return *last_;
  if (!opened_ || opened_part_ != part) {
    opened_.reset();
    opened_ = std::make_unique<Xapian::WritableDatabase>(parts_[part].path,
                                                         Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    opened_part_ = part;
  }
  return *opened_;
}

/// Iterating over all terms makes glass write its buffered postings to the tables without
/// committing them (GlassWritableDatabase::open_allterms): memory is free again, and a transaction
/// is still one.
void Parts::count_postings(std::uint32_t postings) {
  buffered_ += postings * kBufferedPostingBytes;
  if (buffered_ < buffer_bytes_) return;
  buffered_ = 0;
  for (auto* part : {head_.get(), last_.get(), opened_.get()}) {
    if (part != nullptr) part->allterms_begin();
  }
  if (fresh_ && ++flushes_ >= kFlushesOfAPart) start_part();
}

void Parts::start_part() {
  const Xapian::docid first = std::max(last().get_lastdocid() + 1, parts_.back().first);
  if (last_) last_->commit();
  const std::string path = (generation_ / fmt::format("part-{}", parts_.size() + 1)).string();
  last_ = std::make_unique<Xapian::WritableDatabase>(path, kPartFlags);
  parts_.push_back({first, path});
  flushes_ = 0;
}

}  // namespace telusur::index::detail
