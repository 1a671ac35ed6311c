// SPDX-License-Identifier: GPL-2.0-or-later
#include "readers/sitemap_reader.hpp"

#include <array>
#include <filesystem>
#include <utility>
#include <vector>

#include "readers/detail/ascii.hpp"
#include "readers/detail/markup.hpp"
#include "readers/detail/news_time.hpp"
#include "readers/detail/page_path.hpp"
#include "readers/detail/whole_input.hpp"
#include "readers/detail/xml_document.hpp"

namespace telusur::indexer {
namespace {

namespace fs = std::filesystem;

/// What a sitemap says of one page.
struct Entry {
  std::string url;
  std::string title;
  std::string published;
  std::string publisher;
};

std::string text_of(const pugi::xml_node& node) {
  return std::string(detail::trimmed(node.text().as_string()));
}

/// True for a path without `..` that leads below `folder` also after symbolic links.
bool is_below(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  const fs::path base = fs::weakly_canonical(folder, error);
  const fs::path relative = real.lexically_relative(base);
  return !error && !relative.empty() && *relative.begin() != "..";
}

/// The file that an address stands for below `folder`.
std::optional<fs::path> file_of(std::string_view url, const fs::path& folder) {
  const std::size_t scheme = url.find("://");
  std::string_view place = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
  place = place.substr(0, place.find_first_of("?#"));
  while (place.ends_with('/'))
    place.remove_suffix(1);
  std::vector<std::string> names = {std::string(place)};
  if (const std::size_t slash = place.find('/'); slash != std::string_view::npos) {
    names.emplace_back(place.substr(slash + 1));
  }
  constexpr std::array<std::string_view, 5> kEndings = {"", ".html", "/index.html", ".gz",
                                                        ".html.gz"};
  for (const std::string& name : names) {
    if (name.empty() || name.front() == '/') continue;
    for (const std::string_view ending : kEndings) {
      const fs::path path = folder / (name + std::string(ending));
      std::error_code error;
      if (fs::is_regular_file(path, error) && is_below(path, folder)) return path;
    }
  }
  return std::nullopt;
}

class SitemapReader final : public Reader {
 public:
  SitemapReader(ByteSource source, const Input& input, ReaderOptions options)
      : source_(std::move(source)), options_(std::move(options)) {
    folder_ = input.path == "-" ? fs::path(".") : fs::path(input.path).parent_path();
    if (folder_.empty()) folder_ = ".";
    options_.format.clear();  // of the sitemap, not of what it lists
    ++options_.depth;
  }

  std::optional<Record> next() override {
    if (!std::exchange(opened_, true)) {
      if (auto failed = open()) return Record{{source_.name(), 0}, std::move(*failed)};
    }
    for (;;) {
      if (page_) {
        if (auto record = page_->next()) return completed(std::move(*record));
        page_.reset();
      }
      if (next_ == entries_.size()) break;
      if (auto failed = open_page(entries_[next_++])) return failed;
    }
    if (!document_.damage) return std::nullopt;
    const Origin origin{source_.name(), 0};
    return Record{origin, located(origin, *std::exchange(document_.damage, std::nullopt))};
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return source_.bytes_read(); }

 private:
  std::optional<Error> open() {
    if (options_.depth > kMostNested) {
      return Error{ErrorCode::invalid_document, source_.name(),
                   "sitemaps within sitemaps, too deep", ""};
    }
    const auto bytes = detail::whole(source_, kMaxSitemapBytes);
    if (!bytes) return bytes.error();
    document_ = detail::parse_xml(*bytes);
    const pugi::xml_node root = document_.tree->document_element();
    for (const char* name : {"url", "sitemap"}) {
      for (const pugi::xml_node& node : root.children(name)) {
        const pugi::xml_node news = node.child("news:news");
        entries_.push_back({text_of(node.child("loc")), text_of(news.child("news:title")),
                            text_of(news.child("news:publication_date")),
                            text_of(news.child("news:publication").child("news:name"))});
      }
    }
    return std::nullopt;
  }

  /// Opens the page of an entry; a record says why it cannot be read.
  std::optional<Record> open_page(const Entry& entry) {
    const Origin origin{source_.name(), next_};
    const auto file = file_of(entry.url, folder_);
    if (!file) {
      return Record{origin, Error{ErrorCode::unreadable, to_string(origin),
                                  "no file beside the sitemap is " + entry.url,
                                  "save pages as HOST/PATH or PATH below its folder"}};
    }
    auto reader = open_reader(Input{file->string(), folder_}, options_);
    if (!reader) return Record{origin, located(origin, reader.error())};
    page_ = std::move(*reader);
    return std::nullopt;
  }

  /// The record with what the entry says where it says nothing itself.
  Record completed(Record record) const {
    if (!record.article) return record;
    const Entry& entry = entries_[next_ - 1];
    article::Article& article = *record.article;
    if (article.title.empty()) article.title = entry.title;
    if (!article.published) article.published = detail::read_time(entry.published);
    if (article.url.empty()) {
      const detail::PagePath path = detail::page_path_of_url(entry.url);
      article.url = path.url;
      if (article.source.empty()) article.source = path.source;
      if (!path.id.empty()) article.id = path.id;
    }
    if (article.source.empty()) article.source = entry.publisher;
    return record;
  }

  ByteSource source_;
  ReaderOptions options_;
  fs::path folder_;
  bool opened_ = false;
  detail::XmlDocument document_;
  std::vector<Entry> entries_;
  std::size_t next_ = 0;
  std::unique_ptr<Reader> page_;
};

}  // namespace

std::unique_ptr<Reader> open_sitemap(ByteSource source, const Input& input,
                                     const ReaderOptions& options) {
  return std::make_unique<SitemapReader>(std::move(source), input, options);
}

Match match_sitemap(std::string_view head) {
  return detail::markup_of(head) == detail::Markup::sitemap ? Match::certain : Match::never;
}

}  // namespace telusur::indexer
