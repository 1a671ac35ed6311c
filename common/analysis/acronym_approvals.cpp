// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/acronym_approvals.hpp"

#include <algorithm>

#include "analysis/acronyms.hpp"
#include "support/file.hpp"
#include "support/text_lines.hpp"

namespace telusur::analysis {
namespace {

using Approved = AcronymApprovals::Approved;

constexpr std::string_view kHint =
    "write `+ SHORT = long form`, `- SHORT` or `- SHORT = long form`";

bool holds(const std::vector<Approved>& list, const Approved& meaning) {
  return std::ranges::find(list, meaning.long_key, &Approved::long_key) != list.end();
}

/// One line that says something.
struct Line {
  bool approves = false;
  bool has_long = false;
  Approved meaning;
};

/// Reads a line; the text of a fault otherwise.
std::string read_line(std::string_view text, const Analyzer& analyzer, Line& line) {
  if (text.front() != '+' && text.front() != '-') {
    return "a line begins with " + std::string(1, text.front());
  }
  line.approves = text.front() == '+';
  const std::size_t equals = text.find('=');
  line.has_long = equals != std::string_view::npos;
  line.meaning.short_form = trimmed_blanks(text.substr(1, line.has_long ? equals - 1 : equals));
  if (acronym_key(line.meaning.short_form).empty()) return "no short form";
  if (!line.has_long) return line.approves ? "an approved short form without a long form" : "";
  line.meaning.long_form = trimmed_blanks(text.substr(equals + 1));
  line.meaning.long_key = expansion_key(analyzer, line.meaning.long_form);
  return line.meaning.long_key.empty() ? "no words after =" : "";
}

}  // namespace

Result<AcronymApprovals> AcronymApprovals::parse(std::string_view text, std::string_view name,
                                                 const Analyzer& analyzer) {
  AcronymApprovals approvals;
  int number = 0;
  const auto wrong = [&](std::string what, std::string_view hint) {
    return Error{ErrorCode::unsupported_format, std::string(name) + ":" + std::to_string(number),
                 std::move(what), std::string(hint)};
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view whole = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    const std::string_view content = trimmed_blanks(whole.substr(0, whole.find('#')));
    if (content.empty()) continue;
    Line line;
    if (std::string fault = read_line(content, analyzer, line); !fault.empty()) {
      return wrong(std::move(fault), kHint);
    }
    Decision& decision = approvals.decisions_[acronym_key(line.meaning.short_form)];
    if (!line.has_long) {
      decision.refused = true;
    } else if (auto& list = line.approves ? decision.approved : decision.refused_meanings;
               !holds(list, line.meaning)) {
      list.push_back(line.meaning);
    }
    const bool contradiction = (decision.refused && !decision.approved.empty()) ||
                               std::ranges::any_of(decision.approved, [&](const Approved& meaning) {
                                 return holds(decision.refused_meanings, meaning);
                               });
    if (contradiction) {
      return wrong("\"" + line.meaning.short_form + "\" is both approved and refused",
                   "leave one of the lines out");
    }
  }
  return approvals;
}

Result<AcronymApprovals> AcronymApprovals::load(const std::filesystem::path& path,
                                                const Analyzer& analyzer) {
  const auto text = read_file(path);
  if (!text) return text.error();
  return parse(*text, path.string(), analyzer);
}

const AcronymApprovals::Decision* AcronymApprovals::find(std::string_view short_key) const {
  const auto known = decisions_.find(short_key);
  return known == decisions_.end() ? nullptr : &known->second;
}

}  // namespace telusur::analysis
