// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/json_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <optional>

#include "article/article_id.hpp"
#include "article/page_address.hpp"
#include "support/utf8.hpp"

namespace telusur::article {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxDepth = 32;

using Keys = const FieldNames::Names&;

Error invalid(std::string_view field, std::string what, std::string hint) {
  return Error{ErrorCode::invalid_document, std::string(field), std::move(what), std::move(hint)};
}

/// "is an object", for messages.
std::string_view kind_found(json::kind kind) {
  switch (kind) {
    case json::kind::null:
      return "is null";
    case json::kind::bool_:
      return "is true or false";
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_:
      return "is a number";
    case json::kind::string:
      return "is a string";
    case json::kind::array:
      return "is a list";
    case json::kind::object:
      break;
  }
  return "is an object";
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string text_of(const json::string& value) {
  const std::string_view text = trimmed(value);
  return utf8::valid(text) ? std::string(text) : utf8::repaired(text);
}

/// Reads the fields of one object. The first error wins and ends the rest.
class Fields {
 public:
  explicit Fields(const json::object& object) : object_(object) {}

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  /// The first of `keys` that holds a text.
  std::string text(Keys keys) {
    for (const std::string& key : keys) {
      const json::value* value = find(key);
      if (value == nullptr) continue;
      if (const auto* string = value->if_string()) {
        if (std::string found = text_of(*string); !found.empty()) return found;
      } else {
        refuse(key, *value, "expected a string");
      }
    }
    return {};
  }

  /// As text(), where a whole number will do too.
  std::string id(Keys keys) {
    for (const std::string& key : keys) {
      const json::value* value = find(key);
      if (value == nullptr) continue;
      if (const auto* number = value->if_int64()) return fmt::to_string(*number);
      if (const auto* number = value->if_uint64()) return fmt::to_string(*number);
      if (const auto* string = value->if_string()) {
        if (std::string found = text_of(*string); !found.empty()) return found;
      } else {
        refuse(key, *value, "expected a string or a whole number");
      }
    }
    return {};
  }

  std::optional<Timestamp> time(Keys keys) {
    for (const std::string& key : keys) {
      const json::value* value = find(key);
      if (value == nullptr) continue;
      const auto* string = value->if_string();
      if (string == nullptr) {
        refuse(key, *value, "expected a string with a date or time");
        return {};
      }
      const std::string text = text_of(*string);
      if (text.empty()) continue;
      const auto parsed = parse_timestamp(text);
      if (parsed) return *parsed;
      fail(invalid(key, parsed.error().what, parsed.error().hint));
      return {};
    }
    return {};
  }

  /// A list of texts (or of objects with a name, as schema.org has authors), or one text, which
  /// `separator` divides unless it is 0.
  std::vector<std::string> list(Keys keys, char separator) {
    for (const std::string& key : keys) {
      const json::value* value = find(key);
      if (value == nullptr) continue;
      std::vector<std::string> items;
      if (const auto* array = value->if_array()) {
        for (const json::value& item : *array)
          add(items, key, item, 0);
      } else {
        add(items, key, *value, separator);
      }
      if (!items.empty()) return items;
    }
    return {};
  }

 private:
  const json::value* find(std::string_view key) {
    if (error_) return nullptr;
    const json::value* value = object_.if_contains(key);
    if (value == nullptr) value = below(object_, key);
    return value == nullptr || value->is_null() ? nullptr : value;
  }

  /// `_source.judul`: a member of a member.
  static const json::value* below(const json::object& object, std::string_view path) {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) return object.if_contains(path);
    const json::value* outer = object.if_contains(path.substr(0, dot));
    const auto* inner = outer == nullptr ? nullptr : outer->if_object();
    return inner == nullptr ? nullptr : below(*inner, path.substr(dot + 1));
  }

  void add(std::vector<std::string>& items, std::string_view key, const json::value& item,
           char separator) {
    const json::value* value = &item;
    if (const auto* object = item.if_object()) {
      if (const json::value* name = object->if_contains("name")) value = name;
    }
    const auto* string = value->if_string();
    if (string == nullptr) {
      if (!value->is_null()) refuse(key, *value, "expected a string or a list of strings");
      return;
    }
    const std::string text = text_of(*string);
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end =
          separator == 0 ? text.size() : std::min(text.find(separator, begin), text.size());
      const std::string_view part = trimmed(std::string_view(text).substr(begin, end - begin));
      if (!part.empty()) items.emplace_back(part);
      begin = end + 1;
    }
  }

  void refuse(std::string_view key, const json::value& value, std::string_view expected) {
    fail(invalid(key, std::string(kind_found(value.kind())), std::string(expected)));
  }

  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

  const json::object& object_;
  std::optional<Error> error_;
};

/// `id` of `id-ID` or `id_ID`.
std::string primary_subtag(std::string language) {
  language.resize(std::min(language.find_first_of("-_"), language.size()));
  for (char& c : language) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return language;
}

json::parse_options parse_options() {
  json::parse_options options;
  options.max_depth = kMaxDepth;
  options.allow_invalid_utf8 = true;  // repaired in text_of(): a bad byte is no reason to reject
  return options;
}

}  // namespace

Result<Article> article_of(const json::object& object, const FieldNames& names) {
  Fields fields(object);
  Article article;
  article.id = fields.id(names.id);
  article.title = fields.text(names.title);
  article.body = fields.text(names.body);
  article.lead = fields.text(names.lead);
  article.published = fields.time(names.published);
  article.updated = fields.time(names.updated);
  article.source = fields.text(names.source);
  article.section = fields.text(names.section);
  article.authors = fields.list(names.authors, 0);
  article.tags = fields.list(names.tags, ',');
  article.url = fields.text(names.url);
  if (auto language = fields.text(names.language); !language.empty()) {
    article.language = primary_subtag(std::move(language));
  }
  if (fields.error()) return *fields.error();
  if (article.id.empty() && !article.url.empty()) {
    const auto address = page_address(article.url);
    article.id = address ? address->id() : bounded_id(article.url);
  }
  if (article.id.empty()) article.id = content_id(article);
  return article;
}

JsonRecordParser::JsonRecordParser(FieldNames names)
    : names_(std::move(names)),
      arena_(kArenaBytes),
      parser_({}, parse_options(), scratch_.data(), scratch_.size()) {}

Result<Article> JsonRecordParser::parse(std::string_view text) {
  // One arena for the values of one record: the next reset() frees them all at once.
  json::monotonic_resource arena(arena_.data(), arena_.size());
  parser_.reset(&arena);
  json::error_code error;
  const std::size_t read = parser_.write_some(text, error);
  if (!error && read < text.size() && !trimmed(text.substr(read)).empty()) {
    error = json::error::extra_data;
  }
  if (error) {
    parser_.reset();
    return invalid("", fmt::format("not valid JSON at byte {}: {}", read + 1, error.message()),
                   "one JSON object a line");
  }
  const json::value value = parser_.release();
  parser_.reset();
  const auto* object = value.if_object();
  if (object == nullptr) {
    return invalid("", std::string(kind_found(value.kind())), "expected one JSON object a line");
  }
  return article_of(*object, names_);
}

}  // namespace telusur::article
