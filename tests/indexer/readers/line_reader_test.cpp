// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/line_reader.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace telusur;
using indexer::ByteSource;
using indexer::LineReader;

namespace {

/// Lines as text; "<too long>" for those.
std::vector<std::string> lines_of(std::string content, std::size_t limit = 1000) {
  auto source = ByteSource::from_memory("berkas", std::move(content));
  REQUIRE(source);
  LineReader reader(std::move(*source), limit);
  std::vector<std::string> lines;
  for (;;) {
    const auto line = reader.next();
    REQUIRE(line);
    if (!*line) return lines;
    CHECK((*line)->number == lines.size() + 1);
    lines.push_back((*line)->too_long ? "<too long>" : std::string((*line)->text));
  }
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines end at line ends of both kinds") {
  CHECK(lines_of("") == Lines{});
  CHECK(lines_of("a") == Lines{"a"});
  CHECK(lines_of("a\n") == Lines{"a"});
  CHECK(lines_of("a\r\nb\n\nc") == Lines{"a", "b", "", "c"});
  CHECK(lines_of("\n") == Lines{""});
}

TEST_CASE("a BOM is dropped at the start only") {
  CHECK(lines_of("\xEF\xBB\xBF"
                 "a\n\xEF\xBB\xBF"
                 "b") == Lines{"a",
                               "\xEF\xBB\xBF"
                               "b"});
}

TEST_CASE("a line over the limit is skipped, the next one is read") {
  const std::string fits(1000, 'x');
  CHECK(lines_of(fits + "\nb") == Lines{fits, "b"});
  CHECK(lines_of(fits + "y\nb") == Lines{"<too long>", "b"});
  CHECK(lines_of("a\n" + std::string(3'000'000, 'x')) == Lines{"a", "<too long>"});
  CHECK(lines_of(std::string(3'000'000, 'x') + "\nb\n") == Lines{"<too long>", "b"});
}

TEST_CASE("a line may lie across blocks") {
  const std::string first(ByteSource::kBlockBytes - 3, 'x');
  CHECK(lines_of(first + "\nseberang\n", 1'000'000) == Lines{first, "seberang"});
  const std::string exact(ByteSource::kBlockBytes - 1, 'x');
  CHECK(lines_of(exact + "\n" + "lalu", 1'000'000) == Lines{exact, "lalu"});
}
