// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/index_writer.hpp"

#include <xapian.h>

#include <chrono>
#include <optional>
#include <vector>

#include "index/acronym_store.hpp"
#include "index/article_codec.hpp"
#include "index/detail/article_drafts.hpp"
#include "index/detail/id_map.hpp"
#include "index/detail/parts.hpp"
#include "index/detail/xapian_errors.hpp"
#include "index/form_counts.hpp"
#include "index/index_directory.hpp"
#include "index/index_metadata.hpp"
#include "index/index_reader.hpp"
#include "index/schema.hpp"
#include "index/stored_article.hpp"
#include "index/title_list.hpp"
#include "index/versions.hpp"

namespace telusur::index {
namespace {

namespace fs = std::filesystem;

/// What decides whether an article that is there gives way to another with its id.
struct Present {
  std::uint64_t fingerprint = 0;
  std::uint64_t text_bytes = 0;  ///< where that may matter

  [[nodiscard]] bool stays(const BuiltDocument& built) const {
    return fingerprint == built.fingerprint || (built.excerpt && text_bytes > built.text_bytes);
  }
};

/// Of a document in `db`, before `built` takes its place. Errors: index_damaged.
Result<Present> read_present(const Xapian::Database& db, const ArticleDecoder& decoder,
                             Xapian::docid docid, const BuiltDocument& built) {
  Present present{stored_fingerprint(db, docid), 0};
  if (built.excerpt && present.fingerprint != built.fingerprint) {
    const auto article = read_article(db, decoder, docid);
    if (!article) return article.error();
    present.text_bytes = article::text_bytes(*article);
  }
  return present;
}

class GlassWriter final : public IndexWriter {
 public:
  GlassWriter(IndexDirectory directory, WriterLock lock, fs::path generation, bool fresh,
              const analysis::Analyzer& analyzer, const WriterOptions& options)
      : directory_(std::move(directory)),
        lock_(std::move(lock)),
        generation_(std::move(generation)),
        fresh_(fresh),
        analyzer_version_(analyzer.version()),
        builder_(analyzer),
        options_(options) {}

  ~GlassWriter() override {
    acronyms_.reset();
    forms_.reset();
    titles_.reset();
    drafts_.reset();
    parts_.reset();
    std::error_code ignored;
    if (fresh_ && !finished_) fs::remove_all(generation_, ignored);
  }

  GlassWriter(const GlassWriter&) = delete;
  GlassWriter& operator=(const GlassWriter&) = delete;

  Result<void> begin() {
    return guarded([&]() -> Result<void> {
      parts_ = std::make_unique<detail::Parts>(generation_, fresh_, options_.buffer_bytes);
      Xapian::WritableDatabase& head = parts_->head();
      if (!fresh_) {
        if (auto compatible = check_metadata(head, analyzer_version_, directory_.path());
            !compatible) {
          return compatible;
        }
      }
      acronyms_ = std::make_unique<AcronymLedger>(head);
      forms_ = std::make_unique<FormLedger>(head);
      titles_ = std::make_unique<TitleLedger>(head);
      if (fresh_) drafts_ = std::make_unique<detail::ArticleDrafts>(generation_ / "drafts");
      encoder_ = ArticleEncoder(read_dictionary(head));
      add_dictionary(head, decoder_);
      return {};
    });
  }

  Result<Outcome> upsert(BuiltDocument built) override {
    return guarded([&]() -> Result<Outcome> {
      const Xapian::docid existing = find(built.id);
      if (existing != 0) {
        const auto present = present_at(existing, built);
        if (!present) return present.error();
        if (present->stays(built)) return Outcome::unchanged;
        if (auto replaced = take_place_of(existing, *built.document); !replaced) {
          return replaced.error();
        }
      }
      const std::string data = built.document->get_data();
      built.document->set_data(drafts_ ? "" : encoder_.compress(data));
      Xapian::docid docid = existing;
      if (existing != 0) {
        parts_->replace(existing, *built.document, built.postings);
      } else {
        docid = parts_->add(*built.document, built.postings);
      }
      if (drafts_) drafts_->put(docid, data);
      acronyms_->add(built.id, built.acronyms);
      forms_->add(built.forms);
      titles_->add(built.title);
      touched_.insert_or_assign(detail::id_key(built.id),
                                Touched{docid, {built.fingerprint, built.text_bytes}});
      return existing != 0 ? Outcome::updated : Outcome::added;
    });
  }

  Result<bool> remove(std::string_view id) override {
    return guarded([&]() -> Result<bool> {
      const Xapian::docid existing = find(id);
      if (existing == 0) return false;
      const auto article = decode_article(encoded(existing));
      if (!article) return article.error();
      uncount(*article);
      parts_->remove(existing);
      if (drafts_) drafts_->put(existing, "");
      touched_.insert_or_assign(detail::id_key(id), Touched{});
      return true;
    });
  }

