// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/dateline.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "cleaning/detail/scan.hpp"

namespace telusur::cleaning {
namespace {

constexpr std::size_t kLongestDateline = 80;
constexpr std::size_t kLongestReport = 180;  ///< with `Laporan Wartawan … ` before it
constexpr std::size_t kMostWords = 8;
constexpr std::size_t kMostNames = 5;  ///< of a place and a publisher that is not listed

// Press names that stand alone before the dash (`KOMPAS.com -`), without their suffix. Names of the
// Tribun network start with "tribun".
constexpr std::array<std::string_view, 44> kPublishers = {
    "antara",       "antaranews",  "ayobandung",   "bangkapos",     "banjarmasinpost",
    "beritasatu",   "bisnis",      "bola",         "cnbcindonesia", "cnnindonesia",
    "detik",        "grid",        "idntimes",     "indoposco",     "inews",
    "jawapos",      "jpnn",        "kapanlagi",    "katadata",      "kompas",
    "kontan",       "krjogja",     "kumparan",     "lampost",       "liputan6",
    "medialampung", "merdeka",     "okezone",      "pos-kupang",    "posmetro",
    "prohaba",      "radarlambar", "radarlampung", "republika",     "saibumi",
    "serambinews",  "sindonews",   "sripoku",      "suara",         "surya",
    "suryamalang",  "tempo",       "viva",         "wartakotalive"};

constexpr std::array<std::string_view, 7> kSuffixes = {".co.id", ".com",     ".id",  ".co",
                                                       ".net",   ".example", ".news"};

// Places that open a text alone (`JAKARTA -`): the seats of Indonesian newsrooms and what the news
// data has besides. Lower case.
constexpr std::array<std::string_view, 197> kPlaces = {"al rayyan",
                                                       "ambon",
                                                       "amsterdam",
                                                       "ankara",
                                                       "badung",
                                                       "bali",
                                                       "balikpapan",
                                                       "banda aceh",
                                                       "bandar lampung",
                                                       "bandarlampung",
                                                       "bandung",
                                                       "bangkalan",
                                                       "bangkok",
                                                       "banjarmasin",
                                                       "bantul",
                                                       "banyumas",
                                                       "banyuwangi",
                                                       "barcelona",
                                                       "batam",
                                                       "batang",
                                                       "beijing",
                                                       "bekasi",
                                                       "bengkulu",
                                                       "berlin",
                                                       "bima",
                                                       "binjai",
                                                       "blitar",
                                                       "bogor",
                                                       "bojonegoro",
                                                       "bontang",
                                                       "boyolali",
                                                       "brebes",
                                                       "brussels",
                                                       "bukittinggi",
                                                       "cianjur",
                                                       "cilacap",
                                                       "cilegon",
                                                       "cimahi",
                                                       "cirebon",
                                                       "demak",
                                                       "denpasar",
                                                       "depok",
                                                       "doha",
                                                       "dubai",
                                                       "dumai",
                                                       "ende",
                                                       "garut",
                                                       "gaza",
                                                       "genewa",
                                                       "gianyar",
                                                       "gorontalo",
                                                       "gresik",
                                                       "gunungkidul",
                                                       "gunungsugih",
                                                       "hanoi",
                                                       "hong kong",
                                                       "indramayu",
                                                       "islamabad",
                                                       "jakarta",
                                                       "jakarta barat",
                                                       "jakarta pusat",
                                                       "jakarta selatan",
                                                       "jakarta timur",
                                                       "jakarta utara",
                                                       "jambi",
                                                       "jayapura",
                                                       "jember",
                                                       "jenewa",
                                                       "jepara",
                                                       "jombang",
                                                       "kabul",
                                                       "kalianda",
                                                       "karanganyar",
                                                       "karawang",
                                                       "kebumen",
                                                       "kediri",
                                                       "kendal",
                                                       "kendari",
                                                       "klaten",
                                                       "kuala lumpur",
                                                       "kudus",
                                                       "kulon progo",
                                                       "kupang",
                                                       "kyiv",
                                                       "labuan bajo",
                                                       "lamongan",
                                                       "lampung",
                                                       "lampung barat",
                                                       "lampung selatan",
                                                       "larantuka",
                                                       "lebak",
                                                       "lembang",
                                                       "lhokseumawe",
                                                       "london",
                                                       "los angeles",
                                                       "lubuklinggau",
                                                       "lumajang",
                                                       "madinah",
                                                       "madiun",
                                                       "madrid",
                                                       "magelang",
                                                       "majalengka",
                                                       "makassar",
                                                       "makkah",
                                                       "malang",
                                                       "mamuju",
                                                       "manado",
                                                       "manokwari",
                                                       "mataram",
                                                       "maumere",
                                                       "medan",
                                                       "mekkah",
                                                       "menggala",
                                                       "merauke",
                                                       "metro",
                                                       "milan",
                                                       "mojokerto",
                                                       "moskow",
                                                       "new delhi",
                                                       "new york",
                                                       "nganjuk",
                                                       "ngawi",
                                                       "osaka",
                                                       "padang",
                                                       "palangka raya",
                                                       "palangkaraya",
                                                       "palembang",
                                                       "palopo",
                                                       "palu",
                                                       "pamekasan",
                                                       "pandeglang",
                                                       "pangkal pinang",
                                                       "pangkalpinang",
                                                       "parepare",
                                                       "paris",
                                                       "pasuruan",
                                                       "pati",
                                                       "payakumbuh",
                                                       "pekalongan",
                                                       "pekanbaru",
                                                       "pemalang",
                                                       "phnom penh",
                                                       "ponorogo",
                                                       "pontianak",
                                                       "probolinggo",
                                                       "purbalingga",
                                                       "purwakarta",
                                                       "purwokerto",
                                                       "rembang",
                                                       "riyadh",
                                                       "salatiga",
                                                       "samarinda",
                                                       "semarang",
                                                       "seoul",
                                                       "serang",
                                                       "siantar",
                                                       "sibolga",
                                                       "sidoarjo",
                                                       "singapura",
                                                       "singaraja",
                                                       "singkawang",
                                                       "singkil",
                                                       "situbondo",
                                                       "sleman",
                                                       "solo",
                                                       "sorong",
                                                       "sragen",
                                                       "subang",
                                                       "sukabumi",
                                                       "sukoharjo",
                                                       "sumedang",
                                                       "sumenep",
                                                       "surabaya",
                                                       "surakarta",
                                                       "sydney",
                                                       "tangerang",
                                                       "tangerang selatan",
                                                       "tanjung pinang",
                                                       "tanjung selor",
                                                       "tanjungpinang",
                                                       "tarakan",
                                                       "tasikmalaya",
                                                       "tegal",
                                                       "temanggung",
                                                       "ternate",
                                                       "tokyo",
                                                       "tomohon",
                                                       "trenggalek",
                                                       "tuban",
                                                       "tulungagung",
                                                       "ubud",
                                                       "ungaran",
                                                       "wamena",
                                                       "washington",
                                                       "wonogiri",
                                                       "wonosobo",
                                                       "yogyakarta"};
static_assert(std::is_sorted(kPlaces.begin(), kPlaces.end()));

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), detail::lowered);
  return out;
}

