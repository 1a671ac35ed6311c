// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/detail/html/blocks.hpp"

#include <algorithm>
#include <array>

#include "readers/detail/html/document.hpp"
#include "readers/detail/html/furniture.hpp"

namespace telusur::indexer::detail {
namespace {

/// Names of classes are believed only of elements with less than this share of the page's text.
constexpr std::size_t kMostShareTenths = 6;
/// Longest bold run that counts as a heading, in bytes.
constexpr std::size_t kLongestBoldHeading = 140;

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& tags, std::string_view tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

constexpr std::array<std::string_view, 21> kUnseen = {
    "script", "style",  "template", "noscript", "iframe",   "svg",    "object",
    "embed",  "select", "option",   "audio",    "video",    "canvas", "map",
    "math",   "title",  "textarea", "input",    "datalist", "applet", "progress"};

constexpr std::array<std::string_view, 34> kBlockTags = {
    "p",      "div",        "h1",         "h2",      "h3",      "h4",      "h5",
    "h6",     "li",         "ul",         "ol",      "dl",      "dt",      "dd",
    "table",  "tr",         "thead",      "tbody",   "main",    "article", "section",
    "header", "footer",     "nav",        "aside",   "figure",  "form",    "body",
    "pre",    "blockquote", "figcaption", "address", "details", "summary"};

constexpr std::array<std::string_view, 6> kHeadings = {"h1", "h2", "h3", "h4", "h5", "h6"};

/// Elements that hold the page or the article, whatever classes they carry: WordPress hangs the
/// tags of a post on its <article>.
bool is_frame(const xmlNode& element, std::string_view tag) {
  return tag == "html" || tag == "body" || tag == "main" || tag == "article" ||
         attribute(element, "itemprop") == "articleBody";
}

/// Bytes of visible text, white space aside, below each element, and whether the page's title
/// (`h1`) is among it.
struct Extent {
  std::size_t bytes = 0;
  bool holds_title = false;
};

class Extents {
 public:
  explicit Extents(const xmlNode& root) { total_ = measure(root).bytes; }

  [[nodiscard]] bool is_small(const xmlNode& element) const {
    const auto found = extents_.find(&element);
    if (found == extents_.end()) return true;
    return !found->second.holds_title && found->second.bytes * 10 < total_ * kMostShareTenths;
  }

 private:
  Extent measure(const xmlNode& node) {
    Extent extent;
    const std::string_view text = characters(node);
    extent.bytes = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return c != ' ' && c != '\n'; }));
    const std::string_view tag = tag_of(node);
    if (tag.empty() || contains(kUnseen, tag)) return extent;
    extent.holds_title = tag == "h1";
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      const Extent inner = measure(*child);
      extent.bytes += inner.bytes;
      extent.holds_title = extent.holds_title || inner.holds_title;
    }
    extents_.emplace(&node, extent);
    return extent;
  }

  std::unordered_map<const xmlNode*, Extent> extents_;
  std::size_t total_ = 0;
};

class Walk {
 public:
  Walk(Blocks& out, const Extents* extents) : out_(out), extents_(extents) {}

  struct State {
    const xmlNode* owner = nullptr;
    std::string_view rule;
    bool in_link = false;
    bool bold = false;
    bool in_heading = false;
  };

  void visit(const xmlNode& node, State state) {
    const std::string_view tag = tag_of(node);
    if (tag.empty()) {
      add(characters(node), state);
      return;
    }
    if (contains(kUnseen, tag)) return;
    if (tag == "br" || tag == "hr") {
      flush();
      return;
    }
    const std::string_view rule = state.rule.empty() ? rule_of(node, tag) : state.rule;
    const bool block =
        contains(kBlockTags, tag) || rule != state.rule || starts_read_also(node, tag);
    if (block) {
      flush();
      state.owner = contains(kBlockTags, tag) ? &node : state.owner;
    }
    if ((tag == "td" || tag == "th") && !text_.empty()) add(" | ", state);
    state.rule = rule;
    state.in_link = state.in_link || tag == "a";
    state.bold = state.bold || tag == "b" || tag == "strong";
    state.in_heading = state.in_heading || contains(kHeadings, tag);
    const std::size_t begin = out_.blocks.size();
    for (const xmlNode* child = node.children; child != nullptr; child = child->next)
      visit(*child, state);
    if (block) {
      flush();
      if (out_.blocks.size() > begin) out_.ranges[&node] = {begin, out_.blocks.size()};
    }
  }

  void flush() {
    while (text_.ends_with(' '))
      text_.pop_back();
    if (!text_.empty()) {
      const bool heading =
          state_.in_heading || (bold_bytes_ >= text_.size() && text_.size() <= kLongestBoldHeading);
      const std::size_t link_bytes = std::min(link_bytes_, text_.size());
      out_.blocks.push_back(
          Block{std::move(text_), state_.owner, link_bytes, heading, state_.rule});
    }
    text_.clear();
    link_bytes_ = 0;
    bold_bytes_ = 0;
  }

 private:
  std::string_view rule_of(const xmlNode& node, std::string_view tag) const {
    if (is_frame(node, tag)) return {};
    if (const auto rule = furniture_by_tag(node); !rule.empty()) return rule;
    if (extents_ == nullptr) return {};
    const auto rule = furniture_by_name(node);
    return !rule.empty() && extents_->is_small(node) ? rule : std::string_view();
  }

  /// `<strong>Baca juga: <a>…</a></strong>` in the middle of a paragraph is a line of its own.
  static bool starts_read_also(const xmlNode& node, std::string_view tag) {
    if (tag != "strong" && tag != "b" && tag != "em" && tag != "i" && tag != "span") return false;
    const xmlNode* first = node.children;
    while (first != nullptr && tag_of(*first) != "a" && first->type == XML_ELEMENT_NODE)
      first = first->children;
    std::string_view text = first == nullptr ? std::string_view() : characters(*first);
    text.remove_prefix(std::min(text.find_first_not_of(" \n\t("), text.size()));
    return text.starts_with("Baca juga") || text.starts_with("Baca Juga") ||
           text.starts_with("BACA JUGA");
  }

  void add(std::string_view text, const State& state) {
    for (const char c : text) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (space && (text_.empty() || text_.back() == ' ')) continue;
      if (text_.empty()) state_ = state;
      text_ += space ? ' ' : c;
      if (state.in_link) ++link_bytes_;
      if (state.bold) ++bold_bytes_;
    }
  }

  Blocks& out_;
  const Extents* extents_;
  std::string text_;
  std::size_t link_bytes_ = 0;
  std::size_t bold_bytes_ = 0;
  State state_;  ///< where the text at hand began
};

}  // namespace

Blocks blocks_of(const xmlNode& root, bool by_names) {
  Blocks blocks;
  if (by_names) {
    const Extents extents(root);
    Walk(blocks, &extents).visit(root, {});
  } else {
    Walk(blocks, nullptr).visit(root, {});
  }
  return blocks;
}

}  // namespace telusur::indexer::detail
