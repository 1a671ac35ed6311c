// SPDX-License-Identifier: GPL-2.0-or-later
#include "summary.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/json.hpp>

namespace telusur::indexer {
namespace {

constexpr double kMega = 1e6;

double seconds_of(const Summary& summary) {
  return std::max(summary.elapsed.count(), 1e-3);
}

}  // namespace

std::string to_text(const Summary& summary, Language language) {
  const double seconds = seconds_of(summary);
  std::string text;
  if (summary.dry_run) {
    text += in(language, "Uji coba, tidak ada yang ditulis.\n", "Dry run, nothing was written.\n");
  }
  text += fmt::format(
      fmt::runtime(in(language, "{} ditambahkan, {} diperbarui, {} tidak berubah, {} ditolak",
                      "{} added, {} updated, {} unchanged, {} rejected")),
      summary.added, summary.updated, summary.unchanged, summary.rejected);
  if (summary.deleted > 0) {
    text += fmt::format(", {} {}", summary.deleted, in(language, "dihapus", "deleted"));
  }
  if (summary.skipped > 0) {
    text += fmt::format(", {} {}", summary.skipped, in(language, "dilewati", "skipped"));
  }
  if (summary.unread > 0) {
    text += fmt::format(", {} {}", summary.unread,
                        in(language, "berkas tak perlu dibaca", "files not read again"));
  }
  text += fmt::format(
      fmt::runtime(in(language,
                      "\n{} artikel dalam indeks; {:.1f} dtk, {:.0f} artikel/dtk, {:.1f} MB/dtk, "
                      "memori puncak {:.0f} MB\n",
                      "\n{} articles in the index; {:.1f} s, {:.0f} articles/s, {:.1f} MB/s, "
                      "peak memory {:.0f} MB\n")),
      summary.articles, seconds, double(summary.records()) / seconds,
      double(summary.text_bytes) / kMega / seconds, double(peak_memory_bytes()) / kMega);
  text += fmt::format(
      fmt::runtime(in(
          language,
          "prosesor: baca {:.1f}, urai {:.1f}, bersihkan {:.1f}, analisis {:.1f}, tulis {:.1f} "
          "dtk\n",
          "processor: read {:.1f}, parse {:.1f}, clean {:.1f}, analyse {:.1f}, write {:.1f} s\n")),
      summary.read.count(), summary.parse.count(), summary.clean.count(), summary.analyse.count(),
      summary.write.count());
  return text;
}

std::string to_json_text(const Summary& summary) {
  const double seconds = seconds_of(summary);
  return boost::json::serialize(
      boost::json::object{{"added", summary.added},
                          {"updated", summary.updated},
                          {"unchanged", summary.unchanged},
                          {"deleted", summary.deleted},
                          {"rejected", summary.rejected},
                          {"skipped", summary.skipped},
                          {"unread", summary.unread},
                          {"articles", summary.articles},
                          {"text_bytes", summary.text_bytes},
                          {"seconds", seconds},
                          {"articles_per_second", double(summary.records()) / seconds},
                          {"cpu_seconds",
                           {{"read", summary.read.count()},
                            {"parse", summary.parse.count()},
                            {"clean", summary.clean.count()},
                            {"analyse", summary.analyse.count()},
                            {"write", summary.write.count()}}},
                          {"peak_memory_bytes", peak_memory_bytes()},
                          {"dry_run", summary.dry_run}});
}

std::uint64_t peak_memory_bytes() {
  rusage usage{};
  if (::getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  constexpr std::uint64_t kKibi = 1024;  // Linux counts in KiB (getrusage(2))
  return static_cast<std::uint64_t>(usage.ru_maxrss) * kKibi;
}

}  // namespace telusur::indexer
