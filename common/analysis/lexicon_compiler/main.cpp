// SPDX-License-Identifier: GPL-2.0-or-later
//
// telusur-lexicon-compiler AFF DIC FOLDER OUT
// Writes the table of roots from a hunspell dictionary and our word lists.
#include <fstream>
#include <iostream>

#include "analysis/lexicon_builder.hpp"
#include "analysis/lexicon_compiler/full_forms.hpp"
#include "analysis/lexicon_compiler/word_lists.hpp"

namespace {

int fail(const telusur::Error& error) {
  std::cerr << "telusur-lexicon-compiler: " << telusur::to_string(error) << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: telusur-lexicon-compiler id_ID.aff id_ID.dic DATA_FOLDER OUT.bin\n";
    return 2;
  }
  telusur::analysis::LexiconBuilder builder;
  if (auto done = telusur::analysis::add_hunspell(builder, argv[1], argv[2]); !done) {
    return fail(done.error());
  }
  if (auto done = telusur::analysis::add_word_lists(builder, argv[3]); !done) {
    return fail(done.error());
  }
  if (builder.size() > telusur::analysis::LexiconBuilder::kMaxWords) {
    return fail({.code = telusur::ErrorCode::internal,
                 .where = argv[3],
                 .what = "more words than a lexicon holds",
                 .hint = "shorten the lists or widen LexiconEntry indexes"});
  }
  telusur::analysis::add_full_forms(builder);
  const auto bytes = builder.build();
  std::ofstream out(argv[4], std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) {
    return fail({.code = telusur::ErrorCode::unwritable,
                 .where = argv[4],
                 .what = "cannot be written",
                 .hint = {}});
  }
  return 0;
}
