// SPDX-License-Identifier: GPL-2.0-or-later
#include "notes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "safe_text.hpp"

namespace telusur::cli {
namespace {

std::string replaced_note(const search::SearchResults& results, Language language) {
  return fmt::format(fmt::runtime(in(language, "Menampilkan hasil untuk \"{}\", bukan \"{}\".\n",
                                     "Showing results for \"{}\", not for \"{}\".\n")),
                     printable(results.did_you_mean->text), printable(results.query));
}

std::string shards_note(const search::SearchResults& results, Language language) {
  if (!results.shards || results.shards->missing.empty()) return {};
  return fmt::format("{}: {}\n",
                     in(language, "Hasil tidak lengkap, bagian indeks ini tidak terjangkau",
                        "Incomplete, these parts of the index cannot be reached"),
                     printable(fmt::format("{}", fmt::join(results.shards->missing, ", "))));
}

}  // namespace

std::string dates_note(const Options& options) {
  const search::Period& published = options.request.filters.published;
  if (!published.since || !published.until || *published.since < *published.until) return {};
  return std::string(in(options.language,
                        "--since sesudah --until: tidak ada waktu di antara keduanya.\n",
                        "--since is after --until: there is no time between them.\n"));
}

Notes notes_on(const search::SearchResults& results, const Options& options) {
  const Language language = options.language;
  Notes notes;
  std::string& below = notes.below;
  if (results.did_you_mean && results.did_you_mean->applied) {
    notes.above = replaced_note(results, language);
  } else if (results.did_you_mean) {
    below += fmt::format("{}: {}\n", in(language, "Mungkin maksud Anda", "Did you mean"),
                         printable(results.did_you_mean->text));
  }
  // Whoever asked for any word knows.
  if (results.relaxed && options.request.match != search::Match::any) {
    below += in(language, "Hampir tidak ada artikel yang memuat semua kata; sebagian kata cukup.\n",
                "Hardly any article has all the words; some of them are enough.\n");
  }
  for (const search::Notice& notice : results.interpreted.notices)
    below += printable(message(notice, language)) + ".\n";
  below += dates_note(options);
  if (results.timed_out) {
    below += in(language, "Hasil tidak lengkap, waktu untuk mencari habis.\n",
                "Incomplete, the time for the search ran out.\n");
  }
  if (results.index_changed) {
    below +=
        in(language, "Indeks berubah selagi dibaca.\n", "The index changed while it was read.\n");
  }
  below += shards_note(results, language);
  return notes;
}

void print_notes(const std::string& lines) {
  std::string_view rest = lines;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    std::fputs(fmt::format("telusur: {}", rest.substr(0, end)).c_str(), stderr);
    rest.remove_prefix(end);
  }
}

}  // namespace telusur::cli