  Result<void> finish() override {
    return guarded([&]() -> Result<void> {
      write_lists();
      const std::string dictionary = learn_dictionary();
      write_metadata(parts_->head(), analyzer_version_);
      if (!fresh_ && !dictionary.empty()) store_articles(parts_->head(), dictionary);
      parts_->commit();
      if (fresh_) {
        if (auto switched = compact_and_switch(dictionary); !switched) return switched;
      }
      finished_ = true;
      return {};
    });
  }

  [[nodiscard]] std::uint64_t articles() const override { return parts_ ? parts_->count() : 0; }

 private:
  /// A document written or removed by this writer: looking it up in the database would make
  /// Xapian write its buffer out for that term.
  struct Touched {
    Xapian::docid docid = 0;  ///< 0: removed
    Present present{};
  };

  template <class Body>
  auto guarded(Body&& body) -> decltype(body()) {
    try {
      return body();
    } catch (const Xapian::Error& error) {
      return detail::to_error(error, directory_.path());
    } catch (const std::exception& error) {
      return Error{ErrorCode::internal, directory_.path().string(), error.what(), ""};
    }
  }

  /// Gives `document`, not yet compressed, the versions of the one whose place it takes, and takes
  /// back what was counted of that.
  Result<void> take_place_of(Xapian::docid existing, Xapian::Document& document) {
    const Xapian::Document before = parts_->get(existing);
    const auto article_before = decode_article(encoded(existing, before));
    if (!article_before) return article_before.error();
    const auto article = decode_article(document.get_data());
    if (!article) return article.error();
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    carry_versions(before, article_before->title, article->title, now, document);
    uncount(*article_before);
    return {};
  }

  /// Takes back what was counted of an article: what is counted again, as it was stored whole, and
  /// an index has one analyzer.
  void uncount(const article::Article& article) {
    const BuiltDocument counted = builder_.build(article);
    acronyms_->remove(article.id, counted.acronyms);
    forms_->remove(counted.forms);
    titles_->remove(counted.title);
  }

  void write_lists() {
    const auto write = [this](auto& ledger) {
      ledger.flush();
      if (fresh_) ledger.merge_all();
    };
    write(*acronyms_);
    write(*forms_);
    write(*titles_);
  }

  /// What encode_article wrote for a document.
  std::string encoded(Xapian::docid docid) {
    return drafts_ ? drafts_->get(docid) : decompressed(parts_->get(docid));
  }
  /// The same of one that has been read already.
  std::string encoded(Xapian::docid docid, const Xapian::Document& document) {
    return drafts_ ? drafts_->get(docid) : decompressed(document);
  }

  [[nodiscard]] std::string decompressed(const Xapian::Document& document) const {
    const std::string stored = document.get_data();
    const auto bytes = decoder_.decompress(stored);
    if (!bytes) throw Xapian::DatabaseCorruptError(bytes.error().what);
    return std::string(*bytes);
  }

  /// As soon as there are articles enough, from some of all of them; empty if there is one already.
  std::string learn_dictionary() {
    if (encoder_.has_dictionary() || parts_->count() < kTrainingArticles) return {};
    const std::uint64_t step = parts_->count() / kMostTrainingArticles + 1;
    std::uint64_t place = 0;
    std::vector<std::string> articles;
    parts_->each_docid([&](Xapian::docid docid) {
      if (place++ % step == 0) articles.push_back(encoded(docid).substr(0, kMostOfTrainingArticle));
    });
    std::string dictionary = train_dictionary(articles);
    if (!dictionary.empty()) write_dictionary(parts_->head(), dictionary);
    return dictionary;
  }

  /// Compresses the articles of all documents for the last time, or for the first.
  void store_articles(Xapian::WritableDatabase& db, const std::string& dictionary) {
    encoder_ = ArticleEncoder(dictionary);
    for (auto docid = db.postlist_begin(""); docid != db.postlist_end(""); ++docid) {
      // Xapian leaves all but the data as it is when the document comes back that was read last.
      Xapian::Document document = db.get_document(*docid);
      document.set_data(encoder_.compress(encoded(*docid, document)));
      db.replace_document(*docid, document);
    }
  }

  Xapian::docid find(std::string_view id) {
    const auto known = touched_.find(detail::id_key(id));
    if (known != touched_.end()) return known->second.docid;
    if (fresh_) return 0;
    return find_article(parts_->head(), id);
  }

  Result<Present> present_at(Xapian::docid existing, const BuiltDocument& built) {
    const auto known = touched_.find(detail::id_key(built.id));
    if (known != touched_.end()) return known->second.present;
    return read_present(parts_->head(), decoder_, existing, built);
  }

