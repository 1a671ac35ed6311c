// SPDX-License-Identifier: GPL-2.0-or-later
#include "result_cache.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace telusur::searchd;

namespace {

std::shared_ptr<const CachedAnswer> answer(std::size_t bytes) {
  auto made = std::make_shared<CachedAnswer>();
  made->response.body.assign(bytes, 'x');
  return made;
}

}  // namespace

TEST_CASE("what was kept is found, and both are counted") {
  ResultCache cache(1U << 20U);
  CHECK(cache.find("a") == nullptr);
  cache.keep("a", answer(10));
  REQUIRE(cache.find("a") != nullptr);
  CHECK(cache.find("a")->response.body == "xxxxxxxxxx");
  const CacheUse use = cache.use();
  CHECK(use.hits == 2);
  CHECK(use.misses == 1);
  CHECK(use.entries == 1);
}

TEST_CASE("a cache of no bytes keeps nothing") {
  ResultCache cache(0);
  CHECK_FALSE(cache.enabled());
  cache.keep("a", answer(0));
  CHECK(cache.find("a") == nullptr);
  CHECK(cache.use().entries == 0);
}

TEST_CASE("the bytes held never exceed the bound, and what was used last stays longest") {
  constexpr std::size_t kBytes = 4U << 20U;
  ResultCache cache(kBytes);
  for (int i = 0; i < 20'000; ++i) {
    cache.keep("k" + std::to_string(i), answer(1'000));
    if (i % 50 == 0) CHECK(cache.find("k0") != nullptr);
    REQUIRE(cache.use().bytes <= kBytes);
  }
  CHECK(cache.find("k1") == nullptr);
  CHECK(cache.find("k19999") != nullptr);
  CHECK(cache.use().entries > 1'000);
}

TEST_CASE("an answer that would drive out too much is not kept") {
  ResultCache cache(1U << 20U);
  cache.keep("a", answer(9'000));
  CHECK(cache.find("a") == nullptr);
}

TEST_CASE("threads share it") {
  ResultCache cache(1U << 20U);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, t] {
      for (int i = 0; i < 2'000; ++i) {
        const std::string key = std::to_string((i * 7 + t) % 300);
        if (const auto found = cache.find(key)) {
          if (found->response.body.size() != 500) std::abort();
        } else {
          cache.keep(key, answer(500));
        }
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  CHECK(cache.use().hits + cache.use().misses == 8'000);
}
