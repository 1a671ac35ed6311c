// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_article.hpp"

#include "support/bytes.hpp"

namespace telusur::index {
namespace {

using article::Article;
using article::Timestamp;

constexpr char kFormat = '\x01';

void append(std::string& out, const std::optional<Timestamp>& time) {
  append_varint(out, time ? 1 : 0);
  if (!time) return;
  append_varint(out, zigzag(time->moment.time_since_epoch().count()));
  append_varint(out, zigzag(time->utc_offset.count()));
}

void append(std::string& out, const std::vector<std::string>& values) {
  append_varint(out, values.size());
  for (const std::string& value : values)
    append_sized(out, value);
}

/// A time no calendar reaches is damage: arithmetic with it would overflow.
bool plausible(const Timestamp& time) {
  using std::chrono::years;
  constexpr std::chrono::minutes kMaxOffset = std::chrono::days{1};
  return time.moment.time_since_epoch() > -years{10'000} &&
         time.moment.time_since_epoch() < years{10'000} && time.utc_offset > -kMaxOffset &&
         time.utc_offset < kMaxOffset;
}

/// False for a time that cannot be.
bool read_time(ByteReader& in, std::optional<Timestamp>& time) {
  if (in.varint() == 0) return true;
  const std::chrono::seconds seconds{unzigzag(in.varint())};
  const std::chrono::minutes offset{unzigzag(in.varint())};
  time = Timestamp{std::chrono::sys_seconds{seconds}, offset};
  return plausible(*time);
}

std::vector<std::string> read_list(ByteReader& in) {
  std::vector<std::string> values;
  const std::uint64_t count = in.varint();
  for (std::uint64_t i = 0; i < count && in.good(); ++i)
    values.emplace_back(in.sized());
  return values;
}

}  // namespace

std::string encode_article(const Article& article) {
  std::string out(1, kFormat);
  out.reserve(article.title.size() + article.body.size() + article.lead.size() + 256);
  append_sized(out, article.id);
  append_sized(out, article.title);
  append_sized(out, article.source);
  append_sized(out, article.section);
  append_sized(out, article.url);
  append_sized(out, article.language);
  append(out, article.published);
  append(out, article.updated);
  append(out, article.authors);
  append(out, article.tags);
  append_sized(out, article.lead);
  append_sized(out, article.body);
  return out;
}

Result<Article> decode_article(std::string_view bytes) {
  const Error damaged{ErrorCode::index_damaged, "", "a stored article cannot be read",
                      "rebuild the index with telusur-indexer --full"};
  if (!bytes.starts_with(kFormat)) return damaged;
  ByteReader in(bytes.substr(1));
  Article article;
  article.id = in.sized();
  article.title = in.sized();
  article.source = in.sized();
  article.section = in.sized();
  article.url = in.sized();
  article.language = in.sized();
  if (!read_time(in, article.published) || !read_time(in, article.updated)) return damaged;
  article.authors = read_list(in);
  article.tags = read_list(in);
  article.lead = in.sized();
  article.body = in.sized();
  if (!in.good() || !in.rest().empty()) return damaged;
  return article;
}

std::string text_of(const Article& article) {
  if (article.lead.empty()) return article.body;
  return article.lead + "\n" + article.body;
}

}  // namespace telusur::index
