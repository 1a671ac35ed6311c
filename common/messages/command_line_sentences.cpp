// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include "messages/sentences.hpp"

namespace telusur {
namespace {

constexpr std::array kSentences = {
    // Arguments. What is no option, but unknown, is among the sentences of search.
    Sentence{"no such option", "opsi tidak dikenal"},
    Sentence{"no such option of {}", "bukan opsi perintah {}"},
    Sentence{"one argument too many", "argumen ini tidak diperlukan"},
    Sentence{"needs a value", "perlu nilai"},
    Sentence{"write: {}", "tulis: {}"},
    Sentence{"given more than once", "diberikan lebih dari sekali"},
    Sentence{"\"{}\" is no whole number", "\"{}\" bukan bilangan bulat"},
    Sentence{"between {} and {}", "antara {} dan {}"},
    Sentence{"\"{}\" is no usable number", "\"{}\" bukan bilangan yang dapat dipakai"},
    Sentence{"\"{}\" is neither true nor false", "\"{}\" bukan true atau false"},
    // Configuration files.
    Sentence{"the configuration file cannot be read", "berkas konfigurasi ini tidak dapat dibaca"},
    Sentence{"no TOML: {}", "bukan TOML yang benar: {}"},
    Sentence{"{}: no such option, or not for files",
             "{}: opsi tidak dikenal, atau tidak untuk berkas"},
    Sentence{"{}: no such option of {}, or not for files",
             "{}: bukan opsi perintah {}, atau tidak untuk berkas"},
    Sentence{"{}: no such command or option", "{}: perintah atau opsi tidak dikenal"},
    Sentence{"{}: no text, number, true, false or list of these",
             "{}: bukan teks, bilangan, true, false, atau daftarnya"},
    Sentence{"{}: no text or list of texts", "{}: bukan teks atau daftar teks"},
};

}  // namespace

Sentences command_line_sentences() {
  return kSentences;
}

}  // namespace telusur
