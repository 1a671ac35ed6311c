// SPDX-License-Identifier: GPL-2.0-or-later
#include "index_watch.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "index/commit_time.hpp"

namespace telusur::searchd {

IndexWatch::IndexWatch(index::IndexReader reader, std::chrono::milliseconds interval)
    : reader_(std::move(reader)), cluster_(reader_.place().cluster()), interval_(interval) {
  const auto now = std::chrono::system_clock::now();
  state_ = std::make_shared<IndexState>(IndexState{
      .revision = reader_.revision(),
      .articles = reader_.articles(),
      .since = now,
      .committed = index::commit_time(reader_.place()).value_or(now),
      .trouble = "",
  });
  thread_ = std::thread([this] { watch(); });
}

IndexWatch::~IndexWatch() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

std::shared_ptr<const IndexState> IndexWatch::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void IndexWatch::poke() {
  {
    const std::lock_guard lock(mutex_);
    poked_ = true;
  }
  wake_.notify_one();
}

void IndexWatch::watch() {
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, interval_, [this] { return poked_ || stopping_; });
      if (stopping_) return;
      poked_ = false;
    }
    look();
  }
}

void IndexWatch::look() {
  const auto before = state();
  IndexState now = *before;
  // revision() and articles() read the handle that refresh() has just moved; asking through read()
  // turns what Xapian throws when the disk fails into an Error.
  auto refreshed = reader_.refresh();
  if (refreshed) {
    refreshed = reader_.read([&](const Xapian::Database& db) -> Result<void> {
      now.revision = reader_.revision();
      now.articles = db.get_doccount();
      return {};
    });
  }
  reader_.look_at_idle_replicas();
  now.trouble = refreshed ? "" : to_string(refreshed.error());
  if (now.trouble == before->trouble && now.revision == before->revision) return;
  if (now.revision != before->revision) {
    now.since = std::chrono::system_clock::now();
    now.committed = index::commit_time(reader_.place()).value_or(now.since);
    spdlog::info("index {} with {} articles", now.revision, now.articles);
  }
  if (!now.trouble.empty()) spdlog::error("index: {}; answering from what is open", now.trouble);
  {
    const std::lock_guard lock(mutex_);
    state_ = std::make_shared<IndexState>(std::move(now));
  }
  epoch_.fetch_add(1, std::memory_order_release);
}

}  // namespace telusur::searchd
