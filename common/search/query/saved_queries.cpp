// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query/saved_queries.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "search/query/detail/balance.hpp"
#include "search/query/lexer.hpp"
#include "search/query/query.hpp"
#include "support/ascii.hpp"
#include "support/file.hpp"

namespace telusur::search {
namespace {

constexpr std::string_view kExample = "write NAME = \"judul:umkm sejak:2023\"";

/// In lower case; nothing for what is no name.
std::optional<std::string> name_of(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const bool allowed = ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_';
    if (!allowed) return std::nullopt;
    name += ascii::lowered(c);
  }
  if (name.empty()) return std::nullopt;
  return name;
}

/// Every reference to a saved query in `text`, known or not.
std::vector<Lexeme> references(std::string_view text) {
  NoticeList ignored(text);
  std::vector<Lexeme> found = lex(text, ignored);
  std::erase_if(found, [](const Lexeme& lexeme) {
    return lexeme.kind != LexemeKind::filter || !std::holds_alternative<SavedField>(lexeme.role);
  });
  return found;
}

std::string_view part(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.end - range.begin);
}

using Find = std::function<const std::string*(std::string_view name)>;

std::string put_in(std::string_view text, const Find& find) {
  std::string out;
  std::uint32_t from = 0;
  for (const Lexeme& reference : references(text)) {
    const auto name = name_of(part(text, reference.inner));
    const std::string* query = name ? find(*name) : nullptr;
    if (query == nullptr || out.size() > kMaxQueryBytes) continue;
    out += text.substr(from, reference.range.begin - from);
    out += '(' + *query + ')';
    from = reference.range.end;
  }
  out += text.substr(from);
  return out;
}

struct Definition {
  std::string text;
  std::string place;  ///< `file:line`
};

/// Why `text` cannot stand in parentheses inside another query.
std::optional<std::string> unbalanced(std::string_view text) {
  NoticeList notices(text);
  detail::balance(lex(text, notices), notices);
  for (const Notice& notice : notices.take()) {
    if (notice.code == NoticeCode::unbalanced_quote) return "a quote without its partner";
    if (notice.code == NoticeCode::unbalanced_parenthesis)
      return "a parenthesis without its partner";
  }
  return std::nullopt;
}

/// Puts into each definition those it refers to, so that none refers to any.
class Resolver {
 public:
  explicit Resolver(std::map<std::string, Definition, std::less<>> definitions)
      : definitions_(std::move(definitions)) {}

  Result<std::map<std::string, std::string, std::less<>>> run() {
    for (const auto& [name, definition] : definitions_) {
      if (auto done = resolve(name, definition); !done) return done.error();
    }
    return std::move(resolved_);
  }

 private:
  // Recursion is bounded by the number of definitions: each is entered once.
  Result<void> resolve(const std::string& name, const Definition& definition) {
    if (resolved_.contains(name)) return {};
    if (!open_.insert(name).second)
      return refusal(definition, "the saved query " + name + " refers to itself");
    if (const auto fault = unbalanced(definition.text))
      return refusal(definition, name + ": " + *fault);
    for (const Lexeme& reference : references(definition.text)) {
      const std::string_view typed = part(definition.text, reference.inner);
      const auto other = name_of(typed);
      const auto known = other ? definitions_.find(*other) : definitions_.end();
      if (known == definitions_.end())
        return refusal(definition, fmt::format("no query is saved as {}", typed));
      if (auto done = resolve(known->first, known->second); !done) return done;
    }
    std::string text = put_in(definition.text, [&](std::string_view other) {
      const auto found = resolved_.find(other);
      return found == resolved_.end() ? nullptr : &found->second;
    });
    if (text.size() > kMaxQueryBytes)
      return refusal(definition, fmt::format("{} is longer than {} bytes", name, kMaxQueryBytes));
    resolved_.emplace(name, std::move(text));
    return {};
  }

  static Error refusal(const Definition& definition, std::string what) {
    return Error{ErrorCode::invalid_parameter, definition.place, std::move(what), ""};
  }

  std::map<std::string, Definition, std::less<>> definitions_;
  std::map<std::string, std::string, std::less<>> resolved_;
  std::set<std::string, std::less<>> open_;
};

Result<std::map<std::string, Definition, std::less<>>> definitions_of(const toml::table& table,
                                                                      const std::string& where) {
  std::map<std::string, Definition, std::less<>> definitions;
  for (const auto& [key, node] : table) {
    const std::string place = fmt::format("{}:{}", where, node.source().begin.line);
    const auto name = name_of(key.str());
    if (!name) {
      return Error{ErrorCode::invalid_parameter, place,
                   fmt::format("{}: a name has letters, digits, - and _ only", key.str()), ""};
    }
    const auto text = node.value_exact<std::string>();
    if (!text) {
      return Error{ErrorCode::invalid_parameter, place, *name + ": not a text",
                   std::string(kExample)};
    }
    if (!definitions.emplace(*name, Definition{*text, place}).second)
      return Error{ErrorCode::invalid_parameter, place, *name + " is saved twice", ""};
  }
  if (definitions.size() > kMaxSavedQueries) {
    return Error{ErrorCode::invalid_parameter, where,
                 fmt::format("{} saved queries", definitions.size()),
                 fmt::format("at most {}", kMaxSavedQueries)};
  }
  return definitions;
}

}  // namespace

Result<SavedQueries> SavedQueries::parse(std::string_view toml, const std::string& where) {
  SavedQueries saved;
  try {
    auto definitions = definitions_of(toml::parse(toml), where);
    if (!definitions) return definitions.error();
    auto resolved = Resolver(std::move(*definitions)).run();
    if (!resolved) return resolved.error();
    saved.queries_ = std::move(*resolved);
  } catch (const toml::parse_error& error) {
    return Error{ErrorCode::invalid_document,
                 fmt::format("{}:{}", where, error.source().begin.line),
                 std::string(error.description()), std::string(kExample)};
  }
  return saved;
}

Result<SavedQueries> SavedQueries::read(const std::string& path) {
  if (path.empty()) return SavedQueries{};
  const auto text = read_file(path);
  if (!text) return text.error();
  return parse(*text, path);
}

std::string SavedQueries::put_into(std::string_view text) const {
  if (queries_.empty()) return std::string(text);
  return put_in(text, [this](std::string_view name) {
    const auto found = queries_.find(name);
    return found == queries_.end() ? nullptr : &found->second;
  });
}

}  // namespace telusur::search
