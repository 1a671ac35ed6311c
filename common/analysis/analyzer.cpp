// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyzer.hpp"

#include <algorithm>
#include <optional>

#include "analysis/characters.hpp"
#include "analysis/numbers.hpp"
#include "analysis/stopwords.hpp"
#include "analysis/tokenizer.hpp"
#include "support/utf8.hpp"

namespace telusur::analysis {
namespace {

constexpr std::string_view kTokenizerVersion = "tokens-2";

bool begins_with_digit(const Token& token) {
  return token.kind == TokenKind::number ||
         (token.kind == TokenKind::mixed && token.surface.front() >= '0' &&
          token.surface.front() <= '9');
}

bool is_single_letter(const Token& token) {
  return token.kind == TokenKind::word && token.surface.size() == 1;
}

/// One pass over a text. Words are added as they come; overlays as soon as their last word is
/// there. `previous_` holds the last two words, which is as far back as an overlay of neighbours
/// reaches (`Rp` `1,5` `juta`); a compound remembers where it began.
class Pass {
 public:
  Pass(const Analyzer& analyzer, std::string_view text, const WantsStem& wants_stem,
       TokenBuffer& buffer)
      : analyzer_(analyzer), text_(text), wants_stem_(wants_stem), buffer_(buffer) {}

  void run() {
    Tokenizer tokenizer(text_);
    for (Run run; tokenizer.next(run);) {
      if (run.gap != Gap::hyphen) end_compound();
      add_word(run);
    }
    end_compound();
  }

 private:
  struct Previous {
    Token token;
    Gap gap = Gap::start;  ///< before it
  };

  void add_word(const Run& run) {
    Token token;
    token.begin = run.begin;
    token.end = run.end;
    token.kind = run.kind;
    token.position = position_;
    token.surface = surface_of(run);
    if (token.surface.empty()) return;
    if (!wants_stem_ || wants_stem_(position_)) {
      token.stem = run.kind == TokenKind::word ? stem_of(token.surface) : token.surface;
    }
    buffer_.add(token);
    ++position_;
    extend_compound(token, run.gap);
    join_with_previous(token, run.gap);
    before_last_ = last_;
    last_ = Previous{token, run.gap};
  }

  std::string_view surface_of(const Run& run) {
    const std::string_view source = text_.substr(run.begin, run.end - run.begin);
    if (run.kind == TokenKind::number) return keep(canonical_number(source));
    std::string& folded = buffer_.fold_scratch;
    folded.clear();
    append_folded(folded, source);
    return keep(folded);
  }

  std::string_view keep(std::string_view text) {
    return buffer_.keep(text.substr(0, text.size() <= kMaxSurfaceBytes
                                           ? text.size()
                                           : utf8::floor_boundary(text, kMaxSurfaceBytes)));
  }

  std::string_view stem_of(std::string_view surface) {
    const std::string_view stem = analyzer_.stemmer().stem(surface, buffer_.stem_scratch);
    const bool borrowed = !buffer_.stem_scratch.empty() &&
                          stem.data() >= buffer_.stem_scratch.data() &&
                          stem.data() < buffer_.stem_scratch.data() + buffer_.stem_scratch.size();
    return borrowed ? keep(stem) : stem;
  }

  // --- compounds: words with hyphens between them

  void extend_compound(const Token& token, Gap gap) {
    if (gap != Gap::hyphen || compound_words_ == 0) {
      compound_ = token;
      compound_words_ = 0;
      compound_text_.clear();
      compound_has_letters_ = false;
    } else {
      compound_text_ += '-';
    }
    compound_.end = token.end;
    ++compound_words_;
    compound_text_ += token.surface;
    compound_last_single_ = is_single_letter(token);
    compound_has_letters_ = compound_has_letters_ || token.kind != TokenKind::number;
  }

  void end_compound() {
    const bool any = compound_words_ >= 2 && compound_has_letters_;
    if (any && compound_text_.size() <= kMaxSurfaceBytes) {
      Token token = compound_;
      token.kind = TokenKind::compound;
      token.span = compound_words_;
      const std::string_view stem = stem_of(compound_text_);
      const bool stemmed = stem.find('-') == std::string_view::npos;
      const std::string_view kept_stem = stemmed ? keep(stem) : stem;
      join_compound_text();
      token.surface = keep(compound_text_);
      token.stem = stemmed ? kept_stem : token.surface;
      buffer_.add(token);
    }
    compound_words_ = 0;
  }

  /// `e-commerce` -> `ecommerce`, `Project-S` -> `project_s`.
  void join_compound_text() {
    const std::size_t last_hyphen = compound_text_.rfind('-');
    if (compound_last_single_ && last_hyphen > 1) compound_text_[last_hyphen] = '_';
    std::erase(compound_text_, '-');
  }

