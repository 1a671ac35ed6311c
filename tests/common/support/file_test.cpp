// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/file.hpp"

#include <doctest/doctest.h>

#include "temporary_folder.hpp"

using namespace telusur;

TEST_CASE("a file is read back as it was written") {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "berkas";
  std::string content("satu\0dua\n", 9);
  for (int i = 0; i < 20000; ++i)
    content += "isi yang panjang ";

  REQUIRE(write_file_atomically(path, content));
  const auto read = read_file(path);
  REQUIRE(read);
  CHECK(*read == content);
}

TEST_CASE("writing replaces the old content and leaves no draft") {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "berkas";
  REQUIRE(write_file_atomically(path, "lama dan panjang"));
  REQUIRE(write_file_atomically(path, "baru"));
  CHECK(*read_file(path) == "baru");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("what cannot be read is named with the system's reason") {
  const testing::TemporaryFolder folder;
  const auto missing = read_file(folder.path() / "tiada");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::unreadable);
  CHECK(missing.error().where == (folder.path() / "tiada").string());
  CHECK(missing.error().what == "No such file or directory");

  const auto directory = read_file(folder.path());
  REQUIRE_FALSE(directory);
  CHECK(directory.error().what == "Is a directory");
}

TEST_CASE("a folder that does not exist cannot be written to") {
  const testing::TemporaryFolder folder;
  const auto written = write_file_atomically(folder.path() / "tiada" / "berkas", "isi");
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::unwritable);
}
