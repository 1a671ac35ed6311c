// SPDX-License-Identifier: GPL-2.0-or-later
#include "shared_data.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <boost/json.hpp>
#include <cstdlib>
#include <memory>

namespace telusur::bench {
namespace fs = std::filesystem;

fs::path shared_file(std::string_view name) {
  const char* folder = std::getenv("TELUSUR_SHARED");
  if (folder == nullptr || *folder == '\0') {
    throw std::runtime_error(
        fmt::format("no shared data: set TELUSUR_SHARED to the folder with data/{}", name));
  }
  fs::path file = fs::path(folder) / "data" / name;
  if (!fs::exists(file)) {
    throw std::runtime_error(
        fmt::format("{} is missing; TELUSUR_SHARED is {}", file.string(), folder));
  }
  return file;
}

namespace {

struct CloseGzip {
  void operator()(gzFile file) const { gzclose(file); }
};

/// The next line without its end; false at the end of the file.
bool read_line(gzFile file, std::string& line) {
  std::array<char, 1U << 16U> chunk{};
  line.clear();
  while (gzgets(file, chunk.data(), static_cast<int>(chunk.size())) != nullptr) {
    line += chunk.data();
    if (line.ends_with('\n')) {
      line.pop_back();
      return true;
    }
  }
  return !line.empty();
}

}  // namespace

void each_news_line(const std::function<bool(const std::string&)>& use) {
  const fs::path path = shared_file("news.ndjson.gz");
  const std::unique_ptr<gzFile_s, CloseGzip> file(gzopen(path.c_str(), "rb"));
  if (!file) throw std::runtime_error(path.string() + " cannot be opened");
  std::string line;
  while (read_line(file.get(), line) && use(line)) {
  }
}

std::string news_text(std::size_t bytes) {
  std::string text;
  each_news_line([&](const std::string& line) {
    const boost::json::value article = boost::json::parse(line);
    text += article.at("body").as_string();
    text += '\n';
    return text.size() < bytes;
  });
  return text;
}

}  // namespace telusur::bench
