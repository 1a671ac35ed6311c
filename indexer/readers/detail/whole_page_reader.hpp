// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/byte_source.hpp"
#include "readers/detail/whole_input.hpp"
#include "readers/reader.hpp"

namespace telusur::indexer::detail {

/// Reads an input that is one page, one article, whole.
class WholePageReader final : public Reader {
 public:
  /// What `bytes` hold, and what their markup says is no part of it. Errors: invalid_document, for
  /// `located`.
  using Parse = std::function<Result<article::Article>(std::string_view bytes,
                                                       std::vector<RemovedText>& removed)>;

  /// A page of more than `most` bytes is rejected.
  WholePageReader(ByteSource source, std::size_t most, Parse parse)
      : source_(std::move(source)), most_(most), parse_(std::move(parse)) {}

  std::optional<Record> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    const Origin origin{source_.name(), 0};
    const auto bytes = whole(source_, most_);
    if (!bytes) return Record{origin, bytes.error()};
    std::vector<RemovedText> removed;
    auto article = parse_(*bytes, removed);
    if (!article) return Record{origin, located(origin, article.error())};
    return Record{origin, std::move(*article), std::move(removed)};
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return source_.bytes_read(); }

 private:
  ByteSource source_;
  std::size_t most_;
  Parse parse_;
  bool done_ = false;
};

}  // namespace telusur::indexer::detail
