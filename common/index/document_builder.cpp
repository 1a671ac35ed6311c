// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/document_builder.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>

#include "analysis/sentences.hpp"
#include "index/schema.hpp"
#include "index/stem_codes.hpp"
#include "index/stored_article.hpp"
#include "index/title_list.hpp"
#include "support/bytes.hpp"

namespace telusur::index {
namespace {

using article::Article;

/// End of the lead within `text`: the source's own lead, or else the first paragraph.
std::size_t lead_end(const Article& article, std::string_view text) {
  if (!article.lead.empty()) return article.lead.size();
  return std::min(text.find('\n'), text.size());
}

void add_filter(Xapian::Document& document, std::string_view prefix, std::string_view value) {
  if (!value.empty()) document.add_boolean_term(filter_term(prefix, value));
}

/// `tekno.kabar.example` of `https://tekno.kabar.example:8080/a`; a leading `www.` is no part.
std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  std::string_view host = url.substr(0, url.find_first_of("/?#"));
  host = host.substr(host.rfind('@') + 1);
  host = host.substr(0, host.find(':'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

void add_filters(Xapian::Document& document, const Article& article) {
  document.add_boolean_term(id_term(article.id));
  add_filter(document, prefix::kSource, article.source);
  add_filter(document, prefix::kSection, article.section);
  add_filter(document, prefix::kLanguage, article.language);
  add_filter(document, prefix::kSite, host_of(article.url));
  for (const std::string& author : article.authors)
    add_filter(document, prefix::kAuthor, author);
  for (const std::string& tag : article.tags)
    add_filter(document, prefix::kTag, tag);
  if (article.published) {
    const auto day = local_day(*article.published);
    add_filter(document, prefix::kMonth,
               fmt::format("{:04}{:02}", int(day.year()), unsigned(day.month())));
  }
}

void add_values(Xapian::Document& document, const Article& article, std::uint64_t fingerprint) {
  if (article.published) {
    document.add_value(slot::kPublished, encode_time(article.published->moment));
  }
  std::string bytes;
  append_big_endian(bytes, fingerprint);
  document.add_value(slot::kFingerprint, bytes);
  if (!article.source.empty()) document.add_value(slot::kSource, article.source);
  if (!article.section.empty()) document.add_value(slot::kSection, article.section);
  // An empty value is none: Xapian keeps nothing of it.
  document.add_value(slot::kAuthors, encode_list(article.authors));
  document.add_value(slot::kTags, encode_list(article.tags));
}

/// True when `token` is a compound, or its next part, whose stem was counted with a part before.
/// `anak-anak` counts once, or reduplication would weigh more than any other plural.
bool repeats_stem(std::span<const analysis::Token> before, const analysis::Token& token) {
  if (token.kind == analysis::TokenKind::compound) {
    const std::size_t parts = std::min<std::size_t>(before.size(), token.span);
    return std::ranges::any_of(
        before.last(parts), [&](const analysis::Token& part) { return part.stem == token.stem; });
  }
  return !before.empty() && before.back().end + 1 == token.begin &&
         before.back().stem == token.stem;
}

}  // namespace

BuiltDocument::BuiltDocument() = default;
BuiltDocument::BuiltDocument(BuiltDocument&&) noexcept = default;
BuiltDocument& BuiltDocument::operator=(BuiltDocument&&) noexcept = default;
BuiltDocument::~BuiltDocument() = default;

BuiltDocument DocumentBuilder::build(const Article& article) {
  BuiltDocument built;
  built.id = article.id;
  built.title = title_entry(article);
  built.fingerprint = article::fingerprint(article);
  built.text_bytes = article::text_bytes(article);
  built.document = std::make_unique<Xapian::Document>();
  stream_ = TokenStream{};
  bytes_.clear();
  terms_.clear();
  forms_.clear();
  const std::string text = text_of(article);
  add_title(article.title);
  add_text(text, lead_end(article, text));
  post_terms(*built.document);
  built.forms = distinct_forms();
  add_filters(*built.document, article);
  add_values(*built.document, article, built.fingerprint);
  built.document->set_data(encode_article(article));
  find_shingles(stream_, shingles_);
  stream_.sketch = StorySketch(shingles_);
  built.document->add_value(slot::kTokens, encode(stream_));
  built.acronyms = analysis::sight_acronyms(analyzer_, text);
  built.postings = built.document->termlist_count();
  return built;
}

void DocumentBuilder::add_title(std::string_view title) {
  analyze(analyzer_, title, tokens_);
  append_tokens(stream_, tokens_.tokens());
  stream_.title_words = stream_.words();
  collect_words(prefix::kTitleStem);
}

void DocumentBuilder::add_text(std::string_view text, std::size_t lead_bytes) {
  analyze(analyzer_, text, tokens_);
  append_tokens(stream_, tokens_.tokens());
  collect_words(prefix::kStem);
  analysis::find_sentences(text, sentence_starts_);
  std::size_t sentence = 0;
  for (const analysis::Token& token : tokens_.tokens()) {
    if (is_overlay(token.kind)) continue;
    if (token.begin < lead_bytes && token.position < kMaxLeadWords) {
      stream_.lead_words = token.position + 1;
    }
    while (sentence < sentence_starts_.size() && sentence_starts_[sentence] <= token.begin) {
      // Two starts before one word: the first sentence has no words, the second takes its place.
      const StreamSentence start{token.position, sentence_starts_[sentence++]};
      if (!stream_.sentences.empty() && stream_.sentences.back().word == start.word) {
        stream_.sentences.back() = start;
      } else {
        stream_.sentences.push_back(start);
      }
    }
  }
}

/// Collects terms and forms of the analysed field.
void DocumentBuilder::collect_words(std::string_view stem_prefix) {
  const auto tokens = tokens_.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t form = bytes_.size();
    bytes_ += tokens[i].surface;
    forms_.push_back(piece_since(form));
    if (repeats_stem(tokens.first(i), tokens[i])) continue;
    const std::size_t term = bytes_.size();
    bytes_ += stem_prefix;
    append_stem(bytes_, tokens[i].stem);
    terms_.push_back(piece_since(term));
  }
}

void DocumentBuilder::post_terms(Xapian::Document& document) {
  sort(terms_);
  std::string term;
  for (std::size_t i = 0; i < terms_.size();) {
    std::size_t next = i + 1;
    while (next < terms_.size() && same(terms_[next], terms_[i]))
      ++next;
    term.assign(view(terms_[i]));
    document.add_term(term, static_cast<Xapian::termcount>(next - i));
    i = next;
  }
}

std::vector<std::string> DocumentBuilder::distinct_forms() {
  sort(forms_);
  // Not std::ranges::unique, which clang 14 cannot compile with this library.
  forms_.erase(std::unique(forms_.begin(), forms_.end(),
                           [this](const Piece& a, const Piece& b) { return same(a, b); }),
               forms_.end());
  std::vector<std::string> forms;
  forms.reserve(forms_.size());
  for (const Piece& form : forms_)
    forms.emplace_back(view(form));
  return forms;
}

DocumentBuilder::Piece DocumentBuilder::piece_since(std::size_t begin) const {
  const std::string_view bytes = std::string_view(bytes_).substr(begin);
  std::array<char, sizeof(std::uint64_t)> head{};
  bytes.copy(head.data(), head.size());
  return {read_big_endian<std::uint64_t>({head.data(), head.size()}),
          static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(bytes.size())};
}

/// In the order of their bytes. Zeros stand for what a short piece does not have, so that of two
/// equal heads the shorter piece comes first, as it should.
void DocumentBuilder::sort(std::vector<Piece>& pieces) const {
  std::ranges::sort(pieces, [this](const Piece& a, const Piece& b) {
    return a.head != b.head ? a.head < b.head : view(a) < view(b);
  });
}

}  // namespace telusur::index
