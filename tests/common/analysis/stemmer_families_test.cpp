// SPDX-License-Identifier: GPL-2.0-or-later
//
// Families of words that a search for one member must find by any other.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "stemmer_fixture.hpp"

using namespace telusur::analysis;

namespace {

/// The stems of a line of words.
std::set<std::string> stems_of(const std::string& family) {
  std::istringstream words(family);
  std::set<std::string> stems;
  for (std::string word; words >> word;)
    stems.insert(stem(word));
  return stems;
}

constexpr const char* kFamilies[] = {
    "pindai memindai pemindai dipindai pemindaian pindaian memindainya",
    "sandi menyandikan penyandian disandikan persandian",
    "lacak melacak pelacak dilacak pelacakan terlacak lacakan",
    "sadap menyadap penyadap disadap penyadapan sadapan",
    "serang menyerang penyerang diserang serangan penyerangan serangan-serangan",
    "salin menyalin disalin salinan penyalinan",
    "tambang menambang penambang ditambang penambangan pertambangan tambangnya",
    "hapus menghapus dihapus penghapusan terhapus hapuskan",
    "pasang memasang dipasang pemasangan terpasang memasangkan",
    "uji menguji penguji diuji pengujian ujian teruji",
    "cetak mencetak pencetak dicetak cetakan pencetakan percetakan",
    "isi mengisi diisi pengisian isian terisi",
    "sunting menyunting penyunting disunting penyuntingan suntingan",
    "rekam merekam perekam direkam rekaman perekaman terekam",
    "kelola mengelola pengelola dikelola pengelolaan terkelola",
    "kendali mengendalikan pengendali dikendalikan pengendalian terkendali",
    "hubung menghubungkan penghubung dihubungkan hubungan terhubung perhubungan",
    "tampil menampilkan penampilan ditampilkan tampilan",
    "sedia menyediakan penyedia disediakan penyediaan tersedia persediaan ketersediaan",
    "terap menerapkan penerapan diterapkan terapan",
    "investasi berinvestasi menginvestasikan diinvestasikan investasinya",
    "transfer mentransfer ditransfer transferan di-transfer men-transfer",
    "upload mengupload diupload di-upload meng-upload ter-upload uploadnya",
    "tweet nge-tweet ngetweet di-tweet tweetnya",
    "hack di-hack dihack nge-hack meng-hack",
};

}  // namespace

TEST_CASE("a family has one stem, and no two families the same") {
  std::map<std::string, std::string> owner;
  for (const char* family : kFamilies) {
    CAPTURE(family);
    const auto stems = stems_of(family);
    CHECK(stems.size() == 1);
    for (const std::string& s : stems) {
      CAPTURE(s);
      CHECK(owner.emplace(s, family).second);
    }
  }
}

TEST_CASE("the shared families of news words") {
  const char* shared = std::getenv("TELUSUR_SHARED");
  std::ifstream file(shared == nullptr ? std::string()
                                       : std::string(shared) + "/data/word_families.txt");
  if (!file) {
    MESSAGE("skipped: TELUSUR_SHARED names no folder with data/word_families.txt");
    return;
  }
  int families = 0;
  int merged = 0;
  std::map<std::string, std::string> owner;
  for (std::string family; std::getline(file, family); ++families) {
    const auto stems = stems_of(family);
    merged += stems.size() == 1;
    for (const std::string& s : stems) {
      CAPTURE(family);
      CHECK(owner.emplace(s, family).second);
    }
  }
  CHECK(families == 50);
  CHECK(merged >= 48);
}