bool is_place(std::string_view name) {
  std::string place = lowered(detail::trimmed(name));
  for (const std::string_view kind : {"kota ", "kab. ", "kabupaten "}) {
    if (place.starts_with(kind)) place.erase(0, kind.size());
  }
  return std::binary_search(kPlaces.begin(), kPlaces.end(), place);
}

enum class Word : std::uint8_t { publisher, site, name, other };

/// What one word of a dateline is: a known publisher, another site, a capitalised name, or else.
Word kind_of(std::string_view word) {
  while (!word.empty() && std::string_view("(,|").find(word.front()) != std::string_view::npos)
    word.remove_prefix(1);
  while (!word.empty() && std::string_view("),.|").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  if (word.empty()) return Word::name;
  const std::string name = lowered(word);
  for (const std::string_view suffix : kSuffixes) {
    if (name.size() <= suffix.size() || !name.ends_with(suffix)) continue;
    const std::string stem = name.substr(0, name.size() - suffix.size());
    const bool known = stem.starts_with("tribun") ||
                       std::binary_search(kPublishers.begin(), kPublishers.end(), stem);
    return known ? Word::publisher : Word::site;
  }
  if (word == "ANTARA") return Word::publisher;
  return detail::is_upper(word.front()) ? Word::name : Word::other;
}

struct Separator {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
};

/// Bytes of the dash at the start of `text`, 0 when there is none.
std::size_t dash_length(std::string_view text) {
  for (const std::string_view dash : {"--", "-", "\u2013", "\u2014"}) {
    if (text.starts_with(dash)) return dash.size();
  }
  return 0;
}

/// The first dash that separates: two hyphens, or a dash with white space on one side at least.
Separator find_separator(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t length = dash_length(text.substr(at));
    if (length == 0) continue;
    const std::size_t end = at + length;
    const bool spaced = at == 0 || detail::is_space(text[at - 1]) || end == text.size() ||
                        detail::is_space(text[end]);
    if (spaced || length == 2) return Separator{at, end};
  }
  return {};
}

