// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query/query.hpp"

namespace telusur::search {

/// Another way to say a term, looked for as well.
struct ExpandedTerm {
  std::string text;
  std::string_view kind;    ///< `synonym` or `acronym`
  std::uint16_t words = 1;  ///< how many terms it can stand for, from this one on
};

/// One thing that is searched for. All strings are well-formed UTF-8.
struct InterpretedTerm {
  std::string text;        ///< folded: `peretasan`, `judi online`, `blok`
  std::string_view as;     ///< `word`, `phrase` or `prefix`
  std::string_view field;  ///< `any`, `title` or `body`
  std::string stem;        ///< of a word, where it differs; otherwise empty
  bool excluded = false;
  bool stopword = false;
  ByteRange range;                  ///< in the query text
  std::vector<std::string> joined;  ///< overlays that begin here: `project_s`
  std::vector<ExpandedTerm> expanded;
  std::vector<std::string> forms;  ///< the words of the index that a prefix stands for
};

struct InterpretedFilter {
  std::string_view field;  ///< as name(FilterField)
  std::string value;
  bool excluded = false;
};

/// Words that may be meant as a time of publication: `tanggal:"Juli 2023"` makes them one.
struct InterpretedDate {
  std::string text;   ///< as typed
  std::string since;  ///< as Interpretation's
  std::string until;
};

/// How a query was understood, flat and in the order of the text, for `interpreted` in replies.
struct Interpretation {
  std::vector<InterpretedTerm> terms;
  std::vector<InterpretedFilter> filters;
  std::string since;  ///< RFC 3339, first moment; empty when open
  std::string until;  ///< RFC 3339, first moment no longer in; empty when open
  std::string tree;   ///< to_string(Node)
  std::vector<Notice> notices;
  std::vector<InterpretedDate> suggested_dates;
};

Interpretation interpret(const Query& query);

}  // namespace telusur::search
