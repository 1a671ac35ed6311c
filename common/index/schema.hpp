// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace telusur::index {

/// The whole schema of an index, in one place: what becomes which term, value, stored data or
/// metadata. Bump kSchemaVersion with any change of it; an index of another version is refused.
constexpr std::string_view kSchemaVersion = "9";

/// Term prefixes. Words are terms by their stems alone (form_counts.hpp, token_stream.hpp say where
/// their forms are).
namespace prefix {
constexpr std::string_view kId = "Q";          ///< the article's id; unique
constexpr std::string_view kStem = "Z";        ///< stem of a word of lead or body: append_stem
constexpr std::string_view kTitleStem = "ZS";  ///< likewise of the title
constexpr std::string_view kSource = "XSO";    ///< filter terms, folded values
constexpr std::string_view kSection = "XSE";
constexpr std::string_view kAuthor = "XAU";
constexpr std::string_view kTag = "XTA";
constexpr std::string_view kLanguage = "XLA";
constexpr std::string_view kSite = "XSI";   ///< host of the URL, without `www.`
constexpr std::string_view kMonth = "XMO";  ///< `202307`, month of publication in its zone
}  // namespace prefix

/// Value slots. All but the tokens small: facets and sorting read them for every match.
namespace slot {
constexpr std::uint32_t kPublished = 0;    ///< seconds since 1970, big-endian with the sign bit
                                           ///< flipped, so that bytes order as times; or empty
constexpr std::uint32_t kFingerprint = 1;  ///< 8 bytes, article::fingerprint: unchanged or not
constexpr std::uint32_t kSource = 2;       ///< as given
constexpr std::uint32_t kSection = 3;      ///< as given
constexpr std::uint32_t kAuthors = 4;      ///< encode_list, as given
constexpr std::uint32_t kTags = 5;         ///< encode_list, as given
/// The TokenStream: all that ranking needs of a document. Fetching documents costs a round trip
/// each where they are another machine's, while a value can come along with the matches, as their
/// collapse key.
constexpr std::uint32_t kTokens = 6;
constexpr std::uint32_t kEarlierTitles = 7;  ///< of an article seen again (versions.hpp)
constexpr std::uint32_t kChanged = 8;        ///< as kPublished, when that was
}  // namespace slot

/// Metadata keys.
namespace metadata {
constexpr std::string_view kSchema = "telusur.schema";
constexpr std::string_view kAnalyzer = "telusur.analyzer";
constexpr std::string_view kUpdated = "telusur.updated";  ///< RFC 3339, time of the last commit
constexpr std::string_view kCommits = "telusur.commits";  ///< how many there were, in decimal
constexpr std::string_view kWordCodes = "telusur.word-codes";  ///< word_codes_digest, in hex
/// Of the stored articles, compressed (read_dictionary()); or none.
constexpr std::string_view kDictionary = "telusur.dictionary";
/// Lists (sorted_list.hpp); their blocks' keys begin so.
constexpr std::string_view kAcronyms = "A";  ///< analysis::AcronymEntry by short form
constexpr std::string_view kForms = "F";     ///< counts of word forms
constexpr std::string_view kTitles = "T";    ///< titles by time
}  // namespace metadata

/// Words of the title and the first words of the text count as such up to these numbers.
constexpr std::uint32_t kMaxLeadWords = 80;

/// Blocks of the tables of an index. An entry that does not fit into what is left of a block begins
/// the next: with 8 KiB, Xapian's own choice, a twentieth of the tables is such ends.
constexpr int kBlockBytes = 32 << 10;

constexpr std::size_t kMaxTermBytes = 240;  ///< Xapian allows 245, zero bytes counting twice

std::string stem_term(std::string_view stem);
std::string title_stem_term(std::string_view stem);

/// Term of a filter: `value` is folded (case, diacritics), and cut to kMaxTermBytes.
std::string filter_term(std::string_view prefix, std::string_view value);

/// Several values as the bytes of one slot: each with its length before it (append_sized). Values
/// with the same filter_term are one, spelled as the first; blank ones are left out. So whoever
/// counts the values of many articles counts every article once per filter.
std::string encode_list(std::span<const std::string> values);

/// Unique term of an article. Ids are at most article::kMaxIdBytes, so none is cut.
std::string id_term(std::string_view id);

/// Times as bytes that sort like the times; and back (0 seconds for a malformed value).
std::string encode_time(std::chrono::sys_seconds time);
std::chrono::sys_seconds decode_time(std::string_view bytes);

}  // namespace telusur::index
