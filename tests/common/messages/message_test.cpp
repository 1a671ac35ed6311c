// SPDX-License-Identifier: GPL-2.0-or-later
#include "messages/message.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "messages/sentences.hpp"
#include "said_in_sources.hpp"

using namespace telusur;
using namespace telusur::testing;

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
  const std::array lists = {article_sentences(), command_line_sentences(), dictionary_sentences(),
                            index_sentences(), search_sentences()};
  check_said(lists, TELUSUR_COMMON);
}
