// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>

#include "messages/sentences.hpp"

namespace telusur {
namespace {

constexpr std::array kSentences = {
    // Articles.
    Sentence{"{} entries", "ada {} isi"},
    Sentence{"holds the control character 0x{}", "mengandung karakter kendali 0x{}"},
    Sentence{"printable characters only", "hanya karakter yang dapat dicetak"},
    Sentence{"missing", "tidak ada"},
    Sentence{"give each article a stable id", "beri setiap artikel id yang tetap"},
    Sentence{"not valid UTF-8", "bukan UTF-8 yang benar"},
    Sentence{"no text: title, lead and body are all empty",
             "tidak ada teks: title, lead, dan body kosong"},
    Sentence{"{} bytes of text", "teksnya {} bita"},
    Sentence{"\"{}\" is not a date or time", "\"{}\" bukan tanggal atau waktu"},
    Sentence{"write RFC 3339, such as 2023-07-20T09:10:00+07:00 or 2023-07-20",
             "tulis menurut RFC 3339, misalnya 2023-07-20T09:10:00+07:00 atau 2023-07-20"},
    // Records in JSON.
    Sentence{"not valid JSON at byte {}: {}", "bukan JSON yang benar pada bita {}: {}"},
    Sentence{"one JSON object a line", "satu objek JSON per baris"},
    Sentence{"expected one JSON object a line", "seharusnya satu objek JSON per baris"},
    Sentence{"is null", "isinya null"},
    Sentence{"is true or false", "isinya true atau false"},
    Sentence{"is a number", "isinya bilangan"},
    Sentence{"is a string", "isinya teks"},
    Sentence{"is a list", "isinya daftar"},
    Sentence{"is an object", "isinya objek"},
    Sentence{"expected a string", "seharusnya teks"},
    Sentence{"expected a string or a whole number", "seharusnya teks atau bilangan bulat"},
    Sentence{"expected a string with a date or time", "seharusnya teks berisi tanggal atau waktu"},
    Sentence{"expected a string or a list of strings", "seharusnya teks atau daftar teks"},
    // What records call the fields.
    Sentence{"\"{}\" is no field of an article", "\"{}\" bukan kolom artikel"},
    Sentence{"no name is given", "tidak ada nama yang disebut"},
    Sentence{"the field is given twice", "kolom ini disebut dua kali"},
    Sentence{"write field=name or field=name,name; fields: {}",
             "tulis kolom=nama atau kolom=nama,nama; kolomnya: {}"},
};

}  // namespace

Sentences article_sentences() {
  return kSentences;
}

}  // namespace telusur
