// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/token_stream.hpp"
#include "search/query_unit.hpp"
#include "search/stem_pattern.hpp"

namespace telusur::search {

/// A range of Unicode code points [begin, end).
struct CodePointRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const CodePointRange&) const = default;
};

/// A passage of a field. `marks` count code points from the start of the field, as does `start`;
/// they are ordered and do not touch.
struct Snippet {
  std::string field;  ///< "body" (lead and body) or "title"
  std::string text;   ///< plain, one line: line ends and tabs of the source are blanks
  std::string html;   ///< `text` escaped, with <mark> around each match
  std::uint32_t start = 0;
  std::vector<CodePointRange> marks;
  bool cut_before = false;  ///< the passage begins inside a sentence
  bool cut_after = false;
};

struct SnippetOptions {
  std::uint32_t count = 2;   ///< most passages
  std::uint32_t words = 36;  ///< wanted length of one
};

/// Chooses and marks passages for one query. Make one per query; not thread-safe.
class Snippeter {
 public:
  /// `weights`: importance of each unit.
  Snippeter(const analysis::Analyzer& analyzer, std::span<const QueryUnit> units,
            std::span<const UnitWeight> weights);

  /// Passages of `text` (index::text_of the article, `stream` its words) that cover most of the
  /// query, each from another place, in the order of the text. Without any match: its beginning.
  /// Removing the marks from a snippet gives back the text of that passage.
  std::vector<Snippet> passages(std::string_view text, const index::TokenStreamView& stream,
                                const SnippetOptions& options);

  /// All of a short text, marked.
  Snippet whole(std::string_view text, std::string_view field);
  /// All of a title, the one of `stream`: its words are known, which saves most of the work.
  Snippet title(std::string_view text, const index::TokenStreamView& stream);

 private:
  struct Window {
    std::uint32_t first = 0;  ///< word, counted in the text
    std::uint32_t last = 0;   ///< one past the end
    std::uint64_t units = 0;  ///< which of the query's units it shows
  };
  struct Hit {
    std::uint32_t word;
    std::uint32_t unit;
  };
  struct ByteRange {
    std::uint32_t begin;
    std::uint32_t end;
  };
  /// A word that is a match by itself.
  struct Sought {
    index::StemHash stem;
    index::FormHash form;
    bool any_form;
    std::uint32_t unit;
  };
  struct Phrase {
    std::vector<ExpansionWord> words;
    std::vector<index::StemHash> stems;
    std::vector<index::FormHash> forms;
    std::vector<Hit> hits;  ///< units it shows, by the places of their words in it
  };

  void add_phrase(std::span<const QueryUnit> units, std::span<const std::uint32_t> numbers,
                  std::size_t first);
  void add_unit(const QueryUnit& unit, double weight);
  void find_hits(const index::TokenStreamView& stream);
  void look_up(const index::TokenStreamView& stream, std::uint32_t position);
  void look_up(const index::TokenStreamView& stream, const index::StreamOverlay& overlay);
  void look_up(index::StemHash stem, index::FormHash form, std::uint32_t word);
  [[nodiscard]] Window window_around(const index::TokenStreamView& stream, std::uint32_t word,
                                     std::uint32_t words) const;
  [[nodiscard]] double score(const Window& window, std::uint64_t shown) const;
  [[nodiscard]] std::vector<Window> choose(const index::TokenStreamView& stream,
                                           const SnippetOptions& options) const;
  Snippet cut(std::string_view text, const index::TokenStreamView& stream, const Window& window);
  void find_marks(std::string_view passage, const analysis::WantsStem& wants_stem);
  void find_known_marks(std::string_view passage, std::span<const index::StemHash> stems);
  struct Cut {
    bool before;
    bool after;
  };
  [[nodiscard]] Snippet render(std::string_view field, std::string_view text, std::uint32_t start,
                               Cut cut) const;
  void mark(std::uint32_t begin, std::uint32_t end);
  void mark_together();
  [[nodiscard]] bool matches(const analysis::Token& token) const;

  const analysis::Analyzer& analyzer_;
  std::vector<QueryUnit> units_;
  std::vector<double> weights_;
  std::vector<Sought> sought_;
  StemSet stems_;  ///< of all that is a match, by itself or with others
  struct Expanded {
    std::uint32_t unit;
    StemPattern pattern;
    std::span<const ExpansionWord> words;  ///< of units_
  };
  std::vector<Expanded> expanded_;
  std::vector<Phrase> phrases_;
  analysis::TokenBuffer tokens_;
  std::vector<const analysis::Token*> words_;
  std::vector<Hit> hits_;
  std::vector<ByteRange> marks_;
};

/// Appends `text` with the five characters of HTML escaped.
void append_html_escaped(std::string& out, std::string_view text);

}  // namespace telusur::search
