// SPDX-License-Identifier: GPL-2.0-or-later
#include "stripped_lexicon.hpp"

#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "shared_data.hpp"
#include "support/file.hpp"

namespace telusur::bench {
namespace fs = std::filesystem;

StrippedLexicon::StrippedLexicon(const Workspace& workspace, const std::set<std::string>& words) {
  const fs::path lists = workspace.file("word-lists");
  fs::create_directories(lists);
  for (const auto& entry : fs::directory_iterator(TELUSUR_WORD_LISTS)) {
    const std::string name = entry.path().filename();
    std::istringstream in(must(read_file(entry.path())));
    std::ofstream out(lists / name, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      if (name == "priors.txt") {
        out << line << '\n';
        continue;
      }
      std::istringstream fields(line.substr(0, line.find('#')));
      for (std::string word; fields >> word;) {
        const bool remove = words.contains(word);
        removed_ += remove ? 1 : 0;
        if (!remove) out << word << ' ';
        if (name != "exceptions.txt") continue;
        std::string stem;  // what follows an exception is its stem
        fields >> stem;
        if (!remove) out << stem;
      }
      out << '\n';
    }
  }
  const fs::path file = workspace.file("stripped-lexicon.bin");
  const int status = run_program({TELUSUR_LEXICON_COMPILER, TELUSUR_HUNSPELL_AFF,
                                  TELUSUR_HUNSPELL_DIC, lists.string(), file.string()},
                                 "/dev/null");
  if (status != 0) throw std::runtime_error("the lexicon without gold words does not compile");
  const std::string content = must(read_file(file));
  size_ = content.size();
  storage_.resize((size_ + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t));
  std::memcpy(storage_.data(), content.data(), size_);
}

}  // namespace telusur::bench