  /// Articles are stored last, in what the parts have become: Xapian tries in vain to deflate what
  /// is compressed already, each time that it writes it.
  Result<void> compact_and_switch(const std::string& dictionary) {
    const fs::path compacted = directory_.next_generation();
    parts_->compact_to(compacted);
    {
      Xapian::WritableDatabase db(compacted.string(), Xapian::DB_OPEN);
      store_articles(db, dictionary);
      db.commit();
    }
    if (auto published = directory_.publish(compacted); !published) return published;
    directory_.remove_others(compacted);
    generation_ = compacted;
    return {};
  }

  IndexDirectory directory_;
  WriterLock lock_;
  fs::path generation_;
  bool fresh_;
  bool finished_ = false;
  std::string analyzer_version_;
  DocumentBuilder builder_;  ///< of documents that go
  WriterOptions options_;
  std::unique_ptr<detail::Parts> parts_;
  std::unique_ptr<detail::ArticleDrafts> drafts_;  ///< of a new index
  std::unique_ptr<AcronymLedger> acronyms_;
  std::unique_ptr<FormLedger> forms_;
  std::unique_ptr<TitleLedger> titles_;
  ArticleEncoder encoder_{""};
  ArticleDecoder decoder_;
  detail::IdMap<Touched> touched_;
};

/// Counts what a writer would do to the index as it is, if there is one.
class DryWriter final : public IndexWriter {
 public:
  DryWriter(std::optional<IndexReader> reader) : reader_(std::move(reader)) {  // NOLINT: implicit
    if (reader_) articles_ = reader_->articles();
  }

  Result<Outcome> upsert(BuiltDocument built) override {
    const auto known = look_up(built.id, built);
    if (!known) return known.error();
    if (known->has_value() && (*known)->stays(built)) return Outcome::unchanged;
    seen_.insert_or_assign(detail::id_key(built.id), Present{built.fingerprint, built.text_bytes});
    if (known->has_value()) return Outcome::updated;
    ++articles_;
    return Outcome::added;
  }

  Result<bool> remove(std::string_view id) override {
    const auto known = look_up(id, {});
    if (!known) return known.error();
    seen_.insert_or_assign(detail::id_key(id), std::nullopt);
    if (known->has_value()) --articles_;
    return known->has_value();
  }

  Result<void> finish() override { return {}; }
  [[nodiscard]] std::uint64_t articles() const override { return articles_; }

 private:
  using MaybePresent = std::optional<Present>;  ///< nothing: no such article

  /// What is there, as far as it matters to `built`.
  Result<MaybePresent> look_up(std::string_view id, const BuiltDocument& built) {
    if (const auto seen = seen_.find(detail::id_key(id)); seen != seen_.end()) return seen->second;
    if (!reader_) return MaybePresent();
    return reader_->read([&](const Xapian::Database& db) -> Result<MaybePresent> {
      const Xapian::docid docid = find_article(db, id);
      if (docid == 0) return MaybePresent();
      const auto present = read_present(db, reader_->decoder(), docid, built);
      if (!present) return present.error();
      return MaybePresent(*present);
    });
  }

  std::optional<IndexReader> reader_;
  detail::IdMap<MaybePresent> seen_;
  std::uint64_t articles_ = 0;
};

Result<std::unique_ptr<IndexWriter>> open_dry(const fs::path& path,
                                              const analysis::Analyzer& analyzer,
                                              const WriterOptions& options) {
  auto reader = IndexReader::open(path, analyzer);
  if (!reader && reader.error().code != ErrorCode::index_missing && !options.rebuild) {
    return reader.error();
  }
  const bool fresh = options.rebuild || !reader;
  return std::unique_ptr<IndexWriter>(
      std::make_unique<DryWriter>(fresh ? std::nullopt : std::optional(std::move(*reader))));
}

}  // namespace

Result<std::unique_ptr<IndexWriter>> IndexWriter::open(const fs::path& path,
                                                       const analysis::Analyzer& analyzer,
                                                       const WriterOptions& options) {
  if (options.dry_run) return open_dry(path, analyzer, options);
  const IndexDirectory directory(path);
  if (auto made = directory.create(); !made) return made.error();
  auto lock = WriterLock::acquire(path);
  if (!lock) return lock.error();
  auto live = directory.live_generation();
  if (!live && live.error().code != ErrorCode::index_missing && !options.rebuild) {
    return live.error();
  }
  directory.remove_others(live ? std::optional(*live) : std::nullopt);
  const bool fresh = !live || options.rebuild;
  auto writer = std::make_unique<GlassWriter>(directory, std::move(*lock),
                                              fresh ? directory.next_generation() : *live, fresh,
                                              analyzer, options);
  if (auto begun = writer->begin(); !begun) return begun.error();
  return std::unique_ptr<IndexWriter>(std::move(writer));
}

}  // namespace telusur::index
