// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "support/result.hpp"

namespace telusur::bench {

/// The value, or its error as an exception: a benchmark stops at the first thing that fails.
template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(to_string(result.error()));
  return std::move(result).value();
}

/// A file of the shared real data, such as `facqa/corpus.ndjson`. Throws std::runtime_error that
/// says what is missing and where it is looked for.
std::filesystem::path shared_file(std::string_view name);

/// Calls `use` with each line of `news.ndjson.gz`, until it returns false.
void each_news_line(const std::function<bool(const std::string&)>& use);

/// The first `bytes` of the bodies of `news.ndjson.gz`, one after the other, as they come.
std::string news_text(std::size_t bytes);

}  // namespace telusur::bench
