# SPDX-License-Identifier: GPL-2.0-or-later
# Search as you type, for telusur_module(search): paths relative to common/search.
set(TELUSUR_SUGGEST_HEADERS
  suggest/phrases.hpp suggest/suggester.hpp suggest/suggestion_index.hpp
  suggest/suggestion_index_builder.hpp)
set(TELUSUR_SUGGEST_SOURCES
  suggest/phrases.cpp suggest/suggester.cpp suggest/suggestion_index.cpp
  suggest/suggestion_index_builder.cpp)
