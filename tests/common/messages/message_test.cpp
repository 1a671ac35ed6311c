// SPDX-License-Identifier: GPL-2.0-or-later
#include "messages/message.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include "messages/sentences.hpp"
#include "support/file.hpp"

using namespace telusur;
namespace fs = std::filesystem;

namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// The sources of common/ but for the sentences, with each literal in one piece and as it is said.
std::string sources() {
  std::string all;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(TELUSUR_COMMON)) {
    const bool source = entry.path().extension() == ".cpp";
    if (!source || entry.path().parent_path().filename() == "messages") continue;
    all += read_file(entry.path()).value();
  }
  std::string joined;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t next = std::min(all.find_first_not_of(" \n", at + 1), all.size());
    const bool goes_on =
        all[at] == '"' && next < all.size() && all[next] == '"' &&
        std::string_view(all).substr(at, next - at).find('\n') != std::string::npos;
    if (goes_on) {
      at = next + 1;
    } else {
      joined += all[at++];
    }
  }
  return replaced(std::move(joined), "\\\"", "\"");
}

}  // namespace

TEST_CASE("an error is said in both languages") {
  struct Row {
    Error error;
    std::string indonesian;
    std::string english;
  };
  constexpr std::array kOwn = {Sentence{"no query given", "tidak ada kueri"}};
  for (const Row& row : {
           Row{{ErrorCode::index_missing, "indeks", "there is no index here",
                "make one with: telusur-indexer --db indeks FILE..."},
               "indeks: tidak ada indeks di sini (buat dengan: telusur-indexer --db indeks "
               "BERKAS...)",
               "indeks: there is no index here (make one with: telusur-indexer --db indeks "
               "FILE...)"},
           Row{{ErrorCode::unreadable, "/tiada", "No such file or directory", ""},
               "/tiada: berkas atau folder itu tidak ada",
               "/tiada: No such file or directory"},
           Row{{ErrorCode::unreadable, "/tiada", "Too many levels of symbolic links", ""},
               "/tiada: tidak dapat dibaca: Too many levels of symbolic links",
               "/tiada: Too many levels of symbolic links"},
           Row{{ErrorCode::invalid_parameter, "", "no query given", ""},
               "tidak ada kueri",
               "no query given"},
           Row{{ErrorCode::internal, "", "std::bad_alloc", ""},
               "kesalahan di dalam program: std::bad_alloc",
               "std::bad_alloc"},
           Row{{ErrorCode::not_found, "a-1", "", ""}, "a-1: tidak ditemukan", "a-1"},
       }) {
    CHECK(message(row.error, Language::indonesian, kOwn) == row.indonesian);
    CHECK(message(row.error, Language::english, kOwn) == row.english);
  }
}

TEST_CASE("the sentences are what the sources say, and can be filled in") {
  const std::string said = sources();
  const std::array lists = {command_line_sentences(), dictionary_sentences(), index_sentences(),
                            search_sentences()};
  for (const Sentences list : lists) {
    for (const Sentence& sentence : list) {
      CAPTURE(sentence.english);
      const std::string filled = replaced(std::string(sentence.english), "{}", "9");
      const auto indonesian = in_indonesian(filled, lists);
      REQUIRE(indonesian);
      CHECK(indonesian->find('{') == std::string::npos);
      std::string_view rest = sentence.english;
      while (!rest.empty()) {
        std::string_view part = rest.substr(0, rest.find("{}"));
        rest.remove_prefix(std::min(rest.size(), part.size() + 2));
        if (part.starts_with(": ")) part.remove_prefix(2);  // `name: fault`, put together
        CHECK_MESSAGE(said.find(part) != std::string::npos, part);
      }
    }
  }
}
