// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include "messages/sentences.hpp"

namespace telusur {
namespace {

constexpr std::array kSentences = {
    // Synonyms.
    Sentence{"is not UTF-8", "bukan UTF-8"},
    Sentence{"a term without a letter or digit", "istilah tanpa huruf atau angka"},
    Sentence{"a term of more than {} words", "istilah yang lebih panjang dari {} kata"},
    Sentence{"a term of more than {} bytes", "istilah yang lebih panjang dari {} bita"},
    Sentence{"\"{}\" stands there twice", "\"{}\" tertulis dua kali"},
    Sentence{"a group of one term", "kelompok yang berisi satu istilah saja"},
    Sentence{"two =>", "dua tanda =>"},
    Sentence{"more than {} rules", "lebih dari {} aturan"},
    Sentence{"write `a, b, c`, `a, b => c` or `- a`", "tulis `a, b, c`, `a, b => c`, atau `- a`"},
    // Decisions on acronyms.
    Sentence{"a line begins with {}", "baris ini diawali {}"},
    Sentence{"no short form", "tidak ada singkatan"},
    Sentence{"an approved short form without a long form",
             "singkatan yang disetujui tanpa kepanjangan"},
    Sentence{"no words after =", "tidak ada kata setelah ="},
    Sentence{"\"{}\" is both approved and refused", "\"{}\" disetujui sekaligus ditolak"},
    Sentence{"leave one of the lines out", "hapus salah satu barisnya"},
    Sentence{"write `+ SHORT = long form`, `- SHORT` or `- SHORT = long form`",
             "tulis `+ SINGKATAN = kepanjangan`, `- SINGKATAN`, atau `- SINGKATAN = kepanjangan`"},
    // Words of one's own.
    Sentence{"a word of more than {} bytes", "kata yang lebih panjang dari {} bita"},
    Sentence{"\"{}\" has capital letters", "\"{}\" mengandung huruf besar"},
    Sentence{"a control character in a word", "kata mengandung karakter kendali"},
    Sentence{"a word that is not UTF-8", "kata yang bukan UTF-8"},
    Sentence{"\"{}\" is no word", "\"{}\" bukan kata"},
    Sentence{"write words in lower case", "tulis kata dengan huruf kecil"},
    Sentence{"more than {} words", "lebih dari {} kata"},
    Sentence{"keep the words that the built-in lexicon lacks",
             "cukup kata yang belum ada di leksikon bawaan"},
    Sentence{"{} words", "ada {} kata"},
    Sentence{"write a root, or a word and its stem",
             "tulis satu kata dasar, atau sebuah kata dan kata dasarnya"},
    Sentence{"cannot be opened", "tidak dapat dibuka"},
    Sentence{"give a text file with a word, or a word and its stem, on each line",
             "berikan berkas teks dengan satu kata, atau kata dan kata dasarnya, di setiap baris"},
};

}  // namespace

Sentences dictionary_sentences() {
  return kSentences;
}

}  // namespace telusur
