// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a fuzz target without libFuzzer: on the files named and on what damage makes of them, or on
// inputs made up here.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

/// Bytes from a small alphabet of what matters to text code, and some of every kind.
std::string made_up(std::mt19937& random) {
  static const std::string kParts[] = {
      "a",  "anak-anak", "S",    "\"",   "(",  ")",        "-",        ":",    " ",  "\n",
      "é",  "e\xCC\x81", "\xC2", "\xFF", "Rp", "1,5 juta", "\xE2\x80", "{\"",  "&",  "\xF0\x9F",
      "di", "\t",        "'s",   ".",    "*",  "NEAR/3",   "judul:",   "\xEF", "\\", "]"};
  std::uniform_int_distribution<std::size_t> part(0, std::size(kParts) - 1);
  std::uniform_int_distribution<int> length(0, 40);
  std::uniform_int_distribution<int> byte(0, 255);
  std::string text;
  for (int i = length(random); i > 0; --i) {
    if (byte(random) < 16) {
      text.push_back(static_cast<char>(byte(random)));
    } else {
      text += kParts[part(random)];
    }
  }
  return text;
}

/// The input with a few bytes changed, a part left out or doubled, or the end cut off.
std::string damaged(std::string text, std::mt19937& random) {
  std::uniform_int_distribution<int> byte(0, 255);
  for (int i = byte(random) % 4; i >= 0 && !text.empty(); --i) {
    std::uniform_int_distribution<std::size_t> place(0, text.size() - 1);
    const std::size_t at = place(random);
    const auto size =
        std::min<std::size_t>(text.size() - at, 1U + static_cast<std::size_t>(byte(random)));
    switch (byte(random) % 5) {
      case 0:
        text.resize(at);
        break;
      case 1:
        text.erase(at, size);
        break;
      case 2:
        text.insert(at, text.substr(at, size));
        break;
      default:
        text[at] = static_cast<char>(byte(random));
    }
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr unsigned kSeed = 20230720;
  constexpr int kRuns = 3000;
  constexpr int kDamagedRuns = 500;
  std::mt19937 random(kSeed);
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string seed{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    run(seed);
    for (int j = 0; j < kDamagedRuns; ++j)
      run(damaged(seed, random));
  }
  if (argc > 1) return 0;
  for (int i = 0; i < kRuns; ++i)
    run(made_up(random));
  return 0;
}
