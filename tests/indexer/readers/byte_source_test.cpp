// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/byte_source.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <string>

#include "compress.hpp"
#include "temporary_folder.hpp"

using namespace telusur;
using indexer::ByteSource;

namespace {

/// Everything up to the end or the error.
std::string drain(ByteSource& source, std::string* error = nullptr) {
  std::string all;
  for (;;) {
    const auto block = source.read();
    if (!block) {
      CHECK(block.error().code == ErrorCode::unreadable);
      if (error != nullptr) *error = to_string(block.error());
      return all;
    }
    if (block->empty()) return all;
    all += *block;
  }
}

std::string drain(std::string bytes, std::string* error = nullptr) {
  auto source = ByteSource::from_memory("berkas", std::move(bytes));
  REQUIRE(source);
  return drain(*source, error);
}

/// Longer than every buffer, and not the same all over.
std::string long_text() {
  std::string text;
  for (int i = 0; i < 200000; ++i)
    text += fmt::format("baris {}\n", i);
  return text;
}

}  // namespace

TEST_CASE("compression is told by the first bytes and undone") {
  const std::string text = long_text();
  struct Row {
    std::string what;
    std::string bytes;
    std::string content;
  };
  const std::string skippable("\x5A\x2A\x4D\x18\x03\x00\x00\x00xyz", 11);
  for (const Row& row : {
           Row{"plain", text, text},
           Row{"empty", "", ""},
           Row{"two bytes", "\x1F!", "\x1F!"},
           Row{"gzip", test::gzip(text), text},
           Row{"gzip of nothing", test::gzip(""), ""},
           Row{"gzip members", test::gzip("satu\n") + test::gzip("") + test::gzip(text),
               "satu\n" + text},
           Row{"gzip with zero padding", test::gzip("satu") + std::string(600, '\0'), "satu"},
           Row{"zstd", test::zstd(text), text},
           Row{"zstd frames", test::zstd("satu\n") + test::zstd(text), "satu\n" + text},
           Row{"zstd skippable frame", skippable + test::zstd("satu"), "satu"},
       }) {
    CAPTURE(row.what);
    std::string error;
    CHECK(drain(row.bytes, &error) == row.content);
    CHECK(error == "");
  }
}

TEST_CASE("damage is reported after the bytes before it") {
  const std::string text = long_text();
  const std::string gz = test::gzip(text);
  const std::string zst = test::zstd(text);
  struct Row {
    std::string what;
    std::string bytes;
    const char* reason;
  };
  std::string bent = gz;
  bent[gz.size() / 2] = static_cast<char>(bent[gz.size() / 2] ^ 0x55);
  std::string bent_zst = zst;
  bent_zst[zst.size() / 2] = static_cast<char>(bent_zst[zst.size() / 2] ^ 0x55);
  for (const Row& row : {
           Row{"gzip cut short", gz.substr(0, gz.size() / 2), "ends in the middle"},
           Row{"gzip header only", gz.substr(0, 5), "ends in the middle"},
           Row{"gzip with other bytes after it", gz + "sampah", "other bytes after"},
           Row{"gzip bent", bent, "berkas: "},
           Row{"zstd cut short", zst.substr(0, zst.size() / 2), "ends in the middle"},
           Row{"zstd bent", bent_zst, "berkas: "},
           Row{"zstd with other bytes after it", zst + "sampah", "berkas: "},
       }) {
    CAPTURE(row.what);
    std::string error;
    const std::string got = drain(row.bytes, &error);
    CHECK(error.find(row.reason) != std::string::npos);
    CHECK(error.starts_with("berkas: "));
    CHECK(text.starts_with(got.substr(0, 1000)));
  }
}

TEST_CASE("peeking takes nothing") {
  auto source = ByteSource::from_memory("berkas", test::gzip("satu dua tiga"));
  REQUIRE(source);
  CHECK(*source->peek(4) == "satu");
  CHECK(*source->peek(8) == "satu dua");
  CHECK(*source->peek(4096) == "satu dua tiga");
  CHECK(drain(*source) == "satu dua tiga");
  CHECK(*source->peek(4) == "");
}

TEST_CASE("a file tells how much of it was read, before decompression") {
  const testing::TemporaryFolder folder;
  const std::string bytes = test::gzip(long_text());
  auto source = ByteSource::open(folder.write("a.gz", bytes));
  REQUIRE(source);
  CHECK(source->bytes_read() <= bytes.size());
  drain(*source);
  CHECK(source->bytes_read() == bytes.size());
}

TEST_CASE("what cannot be opened is named with the system's reason") {
  const testing::TemporaryFolder folder;
  const auto missing = ByteSource::open((folder.path() / "tiada").string());
  REQUIRE_FALSE(missing);
  CHECK(to_string(missing.error()) ==
        (folder.path() / "tiada").string() + ": No such file or directory");
  const auto directory = ByteSource::open(folder.path().string());
  REQUIRE_FALSE(directory);
  CHECK(directory.error().what == "Is a directory");
  if (::geteuid() != 0) {
    const std::string locked = folder.write("terkunci", "isi");
    ::chmod(locked.c_str(), 0);
    const auto denied = ByteSource::open(locked);
    REQUIRE_FALSE(denied);
    CHECK(denied.error().what == "Permission denied");
  } else {
    MESSAGE("skipped: permissions do not bind root");
  }
}
