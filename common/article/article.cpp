// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/article.hpp"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>

#include "support/utf8.hpp"

namespace telusur::article {
namespace {

Error invalid(std::string_view field, std::string what, std::string hint) {
  return Error{ErrorCode::invalid_document, std::string(field), std::move(what), std::move(hint)};
}

std::optional<Error> check_size(std::string_view field, std::string_view value, std::size_t most) {
  if (value.size() <= most) return std::nullopt;
  return invalid(field, fmt::format("{} bytes long", value.size()),
                 fmt::format("at most {} bytes", most));
}

std::optional<Error> check_list(std::string_view field, const std::vector<std::string>& values) {
  if (values.size() > kMaxListItems) {
    return invalid(field, fmt::format("{} entries", values.size()),
                   fmt::format("at most {}", kMaxListItems));
  }
  for (const std::string& value : values) {
    if (auto error = check_size(field, value, kMaxFieldBytes)) return error;
  }
  return std::nullopt;
}

std::optional<Error> check_control_characters(std::string_view field, std::string_view value) {
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      return invalid(field, fmt::format("holds the control character 0x{:02X}", byte),
                     "printable characters only");
    }
  }
  return std::nullopt;
}

/// Feeds one field to the hash with its length, so that moving text between fields changes it.
void add(XXH3_state_t& state, std::string_view field) {
  const std::uint64_t length = field.size();
  XXH3_64bits_update(&state, &length, sizeof length);
  XXH3_64bits_update(&state, field.data(), field.size());
}

void add(XXH3_state_t& state, const std::optional<Timestamp>& time) {
  add(state, time ? to_rfc3339(*time) : std::string());
}

void add(XXH3_state_t& state, const std::vector<std::string>& values) {
  const std::uint64_t count = values.size();
  XXH3_64bits_update(&state, &count, sizeof count);
  for (const std::string& value : values)
    add(state, std::string_view(value));
}

}  // namespace

std::size_t text_bytes(const Article& article) {
  return article.title.size() + article.lead.size() + article.body.size();
}

Result<void> validate(const Article& article) {
  if (article.id.empty()) return invalid("id", "missing", "give each article a stable id");
  if (auto error = check_size("id", article.id, kMaxIdBytes)) return *error;
  if (auto error = check_control_characters("id", article.id)) return *error;
  if (!utf8::valid(article.id)) return invalid("id", "not valid UTF-8", "");
  if (article.title.empty() && article.body.empty() && article.lead.empty()) {
    return invalid("body", "no text: title, lead and body are all empty", "");
  }
  if (auto error = check_size("title", article.title, kMaxTitleBytes)) return *error;
  const std::size_t text = text_bytes(article);
  if (text > kMaxTextBytes) {
    return invalid("body", fmt::format("{} bytes of text", text),
                   fmt::format("at most {} bytes", kMaxTextBytes));
  }
  const std::array<std::pair<std::string_view, std::string_view>, 3> short_fields = {
      {{"source", article.source}, {"section", article.section}, {"language", article.language}}};
  for (const auto& [field, value] : short_fields) {
    if (auto error = check_size(field, value, kMaxFieldBytes)) return *error;
  }
  if (auto error = check_list("authors", article.authors)) return *error;
  if (auto error = check_list("tags", article.tags)) return *error;
  return {};
}

std::uint64_t fingerprint(const Article& article) {
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  for (const std::string* field :
       {&article.id, &article.title, &article.lead, &article.body, &article.source,
        &article.section, &article.url, &article.language}) {
    add(state, std::string_view(*field));
  }
  add(state, article.published);
  add(state, article.updated);
  add(state, article.authors);
  add(state, article.tags);
  return XXH3_64bits_digest(&state);
}

}  // namespace telusur::article