  // --- neighbours that belong together

  void join_with_previous(const Token& token, Gap gap) {
    const bool hyphen_follows =  // the `e` of `e-commerce` belongs to what comes
        token.end < text_.size() && is_hyphen(character_at(text_, token.end).code_point);
    if (is_single_letter(token) && hyphen_follows) return;
    const Token& before = last_.token;
    if (before.surface.empty()) return;  // the run before folds to nothing: a lone mark
    if (begins_with_digit(token)) {
      if (const auto currency = currency_of(before, gap); !currency.empty()) {
        add_overlay(TokenKind::value, before, token, currency, "", token.surface);
        return;
      }
    }
    if (!adjacent(gap)) return;
    if (before.kind == TokenKind::number && token.kind == TokenKind::word) {
      if (const auto factor = scale_factor(token.surface)) {
        add_value(before, token, *factor);
      } else if (is_unit(token.surface)) {
        add_overlay(TokenKind::joined, before, token, before.surface, "", token.surface);
      }
      return;
    }
    const bool letter = is_single_letter(token);
    if (!letter && !begins_with_digit(token)) return;  // as most do, so it is asked first
    if (before.kind != TokenKind::word || is_stopword(before.surface)) return;
    if (last_.gap == Gap::hyphen) return;  // the `nya` of `UMKM-nya` binds nothing after it
    add_overlay(TokenKind::joined, before, token, before.surface, letter ? "_" : "", token.surface);
  }

  static bool adjacent(Gap gap) { return gap == Gap::blank || gap == Gap::none; }

  /// The currency that `before` names for the number after `gap`, or nothing: `Rp 5`, `Rp. 5`,
  /// `US$ 5`.
  static std::string_view currency_of(const Token& before, Gap gap) {
    if (before.kind != TokenKind::word) return {};
    if (gap == Gap::dollar) return before.surface == "us" ? "usd" : "";
    return adjacent(gap) || gap == Gap::point ? currency_name(before.surface) : "";
  }

  /// True for the number of `$ 5`; not for that of `HK$ 5`.
  [[nodiscard]] bool follows_lone_dollar(const Token& number) const {
    std::string_view before = text_.substr(0, number.begin);
    for (const std::string_view blank : {" ", "\u00A0", "\u202F"}) {
      if (before.ends_with(blank)) before.remove_suffix(blank.size());
    }
    if (!before.ends_with('$')) return false;
    before.remove_suffix(1);
    return before_last_.token.surface.empty() || before_last_.token.end != before.size();
  }

  /// `1,5 juta` -> `1500000`, and with a currency before it `rp1500000`.
  void add_value(const Token& number, const Token& scale, std::uint64_t factor) {
    const auto value = scaled_number(number.surface, factor);
    if (!value) return;
    add_overlay(TokenKind::value, number, scale, *value, "", "");
    if (const auto currency = currency_of(before_last_.token, last_.gap); !currency.empty()) {
      add_overlay(TokenKind::value, before_last_.token, scale, currency, "", *value);
    } else if (follows_lone_dollar(number)) {
      add_overlay(TokenKind::value, number, scale, "usd", "", *value);
    }
  }

  void add_overlay(TokenKind kind, const Token& first, const Token& last, std::string_view left,
                   std::string_view between, std::string_view right) {
    std::string& joined = buffer_.fold_scratch;
    joined.assign(left);
    joined += between;
    joined += right;
    Token token;
    token.kind = kind;
    token.begin = first.begin;
    token.end = last.end;
    token.position = first.position;
    token.span = static_cast<std::uint16_t>(last.position - first.position + 1);
    token.surface = keep(joined);
    token.stem = token.surface;
    buffer_.add(token);
  }

  const Analyzer& analyzer_;
  std::string_view text_;
  const WantsStem& wants_stem_;  ///< empty: all
  TokenBuffer& buffer_;
  std::uint32_t position_ = 0;
  Previous last_;
  Previous before_last_;
  Token compound_;
  std::uint16_t compound_words_ = 0;
  bool compound_last_single_ = false;
  bool compound_has_letters_ = false;
  std::string compound_text_;
};

}  // namespace

std::string Analyzer::version() const {
  return std::string(kTokenizerVersion) + "+" + stemmer_->version();
}

void analyze(const Analyzer& analyzer, std::string_view text, TokenBuffer& buffer) {
  analyze(analyzer, text, WantsStem(), buffer);
}

void analyze(const Analyzer& analyzer, std::string_view text, const WantsStem& wants_stem,
             TokenBuffer& buffer) {
  buffer.clear();
  Pass(analyzer, text, wants_stem, buffer).run();
}

}  // namespace telusur::analysis
