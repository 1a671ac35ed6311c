// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/detail/article_drafts.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace telusur::index::detail {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{256} << 10U;

}  // namespace

ArticleDrafts::ArticleDrafts(std::filesystem::path path)
    : path_(std::move(path)),
      file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
  if (file_ < 0) fail("cannot make a file for drafts");
  buffer_.reserve(kBufferBytes);
}

ArticleDrafts::~ArticleDrafts() {
  ::close(file_);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void ArticleDrafts::put(Xapian::docid docid, std::string_view encoded) {
  if (docid > places_.size()) places_.resize(docid);
  places_[docid - 1] = {written_ + buffer_.size(), encoded.size()};
  buffer_ += encoded;
  if (buffer_.size() >= kBufferBytes) write_buffer();
}

std::string ArticleDrafts::get(Xapian::docid docid) {
  if (docid == 0 || docid > places_.size()) return {};
  const auto [begin, size] = places_[docid - 1];
  if (begin >= written_) return buffer_.substr(static_cast<std::size_t>(begin - written_), size);
  std::string draft(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const ssize_t got =
        ::pread(file_, draft.data() + done, size - done, static_cast<off_t>(begin + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) fail("cannot read a draft");
    done += static_cast<std::size_t>(got);
  }
  return draft;
}

void ArticleDrafts::write_buffer() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t wrote = ::write(file_, left.data(), left.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) fail("cannot write a draft");
    left.remove_prefix(static_cast<std::size_t>(wrote));
  }
  written_ += buffer_.size();
  buffer_.clear();
}

void ArticleDrafts::fail(const char* what) const {
  throw Xapian::DatabaseError(std::string(what) + ": " + path_.string(), errno);
}

}  // namespace telusur::index::detail
