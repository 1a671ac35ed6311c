// SPDX-License-Identifier: GPL-2.0-or-later
#include "cleaning/cleaner.hpp"

#include <algorithm>
#include <string>

#include "cleaning/credits.hpp"
#include "cleaning/dateline.hpp"
#include "cleaning/detail/scan.hpp"
#include "cleaning/promotion.hpp"
#include "cleaning/read_also.hpp"
#include "cleaning/signature.hpp"
#include "cleaning/tail.hpp"
#include "cleaning/text_repair.hpp"
#include "cleaning/video_link.hpp"
#include "cleaning/whitespace.hpp"
#include "cleaning/widget.hpp"

namespace telusur::cleaning {
namespace {

// Video links end at the players that widgets take away; headlines under `Baca juga`, promotions
// and credits, in this order, must be gone before what stands before them is at the end; the
// dateline does not depend on the others.
constexpr std::array<BoilerplateRule, kBoilerplateRules> kRules = {{
    {"video-link", find_video_links},
    {"widget", find_widgets},
    {"tail", find_tails},
    {"read-also", find_read_also},
    {"promotion", find_promotions},
    {"credits", find_credits},
    {"signature", find_signatures},
    {"dateline", find_dateline},
}};

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), detail::is_space);
}

std::string repaired(const std::string& text, CleaningReport& report) {
  std::string out = repaired_text(text);
  report.repaired = report.repaired || out != text;
  return out;
}

void clean_text(std::string& text, bool keep_removed, CleaningReport& report) {
  text = tidy_paragraphs(repaired(text, report));
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    const std::vector<Span> spans = kRules[i].find(text);
    if (spans.empty()) continue;
    std::string rest = tidy_paragraphs(without(text, spans));
    if (is_blank(rest)) continue;
    report.removed[i] += static_cast<std::uint32_t>(spans.size());
    for (const Span& span : spans) {
      report.removed_bytes += span.end - span.begin;
      if (!keep_removed) continue;
      report.pieces.push_back(
          {std::string(kRules[i].name), text.substr(span.begin, span.end - span.begin)});
    }
    text = std::move(rest);
  }
}

void clean_line(std::string& text, CleaningReport& report) {
  text = tidy_line(repaired(text, report));
}

void clean_list(std::vector<std::string>& values, CleaningReport& report) {
  for (std::string& value : values)
    clean_line(value, report);
  std::erase(values, std::string());
}

}  // namespace

std::span<const BoilerplateRule, kBoilerplateRules> boilerplate_rules() {
  return kRules;
}

Cleaned clean(article::Article article, bool keep_removed) {
  CleaningReport report;
  for (std::string* line : {&article.title, &article.source, &article.section, &article.language}) {
    clean_line(*line, report);
  }
  clean_list(article.authors, report);
  clean_list(article.tags, report);
  clean_text(article.lead, keep_removed, report);
  clean_text(article.body, keep_removed, report);
  article.url = std::string(detail::trimmed(article.url));
  return Cleaned{std::move(article), std::move(report)};
}

}  // namespace telusur::cleaning
