// SPDX-License-Identifier: GPL-2.0-or-later
#include "rejects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "report.hpp"

namespace telusur::indexer {
namespace {

constexpr std::uint64_t kShown = 10;  ///< on standard error; the file has them all

std::string one_field(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

Result<Rejects> Rejects::open(const std::string& path, Language language) {
  Rejects rejects;
  rejects.path_ = path;
  rejects.language_ = language;
  if (path.empty()) return rejects;
  rejects.file_.reset(std::fopen(path.c_str(), "we"));
  if (!rejects.file_) {
    return Error{ErrorCode::unwritable, path, std::generic_category().message(errno),
                 "--rejects needs a file that can be written"};
  }
  return rejects;
}

void Rejects::add(const Origin& origin, const Error& error) {
  if (file_) {
    fmt::print(file_.get(), "{}\t{}\t{}\t{}\n", one_field(origin.input), origin.record,
               name(error.code), one_field(to_string(error)));
  }
  if (shown_++ < kShown) {
    report(error, language_);
  } else if (shown_ == kShown + 1) {
    fmt::print(stderr, "telusur-indexer: ... {}\n",
               file_ ? std::string(in(language_, "selebihnya ada di ", "the rest is in ")) + path_
                     : in(language_, "sebutkan berkas dengan --rejects untuk melihat semuanya",
                          "name a file with --rejects to see them all"));
  }
}

Result<void> Rejects::finish() {
  if (file_ && std::fflush(file_.get()) != 0) {
    return Error{ErrorCode::unwritable, path_, std::generic_category().message(errno), ""};
  }
  return {};
}

}  // namespace telusur::indexer
