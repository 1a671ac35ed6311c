// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/html/main_text.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "readers/detail/html/blocks.hpp"
#include "readers/detail/news_time.hpp"

namespace telusur::indexer::detail {
namespace {

constexpr std::size_t kLeastParagraph = 40;  ///< bytes; shorter lines tell nothing about the place
constexpr std::size_t kLeastBody = 120;      ///< bytes; less is no article
constexpr std::size_t kLongestByline = 110;
constexpr std::size_t kLeastLinkLine = 12;

using Range = BlockRange;

bool is_kept(const Block& block) {
  return block.rule.empty();
}

bool ends_sentence(std::string_view text) {
  while (text.ends_with('"') || text.ends_with(')') || text.ends_with('\''))
    text.remove_suffix(1);
  if (text.ends_with("\u201D")) text.remove_suffix(3);
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
}

/// Nothing but links, or a label (`Baca juga:`) and links.
bool is_link_line(const Block& block) {
  return block.text.size() >= kLeastLinkLine && block.link_bytes * 10 >= block.text.size() * 6 &&
         !block.text.ends_with('.');
}

/// The element around a paragraph that could be the article: its own <div>, or what is around a
/// <p>, a list or a table.
const xmlNode* container_of(const xmlNode* owner) {
  constexpr std::array<std::string_view, 6> kContainers = {"div",  "section", "article",
                                                           "main", "body",    "td"};
  while (owner != nullptr && owner->type == XML_ELEMENT_NODE &&
         std::find(kContainers.begin(), kContainers.end(), tag_of(*owner)) == kContainers.end()) {
    owner = owner->parent;
  }
  return owner != nullptr && owner->type == XML_ELEMENT_NODE ? owner : nullptr;
}

/// Finds the element that holds the article among the blocks of a page.
class Finder {
 public:
  explicit Finder(const Blocks& page) : page_(page) {}

  std::optional<Range> find(const xmlNode& root) {
    if (const auto marked = marked_body(root)) return marked;
    for (const Block& block : page_.blocks) {
      const std::size_t own = block.text.size() - block.link_bytes;
      if (is_kept(block) && own >= kLeastParagraph && !is_link_line(block)) spread(block, own);
    }
    const auto best =
        std::max_element(scores_.begin(), scores_.end(), [this](const auto& a, const auto& b) {
          return a.second != b.second ? a.second < b.second : begin_of(a.first) > begin_of(b.first);
        });
    if (best == scores_.end()) return std::nullopt;
    return range_of(best->first);
  }

 private:
  std::optional<Range> marked_body(const xmlNode& root) const {
    std::optional<Range> found;
    std::size_t most = kLeastBody;
    for_each_element(root, [&](const xmlNode& element) {
      if (attribute(element, "itemprop") != "articleBody") return true;
      const auto range = range_of(&element);
      if (range && text_bytes(*range) >= most) {
        most = text_bytes(*range);
        found = range;
      }
      return false;
    });
    return found;
  }

  void spread(const Block& block, std::size_t bytes) {
    const xmlNode* element = container_of(block.owner);
    constexpr std::array kShares = {1.0, 0.6, 0.3};
    for (const double share : kShares) {
      if (element == nullptr) return;
      scores_[element] += share * double(bytes);
      element = container_of(element->parent);
    }
  }

  [[nodiscard]] std::optional<Range> range_of(const xmlNode* element) const {
    const auto found = page_.ranges.find(element);
    return found == page_.ranges.end() ? std::nullopt : std::optional(found->second);
  }

  [[nodiscard]] std::size_t begin_of(const xmlNode* element) const {
    const auto range = range_of(element);
    return range ? range->begin : page_.blocks.size();
  }

  [[nodiscard]] std::size_t text_bytes(Range range) const {
    std::size_t bytes = 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (is_kept(page_.blocks[i])) bytes += page_.blocks[i].text.size();
    }
    return bytes;
  }

