// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "article/timestamp.hpp"

namespace telusur::test {

/// An article before it is on a page.
struct Copy {
  std::string title;
  std::string section;
  std::string author;
  article::Timestamp published;
  std::vector<std::string> lines;
};

/// How one site lays out its pages: a file of tests/data/pages/styles. Its head says, a line each,
/// `host`, `path` (of the address), `shows` (minute, day or relative: how exactly the page gives
/// the date), `p` (markup of a paragraph) and `after N` (what stands after paragraph N, or the
/// `last` one); then, below a line `---`, the page. In braces: title, title_json, author, section,
/// url, related1 … related4 (other titles), body, and the date in several ways.
class PageStyle {
 public:
  explicit PageStyle(const std::string& file);

  struct Page {
    std::string html;
    std::string host;
    article::Timestamp shown;    ///< the date as exactly as the page gives it
    article::Timestamp fetched;  ///< two hours after publication
  };

  /// The page of one article of a list, the next ones serving as headlines beside it.
  [[nodiscard]] Page page(const std::vector<Copy>& copies, std::size_t index) const;

  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  [[nodiscard]] std::string body(const Copy& copy,
                                 const std::map<std::string, std::string>& values) const;

  std::string name_;
  std::map<std::string, std::string> head_;
  std::string page_;
};

}  // namespace telusur::test
