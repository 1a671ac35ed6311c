# SPDX-License-Identifier: GPL-2.0-or-later
# Answers to questions, for telusur_module(search): paths relative to common/search.
set(TELUSUR_ANSWER_HEADERS answers/answer_evidence.hpp answers/answer_kind.hpp
                           answers/answer_words.hpp)
set(TELUSUR_ANSWER_SOURCES answers/answer_evidence.cpp answers/answer_kind.cpp
                           answers/answer_words.cpp answers/place_words.cpp)