  const Blocks& page_;
  std::unordered_map<const xmlNode*, double> scores_;
};

bool is_byline(const Block& block, const std::vector<std::string>& authors) {
  if (block.text.size() > kLongestByline || ends_sentence(block.text)) return false;
  const bool names_author =
      std::any_of(authors.begin(), authors.end(), [&](const std::string& author) {
        return !author.empty() && block.text.find(author) != std::string::npos;
      });
  return names_author || first_time_in(block.text).has_value();
}

/// Marks lines within the article that are none of it.
void mark_lines(std::vector<Block>& blocks, Range range, std::string_view title,
                const std::vector<std::string>& authors) {
  bool in_head = true;  // before the first paragraph
  for (std::size_t i = range.begin; i < range.end; ++i) {
    Block& block = blocks[i];
    if (!is_kept(block)) continue;
    if (is_link_line(block)) {
      block.rule = "html-link-line";
    } else if (in_head && block.text == title) {
      block.rule = "html-title";
    } else if (in_head && is_byline(block, authors)) {
      block.rule = "html-byline";
    } else if (block.text.size() >= kLeastParagraph) {
      in_head = false;
    }
  }
  // A heading, or a short line that announces, with nothing but links below it.
  for (std::size_t i = range.end; i-- > range.begin;) {
    Block& block = blocks[i];
    const bool announces = block.heading || block.text.ends_with(':');
    if (!is_kept(block) || !announces || block.text.size() > kLongestByline) continue;
    const bool over_links = i + 1 < range.end && blocks[i + 1].rule == "html-link-line" &&
                            (block.heading || blocks[i + 1].owner != block.owner);
    if (over_links) block.rule = "html-link-heading";
  }
}

std::string first_title(const HtmlDocument& document) {
  std::string title;
  for_each_element(*document.root(), [&](const xmlNode& element) {
    const bool wanted = tag_of(element) == "h1" && title.empty();
    if (wanted) title = text_below(element);
    return title.empty();
  });
  return title;
}

MainText collect(std::vector<Block> blocks, Range range) {
  MainText text;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i];
    const bool inside = i >= range.begin && i < range.end;
    const bool byline = block.rule == "html-byline" || (is_kept(block) && i < range.begin);
    if (byline && i < range.end && block.text.size() <= kLongestByline) {
      text.bylines.push_back(block.text);
    }
    if (inside && is_kept(block)) {
      if (!text.body.empty()) text.body += '\n';
      text.body += block.text;
    } else {
      text.removed.push_back(RemovedText{std::string(is_kept(block) ? "html-outside" : block.rule),
                                         std::move(block.text)});
    }
  }
  return text;
}

MainText attempt(const HtmlDocument& document, std::string_view title,
                 const std::vector<std::string>& authors, bool by_names) {
  Blocks page = blocks_of(*document.root(), by_names);
  const auto range = Finder(page).find(*document.root());
  if (range) mark_lines(page.blocks, *range, title, authors);
  return collect(std::move(page.blocks), range.value_or(Range{}));
}

}  // namespace

MainText main_text(const HtmlDocument& document, std::string_view title,
                   const std::vector<std::string>& authors) {
  const std::string heading = first_title(document);
  const std::string_view known = title.empty() ? std::string_view(heading) : title;
  MainText text = attempt(document, known, authors, true);
  if (text.body.size() < kLeastBody) {
    MainText trusting = attempt(document, known, authors, false);
    if (trusting.body.size() > text.body.size()) text = std::move(trusting);
  }
  text.title = heading;
  return text;
}

MainText fragment_text(const HtmlDocument& document) {
  Blocks page = blocks_of(*document.root(), true);
  const Range all{0, page.blocks.size()};
  mark_lines(page.blocks, all, {}, {});
  return collect(std::move(page.blocks), all);
}

}  // namespace telusur::indexer::detail
