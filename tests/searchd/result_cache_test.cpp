// SPDX-License-Identifier: GPL-2.0-or-later
#include "result_cache.hpp"

#include <doctest/doctest.h>

#include <random>
#include <thread>

using namespace telusur::searchd;

namespace {

/// An answer that cannot be packed into less.
CachedAnswer answer(std::size_t bytes) {
  static std::mt19937 random(1);
  CachedAnswer made;
  for (std::size_t i = 0; i < bytes; ++i)
    made.response.body += static_cast<char>(random() & 0xFFU);
  return made;
}

}  // namespace

TEST_CASE("what was kept is found, and both are counted") {
  ResultCache cache(1U << 20U);
  CHECK_FALSE(cache.find("a"));
  const CachedAnswer kept = answer(10);
  cache.keep("a", kept);
  CHECK(cache.find("a").value().response.body == kept.response.body);
  CHECK(cache.find("a"));
  const CacheUse use = cache.use();
  CHECK(use.hits == 2);
  CHECK(use.misses == 1);
  CHECK(use.entries == 1);
}

TEST_CASE("a cache of no bytes keeps nothing") {
  ResultCache cache(0);
  CHECK_FALSE(cache.enabled());
  cache.keep("a", answer(0));
  CHECK_FALSE(cache.find("a"));
  CHECK(cache.use().entries == 0);
}

TEST_CASE("the bytes held never exceed the bound, and what was used last stays longest") {
  constexpr std::size_t kBytes = 4U << 20U;
  ResultCache cache(kBytes);
  const CachedAnswer kept = answer(1'000);
  for (int i = 0; i < 20'000; ++i) {
    cache.keep("k" + std::to_string(i), kept);
    if (i % 50 == 0) CHECK(cache.find("k0"));
    REQUIRE(cache.use().bytes <= kBytes);
  }
  CHECK_FALSE(cache.find("k1"));
  CHECK(cache.find("k19999"));
  CHECK(cache.use().entries > 1'000);
}

TEST_CASE("an answer that would drive out too much is not kept") {
  ResultCache cache(1U << 20U);
  cache.keep("a", answer(9'000));
  CHECK_FALSE(cache.find("a"));
}

TEST_CASE("texts are packed, and come out whole with all that belongs to them") {
  ResultCache cache(4U << 20U);
  CachedAnswer text;
  for (int i = 0; i < 3'000; ++i)
    text.response.body += "{\"id\":" + std::to_string(i) + "},";
  text.response.with("Link", "</a>; rel=\"next\"");
  text.response.summary = "hits=3000";
  text.hits = 3'000;
  cache.keep("a", text);
  CHECK(cache.use().bytes < text.response.body.size() / 2);
  const CachedAnswer found = cache.find("a").value();
  CHECK(found.response.body == text.response.body);
  CHECK(found.response.status == 200);
  CHECK(found.response.header("Link") == "</a>; rel=\"next\"");
  CHECK(found.response.summary == "hits=3000");
  CHECK(found.hits == 3'000);

  CachedAnswer sent_compressed = text;
  sent_compressed.response.with("Content-Encoding", "gzip");
  cache.keep("b", sent_compressed);
  CHECK_FALSE(cache.find("b"));  // as it is, and so too large: what is compressed is not packed
}

TEST_CASE("threads share it") {
  ResultCache cache(1U << 20U);
  const CachedAnswer kept = answer(500);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, &kept, t] {
      for (int i = 0; i < 2'000; ++i) {
        const std::string key = std::to_string((i * 7 + t) % 300);
        if (const auto found = cache.find(key)) {
          if (found->response.body.size() != 500) std::abort();
        } else {
          cache.keep(key, kept);
        }
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  CHECK(cache.use().hits + cache.use().misses == 8'000);
}
