// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/inputs.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "temporary_folder.hpp"

using namespace telusur;
namespace fs = std::filesystem;

namespace {

/// Paths below the folder, in order.
std::vector<std::string> names(const indexer::Inputs& inputs, const fs::path& folder) {
  std::vector<std::string> out;
  for (const auto& file : inputs.files)
    out.push_back(fs::path(file.path).lexically_relative(folder).string());
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder is walked in the order of names, hidden entries passed over") {
  const testing::TemporaryFolder folder;
  for (const char* name :
       {"b.txt", "a/z.txt", "a/y.ndjson", "c/d/e.txt", ".rahasia.txt", ".git/HEAD", "B.txt"}) {
    folder.write(name, "x");
  }
  ::mkfifo((folder.path() / "pipa").c_str(), 0600);
  const auto inputs = indexer::expand_inputs({folder.path().string()});
  CHECK(names(inputs, folder.path()) ==
        Names{"B.txt", "a/y.ndjson", "a/z.txt", "b.txt", "c/d/e.txt"});
  CHECK(inputs.problems.empty());
  CHECK(inputs.files.front().root == folder.path());
}

TEST_CASE("arguments keep their order; a file named by hand is taken even if hidden") {
  const testing::TemporaryFolder folder;
  const std::string hidden = folder.write(".tersembunyi.txt", "x");
  const std::string plain = folder.write("biasa.txt", "x");
  const auto inputs = indexer::expand_inputs({plain, "-", hidden});
  CHECK(inputs.files == std::vector<indexer::Input>{{plain, {}}, {"-", {}}, {hidden, {}}});
}

TEST_CASE("links that lead in a circle end") {
  const testing::TemporaryFolder folder;
  folder.write("a/b/isi.txt", "x");
  fs::create_directory_symlink(folder.path(), folder.path() / "a" / "b" / "ke-atas");
  fs::create_directory_symlink("diri", folder.path() / "diri");
  fs::create_symlink(folder.path() / "a/b/isi.txt", folder.path() / "tautan.txt");
  const auto inputs = indexer::expand_inputs({folder.path().string()});
  CHECK(names(inputs, folder.path()) == Names{"a/b/isi.txt", "tautan.txt"});
  REQUIRE(inputs.problems.size() == 1);
  CHECK(inputs.problems[0].where == (folder.path() / "diri").string());
}

TEST_CASE("what cannot be read is reported and the rest is kept") {
  const testing::TemporaryFolder folder;
  const std::string good = folder.write("ada.txt", "x");
  const auto inputs = indexer::expand_inputs({(folder.path() / "tiada").string(), good});
  CHECK(inputs.files.size() == 1);
  REQUIRE(inputs.problems.size() == 1);
  CHECK(inputs.problems[0].code == ErrorCode::unreadable);
  CHECK(inputs.problems[0].what == "No such file or directory");

  if (::geteuid() == 0) {
    MESSAGE("skipped: permissions do not bind root");
    return;
  }
  folder.write("kunci/isi.txt", "x");
  ::chmod((folder.path() / "kunci").c_str(), 0);
  const auto walked = indexer::expand_inputs({folder.path().string()});
  ::chmod((folder.path() / "kunci").c_str(), 0700);
  CHECK(names(walked, folder.path()) == Names{"ada.txt"});
  REQUIRE(walked.problems.size() == 1);
  CHECK(walked.problems[0].what == "Permission denied");
}

TEST_CASE("patterns stand for the files that match, and for those below folders that do") {
  const testing::TemporaryFolder folder;
  for (const char* name :
       {"a/1.html", "a/b/2.html", "a/b/c/3.html", "a/b/x.txt", "a/.h/4.html", "d[1].html"}) {
    folder.write(name, "x");
  }
  struct Row {
    const char* pattern;
    std::vector<std::string> files;
  };
  for (const Row& row : {
           Row{"a/*.html", {"a/1.html"}},
           Row{"a/**/*.html", {"a/1.html", "a/b/2.html", "a/b/c/3.html"}},
           Row{"**/x.*", {"a/b/x.txt"}}, Row{"a/b/?.html", {"a/b/2.html"}},
           Row{"*/[ab]", {"a/b/2.html", "a/b/c/3.html", "a/b/x.txt"}},
           Row{"d[1].html", {"d[1].html"}},  // a file of that very name
       }) {
    CAPTURE(row.pattern);
    const indexer::Inputs inputs = indexer::expand_inputs({(folder.path() / row.pattern).string()});
    CHECK(inputs.problems.empty());
    std::vector<std::string> files;
    for (const indexer::Input& input : inputs.files)
      files.push_back(std::filesystem::path(input.path).lexically_relative(folder.path()));
    std::sort(files.begin(), files.end());
    CHECK(files == row.files);
  }
  const indexer::Inputs none = indexer::expand_inputs({(folder.path() / "*.ndjson").string()});
  REQUIRE(none.problems.size() == 1);
  CHECK(none.problems[0].what == "no file matches the pattern");
}
