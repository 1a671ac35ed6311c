// SPDX-License-Identifier: GPL-2.0-or-later
#include "article_source.hpp"

#include <filesystem>

#include "cleaning/cleaner.hpp"

namespace telusur::indexer {
namespace {

/// Found while walking a folder, rather than named by the user.
bool found_in_walk(const Input& input) {
  return !input.root.empty();
}

std::uint64_t size_of(const Input& input) {
  std::error_code unknown;
  const auto size = std::filesystem::file_size(input.path, unknown);
  return unknown ? 0 : size;
}

}  // namespace

void read_records(const std::vector<Input>& inputs, const ReaderOptions& options,
                  const RecordWindow::Deliver& deliver, const std::function<void(Skipped)>& skip,
                  std::atomic<std::uint64_t>& bytes, RecordWindow* window) {
  const auto push = [&](Record record) {
    return window == nullptr ? deliver(std::move(record), {})
                             : window->push(std::move(record), deliver);
  };
  std::uint64_t finished = 0;
  for (const Input& input : inputs) {
    auto reader = open_reader(input, options);
    if (!reader) {
      const Error& error = reader.error();
      if (error.code == ErrorCode::unsupported_format && found_in_walk(input)) {
        skip({input.path, error.what});
      } else if (!push({Origin{input.path, 0}, error})) {
        return;
      }
      finished += size_of(input);
      continue;
    }
    while (auto record = (*reader)->next()) {
      bytes.store(finished + (*reader)->bytes_read(), std::memory_order_relaxed);
      if (!record->article && record->article.error().code == ErrorCode::unsupported_format) {
        skip({record->origin.input, record->article.error().what});  // a member of an archive
        continue;
      }
      if (!push(std::move(*record))) return;
    }
    finished += size_of(input);
    bytes.store(finished, std::memory_order_relaxed);
  }
  if (window != nullptr) window->flush(deliver);
}

Prepared Preparer::prepare(Record record) {
  if (!record.article) return {std::move(record.origin), record.article.error()};
  StageClock clock;
  article::Article article = std::move(*record.article);
  if (clean_) article = cleaning::clean(std::move(article)).article;
  const auto valid = validate(article);
  clock.lap(times_.clean);
  if (!valid) {
    Error error = located(record.origin, valid.error());
    return {std::move(record.origin), std::move(error)};
  }
  index::BuiltDocument document = builder_.build(article);
  document.excerpt = record.excerpt;
  Prepared prepared{std::move(record.origin), std::move(document)};
  clock.lap(times_.analyse);
  return prepared;
}

}  // namespace telusur::indexer
