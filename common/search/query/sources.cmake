# SPDX-License-Identifier: GPL-2.0-or-later
# The query language, for telusur_module(search): paths relative to common/search. It needs
# telusur::analysis, telusur::article and fmt, and knows nothing of Xapian.
set(TELUSUR_QUERY_HEADERS
  query/dates.hpp query/exact_words.hpp query/fields.hpp query/filters.hpp query/interpretation.hpp query/lexer.hpp
  query/notice.hpp query/parser.hpp query/print.hpp query/query.hpp query/saved_queries.hpp
  query/tree.hpp)
set(TELUSUR_QUERY_SOURCES
  query/dates.cpp query/exact_words.cpp query/fields.cpp query/filters.cpp query/interpretation.cpp query/lexer.cpp
  query/notice.cpp query/parser.cpp query/print.cpp query/saved_queries.cpp
  query/detail/balance.cpp query/detail/bare_dates.cpp query/detail/calendar.cpp
  query/detail/date_words.cpp query/detail/filter_reader.cpp query/detail/grammar.cpp
  query/detail/operands.cpp query/detail/word_reader.cpp)
