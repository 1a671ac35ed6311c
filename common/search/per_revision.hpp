// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "analysis/analyzer.hpp"
#include "index/index_reader.hpp"
#include "support/result.hpp"

namespace telusur::search {

/// A value made of a whole index, made when first asked for and shared by all who ask. After a
/// commit it is made anew in the background, and those who ask meanwhile get the old one.
/// Thread-safe.
template <class Model>
class PerRevision {
 public:
  using Shared = std::shared_ptr<const Model>;
  using Build = std::function<Result<Shared>(index::IndexReader&, const analysis::Analyzer&)>;

  /// `build` makes one; it is called in any thread.
  explicit PerRevision(const analysis::Analyzer& analyzer, Build build = &Model::build)
      : analyzer_(analyzer), build_(std::move(build)) {}
  ~PerRevision() {
    if (builder_.joinable()) builder_.join();
  }
  PerRevision(const PerRevision&) = delete;
  PerRevision& operator=(const PerRevision&) = delete;

  /// Begins to make the value in the background, of the index at `place`.
  void prepare(const index::IndexPlace& place) {
    const std::lock_guard lock(mutex_);
    prepared_ = true;
    if (!model_ && !building_) build_later(place, "");
  }

  /// The value for exactly the state `reader` is at; null while there is none. Where prepare() has
  /// been called it is then made in the background, else not at all.
  Shared current(const index::IndexReader& reader) {
    const std::lock_guard lock(mutex_);
    const std::string revision = reader.revision();
    if (model_ && model_revision_ == revision) return model_;
    if (prepared_ && revision != revision_ && !building_) {
      build_later(reader.place(), revision);
    }
    return nullptr;
  }

  /// The value for the state `reader` is at, or that of an earlier one while this is being made.
  /// The first call makes it, others then wait for it. Errors: those of the index.
  Result<Shared> get(index::IndexReader& reader) {
    std::unique_lock lock(mutex_);
    const std::string revision = reader.revision();
    if (!model_) built_.wait(lock, [this] { return !building_; });
    if (!model_) {
      auto built = build_(reader, analyzer_);
      if (!built) return built.error();
      model_ = std::move(*built);
      revision_ = model_revision_ = reader.revision();
    } else if (revision != revision_ && !building_) {
      build_later(reader.place(), revision);
    }
    return model_;
  }

  /// The value made last, of whatever state; null when there is none.
  [[nodiscard]] Shared last() const {
    const std::lock_guard lock(mutex_);
    return model_;
  }

  /// Waits for the value being made in the background, if any.
  void settle() {
    std::unique_lock lock(mutex_);
    built_.wait(lock, [this] { return !building_; });
  }

 private:
  /// With a reader of its own: a reader belongs to one thread.
  void build_later(const index::IndexPlace& place, const std::string& wanted) {
    if (builder_.joinable()) builder_.join();
    building_ = true;
    builder_ = std::thread([this, place, wanted] {
      Shared model;
      std::string revision = wanted;
      try {
        if (auto reader = index::IndexReader::open(place, analyzer_)) {
          if (auto built = build_(*reader, analyzer_)) model = std::move(*built);
          revision = reader->revision();  // after: reading may have moved to a newer state
        }
      } catch (const std::exception&) {
        // Out of memory, say: the old value serves on, until the next commit.
      }
      const std::lock_guard lock(mutex_);
      // A failure is not tried again for this revision: searching itself will report it.
      revision_ = revision;
      if (model) {
        model_ = std::move(model);
        model_revision_ = revision;
      }
      building_ = false;
      built_.notify_all();
    });
  }

  const analysis::Analyzer analyzer_;
  const Build build_;
  mutable std::mutex mutex_;
  std::condition_variable built_;
  Shared model_;
  std::string model_revision_;  ///< what model_ was made of
  std::string revision_;        ///< the last that a value was to be made of
  bool prepared_ = false;
  bool building_ = false;
  std::thread builder_;
};

}  // namespace telusur::search
