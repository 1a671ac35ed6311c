// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/lexicon.hpp"

#include <bit>
#include <cstdio>

#include "analysis/lexicon_format.hpp"

namespace telusur::analysis {

namespace {

Error damaged(const char* what) {
  return Error{.code = ErrorCode::unsupported_format,
               .where = "lexicon",
               .what = what,
               .hint = "rebuild it with telusur-lexicon-compiler"};
}

/// Takes consecutive aligned sections out of one block of bytes.
class Sections {
 public:
  explicit Sections(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <class T>
  const T* take(std::size_t count) {
    const std::byte* begin = bytes_.data() + used_;
    used_ += aligned_to_8(count * sizeof(T));
    return reinterpret_cast<const T*>(begin);  // NOLINT: implicit-lifetime types in mapped bytes
  }
  [[nodiscard]] std::size_t used() const { return used_; }

 private:
  std::span<const std::byte> bytes_;
  std::size_t used_ = 0;
};

}  // namespace

Result<Lexicon> Lexicon::open(std::span<const std::byte> bytes) {
  LexiconHeader header{};
  if (bytes.size() < sizeof header) return damaged("shorter than its header");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kLexiconMagic) return damaged("not a lexicon of this format");
  if (header.slot_count < 2 || !std::has_single_bit(header.slot_count) ||
      header.entry_count >= header.slot_count || header.form_slot_count < 2 ||
      !std::has_single_bit(header.form_slot_count) ||
      header.form_bytes / 8 >= header.form_slot_count * std::size_t{8} ||
      header.licence_count == 0) {
    return damaged("impossible sizes");
  }
  Lexicon lexicon;
  Sections sections(bytes.subspan(sizeof header));
  lexicon.slots_ = sections.take<std::uint32_t>(header.slot_count);
  lexicon.entries_ = sections.take<LexiconEntry>(header.entry_count);
  lexicon.form_slots_ = sections.take<std::uint32_t>(header.form_slot_count);
  lexicon.forms_ = sections.take<char>(header.form_bytes);
  lexicon.licences_ = sections.take<Licence>(header.licence_count);
  lexicon.pairs_ = sections.take<PairPrior>(header.pair_count);
  lexicon.texts_ = sections.take<char>(header.text_bytes);
  if (sections.used() != bytes.size() - sizeof header) return damaged("not of the size it states");
  // The digest stands for checking every offset: only the builder writes tables.
  if (lexicon_digest(bytes.subspan(sizeof header)) != header.digest) return damaged("damaged");
  lexicon.mask_ = header.slot_count - 1;
  lexicon.form_mask_ = header.form_slot_count - 1;
  lexicon.shift_ = static_cast<unsigned>(64 - std::countr_zero(header.slot_count));
  lexicon.form_bytes_ = header.form_bytes;
  lexicon.entry_count_ = header.entry_count;
  lexicon.size_bytes_ = bytes.size();
  lexicon.digest_ = header.digest;
  return lexicon;
}

std::string Lexicon::digest() const {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(digest_));
  return text;
}

}  // namespace telusur::analysis
