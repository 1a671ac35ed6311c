# SPDX-License-Identifier: GPL-2.0-or-later
# Spelling help, for telusur_module(search): paths relative to common/search.
set(TELUSUR_SPELLING_HEADERS
  spelling/correction.hpp spelling/error_model.hpp spelling/spelling_model.hpp
  spelling/vocabulary.hpp)
set(TELUSUR_SPELLING_SOURCES
  spelling/correction.cpp spelling/error_model.cpp
  spelling/spelling_model.cpp spelling/vocabulary.cpp
  spelling/detail/affixed.cpp spelling/detail/article_counts.cpp)
