// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/acronyms.hpp"
#include "analysis/analyzer.hpp"
#include "article/article.hpp"
#include "index/sorted_list.hpp"
#include "index/token_stream.hpp"

namespace telusur::index {

/// An article ready to be written: everything the schema says, and what it cost.
struct BuiltDocument {
  std::string id;
  std::uint64_t fingerprint = 0;
  std::unique_ptr<Xapian::Document> document;  ///< its data: encode_article, not compressed
  std::vector<std::string> forms;  ///< of all its words, each once, in the order of their bytes
  std::vector<analysis::AcronymSighting> acronyms;
  std::optional<ListEntry> title;  ///< of title_list.hpp
  std::uint32_t postings = 0;      ///< distinct terms
  std::uint64_t text_bytes = 0;    ///< of title, lead and body
  bool excerpt =
      false;  ///< it is known to be a part of its article: no reason to lose a longer text

  BuiltDocument();
  BuiltDocument(BuiltDocument&&) noexcept;
  BuiltDocument& operator=(BuiltDocument&&) noexcept;
  ~BuiltDocument();
};

/// Turns articles into documents by the schema. Keeps scratch memory: one builder, one thread;
/// builders of several threads may share the analyzer.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(const analysis::Analyzer& analyzer) : analyzer_(analyzer) {}

  /// `article` must have passed article::validate.
  BuiltDocument build(const article::Article& article);

 private:
  void add_title(std::string_view title);
  void add_text(std::string_view text, std::size_t lead_bytes);
  void collect_words(std::string_view stem_prefix);
  void post_terms(Xapian::Document& document);
  [[nodiscard]] std::vector<std::string> distinct_forms();

  const analysis::Analyzer& analyzer_;
  analysis::TokenBuffer tokens_;
  TokenStream stream_;
  std::vector<ShingleHash> shingles_;
  std::vector<std::uint32_t> sentence_starts_;
  std::string bytes_;  ///< terms and forms of a document, one after the other
  struct Piece {
    std::uint64_t head;  ///< the first eight bytes, big-endian: most comparisons end there
    std::uint32_t begin;
    std::uint32_t size;
  };
  [[nodiscard]] Piece piece_since(std::size_t begin) const;
  [[nodiscard]] std::string_view view(const Piece& piece) const {
    return std::string_view(bytes_).substr(piece.begin, piece.size);
  }
  [[nodiscard]] bool same(const Piece& a, const Piece& b) const {
    return a.head == b.head && a.size == b.size && view(a) == view(b);
  }
  void sort(std::vector<Piece>& pieces) const;
  std::vector<Piece> terms_;
  std::vector<Piece> forms_;
};

}  // namespace telusur::index