/// Sentences and quotes start with a capital, a digit or a mark; a small letter goes on with one.
bool sentence_starts(std::string_view text, std::size_t at) {
  const std::size_t next = detail::skip_space(text, at);
  return next < text.size() && !detail::is_lower(text[next]);
}

/// True when the words before a separator are place and publisher.
bool is_dateline(std::string_view words) {
  bool publisher = false;
  bool site = false;
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size();) {
    // `TEMPO.CO,Jakarta` and `JAKARTA/KOMPAS.com` are two words each.
    const std::size_t end = std::min(words.find_first_of(" \n,/", at), words.size());
    if (end > at) {
      const Word kind = kind_of(words.substr(at, end - at));
      if (kind == Word::other || ++count > kMostWords) return false;
      publisher = publisher || kind == Word::publisher;
      site = site || kind == Word::site;
    }
    at = end + 1;
  }
  if (publisher) return true;
  if (site) return count >= 2 && words.find(',') != std::string_view::npos;
  const std::size_t comma = std::min(words.find(','), words.size());
  if (comma == words.size()) return is_place(words);
  // A listed place, and before or after the comma another or a publisher nobody listed: `Warta
  // Digital, Jakarta -`.
  return count <= kMostNames &&
         (is_place(words.substr(0, comma)) || is_place(words.substr(comma + 1)));
}

/// A second place after the publisher's dash: `KONTAN.CO.ID - JAKARTA. `, `jpnn.com - JAKARTA - `.
std::size_t second_place_end(std::string_view text, std::size_t at) {
  const std::size_t begin = detail::skip_space(text, at);
  const std::size_t end = std::min(text.find_first_of(".-", begin), text.size());
  if (end - begin > 30 || end + 1 >= text.size() || !is_place(text.substr(begin, end - begin))) {
    return at;
  }
  return detail::is_space(text[end + 1]) && sentence_starts(text, end + 1) ? end + 1 : at;
}

/// `Liputan6.com, Jakarta Bek Cremonese …` and `WASHINGTON, KOMPAS.com Ketegangan …`: no dash. The
/// publisher and a listed place in front, or a place in capitals and the publisher.
std::size_t end_without_separator(std::string_view text) {
  const std::size_t comma = text.find(", ");
  if (comma > 40) return 0;  // npos too
  const std::string_view first = text.substr(0, comma);
  const std::size_t second = comma + 2;
  const std::size_t space = text.find(' ', second);
  if (space == std::string_view::npos || !sentence_starts(text, space)) return 0;
  const std::string_view word = text.substr(second, space - second);
  if (kind_of(first) == Word::publisher) return is_place(word) ? space : 0;
  const bool capitals = std::none_of(first.begin(), first.end(), detail::is_lower);
  return capitals && kind_of(word) == Word::publisher ? space : 0;
}

std::size_t dateline_end(std::string_view text) {
  const bool report = text.starts_with("Laporan Wartawan") ||
                      text.starts_with("Laporan Reporter") ||
                      text.starts_with("Laporan Kontributor");
  const std::string_view window = text.substr(0, report ? kLongestReport : kLongestDateline);
  const Separator separator = find_separator(window);
  if (separator.begin == 0) return separator.end;
  if (separator.begin != std::string_view::npos && sentence_starts(text, separator.end) &&
      (report || is_dateline(window.substr(0, separator.begin)))) {
    return second_place_end(text, separator.end);
  }
  return end_without_separator(window);
}

}  // namespace

std::vector<Span> find_dateline(std::string_view text) {
  const std::size_t end = dateline_end(text);
  if (end == 0) return {};
  return {Span{0, end}};
}

}  // namespace telusur::cleaning
