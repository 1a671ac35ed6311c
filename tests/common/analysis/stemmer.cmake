# SPDX-License-Identifier: GPL-2.0-or-later
telusur_test(stemmer
  SOURCES hunspell_test.cpp lexicon_test.cpp stem_cache_test.cpp stemmer_affixes_test.cpp
          stemmer_code_mixing_test.cpp stemmer_explain_test.cpp stemmer_families_test.cpp
          stemmer_news_words_test.cpp stemmer_properties_test.cpp stemmer_reduplication_test.cpp
          user_dictionary_test.cpp
  LINK telusur::analysis telusur::lexicon_sources)
